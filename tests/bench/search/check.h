// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

namespace omt::db {
class Connection;
}

namespace omt::bench {

struct QuerySet;

/**
 * Asks the same keystrokes of us and of the usual ways, on the same titles in one run, and for
 * known titles in several ways; prints all of it. True when every ratio and every quality held.
 * `titles` says how many there are: the fewer, the less the usual ways fall behind.
 */
[[nodiscard]] Result<bool> checkSearch(db::Connection &app, db::Connection &everything,
                                       const QuerySet &set, int titles);

} // namespace omt::bench
