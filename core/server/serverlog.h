// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace omt::server {

inline constexpr int failureLogLines = 20; ///< shown with an error
inline constexpr int reportLogLines = 50; ///< shown in a report

/**
 * The last lines of the server's log; empty when there is none. Reads at most 64 kB. What the
 * server says to those who knock before it is ready, as we do, is no failure and left out.
 */
[[nodiscard]] QStringList serverLogTail(const QString &logFile, int lines);

/**
 * What was written to the log after it had `size` bytes, at most the last 64 kB of it; all of a log
 * that is shorter by now, for it was begun anew.
 */
[[nodiscard]] QString serverLogSince(const QString &logFile, qint64 size);

/** server.log becomes server.log.1 and so on when it has grown; five old ones are kept. */
void rotateServerLog(const QString &logFile);

} // namespace omt::server
