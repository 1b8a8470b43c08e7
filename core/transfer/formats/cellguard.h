// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace omt::transfer {

/**
 * The text of a cell without the apostrophe that our own exports put before what a spreadsheet
 * would run; exporters/writing.h puts it there.
 */
[[nodiscard]] QString withoutCellGuard(const QString &text);

} // namespace omt::transfer
