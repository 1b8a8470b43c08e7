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
};

/**
 * What applying `patch` did, for people, translated: "Set progress of “Frieren” to 5", "Rated 3
 * titles". `after` is the entry of the first title as it is now.
 */
[[nodiscard]] QString labelOfPatch(const EntryPatch &patch, const EditSubject &subject,
                                   const Entry &after);
[[nodiscard]] QString labelOfRemoval(const EditSubject &subject);

} // namespace omt::library
