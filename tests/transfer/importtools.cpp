// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/transfer/importtools.h"

#include "core/transfer/format.h"

namespace omt::test {

using namespace Qt::StringLiterals;

Result<> ImportBench::open()
{
    auto made = TestDatabase::create();
    if (!made)
        return made.error();
    m_database = std::move(made).value();
    m_settings = m_database->asLocalUser();
    m_admin = std::make_unique<db::Connection>(m_database->asAdmin());
    return m_admin->open();
}

Result<transfer::ImportReport> ImportBench::import(const QList<transfer::ImportRow> &rows,
                                                   transfer::ConflictRule rule, bool dryRun,
                                                   transfer::ImportHooks hooks)
{
    db::Connection connection(m_settings);
    if (const auto opened = connection.open(); !opened)
        return opened.error();
    std::vector<transfer::ImportSource> sources;
    sources.push_back(sourceOf(rows));
    return transfer::ImportRunner(connection, rule, dryRun, std::move(hooks)).run(sources);
}

Result<transfer::ImportReport> ImportBench::importFiles(const QStringList &files,
                                                        transfer::ConflictRule rule, bool dryRun)
{
    return transfer::ImportJob::run(m_settings, {files, {}, rule, dryRun});
}

QString ImportBench::ask(const QString &sql)
{
    const auto rows = m_admin->query(db::Statement::fromText(sql, sql));
    if (!rows)
        return u'!' + rows.error().toLogString();
    return rows->isEmpty() ? QString() : rows->first().text(rows->columns().first());
}

QString ImportBench::askAll(const QString &sql)
{
    const auto rows = m_admin->query(db::Statement::fromText(sql, sql));
    if (!rows)
        return u'!' + rows.error().toLogString();
    QStringList values;
    for (const db::Row row : *rows)
        values.append(row.text(rows->columns().first()));
    return values.join(u'|');
}

QString ImportBench::tableCounts()
{
    QStringList counts;
    for (const auto *table :
         {u"media.media", u"media.titles", u"media.external_links", u"media.relationships",
          u"media.screen_attributes", u"media.written_attributes", u"media.game_attributes",
          u"media.audio_attributes", u"media.event_attributes", u"interaction.user_media",
          u"interaction.passes", u"interaction.reviews", u"interaction.user_lists",
          u"interaction.list_items"}) {
        const QString name = QString::fromUtf16(table);
        counts.append(name + u' ' + ask(u"select count(*) from "_s + name));
    }
    return counts.join(u", "_s);
}

QString ImportBench::entry(const QString &title)
{
    static const auto statement = db::Statement::fromText(u"entry"_s, uR"(
        select concat_ws(' ', e.status, e.progress || '/' || coalesce(pt.progress_total::text, '?'),
          'r' || e.rating,
          case when e.started_at is not null then 'from ' || to_char(e.started_at, 'YYYY-MM-DD') || ' ' || e.started_precision end,
          case when e.completed_at is not null then 'to ' || to_char(e.completed_at, 'YYYY-MM-DD') || ' ' || e.completed_precision end,
          'pass ' || e.pass_number,
          case when e.is_favourite then 'favourite' end,
          case when e.tags <> '{}' then '[' || array_to_string(e.tags, ',') || ']' end,
          nullif(e.notes, '')) as entry
        from interaction.user_media e
        join media.media m on m.id = e.media_id
        left join media.progress_totals pt on pt.media_id = m.id
        where m.title = :title::text)"_s);
    const auto rows = m_admin->query(statement, {{u"title", title}});
    if (!rows)
        return u'!' + rows.error().toLogString();
    QStringList entries;
    for (const db::Row row : *rows)
        entries.append(row.text(u"entry"));
    return entries.join(u'|');
}

transfer::ImportSource sourceOf(const QList<transfer::ImportRow> &rows, const QString &source)
{
    transfer::ImportSource made;
    made.name = u"list"_s;
    made.format = u"fake"_s;
    made.source = source;
    made.position = [] { return qint64(0); };
    made.read = [rows](transfer::RowSink &sink) -> Result<> {
        qint64 line = 0;
        for (transfer::ImportRow row : rows) {
            row.line = ++line;
            if (sink.wasTaken(0))
                continue;
            if (!sink.row(std::move(row)))
                return cancelledError();
        }
        return {};
    };
    return made;
}

transfer::ImportRow rowOf(const QString &title, MediaType type, const QString &key, int year)
{
    transfer::ImportRow row;
    row.file = u"list"_s;
    row.media.title = title;
    row.media.type = type;
    if (!key.isEmpty())
        row.media.externalKeys.append(ExternalKey::fromString(key));
    if (year != 0)
        row.media.releaseDate = PartialDate::fromYear(year);
    return row;
}

bool addsUp(const transfer::ImportReport &report)
{
    return report.created + report.updated + report.unchanged + report.conflicts + report.merged
        + report.unmatched + report.failed + report.skipped
        == report.read;
}

QString summary(const transfer::ImportReport &report)
{
    QStringList parts;
    for (const auto &[name, count] :
         {std::pair(u"read"_s, report.read), std::pair(u"created"_s, report.created),
          std::pair(u"updated"_s, report.updated), std::pair(u"unchanged"_s, report.unchanged),
          std::pair(u"merged"_s, report.merged), std::pair(u"conflicts"_s, report.conflicts),
          std::pair(u"unmatched"_s, report.unmatched), std::pair(u"failed"_s, report.failed),
          std::pair(u"skipped"_s, report.skipped)}) {
        if (count != 0)
            parts.append(name + u' ' + QString::number(count));
    }
    return parts.join(u", "_s);
}

} // namespace omt::test
