// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/lifecyclelock.h"

#include "core/server/platform.h"
#include "core/server/stopwatch.h"
#include "core/server/text.h"

#include <QThread>

#include <cerrno>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace omt::server {

namespace {

constexpr unsigned long pollMicroseconds = 2000;

Error lockError(const QString &file, int errorNumber)
{
    using namespace Qt::StringLiterals;
    const bool full = platform::isNoSpace(errorNumber);
    return makeError(full ? Error::Kind::DiskFull : Error::Kind::DataDirectory,
                     full ? Text::tr("There is no space left for the library's database.")
                          : Text::tr("The folder of the library's database cannot be written to."),
                     file + u": "_s + platform::describe(errorNumber),
                     full ? Text::tr("Free some space on that disk.")
                          : Text::tr("Make sure that you may write in the data folder."));
}

} // namespace

LifecycleLock::LifecycleLock(LifecycleLock &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
{
}

LifecycleLock &LifecycleLock::operator=(LifecycleLock &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    return *this;
}

LifecycleLock::~LifecycleLock()
{
    release();
}

Result<> LifecycleLock::acquire(const QString &file, const ServerAccount &account,
                                std::chrono::milliseconds timeout,
                                const std::function<bool()> &isCancelled,
                                const std::function<void()> &onWait)
{
    Q_ASSERT(m_fd < 0);
    const int opened = platform::openPrivateFile(file, 0, account.uid, account.gid);
    if (opened < 0)
        return lockError(file, -opened);
    m_fd = opened;
    const Stopwatch clock;
    for (bool first = true; ::flock(m_fd, LOCK_EX | LOCK_NB) != 0; first = false) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            const int reason = errno;
            release();
            return lockError(file, reason);
        }
        if (first && onWait)
            onWait();
        const bool cancelled = isCancelled && isCancelled();
        if (cancelled || clock.elapsed() >= timeout) {
            release();
            if (cancelled)
                return cancelledError();
            return makeError(
                Error::Kind::Server,
                Text::tr("Another program has been starting or stopping the library's database "
                         "for too long."),
                file, Text::tr("Close other windows of this program and omt, then try again."));
        }
        QThread::usleep(pollMicroseconds);
    }
    return Done{};
}

void LifecycleLock::release()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

} // namespace omt::server
