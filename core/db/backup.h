// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/db/connectionsettings.h"

#include <QString>

namespace omt::db {

struct BackupRequest
{
    QString binDirectory; ///< where pg_dump is
    ConnectionSettings connection; ///< of somebody who may read everything
    QString directory; ///< where backups are kept; made when missing
    int keep = 5; ///< older ones are deleted once the new one is complete
};

/**
 * Dumps the database with pg_dump's custom format and returns the file's path.
 *
 * The file appears under its name (<UTC time>.dump) only when it is whole. Blocks the calling
 * thread, which must not be the window's. Fails with DataDirectory, DiskFull, ServerNotFound (no
 * pg_dump) or Database.
 */
[[nodiscard]] Result<QString> createBackup(const BackupRequest &request);

/** Paths of the backups in a directory, newest first. */
[[nodiscard]] QStringList backups(const QString &directory);

} // namespace omt::db
