// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/canceltoken.h"

#include <QThreadPool>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace omt::db {

/**
 * What the copies of a token share. A running job is entered here with a way to stop it; leaving
 * waits for a stop that is under way, so a stop never reaches the job after.
 */
struct CancelToken::State : std::enable_shared_from_this<CancelToken::State>
{
    /** `stop` runs in `pool`, which must outlive the entry. False when cancelled already. */
    bool enter(const void *job, QThreadPool *pool, std::function<void()> stop);
    void leave(const void *job);
    void cancel();

    std::atomic<bool> isCancelled = false;

private:
    struct Entry
    {
        const void *job;
        QThreadPool *pool;
        std::function<void()> stop;
    };
    void stopUntilItLeaves(const void *job);

    std::mutex m_mutex;
    std::condition_variable m_left;
    std::vector<Entry> m_entries;
};

} // namespace omt::db
