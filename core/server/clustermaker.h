// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/server/clusteroptions.h"
#include "core/server/clusterpaths.h"
#include "core/server/serveraccount.h"

#include <functional>

namespace omt::server {

/**
 * Makes a new cluster: initdb into <major>.tmp-XXXXXX, then one rename, so that a cluster either
 * exists whole or not at all. The caller holds the lifecycle lock.
 */
class ClusterMaker
{
public:
    ClusterMaker(const ClusterPaths &paths, const ServerAccount &account,
                 const PgInstallation &installation, const ClusterOptions &options,
                 std::function<bool()> isCancelled);

    /** Returns the directory. Fails with DiskFull, DataDirectory, Server or Cancelled. */
    [[nodiscard]] Result<QString> make();

    /** Removes what attempts left that did not come to their end. */
    static void removeLeftovers(const ClusterPaths &paths);

private:
    [[nodiscard]] Result<> checkSpace() const;
    [[nodiscard]] Result<> runInitdb(const QString &dir) const;
    [[nodiscard]] QList<QStringList> localeChoices() const;

    const ClusterPaths &m_paths;
    const ServerAccount &m_account;
    const PgInstallation &m_installation;
    const ClusterOptions &m_options;
    std::function<bool()> m_isCancelled;
};

} // namespace omt::server
