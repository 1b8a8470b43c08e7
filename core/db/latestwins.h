// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/database.h"

#include <QFutureWatcher>
#include <QObject>

namespace omt::db {

/**
 * For search-as-you-type and page loads: of several reads only the newest delivers.
 *
 * run() cancels the one before it, on the server too, and its callback is never called. Belongs to
 * the context's thread; destroying it cancels what is under way, and so it is when the context goes
 * first. (A watcher waits, not `future.then(context, ...)`, which Qt 6.4 does not let outlive its
 * context.)
 */
class LatestWins
{
public:
    LatestWins() = default;
    ~LatestWins() { cancel(); }
    LatestWins(const LatestWins &) = delete;
    LatestWins &operator=(const LatestWins &) = delete;

    /** callback(const Result<T> &) in the thread of the context, unless superseded or cancelled. */
    template <class F, class Callback>
    void run(Database &database, F fn, QObject *context, Callback callback)
    {
        cancel();
        m_token = std::make_shared<CancelToken>();
        using R = std::invoke_result_t<F, Connection &>;
        auto *watcher = new QFutureWatcher<R>(context);
        QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                         [watcher, token = m_token, callback = std::move(callback)]() mutable {
                             watcher->deleteLater();
                             if (!token->isCancelled() && watcher->future().resultCount() > 0)
                                 callback(watcher->result());
                         });
        QObject::connect(watcher, &QObject::destroyed, [token = m_token] { token->cancel(); });
        watcher->setFuture(database.read(std::move(fn), *m_token));
    }

    void cancel()
    {
        if (m_token)
            m_token->cancel();
        m_token.reset();
    }

private:
    std::shared_ptr<CancelToken> m_token;
};

} // namespace omt::db
