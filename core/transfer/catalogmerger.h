// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/catalogmerge.h"
#include "core/transfer/catalogruns.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <queue>
#include <thread>

namespace omt::transfer {

/**
 * The writing half of a catalog import: a thread and a connection of its own, which bring batch
 * after batch into the catalog, each one transaction that also stores how far the run is. While it
 * works, the next batch is read. The first failure ends it; what is committed stays.
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
        std::unique_ptr<CatalogBatch> batch;
        BatchSource source;
    };
    void work(const db::ConnectionSettings &settings);
    [[nodiscard]] Result<> merge(db::Connection &connection, const Job &job);
    void fail(const Error &error);

    const std::function<bool()> m_isCancelled;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::queue<Job> m_jobs;
    bool m_isBusy = false;
    bool m_isClosing = false;
    std::optional<Error> m_failure;
    CatalogRun m_run;
    QList<Problem> m_problems;
    qint64 m_knownSeq = -1;
    bool m_peopleChanged = false;
    std::thread m_thread; // last: it uses the rest
};

} // namespace omt::transfer
