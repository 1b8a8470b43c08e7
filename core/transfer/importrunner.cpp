// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importrunner.h"

#include "core/base/logging.h"
#include "core/db/connection.h"
#include "core/db/pgerror.h"
#include "core/db/statistics.h"
#include "core/db/transaction.h"
#include "core/transfer/importedtitles.h"
#include "core/transfer/importreport.h"
#include "core/transfer/importstage.h"
#include "core/transfer/matcher.h"
#include "core/transfer/problemspool.h"
#include "core/transfer/stagesteps.h"
#include "core/transfer/text.h"

#include <QElapsedTimer>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

const QString uniqueViolation = u"23505"_s;

QStringList namesOf(const std::vector<ImportSource> &sources)
{
    QStringList names;
    for (const ImportSource &source : sources)
        names.append(source.name);
    return names;
}

// Compiling these statements takes longer than running them.
Result<> tune(db::Connection &connection)
{
    return connection.script(u"set local jit = off; set local work_mem = '32MB'; "
                             "set local omt.search_later = 'on'"_s);
}

} // namespace

ImportRunner::ImportRunner(db::Connection &connection, ConflictRule rule, bool dryRun,
                           ImportHooks hooks)
    : ImportRunner(connection, ImportRules{rule, {}}, dryRun, std::move(hooks))
{
}

ImportRunner::ImportRunner(db::Connection &connection, ImportRules rules, bool dryRun,
                           ImportHooks hooks)
    : m_connection(connection)
    , m_rules(std::move(rules))
    , m_dryRun(dryRun)
    , m_hooks(std::move(hooks))
{
}

Result<ImportReport> ImportRunner::run(const std::vector<ImportSource> &sources)
{
    QElapsedTimer timer;
    timer.start();
    db::Transaction transaction(m_connection);
    if (!transaction.begun())
        return transaction.begun().error();
    if (const auto done = tune(m_connection); !done)
        return done.error();
    if (const auto done = readAll(sources); !done)
        return done.error();
    if (const auto done = writeAll(sources); !done)
        return done.error();
    if (m_dryRun) {
        transaction.rollback();
        m_report.run = {};
        return m_report;
    }
    if (const auto done = settle(transaction); !done)
        return done.error();
    qCInfo(lcTransfer, "Imported %lld records in %lld ms", static_cast<long long>(m_report.read),
           static_cast<long long>(timer.elapsed()));
    return m_report;
}

Result<> ImportRunner::writeAll(const std::vector<ImportSource> &sources)
{
    if (const auto done = beginRun(sources); !done)
        return done;
    if (const auto done = matchAndWrite(); !done)
        return done;
    if (m_dryRun)
        return {};
    if (const auto done = remember(); !done)
        return done;
    return finishRun();
}

Result<> ImportRunner::settle(db::Transaction &transaction)
{
    if (const auto done = transaction.commit(); !done)
        return done;
    db::refreshStatistics(m_connection);
    if (const auto indexed = indexImportedTitles(m_connection, m_hooks); !indexed)
        qCWarning(lcTransfer).noquote() << "search:" << indexed.error().toLogString();
    return {};
}

Result<> ImportRunner::stage(const std::vector<ImportSource> &sources)
{
    db::Transaction transaction(m_connection);
    if (!transaction.begun())
        return transaction.begun();
    if (const auto done = readAll(sources); !done)
        return done;
    return transaction.commit();
}

Result<ImportReport> ImportRunner::compare()
{
    static const auto clear = db::Statement::load(u"transfer/clear_import_stage");
    static const auto totals = db::Statement::load(u"transfer/update_previewed_totals");
    m_report = m_read;
    if (const auto done = tune(m_connection); !done)
        return done.error();
    if (const auto cleared = m_connection.query(clear); !cleared)
        return cleared.error();
    tell(Text::tr("Finding the titles"));
    if (const auto done = Matcher(m_connection, m_rules.matchThreshold).run(&m_report.problems);
        !done)
        return done.error();
    tell(Text::tr("Comparing with the library"));
    if (const auto done = mergeEntries({totals}); !done)
        return done.error();
    if (const auto done = count(); !done)
        return done.error();
    return m_report;
}

Result<ImportReport> ImportRunner::writeStaged(const std::vector<ImportSource> &sources)
{
    static const auto clear = db::Statement::load(u"transfer/clear_import_stage");
    m_report = m_read;
    db::Transaction transaction(m_connection);
    if (!transaction.begun())
        return transaction.begun().error();
    if (const auto done = tune(m_connection); !done)
        return done.error();
    if (const auto cleared = m_connection.query(clear); !cleared)
        return cleared.error();
    if (const auto done = writeAll(sources); !done)
        return done.error();
    if (const auto done = settle(transaction); !done)
        return done.error();
    return m_report;
}

// What the person decided counts for the next import as well.
Result<> ImportRunner::remember()
{
    static const auto statement = db::Statement::load(u"transfer/remember_import_decisions");
    return executeSteps(m_connection, {statement});
}

Result<> ImportRunner::readAll(const std::vector<ImportSource> &sources)
{
    m_report = {};
    m_report.format = formatOf(sources);
    m_totalBytes = 0;
    for (const ImportSource &source : sources)
        m_totalBytes += source.size;
    qint64 done = 0;
    qint64 lastTold = -1;
    const ImportSource *current = nullptr;
    const auto keepGoing = [&] {
        const qint64 position = done + current->position();
        if (m_hooks.progress && (lastTold < 0 || position - lastTold > m_totalBytes / 200)) {
            lastTold = position;
            m_hooks.progress(position, m_totalBytes, Text::tr("Reading"));
        }
        return !(m_hooks.isCancelled && m_hooks.isCancelled());
    };
    ImportStage stage(m_connection, keepGoing);
    ProblemSpool spool;
    if (m_keepsProblems)
        stage.setProblemHandler([&spool](const Problem &problem) { spool.add(problem); });
    if (const auto opened = stage.open(); !opened)
        return opened;
    for (const ImportSource &source : sources) {
        current = &source;
        stage.setSource(source.source);
        const auto read = source.read(stage);
        if (stage.failure())
            return *stage.failure();
        if (!read)
            return read;
        done += source.size;
    }
    if (const auto closed = stage.close(); !closed)
        return closed;
    if (const auto kept = spool.store(m_connection); !kept)
        return kept;
    const StageCounts &counts = stage.counts();
    m_report.read = counts.rows + counts.folded + counts.failed;
    m_report.failed = counts.failed;
    m_report.unmatched = counts.nameless;
    m_report.merged = counts.folded;
    m_report.problems = counts.problems;
    m_read = m_report;
    return {};
}

Result<> ImportRunner::beginRun(const std::vector<ImportSource> &sources)
{
    static const auto insert = db::Statement::load(u"transfer/insert_import_run");
    QJsonObject fieldRules = m_rules.toJson();
    fieldRules.remove(u"all"_s);
    const auto run = m_connection.query(insert,
                                        {{u"format", m_report.format},
                                         {u"files", namesOf(sources)},
                                         {u"rule", toString(m_rules.conflict)},
                                         {u"field_rules", fieldRules}});
    if (!run)
        return run.error();
    m_report.run = run->first().id<ImportRunId>(u"id");
    return {};
}

// One import after the other, or two would add the same title. What somebody adds by hand between
// matching and writing shows as a conflict: then it is all matched again, knowing of it.
Result<> ImportRunner::matchAndWrite()
{
    static const auto lock = db::Statement::load(u"transfer/lock_imports");
    constexpr int mostAttempts = 3;
    if (const auto locked = m_connection.query(lock); !locked)
        return locked.error();
    const ImportReport before = m_report;
    for (int attempt = 1;; ++attempt) {
        db::Savepoint savepoint(m_connection);
        tell(Text::tr("Finding the titles"));
        Result<> done = Matcher(m_connection, m_rules.matchThreshold).run(&m_report.problems);
        if (done)
            done = write();
        if (done)
            return savepoint.release();
        const bool isRace
            = done.error().sqlState == uniqueViolation || db::isRetryable(done.error());
        if (!isRace || attempt == mostAttempts)
            return done;
        qCInfo(lcTransfer, "Matching again: %s", qPrintable(done.error().toLogString()));
        m_report = before;
    }
}

// An edit that changed nothing would stand in the way of redo, so it is taken back whole.
Result<> ImportRunner::write()
{
    static const auto begin = db::Statement::load(u"transfer/begin_import_edit");
    db::Savepoint savepoint(m_connection);
    const auto edit = m_connection.query(
        begin, {{u"label", Text::tr("Import %1").arg(m_report.format)}, {u"run", m_report.run}});
    if (!edit)
        return edit.error();
    tell(Text::tr("Adding titles"));
    if (const auto done = saveTitles(); !done)
        return done;
    tell(Text::tr("Comparing with the library"));
    if (const auto done = mergeEntries(); !done)
        return done;
    if (const auto done = count(); !done)
        return done;
    tell(Text::tr("Writing the library"));
    if (const auto done = saveEntries(); !done)
        return done;
    const auto changes = hasChanges();
    if (!changes)
        return changes.error();
    return *changes ? savepoint.release() : Result<>();
}

Result<> ImportRunner::saveTitles()
{
    static const QList<db::Statement> steps{db::Statement::load(u"transfer/insert_imported_media"),
                                            db::Statement::load(u"transfer/insert_imported_names"),
                                            db::Statement::load(u"transfer/insert_imported_links"),
                                            db::Statement::load(u"transfer/save_imported_screen"),
                                            db::Statement::load(u"transfer/save_imported_written"),
                                            db::Statement::load(u"transfer/save_imported_game"),
                                            db::Statement::load(u"transfer/save_imported_audio"),
                                            db::Statement::load(u"transfer/save_imported_event")};
    static const auto taken = db::Statement::load(u"transfer/select_titles_taken");
    if (const auto done = executeSteps(m_connection, steps); !done)
        return done;
    const auto rows = m_connection.query(taken);
    if (!rows)
        return rows.error();
    if (!rows->first().boolean(u"is_taken"))
        return {};
    Error race = makeError(Error::Kind::Conflict,
                           Text::tr("Somebody else was adding the same titles at the same time."),
                           {}, Text::tr("Import the files again."));
    race.sqlState = uniqueViolation;
    return race;
}

// `afterEntries`: what else is to be worked out of the entries before they are compared.
Result<> ImportRunner::mergeEntries(const QList<db::Statement> &afterEntries)
{
    static const auto passes = db::Statement::load(u"transfer/insert_import_passes");
    static const auto entries = db::Statement::load(u"transfer/insert_import_entries");
    static const auto fresh = db::Statement::load(u"transfer/insert_new_changes");
    static const auto merged = db::Statement::load(u"transfer/insert_merged_changes");
    static const auto reviews = db::Statement::load(u"transfer/insert_import_reviews");
    static const auto lists = db::Statement::load(u"transfer/insert_import_list_items");
    static const auto refused = db::Statement::load(u"transfer/select_refused_lists");
    if (const auto done = executeSteps(m_connection, {passes, entries}); !done)
        return done;
    if (const auto done = executeSteps(m_connection, afterEntries); !done)
        return done;
    if (const auto done = measureStage(m_connection, {u"import_passes"_s, u"import_entries"_s});
        !done)
        return done;
    if (const auto done = executeSteps(m_connection, {fresh}); !done)
        return done;
    const auto compared = m_connection.execute(merged, {{u"rules", m_rules.toJson()}});
    if (!compared)
        return compared.error();
    if (const auto done = measureStage(m_connection, {u"import_changes"_s}); !done)
        return done;
    if (const auto done = executeSteps(m_connection, {reviews, lists}); !done)
        return done;
    const auto names = m_connection.query(refused);
    if (!names)
        return names.error();
    for (const db::Row row : *names) {
        addProblem(&m_report.problems,
                   {{},
                    0,
                    Text::tr("\"%1\" is a smart list of yours, so nothing was put into it.")
                        .arg(row.text(u"list_name")),
                    true});
    }
    return {};
}

Result<> ImportRunner::saveEntries()
{
    static const QList<db::Statement> steps{
        db::Statement::load(u"transfer/insert_imported_entries"),
        db::Statement::load(u"transfer/update_imported_entries"),
        db::Statement::load(u"transfer/delete_replaced_passes"),
        db::Statement::load(u"transfer/insert_imported_passes"),
        db::Statement::load(u"transfer/insert_imported_reviews"),
        db::Statement::load(u"transfer/update_imported_reviews"),
        db::Statement::load(u"transfer/insert_imported_lists"),
        db::Statement::load(u"transfer/insert_imported_list_items")};
    return executeSteps(m_connection, steps);
}

Result<> ImportRunner::count()
{
    static const auto outcomes = db::Statement::load(u"transfer/count_import_outcomes");
    const auto counted = m_connection.query(outcomes);
    if (!counted)
        return counted.error();
    const db::Row row = counted->first();
    m_report.created = row.integer(u"created");
    m_report.updated = row.integer(u"updated");
    m_report.unchanged = row.integer(u"unchanged");
    m_report.conflicts = row.integer(u"conflicts");
    m_report.merged += row.integer(u"merged");
    m_report.unmatched += row.integer(u"unmatched");
    m_report.skipped = row.integer(u"skipped");
    m_report.closeCalls = row.integer(u"close_calls");
    return {};
}

Result<bool> ImportRunner::hasChanges()
{
    static const auto select = db::Statement::load(u"transfer/select_edit_has_changes");
    const auto rows = m_connection.query(select);
    if (!rows)
        return rows.error();
    return rows->first().boolean(u"has_changes");
}

Result<> ImportRunner::finishRun()
{
    static const auto finish = db::Statement::load(u"transfer/finish_import_run");
    const auto finished = m_connection.execute(finish,
                                               {{u"id", m_report.run},
                                                {u"format", m_report.format},
                                                {u"read", m_report.read},
                                                {u"created", m_report.created},
                                                {u"updated", m_report.updated},
                                                {u"unchanged", m_report.unchanged},
                                                {u"merged", m_report.merged},
                                                {u"conflicts", m_report.conflicts},
                                                {u"unmatched", m_report.unmatched},
                                                {u"failed", m_report.failed},
                                                {u"skipped", m_report.skipped},
                                                {u"close_calls", m_report.closeCalls},
                                                {u"problems", problemsToJson(m_report.problems)}});
    return finished ? Result<>() : finished.error();
}

void ImportRunner::tell(const QString &text)
{
    if (m_hooks.progress)
        m_hooks.progress(m_totalBytes, m_totalBytes, text);
}

} // namespace omt::transfer
