// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/canceltoken.h"

#include "core/db/canceltoken_p.h"

#include <algorithm>

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
}

void CancelToken::State::cancel()
{
    const std::lock_guard lock(m_mutex);
    if (isCancelled.exchange(true))
        return;
    for (const Entry &entry : m_entries) {
        entry.pool->start([self = shared_from_this(), job = entry.job] {
            const std::lock_guard stopping(self->m_mutex);
            const auto found
                = std::find_if(self->m_entries.begin(), self->m_entries.end(),
                               [job](const Entry &candidate) { return candidate.job == job; });
            if (found != self->m_entries.end())
                found->stop();
        });
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
