// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/server/clusterpaths.h"
#include "core/server/serveraccount.h"

#include <QString>

namespace omt::server {

/** What became of the lock files of a server that PostgreSQL takes for a living one. */
struct RemainsVerdict
{
    enum class Kind {
        Cleared, ///< proven dead; the lock files are gone, or were harmless
        Live, ///< a process works in the cluster's directory
        Unknown, ///< this system does not tell; nothing was touched
    };
    Kind kind = Kind::Unknown;
    qint64 pid = 0; ///< the postmaster the files name, 0 when none
    QString details; ///< for the log and the error: which process, whose
};

/**
 * PostgreSQL itself recovers from a pid file whose process is dead. It refuses for ever when the
 * number now belongs to another process of the same account, when that process is a zombie nobody
 * waits for (containers), or when the file is empty. This removes the files then, but only on
 * proof: no live process of the account works in the cluster's directory, which every process of a
 * PostgreSQL server does. To be called under the lifecycle lock, after PostgreSQL refused and the
 * connection test failed.
 */
[[nodiscard]] RemainsVerdict clearDeadRemains(const QString &clusterDir, const ClusterPaths &paths,
                                              const ServerAccount &account);

/** Whether a server that works in `clusterDir` has lost its socket, so that nobody can reach it. */
[[nodiscard]] bool isUnreachable(const QString &clusterDir, qint64 pid);

} // namespace omt::server
