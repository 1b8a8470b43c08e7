// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/catalog/catalogservice.h"
#include "core/domain/title.h"

#include <QList>

namespace omt::db {
class Connection;
class Row;
} // namespace omt::db

namespace omt::catalog {

/** Rows for these ids in this order, with the reader's own entries; gone ids are left out. Blocks.
 */
[[nodiscard]] Result<QList<TitleRow>> selectTitleRows(db::Connection &connection,
                                                      const QList<MediaId> &ids);

/**
 * The reader's entry in a row with the columns of select_title_rows.sql; only where `status` is not
 * null. Without metaSnapshot.
 */
[[nodiscard]] Entry entryOf(const db::Row &row);

/** A title row from a row with the columns of select_title_rows.sql. */
[[nodiscard]] TitleRow titleRowOf(const db::Row &row);

/** What CatalogService::search() does, on a connection at hand. Blocks. */
[[nodiscard]] Result<SearchAnswer> searchTitles(db::Connection &connection, const QString &text,
                                                const SearchFilter &filter);
/** See CatalogService::warmUp(). */
[[nodiscard]] Result<int> warmSearch(db::Connection &connection, int part);

} // namespace omt::catalog
