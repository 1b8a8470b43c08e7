// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/server/clusterpaths.h"
#include "core/server/serveraccount.h"

#include <QByteArray>
#include <QString>

namespace omt::server {

/** What may differ from one cluster to another. */
struct ServerTuning
{
    int sharedBuffersMegabytes = 256; ///< touched lazily: costs nothing until used
    int maxConnections = 100; ///< a window holds some five, each `omt` two or three
    bool fsync = true; ///< only tests turn it off: without it a power cut destroys the library
};

/**
 * The configuration of the server, written whole at every start so that nothing of an older
 * version of the program lingers: conf/postgresql.conf, conf/pg_hba.conf, conf/pg_ident.conf.
 */
class ServerConfig
{
public:
    ServerConfig(const ClusterPaths &paths, const ServerAccount &account, int major,
                 ServerTuning tuning);

    [[nodiscard]] QByteArray settings() const;
    [[nodiscard]] QByteArray accessRules() const;
    [[nodiscard]] QByteArray userMap() const;

    /** Each file is replaced atomically. Fails with DiskFull or DataDirectory. */
    [[nodiscard]] Result<> write() const;
    [[nodiscard]] QString file() const;

private:
    ClusterPaths m_paths;
    ServerAccount m_account;
    int m_major;
    ServerTuning m_tuning;
};

/** 'text' for a configuration file, with quotes and backslashes made harmless. */
[[nodiscard]] QByteArray quotedSetting(const QString &text);

} // namespace omt::server
