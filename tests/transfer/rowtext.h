// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/transfer/transfertools.h"

namespace omt::test {

/**
 * All that a row says, one field a line after its place and title; empty fields are left out:
 *
 *   2 movie: Heat
 *     date 1995-12-15
 *     keys imdb:tt0113277
 *     status completed
 */
[[nodiscard]] QString described(const transfer::ImportRow &row);

/** All rows, problems ("! 7: message", or "~" where the record was kept) and parts left out. */
[[nodiscard]] QString described(const CollectingSink &sink);

} // namespace omt::test
