// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/access/importdesk.h"

namespace omt::db {
class Database;
}

namespace omt::app {

/** An import session as the window sees it. The database must outlive it. */
[[nodiscard]] ui::ImportDesk *makeServiceDesk(db::Database &database, QObject *parent);

} // namespace omt::app
