// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/catalog/searchindex.h"

namespace omt::catalog {

/**
 * Counts anew how facets go together and where each order's milestones are, as of one moment, while
 * the old counts answer; the first time it takes every title in. For whoever may write; on a
 * connection of its own, outside any transaction. Does nothing while somebody else is at it. Fails
 * with Refused, Cancelled or Database; what there was then stays. Blocks, some ten seconds a
 * million titles. `fewestTogether`: pairs of facets that fewer titles have are not kept.
 */
[[nodiscard]] Result<> rebuildBrowseIndex(db::Connection &connection,
                                          const IndexCallback &progress = {},
                                          int fewestTogether = 250);

} // namespace omt::catalog
