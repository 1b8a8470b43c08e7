// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/server/serveraccount.h"

#include <QString>

#include <memory>

namespace omt::server {

/**
 * A server that was started by us and goes on without us: its own session, no inherited files, its
 * output appended to a log file. This object only watches whether it has ended; destroying it does
 * nothing to the server. Copies watch the same process.
 */
class ServerProcess
{
public:
    /**
     * `logFile` is made when missing and must not be a link. Succeeds once the program could be
     * executed; that it works is for the caller to find out. errors: Server, DataDirectory,
     * DiskFull.
     */
    [[nodiscard]] static Result<ServerProcess>
    start(const Command &command, const ServerAccount &account, const QString &logFile);

    [[nodiscard]] qint64 pid() const;
    [[nodiscard]] bool hasEnded() const;
    /** "exit status 1", "signal 9"; for error details. */
    [[nodiscard]] QString howItEnded() const;

private:
    struct Watch;
    std::shared_ptr<Watch> m_watch;
};

} // namespace omt::server
