// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rating.h"
#include "core/domain/title.h"
#include "ui/models/column.h"

#include <QVariant>

namespace omt::ui {

/** What stands in a cell. */
[[nodiscard]] QString cellText(const TitleRow &row, Column column,
                               RatingScale scale = RatingScale::FiveStars);
/** What an editor in that cell starts with: an int, or a text as the person may type it. */
[[nodiscard]] QVariant cellValue(const TitleRow &row, Column column);
[[nodiscard]] QString cellToolTip(const TitleRow &row, Column column);
[[nodiscard]] bool isEditable(Column column);
/** Stands on the right. */
[[nodiscard]] bool isNumber(Column column);
/** What the editor's value means; empty when it is no value of that column. */
[[nodiscard]] std::optional<EntryPatch> patchFrom(Column column, const QVariant &value);

/** "drama, ghost" as tags: trimmed, no repeats. */
[[nodiscard]] QStringList tagsFrom(const QString &text);

} // namespace omt::ui
