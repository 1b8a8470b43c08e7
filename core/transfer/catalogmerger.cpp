// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogmerger.h"

#include "core/db/transaction.h"
#include "core/transfer/importstage.h"

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

CatalogMerger::CatalogMerger(const db::ConnectionSettings &settings, CatalogRun run,
                             std::function<bool()> isCancelled)
    : m_isCancelled(std::move(isCancelled))
    , m_run(std::move(run))
{
    for (std::thread &thread : m_threads)
        thread = std::thread([this, settings] { work(settings); });
}

CatalogMerger::~CatalogMerger()
{
    abandon();
    for (std::thread &thread : m_threads)
        thread.join();
}

bool CatalogMerger::post(std::unique_ptr<CatalogBatch> batch, const BatchSource &source)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_jobs.empty() || m_failure; });
    if (m_failure)
        return false;
    m_jobs.push({std::move(batch), source, m_posted++});
    m_changed.notify_all();
    return true;
}

Result<> CatalogMerger::finish()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return (m_jobs.empty() && m_atWork.empty()) || m_failure; });
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
    m_changed.wait(lock, [this] { return m_atWork.empty(); });
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
        m_changed.wait(lock, [this] { return m_isClosing || (!m_jobs.empty() && !m_failure); });
        if (m_isClosing)
            return;
        const Job job = std::move(m_jobs.front());
        m_jobs.pop();
        m_atWork.push_back(job);
        m_changed.notify_all();
        lock.unlock();
        const auto merged = merge(connection, job);
        lock.lock();
        if (!merged && !m_failure)
            m_failure = merged.error();
        std::erase_if(m_atWork, [&job](const Job &each) { return each.number == job.number; });
        m_changed.notify_all();
    }
}

bool CatalogMerger::isIndependent(const Job &job) const
{
    std::unique_lock lock(m_mutex);
    const std::vector<Job> others = m_atWork;
    if (!m_mayOverlap)
        return false;
    lock.unlock();
    return std::ranges::none_of(others, [&job](const Job &other) {
        return other.number < job.number && job.batch->dependsOn(*other.batch);
    });
}

Result<> CatalogMerger::awaitTurn(qint64 number)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this, number] { return m_turn == number || m_failure; });
    return m_failure ? Result<>(*m_failure) : Result<>();
}

Result<> CatalogMerger::merge(db::Connection &connection, const Job &job)
{
    BatchTurn turn{[this, &job] { return awaitTurn(job.number); }, isIndependent(job)};
    db::Transaction transaction(connection);
    if (!transaction.begun())
        return transaction.begun();
    // Search takes new titles in afterwards, all at once; see indexImportedTitles().
    if (const auto set = connection.script(
            u"set local jit = off; set local work_mem = '64MB'; set local random_page_cost = 0.2; "
            "set local omt.search_later = 'on'"_s);
        !set)
        return set;
    const auto outcome = mergeBatch(connection, *job.batch, job.source, turn);
    if (!outcome)
        return outcome.error();
    if (const auto come = turn.await(); !come)
        return come;
    CatalogRun run = this->run(); // only whose turn it is changes it
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
    m_mayOverlap = m_mayOverlap && !turn.spokeOfOld;
    ++m_turn;
    m_changed.notify_all();
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
