// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace omt::server {

/**
 * What a running or dead server wrote about itself into postmaster.pid (or the lock file beside its
 * socket, which has the same first lines). Only a claim: the process may be long gone and its
 * number in use by another one.
 */
struct PostmasterPid
{
    qint64 pid = 0;
    QString dataDirectory;
    qint64 startTime = 0; ///< seconds since 1970
    int port = 0;
    QString socketDirectory;
    QString status; ///< "starting", "ready", "stopping", …; empty while it is being written

    /** Nothing when the first line is not a process number. Later lines may be missing. */
    [[nodiscard]] static std::optional<PostmasterPid> parse(const QByteArray &text);
    /** Nothing when the file is missing, unreadable or not parseable. */
    [[nodiscard]] static std::optional<PostmasterPid> read(const QString &file);
};

} // namespace omt::server
