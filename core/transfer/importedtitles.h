// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

namespace omt::db {
class Connection;
}

namespace omt::transfer {

struct ImportHooks;

/**
 * Makes what an import wrote, and what a removal deleted, known to search: both write with
 * omt.search_later set, so that search takes it in once, here. Also after one that stopped. Being
 * cancelled is no failure: what is left is taken in when a program next looks after search.
 */
[[nodiscard]] Result<> indexImportedTitles(db::Connection &connection, const ImportHooks &hooks);

} // namespace omt::transfer
