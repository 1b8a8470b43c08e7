// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace omt {

/** The words alone: sources write reviews and descriptions in HTML, which is never rendered. */
[[nodiscard]] QString withoutTags(const QString &text);

} // namespace omt
