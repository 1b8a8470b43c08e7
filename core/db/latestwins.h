// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/database.h"

#include <QObject>

namespace omt::db {

/**
 * For search-as-you-type and page loads: of several reads only the newest delivers.
 *
 * run() cancels the one before it, on the server too, and its callback is never called. Belongs to
 * the context's thread; destroying it cancels what is under way.
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
        auto future = database.read(std::move(fn), *m_token);
        using R = std::invoke_result_t<F, Connection &>;
        future.then(context, [token = m_token, callback = std::move(callback)](const R &result) {
            if (!token->isCancelled())
                callback(result);
        });
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
