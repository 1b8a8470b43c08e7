// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/serverloss.h"

#include "core/server/serveraccount.h"
#include "core/server/serverlog.h"
#include "core/server/startfailure.h"

#include <QFileInfo>

namespace omt::server {

ServerLoss::ServerLoss(const ClusterOptions &options)
{
    const QString dataDir = options.dataDir.isEmpty() ? defaultDataDir() : options.dataDir;
    const auto account = ServerAccount::forLibrary(options.account, dataDir);
    if (!account)
        return;
    auto paths = ClusterPaths::resolve(dataDir, options.socketDir, *account);
    if (!paths)
        return;
    m_paths = std::move(paths).value();
    m_logSize = QFileInfo(m_paths->logFile).size();
}

// Only a full disk takes a running server away by itself; the rest keeps its own words.
Error ServerLoss::explain(const Error &error) const
{
    if (error.kind != Error::Kind::Connection || !m_paths)
        return error;
    const QString log = serverLogSince(m_paths->logFile, m_logSize);
    if (classifyStartFailure(log) != StartFailure::DiskFull)
        return error;
    return startFailureError(StartFailure::DiskFull, *m_paths, error.details);
}

} // namespace omt::server
