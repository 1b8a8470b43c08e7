// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/connectionsettings.h"
#include "ui/access/catalogjobs.h"

namespace omt::app {

/** Opens the files in another thread. */
[[nodiscard]] QFuture<Result<QList<ui::CatalogFile>>> recogniseCatalogs(const QStringList &files);

[[nodiscard]] ui::CatalogImportTask *
makeCatalogImport(const db::ConnectionSettings &settings,
                  const transfer::CatalogImportOptions &options, QObject *parent);
[[nodiscard]] ui::CatalogRemovalTask *makeCatalogRemoval(const db::ConnectionSettings &settings,
                                                         const QString &source, QObject *parent);

} // namespace omt::app
