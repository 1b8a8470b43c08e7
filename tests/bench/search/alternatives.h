// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "tests/bench/search/queryset.h"

#include <functional>
#include <memory>

namespace omt::bench {

/** Another way of searching the same titles: the first page, the total and the counts by type. */
struct Alternative
{
    const char *name;
    int mostKeystrokes; ///< the slow ones are asked fewer
    int serverPid; ///< for the processor time; 0: it runs in this process
    /** The ids on the first page; an error when it failed. */
    std::function<Result<QList<MediaId>>(const QString &typed)> ask;
};

/** ts_rank over GIN, pg_trgm and ILIKE, on a connection that may make indexes. */
[[nodiscard]] Result<QList<Alternative>> postgresAlternatives(db::Connection &connection);

/** SQLite FTS5 (unicode61, prefix='1 2 3') in memory, with our words and ranking inputs. */
[[nodiscard]] Result<Alternative> sqliteAlternative(db::Connection &connection);

} // namespace omt::bench
