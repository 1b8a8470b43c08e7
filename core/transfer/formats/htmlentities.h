// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace omt::transfer {

/** Text with "&amp;", "&uuml;" (Latin-1 names), "&#39;" and "&#x3b1;" decoded; others stay. */
[[nodiscard]] QString decodedEntities(const QString &text);

} // namespace omt::transfer
