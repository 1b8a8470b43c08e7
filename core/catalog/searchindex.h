// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <functional>

namespace omt::db {
class Connection;
}

namespace omt::catalog {

/** How far work on the search tables has come. */
struct IndexProgress
{
    int step = 0; ///< from 1
    int steps = 0;
    double share = 0; ///< of the whole, 0 to 1
};
/** Returning false stops the rebuild; nothing has changed then. */
using IndexCallback = std::function<bool(const IndexProgress &)>;

/**
 * Builds the search tables anew beside the live ones, which answer and are kept up until the last
 * step swaps the new ones in. For reviewers and admins; on a connection of its own, outside any
 * transaction, for it takes a minute a million titles. Fails with Refused, Cancelled or Database;
 * the live tables then stay as they are.
 */
[[nodiscard]] Result<> rebuildSearchIndex(db::Connection &connection,
                                          const IndexCallback &progress = {});

/**
 * Takes in what a bulk import left queued, in batches of one transaction each, and works pending
 * changes into the counts; returns how many titles. `expected` is for the progress only.
 */
[[nodiscard]] Result<qint64> indexQueuedTitles(db::Connection &connection, qint64 expected = 0,
                                               const IndexCallback &progress = {});

/** Makes the words of all titles anew where they are not as titleText.h makes them now. */
[[nodiscard]] Result<qint64> renormaliseTitles(db::Connection &connection,
                                               const IndexCallback &progress = {});

} // namespace omt::catalog
