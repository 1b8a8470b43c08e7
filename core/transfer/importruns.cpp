// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/database.h"
#include "core/transfer/importjob.h"
#include "core/transfer/importreport.h"

#include <QJsonDocument>

namespace omt::transfer {

namespace {

constexpr int mostRuns = 1000;

ImportRun runOf(const db::Row &row)
{
    ImportRun run;
    run.id = row.id<ImportRunId>(u"id");
    run.format = row.text(u"format");
    run.files = row.textList(u"files");
    run.startedAt = row.dateTime(u"started_at");
    run.undoneAt = row.dateTime(u"undone_at");
    run.leftAlone = leftAloneFromJson(row.json(u"left_alone").array());
    ImportReport &report = run.report;
    report.run = run.id;
    report.format = run.format;
    report.read = row.integer(u"rows_read");
    report.created = row.integer(u"rows_created");
    report.updated = row.integer(u"rows_updated");
    report.unchanged = row.integer(u"rows_unchanged");
    report.merged = row.integer(u"rows_merged");
    report.conflicts = row.integer(u"rows_conflicting");
    report.unmatched = row.integer(u"rows_unmatched");
    report.failed = row.integer(u"rows_failed");
    report.skipped = row.integer(u"rows_skipped");
    report.closeCalls = row.integer(u"rows_close");
    report.problems = problemsFromJson(row.json(u"problems").array());
    return run;
}

} // namespace

QFuture<Result<QList<ImportRun>>> importRuns(db::Database &database)
{
    return database.read([](db::Connection &connection) -> Result<QList<ImportRun>> {
        static const auto select = db::Statement::load(u"transfer/select_import_runs");
        const auto rows = connection.query(select, {{u"limit", mostRuns}});
        if (!rows)
            return rows.error();
        return rows->map(runOf);
    });
}

} // namespace omt::transfer
