// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/libraryservice.h"

namespace omt::db {
class Connection;
}

namespace omt::library {

/**
 * What LibraryService's changes do, on a connection at hand and in the caller's transaction. They
 * block. Each opens its undoable step only once it is sure that something changes.
 */
[[nodiscard]] Result<EditReceipt> applyToEntries(db::Connection &connection,
                                                 const QList<MediaId> &ids, const EntryPatch &patch,
                                                 const AutomaticRules &rules, RatingScale scale);
[[nodiscard]] Result<AddedTitle> addTitleByHand(db::Connection &connection, const Media &media,
                                                const std::optional<EntryPatch> &patch,
                                                const AutomaticRules &rules);
[[nodiscard]] Result<EditReceipt> removeEntries(db::Connection &connection,
                                                const QList<MediaId> &ids);
[[nodiscard]] Result<EditReceipt> writeReview(db::Connection &connection, MediaId id,
                                              const Review &review);

} // namespace omt::library
