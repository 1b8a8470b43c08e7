// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/server/serveraccount.h"

#include <QString>

#include <chrono>
#include <functional>
#ifdef Q_OS_WIN
#include <QLockFile>
#include <memory>
#endif

namespace omt::server {

/**
 * Held while the cluster is made, started or stopped, so that two programs never do that at once.
 * Not held by those who merely use the cluster. Released by the destructor and by the kernel when
 * the process dies in whatever way; hence flock() and not QLockFile, whose file outlives a killed
 * process and cannot be told from a live one's when a container has changed its host name.
 */
class LifecycleLock
{
public:
    LifecycleLock() = default;
    LifecycleLock(LifecycleLock &&other) noexcept;
    LifecycleLock &operator=(LifecycleLock &&other) noexcept;
    ~LifecycleLock();
    Q_DISABLE_COPY(LifecycleLock)

    /** Waits for whoever holds it. `onWait` is called once when that is necessary. */
    [[nodiscard]] Result<> acquire(const QString &file, const ServerAccount &account,
                                   std::chrono::milliseconds timeout,
                                   const std::function<bool()> &isCancelled,
                                   const std::function<void()> &onWait);
    void release();

private:
#ifdef Q_OS_WIN
    std::unique_ptr<QLockFile> m_lock;
#else
    int m_fd = -1;
#endif
};

} // namespace omt::server
