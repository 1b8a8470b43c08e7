// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QFutureWatcher>

namespace omt::ui {

/**
 * Calls `receive` with the future's result in the thread of `context`, always from its event loop,
 * and not at all when `context` is gone by then. A cancelled future gives a Cancelled error.
 *
 * Not `future.then(context, ...)`: in Qt 6.4 that asserts, and in a release build may race, when
 * the context is destroyed before another thread finishes the future. A watcher belongs to its
 * context and lets go of the future safely.
 */
template <class T, class Receive>
void onAnswer(const QFuture<Result<T>> &future, QObject *context, Receive receive)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, receive = std::move(receive)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             receive(watcher->result());
                         else
                             receive(Result<T>(cancelledError()));
                     });
    watcher->setFuture(future);
}

/** The same for answers that cannot fail. */
template <class T, class Receive>
void onResult(const QFuture<T> &future, QObject *context, Receive receive)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, receive = std::move(receive)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             receive(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace omt::ui
