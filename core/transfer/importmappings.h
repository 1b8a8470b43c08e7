// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/transfer/formats/listmapping.h"

#include <QFuture>

namespace omt::db {
class Connection;
class Database;
} // namespace omt::db

namespace omt::transfer {

/** How the person explained a table with these columns (TableSample::headerKey()); empty: never. */
[[nodiscard]] Result<std::optional<ListMapping>> rememberedMapping(db::Connection &connection,
                                                                   const QString &headerKey);
[[nodiscard]] Result<> rememberMapping(db::Connection &connection, const QString &headerKey,
                                       const ListMapping &mapping, const QString &label);

/** A table and what its columns mean: as remembered, else as guessed. */
struct MappedTable
{
    TableSample sample;
    ListMapping mapping;
    bool isRemembered = false;
};
/** Blocks on the disk and the database. */
[[nodiscard]] Result<MappedTable> mappedTable(db::Connection &connection, const QString &path);

} // namespace omt::transfer
