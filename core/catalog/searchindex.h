// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <functional>

namespace omt::db {
class Connection;
}

namespace omt::catalog {

/** How far a rebuild of the search tables has come. */
struct IndexProgress
{
    int step = 0; ///< from 1
    int steps = 0;
    qint64 done = 0; ///< titles or words of this step, as far as known
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

/** Takes in what a bulk import left queued, in batches; returns how many titles. */
[[nodiscard]] Result<qint64> indexQueuedTitles(db::Connection &connection);

} // namespace omt::catalog
