// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogmerger.h"

#include "core/db/transaction.h"
#include "core/transfer/importstage.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

CatalogMerger::CatalogMerger(const db::ConnectionSettings &settings, CatalogRun run,
                             std::function<bool()> isCancelled)
    : m_isCancelled(std::move(isCancelled))
    , m_run(std::move(run))
    , m_thread([this, settings] { work(settings); })
{
}

CatalogMerger::~CatalogMerger()
{
    abandon();
    m_thread.join();
}

bool CatalogMerger::post(std::unique_ptr<CatalogBatch> batch, const BatchSource &source)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_jobs.empty() || m_failure; });
    if (m_failure)
        return false;
    m_jobs.push({std::move(batch), source});
    m_changed.notify_all();
    return true;
}

Result<> CatalogMerger::finish()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return (m_jobs.empty() && !m_isBusy) || m_failure; });
    if (m_failure)
        return *m_failure;
    return {};
}

void CatalogMerger::abandon()
{
    std::unique_lock lock(m_mutex);
    m_jobs = {};
    m_isClosing = true;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return !m_isBusy; });
}

std::optional<Error> CatalogMerger::failure() const
{
    const std::scoped_lock lock(m_mutex);
    return m_failure;
}

CatalogRun CatalogMerger::run() const
{
    const std::scoped_lock lock(m_mutex);
    return m_run;
}

QList<Problem> CatalogMerger::problems() const
{
    const std::scoped_lock lock(m_mutex);
    return m_problems;
}

qint64 CatalogMerger::takeKnownSeq()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_knownSeq, -1);
}

bool CatalogMerger::takePeopleChanged()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_peopleChanged, false);
}

void CatalogMerger::work(const db::ConnectionSettings &settings)
{
    static const auto open = db::Statement::load(u"catalogimport/open_stage");
    db::Connection connection(settings);
    connection.setInterruption(m_isCancelled);
    Result<> ready = connection.open();
    if (ready) {
        const auto opened = connection.query(open);
        if (!opened)
            ready = opened.error();
    }
    if (!ready)
        fail(ready.error());
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_isBusy = false;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_isClosing || (!m_jobs.empty() && !m_failure); });
        if (m_isClosing)
            return;
        const Job job = std::move(m_jobs.front());
        m_jobs.pop();
        m_isBusy = true;
        m_changed.notify_all();
        lock.unlock();
        if (const auto merged = merge(connection, job); !merged)
            fail(merged.error());
    }
}

Result<> CatalogMerger::merge(db::Connection &connection, const Job &job)
{
    db::Transaction transaction(connection);
    if (!transaction.begun())
        return transaction.begun();
    // Search takes new titles in afterwards, all at once; see indexImportedTitles().
    if (const auto set = connection.script(
            u"set local jit = off; set local work_mem = '64MB'; set local random_page_cost = 0.2; "
            "set local omt.search_later = 'on'"_s);
        !set)
        return set;
    const auto outcome = mergeBatch(connection, *job.batch, job.source);
    if (!outcome)
        return outcome.error();
    CatalogRun run = this->run(); // this thread alone changes it
    run.position = job.batch->position;
    run.counts += job.batch->counts;
    run.counts += outcome->counts;
    if (const auto stored = storeRun(connection, run, RunState::Running); !stored)
        return stored;
    if (const auto committed = transaction.commit(); !committed)
        return committed;
    const std::scoped_lock lock(m_mutex);
    m_run = run;
    for (const Problem &problem : job.batch->problems)
        addProblem(&m_problems, problem);
    for (const Problem &problem : outcome->conflicts)
        addProblem(&m_problems, problem);
    if (outcome->knownSeq >= 0)
        m_knownSeq = outcome->knownSeq;
    m_peopleChanged = m_peopleChanged || outcome->peopleChanged;
    return {};
}

void CatalogMerger::fail(const Error &error)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_failure)
        m_failure = error;
    m_changed.notify_all();
}

} // namespace omt::transfer
