// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importrules.h"

namespace omt::ui {

/** Translated: "Keep mine, fill the gaps". */
[[nodiscard]] QString displayName(transfer::ConflictRule rule);
/** Translated: what that means, in a sentence. */
[[nodiscard]] QString description(transfer::ConflictRule rule);

} // namespace omt::ui
