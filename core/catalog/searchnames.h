// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace omt::catalog {

/// The names people write in filters, and the keys the catalog keeps. Pure; any case.

/** "Light novel", "light_novel" and what the program calls it on screen: "light_novel"; else empty.
 */
[[nodiscard]] QString typeKeyOf(const QString &name);
/** Whether a type's name begins so. */
[[nodiscard]] bool beginsType(const QString &name);
[[nodiscard]] bool beginsStatus(const QString &name);

/** "Japan", "JP": "jp". What is no country's name is kept, in lower case. */
[[nodiscard]] QString countryKeyOf(const QString &name);
/** "Japanese", "ja", "ja-JP": "ja". What is no language's name is kept, in lower case. */
[[nodiscard]] QString languageKeyOf(const QString &name);

} // namespace omt::catalog
