// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/clusterstarter.h"

#include "core/base/logging.h"
#include "core/server/platform.h"
#include "core/server/postmasterpid.h"
#include "core/server/text.h"

#include <QFile>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace omt::server {

namespace {

constexpr auto immediateTimeout = 10s;
constexpr auto exitTimeout = 2s; // between removing its pid file and being gone
constexpr unsigned long pollMicroseconds = 1000;

bool isGone(qint64 pid)
{
    return platform::processState(pid) != platform::ProcessState::Alive;
}

} // namespace

bool waitUntil(std::chrono::milliseconds timeout, const std::function<bool()> &condition)
{
    const Stopwatch clock;
    while (!condition()) {
        if (clock.elapsed() > timeout)
            return false;
        QThread::usleep(pollMicroseconds);
    }
    return true;
}

Result<> stopServer(const QString &clusterDir, const ClusterTimeouts &timeouts)
{
    const QString pidFile = clusterDir + u"/postmaster.pid";
    const auto server = PostmasterPid::read(pidFile);
    if (!server || isGone(server->pid)
        || platform::isProcessIn(clusterDir, server->pid) == platform::Answer::No) {
        return Done{};
    }
    const qint64 pid = server->pid;
    const auto hasStopped = [&] { return !QFile::exists(pidFile) || isGone(pid); };
    const Stopwatch clock;
    bool stopped = platform::requestStop(pid, platform::StopMode::Fast)
        && waitUntil(timeouts.stop, hasStopped);
    if (!stopped) {
        qCWarning(lcServer) << "Server" << pid << "does not stop; stopping it at once";
        stopped = platform::requestStop(pid, platform::StopMode::Immediate)
            && waitUntil(immediateTimeout, hasStopped);
    }
    if (!stopped) {
        return makeError(Error::Kind::Server, Text::tr("The library's database does not stop."),
                         u"process %1 ignored SIGINT and SIGQUIT"_s.arg(pid),
                         Text::tr("It goes on in the background and does no harm. Restart the "
                                  "computer to be rid of it."));
    }
    (void)waitUntil(exitTimeout, [pid] { return isGone(pid); });
    qCInfo(lcServer) << "Stopped server" << pid << "in" << clock.elapsed().count() << "ms";
    return Done{};
}

} // namespace omt::server
