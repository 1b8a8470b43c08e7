// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/stylepainting.h"

#include "ui/theme/icons.h"
#include "ui/theme/painterstate.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QStyleOption>

namespace omt::ui {

using namespace Qt::StringLiterals;

void fillRounded(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line,
                 qreal radius, qreal width)
{
    const PainterState state(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    const qreal inset = line.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

void drawFocusRing(QPainter *painter, const QRect &rect, const Colors &c)
{
    fillRounded(painter, rect, {}, c.accent, corner, 2);
}

void drawPushPanel(const QStyleOption *option, QPainter *painter)
{
    const Colors &c = colorsOf(option->palette);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isPrimary = button && button->features.testFlag(QStyleOptionButton::DefaultButton);
    QColor fill = isPrimary ? c.accent : c.raised;
    QColor line = isPrimary ? c.accent : c.strongBorder;
    if (!has(option, QStyle::State_Enabled)) {
        fill = c.window;
        line = c.border;
    } else if (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On)) {
        fill = isPrimary ? c.accent.darker(115) : c.selected;
    } else if (has(option, QStyle::State_MouseOver)) {
        fill = isPrimary ? c.accent.lighter(108) : c.hover;
    }
    fillRounded(painter, option->rect, fill, line);
}

void drawToolPanel(const QStyleOption *option, QPainter *painter)
{
    const Colors &c = colorsOf(option->palette);
    if (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On))
        fillRounded(painter, option->rect, c.selected);
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        fillRounded(painter, option->rect, c.hover);
    else if (!has(option, QStyle::State_AutoRaise))
        fillRounded(painter, option->rect, c.raised, c.border);
}

void drawField(const QStyleOption *option, QPainter *painter, bool focus)
{
    const Colors &c = colorsOf(option->palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor line = focus                             ? c.accent
        : has(option, QStyle::State_MouseOver) && enabled ? c.secondary
                                                          : c.strongBorder;
    fillRounded(painter, option->rect, enabled ? c.base : c.window, enabled ? line : c.border,
                corner, focus ? 2 : 1);
}

void drawItemPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (!item)
        return;
    const Colors &c = colorsOf(option->palette);
    if (item->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, item->backgroundBrush);
    // The cells of a row stand side by side: only a line of its own is rounded.
    const bool isCell = (widget && widget->inherits("QTableView"))
        || item->viewItemPosition == QStyleOptionViewItem::Beginning
        || item->viewItemPosition == QStyleOptionViewItem::Middle
        || item->viewItemPosition == QStyleOptionViewItem::End;
    const QRect rect = isCell ? option->rect : option->rect.adjusted(2, 1, -2, -1);
    if (has(option, QStyle::State_Selected))
        fillRounded(painter, rect, c.selected, {}, isCell ? 0 : corner);
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        fillRounded(painter, rect, c.hover, {}, isCell ? 0 : corner);
}

namespace {

struct MarkColors
{
    QColor fill;
    QColor line;
    QColor sign;
};

/** Of a box or a ring that is on or off. */
MarkColors markColors(const QStyleOption *option)
{
    const Colors &c = colorsOf(option->palette);
    const bool isOn = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    if (!has(option, QStyle::State_Enabled))
        return {c.window, c.border, c.secondary};
    if (isOn)
        return {c.accent, c.accent, c.accentText};
    return {c.base, has(option, QStyle::State_MouseOver) ? c.accent : c.strongBorder, c.text};
}

} // namespace

void drawCheckBox(const QStyleOption *option, QPainter *painter)
{
    const MarkColors colors = markColors(option);
    QRect box(0, 0, smallIcon, smallIcon);
    box.moveCenter(option->rect.center());
    fillRounded(painter, box, colors.fill, colors.line, halfGap);
    if (has(option, QStyle::State_On))
        paintIcon(painter, box.adjusted(2, 2, -2, -2), u"check"_s, colors.sign);
    else if (has(option, QStyle::State_NoChange))
        painter->fillRect(QRect(box.left() + 4, box.center().y(), 8, 2), colors.sign);
}

void drawRadioButton(const QStyleOption *option, QPainter *painter)
{
    const MarkColors colors = markColors(option);
    QRect ring(0, 0, smallIcon, smallIcon);
    ring.moveCenter(option->rect.center());
    fillRounded(painter, ring, colors.fill, colors.line, smallIcon / 2.0);
    if (has(option, QStyle::State_On))
        fillRounded(painter, ring.adjusted(5, 5, -5, -5), colors.sign, {}, 3);
}

void drawScrollBar(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter,
                   const QWidget *widget)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return;
    const Colors &c = colorsOf(option->palette);
    const bool inView = widget && widget->parentWidget()
        && qobject_cast<QAbstractScrollArea *>(widget->parentWidget()->parentWidget());
    if (!inView)
        painter->fillRect(option->rect, option->palette.base());
    if (bar->maximum <= bar->minimum)
        return;
    const QRect slider
        = style->subControlRect(QStyle::CC_ScrollBar, option, QStyle::SC_ScrollBarSlider, widget);
    const bool active = option->activeSubControls.testFlag(QStyle::SC_ScrollBarSlider)
        && (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken));
    const int side = active ? 2 : 3;
    const QRect thin = bar->orientation == Qt::Vertical ? slider.adjusted(side, 2, -side, -2)
                                                        : slider.adjusted(2, side, -2, -side);
    const QColor color = active ? c.secondary : c.strongBorder;
    fillRounded(painter, thin, color, {}, std::min(thin.width(), thin.height()) / 2.0);
}

void drawProgress(const QStyleOption *option, QPainter *painter)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar)
        return;
    const Colors &c = colorsOf(option->palette);
    const int height = std::min(option->rect.height(), 6);
    QRect groove(option->rect.left(), option->rect.center().y() - height / 2 + 1,
                 option->rect.width(), height);
    fillRounded(painter, groove, c.track, {}, height / 2.0);
    const int range = bar->maximum - bar->minimum;
    if (range <= 0) { // busy: a still third, so that nothing repaints for ever
        groove.setWidth(groove.width() / 3);
    } else {
        groove.setWidth(int(qint64(groove.width()) * (bar->progress - bar->minimum) / range));
        if (bar->progress > bar->minimum)
            groove.setWidth(std::max(groove.width(), height));
    }
    if (groove.width() > 0) {
        const QRect full = QStyle::visualRect(bar->direction, option->rect, groove);
        fillRounded(painter, full, c.accent, {}, height / 2.0);
    }
}

void drawHeaderSection(const QStyleOption *option, QPainter *painter)
{
    const Colors &c = colorsOf(option->palette);
    painter->fillRect(option->rect, has(option, QStyle::State_MouseOver) ? c.hover : c.base);
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                      c.border);
}

void drawComboBox(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter,
                  const QWidget *widget)
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo)
        return;
    const Colors &c = colorsOf(option->palette);
    if (combo->frame)
        drawField(option, painter, has(option, QStyle::State_HasFocus));
    const QRect arrow
        = style->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxArrow, widget);
    QRect spot(0, 0, smallIcon, smallIcon);
    spot.moveCenter(arrow.center());
    paintIcon(painter, spot, u"chevron-down"_s,
              has(option, QStyle::State_Enabled) ? c.secondary : c.strongBorder);
}

void drawSpinBox(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter,
                 const QWidget *widget)
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin)
        return;
    const Colors &c = colorsOf(option->palette);
    if (spin->frame)
        drawField(option, painter, has(option, QStyle::State_HasFocus));
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](QStyle::SubControl control, QAbstractSpinBox::StepEnabledFlag flag,
                           const QString &name) {
        const QRect rect = style->subControlRect(QStyle::CC_SpinBox, option, control, widget);
        QRect spot(0, 0, 12, 12);
        spot.moveCenter(rect.center());
        const bool hot = option->activeSubControls == control;
        const bool can = spin->stepEnabled.testFlag(flag) && has(option, QStyle::State_Enabled);
        paintIcon(painter, spot, name, !can ? c.border : hot ? c.accent : c.secondary);
    };
    arrow(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, u"chevron-up"_s);
    arrow(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, u"chevron-down"_s);
}

} // namespace omt::ui
