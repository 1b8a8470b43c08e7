// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/automaticrules.h"
#include "core/transfer/importjob.h"

class QSettings;

namespace omt::ui {

/** What a person chose in the settings; a value. How the window looks is kept elsewhere. */
struct Preferences
{
    RatingScale ratingScale = RatingScale::FiveStars;
    AutomaticRules rules;
    transfer::ConflictRule conflictRule
        = transfer::ConflictRule::Keep; ///< offered first at imports

    /** Where something is not set or not understood, the usual. */
    [[nodiscard]] static Preferences load(const QSettings &settings);
    void save(QSettings &settings) const;
};

} // namespace omt::ui
