// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/server/serveraccount.h"

#include <QString>

#include <optional>

namespace omt::server {

/**
 * Where everything of one private cluster lies. A plain value; making it touches nothing.
 *
 *     <base>/pg/            0700, belongs to the server's account
 *         15/               the cluster; exists only when whole
 *         15.tmp-XXXXXX/    an attempt to make one
 *         conf/             our configuration, written whole at every start
 *         log/server.log    what the server says, server.log.1 … the older ones
 *         lifecycle.lock    held while the server is made, started or stopped
 *     <socket dir>          0700, outside, since a socket's path must be short
 *
 * `<base>` is the data directory; when root runs the program and the server's account cannot reach
 * that (/root), it is /var/lib/omnimediatrak/<8 hex digits of the data directory>.
 */
struct ClusterPaths
{
    QString dataDir;
    QString pgDir;
    QString confDir;
    QString logDir;
    QString logFile;
    QString lockFile;
    QString socketDir;
    int port = 0; ///< part of the socket's name; a TCP port only where there are no unix sockets

    /**
     * `dataDir` empty: defaultDataDir(). `socketDir` empty: chosen. Fails on a too long socket and
     * on line breaks and other control characters, which PostgreSQL's own files cannot hold.
     */
    [[nodiscard]] static Result<ClusterPaths>
    resolve(const QString &dataDir, const QString &socketDir, const ServerAccount &account);

    /** Makes the directories and checks owner and mode; repairs a mode that is too open. */
    [[nodiscard]] Result<> ensure(const ServerAccount &account) const;

    /** The cluster in use: the highest numbered directory that is not empty. */
    struct Existing
    {
        QString dir;
        int major = 0; ///< as PG_VERSION says it; 0 when it is damaged
        QString missing = {}; ///< a file without which it is none, when it is damaged
    };
    [[nodiscard]] std::optional<Existing> existingCluster() const;
    [[nodiscard]] QString clusterDir(int major) const;
};

/** OMT_DATA_DIR, else the user's place for data: ~/.local/share/omnimediatrak and the like. */
[[nodiscard]] QString defaultDataDir();

/** Bytes a socket directory may have, so that the socket's name still fits the kernel's limit. */
[[nodiscard]] int maximumSocketDirLength();

} // namespace omt::server
