// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/titlequery.h"

#include <QList>

namespace omt::ui {

/** What people do to the order of a page. */

inline constexpr int mostSortKeys = 3;

/** By that alone; turned round when it is the first already. */
[[nodiscard]] QList<SortKey> onlyKey(const QList<SortKey> &keys, TitleSort sort);
/** By that as well, last; turned round when it is among them. Full: the last makes room. */
[[nodiscard]] QList<SortKey> withKey(const QList<SortKey> &keys, TitleSort sort);

/** As settings keep it: "status,rating-". */
[[nodiscard]] QString toString(const QList<SortKey> &keys);
/** Empty when nothing of it is understood. */
[[nodiscard]] QList<SortKey> sortKeysFromString(const QString &text);

/** Translated: "Rating", "List order". */
[[nodiscard]] QString displayName(TitleSort sort);

} // namespace omt::ui
