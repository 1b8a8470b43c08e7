// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace omt::ui {

/** Without tags: sources write reviews and descriptions in HTML, which is never rendered. */
[[nodiscard]] QString plainText(const QString &text);

} // namespace omt::ui
