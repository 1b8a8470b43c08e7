// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace omt {

/** Whether nobody sees anything of a text: blanks, zero-width and control characters alone. */
[[nodiscard]] bool showsNothing(const QString &text);

/**
 * A text from outside as a part of a sentence: its marks that turn the direction of writing are
 * taken out, and what is written from the right is set apart (by U+2068 and U+2069), so that it
 * cannot turn round what stands beside it. Most texts stay as they are.
 */
[[nodiscard]] QString inSentence(const QString &text);

} // namespace omt
