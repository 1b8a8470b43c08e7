// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importedtitles.h"

#include "core/catalog/searchupkeep.h"
#include "core/transfer/importrunner.h"

#include <QCoreApplication>

namespace omt::transfer {

Result<> indexImportedTitles(db::Connection &connection, const ImportHooks &hooks)
{
    const auto tell = [&hooks](const catalog::IndexProgress &progress) {
        if (hooks.progress)
            hooks.progress(qint64(progress.share * 1000), 1000,
                           QCoreApplication::translate("omt::transfer::CatalogImportJob",
                                                       "Making the titles searchable"));
        return !(hooks.isCancelled && hooks.isCancelled());
    };
    const auto caughtUp = catalog::keepSearchUp(connection, catalog::Upkeep::WhatIsDue, tell);
    // What was imported stays imported; search goes on catching up the next time.
    return caughtUp || caughtUp.error().isCancelled() ? Result<>() : Result<>(caughtUp.error());
}

} // namespace omt::transfer
