// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace omt::ui {

/**
 * A tool tip that shows a text from outside as it is, wrapped, its lines kept, what is too long for
 * a tip cut. Qt takes a tip that looks like HTML for HTML: it would draw a title's tags and fetch
 * its pictures. Empty for an empty text.
 */
[[nodiscard]] QString plainToolTip(const QString &text);

/**
 * A text from outside in a message box: what is too long for one is cut, and words wider than the
 * box may be broken (by zero-width spaces) instead of widening it.
 */
[[nodiscard]] QString plainMessage(const QString &text);

/** A text from outside on a menu or a button: its "&" is no shortcut, and it has an end. */
[[nodiscard]] QString plainButtonText(const QString &text);

} // namespace omt::ui
