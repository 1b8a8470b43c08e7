// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importstage.h"

#include "core/domain/writtentext.h"
#include "core/transfer/stagedtitle.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <climits>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestListName = 255;

void writeDate(db::CopyWriter &writer, const PartialDate &given)
{
    const PartialDate date = storableDate(given);
    writer.field(date.start());
    writer.field(date.precision());
}

std::optional<int> notNegative(std::optional<int> number)
{
    return number && *number >= 0 ? number : std::nullopt;
}

QStringList tagsOf(const ImportRow &row)
{
    QStringList tags;
    for (const QString &tag : row.tags) {
        const QString trimmed = tag.trimmed();
        if (!showsNothing(trimmed) && !tags.contains(trimmed))
            tags.append(trimmed);
    }
    return tags;
}

QJsonArray listsOf(const ImportRow &row)
{
    QJsonArray lists;
    for (const ImportRow::ListPlace &place : row.lists) {
        const QString name = place.list.trimmed().left(longestListName);
        if (showsNothing(name))
            continue;
        lists.append(QJsonObject{{u"name"_s, name},
                                 {u"description"_s, place.description},
                                 {u"place"_s, place.position},
                                 {u"note"_s, place.note}});
    }
    return lists;
}

// Blank texts say nothing, unlike a missing field of another type they are easily met.
std::optional<QString> said(const std::optional<QString> &text)
{
    return text && !text->trimmed().isEmpty() ? text : std::nullopt;
}

} // namespace

void addProblem(QList<Problem> *problems, Problem problem)
{
    if (problems->size() < mostProblems)
        problems->append(std::move(problem));
}

ImportStage::ImportStage(db::Connection &connection, std::function<bool()> keepGoing)
    : m_connection(connection)
    , m_keepGoing(std::move(keepGoing))
{
}

Result<> ImportStage::open()
{
    static const auto openStage = db::Statement::load(u"transfer/open_import_stage");
    static const auto copyRows = db::Statement::load(u"transfer/copy_import_rows");
    if (const auto opened = m_connection.query(openStage); !opened)
        return opened.error();
    auto writer = m_connection.copyIn(copyRows);
    if (!writer)
        return writer.error();
    m_writer.emplace(std::move(writer).value());
    return {};
}

Result<> ImportStage::close()
{
    static const auto measure = db::Statement::load(u"transfer/measure_import_stage");
    const auto stored = m_writer->finish();
    m_writer.reset();
    if (!stored)
        return stored.error();
    const auto measured = m_connection.query(measure, {{u"stage_table", u"import_rows"_s}});
    return measured ? Result<>() : measured.error();
}

bool ImportStage::row(ImportRow &&row)
{
    if (!m_keepGoing())
        return stop(cancelledError());
    ++m_counts.rows;
    m_counts.folded += std::max(row.records, 0) - 1;
    if (!isStageable(row.media)) {
        ++m_counts.nameless;
        const Problem nameless{
            row.file, row.line,
            QCoreApplication::translate("omt::transfer::ImportJob",
                                        "The record names no title and was left out."),
            false};
        if (m_onProblem)
            m_onProblem(nameless);
        addProblem(&m_counts.problems, nameless);
        return true;
    }
    if (const auto written = write(row); !written)
        return stop(written.error());
    return true;
}

bool ImportStage::problem(Problem &&problem)
{
    if (!m_keepGoing())
        return stop(cancelledError());
    if (!problem.recordKept && problem.line > 0)
        ++m_counts.failed;
    if (m_onProblem && problem.line > 0)
        m_onProblem(problem);
    addProblem(&m_counts.problems, std::move(problem));
    return true;
}

void ImportStage::notImported(const QString &part, qint64 records)
{
    if (records <= 0)
        return;
    const int count = static_cast<int>(std::min<qint64>(records, INT_MAX));
    addProblem(&m_counts.problems,
               {part, 0,
                QCoreApplication::translate("omt::transfer::ImportJob",
                                            "%n record(s) are known and left out on purpose.",
                                            nullptr, count),
                true});
}

bool ImportStage::stop(const Error &error)
{
    if (!m_failure)
        m_failure = error;
    return false;
}

Result<> ImportStage::write(const ImportRow &row)
{
    db::CopyWriter &writer = *m_writer;
    writer.field(++m_rowNumber);
    writer.field(row.file);
    writer.field(row.line);
    writer.field(m_source);
    writeTitle(writer, row.media);
    writer.field(row.status ? db::BindValue(toString(*row.status)) : db::BindValue(nullptr));
    writer.field(notNegative(row.progress));
    writer.field(row.rating ? db::BindValue(row.rating->hundred()) : db::BindValue(nullptr));
    writer.field(said(row.notes));
    writer.field(said(row.review));
    writer.field(row.reviewHasSpoilers);
    writer.field(tagsOf(row));
    writeDate(writer, row.startedAt);
    writeDate(writer, row.completedAt);
    writeDate(writer, row.earlierStartedAt);
    writeDate(writer, row.earlierCompletedAt);
    writeDate(writer, row.addedAt);
    writer.field(storableDate(row.updatedAt).start());
    writer.field(row.isFavourite);
    writer.field(row.isPrivate);
    writer.field(notNegative(row.earlierPasses));
    writer.field(row.isPlay);
    writer.field(row.isRepeat);
    writer.field(listsOf(row));
    writer.field(row.extras);
    return writer.endRow();
}

} // namespace omt::transfer
