// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/exporters/exportentry.h"

#include <utility>
#include <vector>

namespace omt::transfer {

/** One episode that was seen, with each known viewing; a viewing of an unknown day is unknown. */
struct WatchedEpisode
{
    int number = 0;
    QList<PartialDate> at;
};

/**
 * The episodes that imports told one by one (meta_snapshot, "episodes"): of `preferred`, else of
 * any source that told them. Empty when none did: the library counts episodes without seasons.
 */
[[nodiscard]] std::vector<std::pair<int, QList<WatchedEpisode>>>
watchedSeasons(const ExportEntry &entry, const QString &preferred);

} // namespace omt::transfer
