// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/title.h"
#include "ui/theme/colors.h"

#include <QPainter>

namespace omt::ui {

class ImageLoader;

/** The parts that tables, cards, search results and the detail pane all draw the same way. */

/** A cover, or a drawn one in its place: the type's icon and initials on the title's colour. */
void paintCover(QPainter *painter, const QRect &rect, const TitleRow &row, ImageLoader *images,
                const Colors &colors);
/** Width over height of a cover. */
inline constexpr double coverShape = 2.0 / 3.0;

/** Five stars for 1 to 100, half and quarter ones too; 0: unrated, drawn faintly but on selection.
 */
void paintStars(QPainter *painter, const QRect &rect, int hundred, const Colors &colors,
                Qt::LayoutDirection direction, bool isSelected = false);
[[nodiscard]] QSize starsSize(int starSide);

/** Bad, so-so and good beside each other, the one that fits `hundred` in its colour. */
void paintFaces(QPainter *painter, const QRect &rect, int hundred, const Colors &colors,
                Qt::LayoutDirection direction, bool isSelected = false);
[[nodiscard]] QSize facesSize(int side);

/** A rating on the person's scale in one line of `rect`: stars, a number, or a face. */
void paintRating(QPainter *painter, const QRect &rect, int hundred, RatingScale scale,
                 const QFont &font, const Colors &colors, bool isSelected);

/** The name of the status in its colour on a rounded ground; `rect` is its bounds. */
void paintStatusPill(QPainter *painter, const QRect &rect, Status status, const Colors &colors);
[[nodiscard]] QSize statusPillSize(Status status, const QFontMetrics &metrics);

/** A thin bar; `total` empty: nothing is drawn. */
void paintProgressBar(QPainter *painter, const QRect &rect, int done, std::optional<int> total,
                      const QColor &color, const Colors &colors, Qt::LayoutDirection direction);

/** Elided on the right in `font`. */
void paintText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
               const QColor &color, Qt::Alignment alignment = Qt::AlignLeading | Qt::AlignVCenter);

} // namespace omt::ui
