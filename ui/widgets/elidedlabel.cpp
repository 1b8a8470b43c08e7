// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/elidedlabel.h"

#include "ui/delegates/titlepainter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintext.h"

#include <QPainter>

namespace omt::ui {

ElidedLabel::ElidedLabel(QWidget *parent)
    : QFrame(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    setToolTip(plainToolTip(text));
    updateGeometry();
    update();
}

void ElidedLabel::setQuiet(bool quiet)
{
    m_isQuiet = quiet;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    constexpr int widest = 4000; // pixels: a longer text takes what there is
    return {std::min(widest, fontMetrics().horizontalAdvance(m_text.left(widest)) + 2),
            fontMetrics().height() + 2};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {4 * gap, fontMetrics().height() + 2};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    const Colors &c = colorsOf(palette());
    paintText(&painter, rect(), m_text, font(), m_isQuiet ? c.secondary : c.text);
}

} // namespace omt::ui
