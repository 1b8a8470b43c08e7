// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importrunner.h"

namespace omt::transfer {

struct CatalogImportOptions;

/** What is read as one: mostly a file; those of IMDb that belong together are one. */
struct CatalogPart
{
    ImportSource source;
    QStringList paths;
    int order = 0;
};

/** All parts of one catalog, in the order in which they are read. */
struct CatalogParts
{
    QString source; ///< name of the catalog
    std::vector<CatalogPart> parts;

    [[nodiscard]] QStringList formats() const;
    [[nodiscard]] QStringList paths() const;
};

/** Opens and recognises the files; fails with BadInput for the first that cannot be. */
[[nodiscard]] Result<std::vector<CatalogParts>> openCatalogs(const CatalogImportOptions &options);

} // namespace omt::transfer
