// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/libraryservice.h"

namespace omt::db {
class Connection;
}

namespace omt::library {

/** What LibraryService's readers do, on a connection at hand. They block. */
[[nodiscard]] Result<QList<MediaId>> selectSpine(db::Connection &connection,
                                                 const TitleQuery &query);
[[nodiscard]] Result<TitleListing> selectPage(db::Connection &connection, const TitleQuery &query,
                                              int rows);
[[nodiscard]] Result<LibraryCounts> selectCounts(db::Connection &connection);
[[nodiscard]] Result<EntryDetail> selectDetail(db::Connection &connection, MediaId id);
[[nodiscard]] Result<QList<LibraryRecord>> selectRecords(db::Connection &connection,
                                                         const TitleQuery &query);

/** Plans what a page of the library is read with, for nobody: it finds nothing. */
void warmUpForPages(db::Connection &connection);

} // namespace omt::library
