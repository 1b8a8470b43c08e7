// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"

#include <QString>

namespace omt::library {

/** What a step was about. */
struct EditSubject
{
    QString title; ///< of the one title, or of the first
    int titles = 1; ///< how many there are
    int added = 0; ///< how many of them came into the library by it
    int again = 0; ///< of how many it opened another pass
    int completed = 0; ///< how many of them it completed
};

/**
 * What applying `patch` did, for people, translated: "Set progress of “Frieren” to 5", "Started
 * “Frieren” again (2nd time)", "Rated 3 titles 4½ of 5 stars". `after` is the entry of the first
 * title as it is now.
 */
[[nodiscard]] QString labelOfPatch(const EntryPatch &patch, const EditSubject &subject,
                                   const Entry &after, RatingScale scale = RatingScale::Hundred);
/** A title was added by hand, to the catalog only or to the library as well. */
[[nodiscard]] QString labelOfNewTitle(const QString &title, bool inLibrary);
[[nodiscard]] QString labelOfReview(const QString &title, bool removes);
[[nodiscard]] QString labelOfRemoval(const EditSubject &subject);

} // namespace omt::library
