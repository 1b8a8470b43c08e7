// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace omt::ui {

/**
 * The program's own icons, drawn as strokes in one colour (resources/icons/NAME.svg) and coloured
 * when they are painted: an icon made once is right in light and dark. GUI thread only.
 */
[[nodiscard]] QIcon icon(const QString &name);
/** The same in a colour of one's own. */
[[nodiscard]] QIcon icon(const QString &name, const QColor &color);

/** `size` in device-independent pixels; kept in QPixmapCache. */
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &color, int size,
                                 qreal devicePixelRatio);
void paintIcon(QPainter *painter, const QRect &rect, const QString &name, const QColor &color);

[[nodiscard]] bool iconExists(const QString &name);

} // namespace omt::ui
