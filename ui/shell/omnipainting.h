// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/textrange.h"
#include "ui/shell/omnimodel.h"

#include <QList>
#include <QRect>
#include <QStyleOptionViewItem>

class QPainter;

namespace omt::ui {

struct Colors;

/** Like paintText(), with these parts bolder. */
void paintMarkedText(QPainter *painter, const QRect &rect, const QString &text,
                     const QList<TextRange> &marks, const QFont &font, const QColor &color);

/** Where the types of a line of types stand in `rect`, as far as there is room. */
[[nodiscard]] QList<QRect> typeRects(const QStyleOptionViewItem &option, const OmniChoice &choice);

/** The total, and a pill for each type; `current` is drawn as chosen, -1: none. */
void paintTypes(QPainter *painter, const QStyleOptionViewItem &option, const OmniChoice &choice,
                int current, const Colors &c);

} // namespace omt::ui
