// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QStyle>

class QPainter;

namespace omt::ui {

/** The strokes Style draws with: one function a control, each from its option alone. */

/** A rounded rectangle; an invalid colour leaves the ground or the line away. */
void fillRounded(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line = {},
                 qreal radius = corner, qreal width = 1);
[[nodiscard]] bool has(const QStyleOption *option, QStyle::StateFlag flag);
void drawFocusRing(QPainter *painter, const QRect &rect, const Colors &c);
void drawPushPanel(const QStyleOption *option, QPainter *painter);
void drawToolPanel(const QStyleOption *option, QPainter *painter);
/** The ground and frame of what text is typed into. */
void drawField(const QStyleOption *option, QPainter *painter, bool focus);
void drawItemPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawCheckBox(const QStyleOption *option, QPainter *painter);
void drawRadioButton(const QStyleOption *option, QPainter *painter);
void drawScrollBar(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter,
                   const QWidget *widget);
void drawProgress(const QStyleOption *option, QPainter *painter);
void drawHeaderSection(const QStyleOption *option, QPainter *painter);
void drawComboBox(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter,
                  const QWidget *widget);
void drawSpinBox(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter,
                 const QWidget *widget);

} // namespace omt::ui
