// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/title.h"

#include <QMimeData>

namespace omt::ui {

/** How parts of a title are put in words; translated where they hold any. */
[[nodiscard]] QString yearText(const PartialDate &date);
/** "12 / 24", "12" when the total is unknown, "" without an entry. */
[[nodiscard]] QString progressText(const TitleRow &row);
/** "Anime · 2009 · Bones" */
[[nodiscard]] QString subtitle(const TitleRow &row);
/** For people who hear the screen: title, type, status, progress and rating in one sentence. */
[[nodiscard]] QString spokenText(const TitleRow &row, RatingScale scale = RatingScale::FiveStars);
[[nodiscard]] QString ratingText(const std::optional<Rating> &rating, RatingScale scale);
/** In the reader's way for full days, as far as known otherwise: "2020-05". */
[[nodiscard]] QString dateText(const PartialDate &date);
/** "today, 18:04", "yesterday", "12 March 2024". */
[[nodiscard]] QString momentText(const QDateTime &moment);
/** One or two letters that stand for a title where there is no cover. */
[[nodiscard]] QString initials(const QString &title);

[[nodiscard]] QMimeData *mimeDataOf(const QList<MediaId> &ids);
[[nodiscard]] QList<MediaId> idsIn(const QMimeData *data);

} // namespace omt::ui
