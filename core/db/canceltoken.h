// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>

namespace omt::db {

/**
 * Lets somebody outside stop a job, waiting or running. Copies share one state; a default-made one
 * is inert until used. Thread-safe.
 *
 * A job that is cancelled before it starts is skipped; one that runs is stopped on the server as
 * well. Either way its future yields Error::Kind::Cancelled.
 */
class CancelToken
{
public:
    CancelToken();

    /** Returns at once; the server is told from another thread. */
    void cancel() const;
    [[nodiscard]] bool isCancelled() const;

private:
    friend class Executor;
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace omt::db
