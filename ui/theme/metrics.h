// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>

namespace omt::ui {

/** Distances, in device-independent pixels, on a grid of eight. */
inline constexpr int gap = 8;
inline constexpr int halfGap = 4;
inline constexpr int doubleGap = 16;
inline constexpr int tripleGap = 24;
inline constexpr int corner = 6; ///< radius of buttons, fields and cards
inline constexpr int iconSize = 20;
inline constexpr int smallIcon = 16;

/** The sizes of type, all relative to the font the person chose, so that text scales. */
enum class TextSize { Caption, Body, Heading, Title };

[[nodiscard]] QFont textFont(const QFont &base, TextSize size);

} // namespace omt::ui
