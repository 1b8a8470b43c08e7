// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/statistics.h"

#include "core/base/logging.h"
#include "core/db/connection.h"

namespace omt::db {

void refreshStatistics(Connection &connection)
{
    static const auto refresh = Statement::load(u"db/refresh_statistics");
    if (const auto done = connection.query(refresh); !done)
        qCWarning(lcDb, "No fresh statistics: %s", qPrintable(done.error().toLogString()));
}

} // namespace omt::db
