// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/exporters/exportentry.h"

namespace omt::transfer {

// What Markdown and HTML say of an entry, for people.

/** "12 of 24 episodes", "12 episodes" or "". */
[[nodiscard]] QString progressText(const ExportEntry &entry);
/** "8.5", on the scale up to ten, or "". */
[[nodiscard]] QString ratingText(const Entry &entry);
/** Without marks that turn the direction of what follows. */
[[nodiscard]] QString withoutTurns(QString text);

} // namespace omt::transfer
