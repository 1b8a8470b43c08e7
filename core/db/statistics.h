// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace omt::db {

class Connection;

/**
 * Lets the server know how large the tables have become. Call it after a bulk change, once it is
 * committed: until then the planner takes them for as small as they were, and a search may take
 * minutes. Blocks some tenths of a second; a failure is logged, for it harms nothing but speed.
 */
void refreshStatistics(Connection &connection);

} // namespace omt::db
