// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/canceltoken.h"

#include "core/db/canceltoken_p.h"

#include <algorithm>
#include <chrono>

namespace omt::db {

bool CancelToken::State::enter(const void *job, QThreadPool *pool, std::function<void()> stop)
{
    const std::lock_guard lock(m_mutex);
    if (isCancelled)
        return false;
    m_entries.push_back({job, pool, std::move(stop)});
    return true;
}

void CancelToken::State::leave(const void *job)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_entries, [job](const Entry &entry) { return entry.job == job; });
    m_left.notify_all();
}

void CancelToken::State::cancel()
{
    const std::lock_guard lock(m_mutex);
    if (isCancelled.exchange(true))
        return;
    for (const Entry &entry : m_entries) {
        entry.pool->start(
            [self = shared_from_this(), job = entry.job] { self->stopUntilItLeaves(job); });
    }
}

// Once is not enough: a request that arrives just before the statement does is forgotten.
void CancelToken::State::stopUntilItLeaves(const void *job)
{
    std::unique_lock lock(m_mutex);
    const auto entry = [this, job] {
        return std::find_if(m_entries.begin(), m_entries.end(),
                            [job](const Entry &candidate) { return candidate.job == job; });
    };
    auto pause = std::chrono::milliseconds(10);
    while (entry() != m_entries.end()) {
        entry()->stop();
        m_left.wait_for(lock, pause, [&] { return entry() == m_entries.end(); });
        pause = std::min(pause * 2, std::chrono::milliseconds(1000));
    }
}

CancelToken::CancelToken()
    : m_state(std::make_shared<State>())
{
}

void CancelToken::cancel() const
{
    m_state->cancel();
}

bool CancelToken::isCancelled() const
{
    return m_state->isCancelled;
}

} // namespace omt::db
