// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/catalogmerge.h"
#include "core/transfer/catalogruns.h"

#include <array>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <queue>
#include <thread>
#include <vector>

namespace omt::transfer {

/**
 * The writing half of a catalog import: two threads with a connection each, which bring batch
 * after batch into the catalog, each one transaction that also stores how far the run is. While
 * they work, the next batch is read. A batch is written beside the one before where they have
 * nothing to do with each other, and always committed after it. The first failure ends it; what is
 * committed stays.
 *
 * Used by one thread, the reading one.
 */
class CatalogMerger
{
public:
    CatalogMerger(const db::ConnectionSettings &settings, CatalogRun run,
                  std::function<bool()> isCancelled);
    /** Waits for the batch at work; those that wait are dropped. */
    ~CatalogMerger();
    CatalogMerger(const CatalogMerger &) = delete;
    CatalogMerger &operator=(const CatalogMerger &) = delete;

    /** Takes a batch, waiting while another waits already. False: it has failed. */
    [[nodiscard]] bool post(std::unique_ptr<CatalogBatch> batch, const BatchSource &source);
    /** Waits until everything is committed. */
    [[nodiscard]] Result<> finish();
    /** Drops what waits and waits for what is at work. */
    void abandon();

    [[nodiscard]] std::optional<Error> failure() const;
    /** The run as far as it is committed. */
    [[nodiscard]] CatalogRun run() const;
    /** Contradictions, and problems of the batches that are committed; the first thousand. */
    [[nodiscard]] QList<Problem> problems() const;
    /** Number of an old record met unchanged since this was last asked, or -1. */
    [[nodiscard]] qint64 takeKnownSeq();
    /** Whether names of people came or changed since this was last asked. */
    [[nodiscard]] bool takePeopleChanged();

private:
    struct Job
    {
        std::shared_ptr<const CatalogBatch> batch;
        BatchSource source;
        qint64 number = 0;
    };
    void work(const db::ConnectionSettings &settings);
    [[nodiscard]] Result<> merge(db::Connection &connection, const Job &job);
    [[nodiscard]] bool isIndependent(const Job &job) const;
    [[nodiscard]] Result<> awaitTurn(qint64 number);
    void fail(const Error &error);

    const std::function<bool()> m_isCancelled;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::queue<Job> m_jobs;
    std::vector<Job> m_atWork;
    qint64 m_posted = 0;
    qint64 m_turn = 0; ///< number of the batch that is to be committed next
    bool m_mayOverlap = true; ///< no batch has spoken of titles that are there already
    bool m_isClosing = false;
    std::optional<Error> m_failure;
    CatalogRun m_run;
    QList<Problem> m_problems;
    qint64 m_knownSeq = -1;
    bool m_peopleChanged = false;
    std::array<std::thread, 2> m_threads; // last: they use the rest
};

} // namespace omt::transfer
