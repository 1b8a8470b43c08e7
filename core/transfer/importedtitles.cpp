// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importedtitles.h"

#include "core/catalog/searchindex.h"
#include "core/transfer/importrunner.h"

#include <QCoreApplication>

namespace omt::transfer {

Result<> indexImportedTitles(db::Connection &connection, const ImportHooks &hooks)
{
    if (hooks.progress) {
        hooks.progress(0, 0,
                       QCoreApplication::translate("omt::transfer::CatalogImportJob",
                                                   "Making the titles searchable"));
    }
    return catalog::indexQueuedTitles(connection).map([](qint64) { return Done(); });
}

} // namespace omt::transfer
