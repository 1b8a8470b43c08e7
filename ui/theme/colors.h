// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/mediatype.h"
#include "core/domain/status.h"

#include <QColor>
#include <QPalette>

namespace omt::ui {

/**
 * Every colour the program paints with. There are two sets of them; which one is in force follows
 * from the palette, so that painting code needs nothing but the widget's palette.
 */
struct Colors
{
    bool isDark;
    QColor window; ///< sidebar, bars, dialogs
    QColor base; ///< pages, tables, text fields
    QColor raised; ///< cards and buttons above a page
    QColor hover;
    QColor selected; ///< behind selected rows; text keeps its colour
    QColor border;
    QColor strongBorder; ///< around controls: at least 3:1 against the page
    QColor outline; ///< of what is not there, as an empty star: 3:1 on selected rows too
    QColor track; ///< behind progress: seen on every ground, and the accent stands out from it
    QColor text;
    QColor secondary; ///< captions, still 4.5:1
    QColor accent; ///< focus, links, primary buttons
    QColor accentText;
    QColor star;
    QColor danger;
    QColor warning;
    QColor good;
};

[[nodiscard]] const Colors &lightColors();
[[nodiscard]] const Colors &darkColors();
/** The set a palette made by paletteFor() stands for; of a foreign palette the nearer one. */
[[nodiscard]] const Colors &colorsOf(const QPalette &palette);
[[nodiscard]] QPalette paletteFor(const Colors &colors);

/** Readable as text and icons on base and window. */
[[nodiscard]] QColor colorOf(MediaType type, const Colors &colors);
[[nodiscard]] QColor colorOf(Status status, const Colors &colors);
/** `color` mixed into the page, for the back of a pill whose text has that colour. */
[[nodiscard]] QColor tint(const QColor &color, const Colors &colors);

/** Contrast of two opaque colours after WCAG 2.1, from 1 to 21. */
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace omt::ui
