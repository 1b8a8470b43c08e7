// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/chip.h"

#include "ui/delegates/titlepainter.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QPainter>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int crossSize = 12;
constexpr int widest = 260;

} // namespace

Chip::Chip(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Chip::setRemovable(bool removable)
{
    m_isRemovable = removable;
    setAccessibleName(removable ? tr("Remove: %1").arg(text()) : text());
    updateGeometry();
}

QSize Chip::sizeHint() const
{
    int width = fontMetrics().horizontalAdvance(text()) + 3 * gap;
    if (!icon().isNull())
        width += smallIcon + halfGap;
    if (m_isRemovable)
        width += crossSize + halfGap;
    return {std::min(width, widest), std::max(fontMetrics().height() + gap, 26)};
}

QSize Chip::minimumSizeHint() const
{
    return {6 * gap, sizeHint().height()};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &c = colorsOf(palette());
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(hasFocus() ? c.accent : c.border, hasFocus() ? 2 : 1));
    painter.setBrush(isDown() ? c.selected : underMouse() ? c.hover : c.window);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    QRect inside = rect().adjusted(gap + 2, 0, -gap - 2, 0);
    if (!icon().isNull()) {
        const QRect spot(inside.left(), inside.center().y() - smallIcon / 2 + 1, smallIcon,
                         smallIcon);
        icon().paint(&painter, QStyle::visualRect(layoutDirection(), rect(), spot));
        inside.adjust(smallIcon + halfGap, 0, 0, 0);
    }
    if (m_isRemovable) {
        const QRect spot(inside.right() - crossSize + 1, inside.center().y() - crossSize / 2 + 1,
                         crossSize, crossSize);
        paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), spot), u"close"_s,
                  c.secondary);
        inside.adjust(0, 0, -crossSize - halfGap, 0);
    }
    paintText(&painter, QStyle::visualRect(layoutDirection(), rect(), inside), text(), font(),
              c.text);
}

} // namespace omt::ui
