// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"
#include "core/domain/mediatype.h"

#include <QDate>

namespace omt {

/** Which things happen by themselves; each can be switched off in the settings. */
struct AutomaticRules
{
    bool firstProgressStarts = true; ///< in progress, and the start date
    bool totalCompletes = true; ///< completed, and the finish date
    bool progressReopens = true; ///< progress after completed opens a new pass
};

/** What applying a patch gives. */
struct EntryChange
{
    Entry after;
    std::optional<Pass> closedPass; ///< set when a new pass was opened
    bool offersRating = false; ///< it was just completed and is unrated
};

/**
 * Applies `patch` to `before` and lets the rules add what follows from it. Pure: no clock, no
 * database. Progress is kept between 0 and `total` (where known). A patch that names a field
 * always wins over a rule. Completing by status sets progress to the total where it is known.
 * `type` empty: progress is counted in its unit; else one more of a film is the whole film, and
 * one less takes that back.
 */
[[nodiscard]] EntryChange applyPatch(const Entry &before, const EntryPatch &patch,
                                     std::optional<int> total, const QDate &today,
                                     const AutomaticRules &rules = {},
                                     std::optional<MediaType> type = std::nullopt);

} // namespace omt
