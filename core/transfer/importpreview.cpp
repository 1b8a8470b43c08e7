// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importpreview.h"

#include "core/db/connection.h"
#include "core/db/transaction.h"
#include "core/domain/searchlexemes.h"
#include "core/domain/titletext.h"
#include "core/transfer/stagedtitle.h"
#include "core/transfer/stagesteps.h"

#include <algorithm>
#include <numeric>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

db::BindValue stateValue(const PreviewFilter &filter)
{
    return filter.state ? db::BindValue(toString(*filter.state)) : db::BindValue(nullptr);
}

// What was typed is no pattern.
QString patternOf(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + text + u'%';
}

db::BindValue actionValue(ImportDecision::Action action)
{
    switch (action) {
    case ImportDecision::Action::Take:
        return u"take"_s;
    case ImportDecision::Action::MakeNew:
        return u"new"_s;
    case ImportDecision::Action::Skip:
        return u"skip"_s;
    case ImportDecision::Action::Split:
        return u"apart"_s;
    case ImportDecision::Action::Join:
        return u"join"_s;
    case ImportDecision::Action::Forget:
        break;
    }
    return nullptr;
}

QStringList textsOf(const QList<qint64> &numbers)
{
    QStringList texts;
    texts.reserve(numbers.size());
    for (const qint64 number : numbers)
        texts.append(QString::number(number));
    return texts;
}

} // namespace

ImportPreview::ImportPreview(db::Connection &connection)
    : m_connection(connection)
    , m_runner(connection, ImportRules(), false, {})
{
    m_runner.keepProblems();
}

Result<> ImportPreview::read(std::vector<ImportSource> sources, const ImportHooks &hooks)
{
    m_sources = std::move(sources);
    m_runner.setHooks(hooks);
    return m_runner.stage(m_sources);
}

Result<PreviewSummary> ImportPreview::update(const ImportRules &rules, const ImportHooks &hooks)
{
    static const auto fill = db::Statement::load(u"transfer/insert_import_preview");
    static const auto count = db::Statement::load(u"transfer/count_import_preview");
    m_runner.setRules(rules);
    m_runner.setHooks(hooks);
    return db::inTransaction(
        m_connection, [this](db::Connection &connection) -> Result<PreviewSummary> {
            const auto report = m_runner.compare();
            if (!report)
                return report.error();
            if (const auto done = measureStage(
                    connection, {u"import_changes"_s, u"import_titles"_s, u"import_candidates"_s});
                !done)
                return done.error();
            if (const auto done = executeSteps(connection, {fill}); !done)
                return done.error();
            if (const auto done = measureStage(connection, {u"import_preview"_s}); !done)
                return done.error();
            const auto counts = connection.query(count);
            if (!counts)
                return counts.error();
            m_counts.clear();
            for (const db::Row row : *counts)
                m_counts.insert(previewStateFromString(row.text(u"state")), row.integer(u"lines"));
            return PreviewSummary{*report, m_counts};
        });
}

Result<PreviewPage> ImportPreview::page(const PreviewFilter &filter, qint64 from, int count)
{
    static const auto select = db::Statement::load(u"transfer/select_preview_page");
    static const auto find = db::Statement::load(u"transfer/find_preview_page");
    PreviewPage page;
    db::Bindings bindings{{u"state", stateValue(filter)}, {u"from", from}, {u"limit", count}};
    const bool searches = !filter.text.isEmpty();
    if (searches)
        bindings.add(u"pattern", patternOf(filter.text));
    const auto rows = m_connection.query(searches ? find : select, bindings);
    if (!rows)
        return rows.error();
    QList<qint64> lines;
    for (const db::Row row : *rows)
        lines.append(row.integer(u"line_no"));
    if (searches) {
        page.total = lines.isEmpty() ? 0 : rows->first().integer(u"total");
    } else if (filter.state) {
        page.total = m_counts.value(*filter.state);
    } else {
        page.total = lineCount();
    }
    const auto told = tell(lines, [&page](const PreviewRow &row) -> Result<> {
        page.rows.append(row);
        return {};
    });
    return told ? Result<PreviewPage>(page) : told.error();
}

qint64 ImportPreview::lineCount() const
{
    return std::accumulate(m_counts.cbegin(), m_counts.cend(), qint64(0));
}

Result<> ImportPreview::tell(const QList<qint64> &lines,
                             const std::function<Result<>(const PreviewRow &)> &take)
{
    static const auto select = db::Statement::load(u"transfer/select_import_preview");
    if (lines.isEmpty())
        return {};
    const auto read = m_connection.stream(
        select, {{u"lines", textsOf(lines)}},
        [&take](const db::Row &row) -> Result<> { return take(previewRowOf(row)); });
    return read ? Result<>() : read.error();
}

Result<QList<qint64>> ImportPreview::records(const PreviewFilter &filter)
{
    static const auto select = db::Statement::load(u"transfer/select_preview_records");
    QList<qint64> records;
    const auto read = m_connection.stream(
        select, {{u"state", stateValue(filter)}, {u"pattern", patternOf(filter.text)}},
        [&records](const db::Row &row) -> Result<> {
            records.append(row.integer(u"row_no"));
            return {};
        });
    if (!read)
        return read.error();
    return records;
}

Result<> ImportPreview::forEach(const std::function<Result<>(const PreviewRow &)> &take)
{
    constexpr qint64 atOnce = 500;
    const qint64 total = lineCount();
    for (qint64 first = 1; first <= total; first += atOnce) {
        QList<qint64> lines(std::min(atOnce, total - first + 1));
        std::iota(lines.begin(), lines.end(), first);
        if (const auto told = tell(lines, take); !told)
            return told;
    }
    return {};
}

Result<> ImportPreview::regroup(const ImportDecision &decision)
{
    static const auto save = db::Statement::load(u"transfer/save_import_grouping");
    QList<qint64> records = decision.records;
    const bool joins = decision.action == ImportDecision::Action::Join;
    if (records.isEmpty() || (joins && records.size() < 2))
        return {};
    const qint64 first = *std::min_element(records.cbegin(), records.cend());
    if (joins)
        records.removeAll(first);
    const auto saved = m_connection.execute(save,
                                            {{u"rows", textsOf(records)},
                                             {u"action", actionValue(decision.action)},
                                             {u"joins_row", first}});
    return saved ? Result<>() : saved.error();
}

Result<> ImportPreview::decide(const ImportDecision &decision)
{
    using Action = ImportDecision::Action;
    if (decision.action == Action::Split || decision.action == Action::Join)
        return regroup(decision);
    static const auto save = db::Statement::load(u"transfer/save_import_decision");
    const auto saved = m_connection.execute(save,
                                            {{u"rows", textsOf(decision.records)},
                                             {u"action", actionValue(decision.action)},
                                             {u"media_id", decision.media}});
    return saved ? Result<>() : saved.error();
}

Result<> ImportPreview::choose(const FieldChoice &choice)
{
    static const auto save = db::Statement::load(u"transfer/save_import_choice");
    const auto saved = m_connection.execute(save,
                                            {{u"rows", textsOf(choice.records)},
                                             {u"field", choice.field},
                                             {u"takes_theirs", choice.takesTheirs}});
    return saved ? Result<>() : saved.error();
}

Result<> ImportPreview::edit(const RecordEdit &edit)
{
    static const auto update = db::Statement::load(u"transfer/update_import_row");
    Media media;
    media.title = edit.title.value_or(QString());
    const bool hasTitle = !media.title.trimmed().isEmpty();
    const QString title = storableTitle(media);
    std::optional<QDate> release;
    if (edit.year && *edit.year > 0)
        release = QDate(*edit.year, 1, 1);
    const MediaTypeInfo *type = edit.type ? &info(*edit.type) : nullptr;
    const auto ifSaid = [](bool isSaid, const QString &text) {
        return isSaid ? db::BindValue(text) : db::BindValue(nullptr);
    };
    const auto changed = m_connection.execute(
        update,
        {{u"row_no", edit.record},
         {u"title", ifSaid(hasTitle, title)},
         {u"title_key", ifSaid(hasTitle, titleKey(title))},
         {u"search_text", ifSaid(hasTitle, searchVector({title}, {}, {}))},
         {u"release_date", release},
         {u"release_precision", ifSaid(release.has_value(), u"year"_s)},
         {u"media_type", ifSaid(type != nullptr, type ? QString::fromUtf16(type->key) : QString())},
         {u"media_class",
          ifSaid(type != nullptr, type ? QString::fromUtf16(type->mediaClass) : QString())},
         {u"family", ifSaid(type != nullptr, type ? toString(type->family) : QString())},
         {u"status",
          ifSaid(edit.status.has_value(), edit.status ? toString(*edit.status) : QString())},
         {u"progress", edit.progress},
         {u"rating", edit.rating ? db::BindValue(edit.rating->hundred()) : db::BindValue(nullptr)},
         {u"notes", edit.notes}});
    return changed ? Result<>() : changed.error();
}

Result<ImportReport> ImportPreview::run(const ImportHooks &hooks)
{
    m_runner.setHooks(hooks);
    return m_runner.writeStaged(m_sources);
}

} // namespace omt::transfer
