// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/server/clusterpaths.h"
#include "core/server/pginstallation.h"

#include <QList>
#include <QString>

namespace omt::server {

/** Why a server that was started ended again, read from what it wrote. */
enum class StartFailure {
    LockHeld, ///< postmaster.pid or the socket's lock names a live process, or is empty
    MemoryHeld, ///< processes of a dead server still linger
    DiskFull,
    Permissions, ///< the data directory's owner or mode
    OtherVersion,
    OutOfMemory,
    Damaged, ///< files of the database are missing or hold nonsense
    Other,
};
[[nodiscard]] StartFailure classifyStartFailure(const QString &log);

/** The same as a sentence, a piece of advice, and the log's last lines. */
[[nodiscard]] Error startFailureError(StartFailure failure, const ClusterPaths &paths,
                                      const QString &log);
/** What runTool() said about initdb, made understandable. */
[[nodiscard]] Error initFailure(const Error &toolError, const ClusterPaths &paths);
/** Nothing usable among `found`. */
[[nodiscard]] Error noInstallationError(const QList<PgInstallation> &found);
/** The library was made with another major than those installed. */
[[nodiscard]] Error otherMajorError(int needed, const QList<PgInstallation> &found);
/** What was open is no longer there. */
[[nodiscard]] Error missingClusterError(const QString &dir);
[[nodiscard]] Error damagedClusterError(const ClusterPaths::Existing &cluster);

} // namespace omt::server
