// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogstage.h"

#include "core/transfer/importstage.h"
#include "core/transfer/stagedtitle.h"
#include "core/transfer/stagesteps.h"

#include <QCoreApplication>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 batchRows = 20'000;

QString namelessText()
{
    return QCoreApplication::translate("omt::transfer::CatalogImportJob",
                                       "The record names no title and was left out.");
}

} // namespace

CatalogStage::CatalogStage(db::Connection &connection, std::function<bool()> keepGoing)
    : m_connection(connection)
    , m_keepGoing(std::move(keepGoing))
{
}

CatalogStage::~CatalogStage()
{
    m_writer.reset();
}

bool CatalogStage::row(ImportRow &&row)
{
    if (!m_keepGoing())
        return stop(cancelledError());
    ++m_report.read;
    if (!isStageable(row.media)) {
        ++m_report.failed;
        addProblem(&m_report.problems, {row.file, row.line, namelessText(), false});
        return true;
    }
    if (const auto taken = take(row); !taken)
        return stop(taken.error());
    return true;
}

bool CatalogStage::problem(Problem &&problem)
{
    if (!m_keepGoing())
        return stop(cancelledError());
    if (!problem.recordKept && problem.line > 0) {
        ++m_report.read;
        ++m_report.failed;
    }
    addProblem(&m_report.problems, std::move(problem));
    return true;
}

Result<> CatalogStage::finish()
{
    return m_writer ? endBatch() : Result<>();
}

Result<> CatalogStage::take(const ImportRow &row)
{
    if (!m_writer) {
        if (const auto begun = beginBatch(); !begun)
            return begun;
    }
    m_writer->field(++m_rowsInBatch);
    writeTitle(*m_writer, row.media);
    if (const auto written = m_writer->endRow(); !written)
        return written;
    return m_rowsInBatch >= batchRows ? endBatch() : Result<>();
}

Result<> CatalogStage::beginBatch()
{
    static const auto open = db::Statement::load(u"transfer/open_catalog_stage");
    static const auto copy = db::Statement::load(u"transfer/copy_catalog_rows");
    m_rowsInBatch = 0;
    m_transaction = std::make_unique<db::Transaction>(m_connection);
    if (!m_transaction->begun())
        return m_transaction->begun();
    if (const auto done
        = m_connection.script(u"set local jit = off; set local work_mem = '32MB'"_s);
        !done)
        return done;
    if (const auto opened = m_connection.query(open); !opened)
        return opened.error();
    auto writer = m_connection.copyIn(copy);
    if (!writer)
        return writer.error();
    m_writer.emplace(std::move(writer).value());
    return {};
}

Result<> CatalogStage::endBatch()
{
    const auto stored = m_writer->finish();
    m_writer.reset();
    if (!stored)
        return stored.error();
    if (const auto merged = mergeBatch(); !merged)
        return merged;
    const auto committed = m_transaction->commit();
    m_transaction.reset();
    return committed;
}

Result<> CatalogStage::mergeBatch()
{
    static const auto keys = db::Statement::load(u"transfer/insert_catalog_keys");
    static const auto groups = db::Statement::load(u"transfer/insert_catalog_groups");
    static const auto measure = db::Statement::load(u"transfer/measure_catalog_stage");
    static const auto byKey = db::Statement::load(u"transfer/group_catalog_rows");
    static const QList<db::Statement> matching{
        db::Statement::load(u"transfer/match_catalog_groups"),
        db::Statement::load(u"transfer/choose_catalog_rows")};
    static const auto drop = db::Statement::load(u"transfer/drop_nameless_catalog_groups");
    static const QList<db::Statement> writing{db::Statement::load(u"transfer/insert_catalog_media"),
                                              db::Statement::load(u"transfer/update_catalog_media"),
                                              db::Statement::load(u"transfer/update_catalog_names"),
                                              db::Statement::load(u"transfer/insert_catalog_names"),
                                              db::Statement::load(u"transfer/insert_catalog_links"),
                                              db::Statement::load(u"transfer/save_catalog_screen"),
                                              db::Statement::load(u"transfer/save_catalog_written"),
                                              db::Statement::load(u"transfer/save_catalog_game"),
                                              db::Statement::load(u"transfer/save_catalog_audio"),
                                              db::Statement::load(u"transfer/save_catalog_event"),
                                              db::Statement::load(u"transfer/insert_catalog_seen")};
    if (const auto done = executeSteps(m_connection, {keys, groups}); !done)
        return done;
    if (const auto measured = m_connection.query(measure); !measured)
        return measured.error();
    if (const auto done = executeUntilStill(m_connection, byKey); !done)
        return done;
    if (const auto done = executeSteps(m_connection, matching); !done)
        return done;
    const auto dropped = m_connection.execute(drop);
    if (!dropped)
        return dropped.error();
    if (*dropped > 0) {
        m_report.failed += *dropped;
        addProblem(&m_report.problems, {{}, 0, namelessText(), false});
    }
    if (const auto done = executeSteps(m_connection, writing); !done)
        return done;
    return countBatch();
}

Result<> CatalogStage::countBatch()
{
    static const auto count = db::Statement::load(u"transfer/count_catalog_outcomes");
    const auto counted = m_connection.query(count);
    if (!counted)
        return counted.error();
    const db::Row row = counted->first();
    m_report.created += row.integer(u"created");
    m_report.updated += row.integer(u"updated");
    m_report.unchanged += row.integer(u"unchanged");
    return {};
}

bool CatalogStage::stop(const Error &error)
{
    if (!m_failure)
        m_failure = error;
    return false;
}

} // namespace omt::transfer
