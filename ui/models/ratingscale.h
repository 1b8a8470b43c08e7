// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rating.h"

#include <QStringView>

#include <array>

namespace omt::ui {

/** What the scales a person may pick mean for keys, menus and settings. */

inline constexpr std::array allRatingScales{RatingScale::FiveStars, RatingScale::FiveQuarterStars,
                                            RatingScale::Ten,       RatingScale::TenDecimal,
                                            RatingScale::Hundred,   RatingScale::Smileys};

/** As settings spell it: "five_stars". */
[[nodiscard]] QString toString(RatingScale scale);
[[nodiscard]] std::optional<RatingScale> ratingScaleFromString(QStringView key);
/** Translated: "Five stars, by halves". */
[[nodiscard]] QString displayName(RatingScale scale);

/** Too fine for stars: written as a number. */
[[nodiscard]] bool isWritten(RatingScale scale);
/** How far an arrow key goes, of a hundred. */
[[nodiscard]] int stepOf(RatingScale scale);
/** The last key that rates: 3 for smileys, else 10 (the star key). Key 0 takes the rating away. */
[[nodiscard]] int lastKey(RatingScale scale);
/** What that key rates, of a hundred. */
[[nodiscard]] int hundredOfKey(int key, RatingScale scale);

/** Bad, so-so or good: 1, 2 or 3; 0 for unrated. */
[[nodiscard]] int faceOf(int hundred);
/** The icon of that face. */
[[nodiscard]] QString faceIcon(int face);

} // namespace omt::ui
