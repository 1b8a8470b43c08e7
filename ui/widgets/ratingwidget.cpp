// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ratingwidget.h"

#include "ui/delegates/titlepainter.h"
#include "ui/models/ratingscale.h"
#include "ui/theme/metrics.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace omt::ui {

namespace {

constexpr int largestMark = 24;
constexpr int smallestMark = 12;
constexpr int betweenStars = 2;
constexpr int wholeStar = 20;
constexpr int margin = 4;

} // namespace

RatingWidget::RatingWidget(QWidget *parent)
    : QAbstractSlider(parent)
{
    setRange(0, 100);
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Rating"));
    setScale(m_scale);
    connect(this, &QAbstractSlider::actionTriggered, this,
            [this] { emit edited(sliderPosition()); });
}

void RatingWidget::setScale(RatingScale scale)
{
    m_scale = scale;
    setSingleStep(stepOf(scale));
    setPageStep(2 * stepOf(scale));
    setToolTip(scale == RatingScale::Smileys
                   ? tr("Click to rate; click again to clear. Keys 1 to 3, 0 clears.")
                   : tr("Click to rate; click again to clear. Keys 1 to 9, 0 clears."));
    sliderChange(SliderValueChange);
    updateGeometry();
}

QSize RatingWidget::marksSize(int side) const
{
    return m_scale == RatingScale::Smileys ? facesSize(side) : starsSize(side);
}

QSize RatingWidget::sizeHint() const
{
    return marksSize(largestMark) + QSize(2 * margin, 2 * margin);
}

QSize RatingWidget::minimumSizeHint() const
{
    return marksSize(smallestMark) + QSize(2 * margin, 2 * margin);
}

int RatingWidget::markSide() const
{
    const int between = marksSize(0).width();
    const int marks = m_scale == RatingScale::Smileys ? 3 : 5;
    const int room = (width() - 2 * margin - between) / marks;
    return std::clamp(std::min(room, height() - 2), smallestMark, largestMark);
}

void RatingWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &c = colorsOf(palette());
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(c.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), corner, corner);
    }
    if (!isEnabled())
        painter.setOpacity(0.5);
    const int side = markSide();
    const QRect place(QPoint(margin, (height() - side) / 2), marksSize(side));
    const QRect marks = QStyle::visualRect(layoutDirection(), rect(), place);
    const int shown = m_hovered >= 0 ? m_hovered : value();
    if (m_scale == RatingScale::Smileys)
        paintFaces(&painter, marks, shown, c, layoutDirection(), true);
    else
        paintStars(&painter, marks, shown, c, layoutDirection(), true);
}

int RatingWidget::valueAt(const QPoint &position) const
{
    const int x = isRightToLeft() ? width() - margin - position.x() : position.x() - margin;
    const int side = markSide();
    if (m_scale == RatingScale::Smileys)
        return hundredOfKey(std::clamp(x / (side + halfGap), 0, 2) + 1, m_scale);
    const int pitch = side + betweenStars;
    const int star = std::clamp(x / pitch, 0, 4);
    const int step = stepOf(m_scale);
    const int parts = wholeStar / step;
    const int part = std::clamp((x - star * pitch) * parts / side, 0, parts - 1);
    return star * wholeStar + (part + 1) * step;
}

void RatingWidget::choose(int hundred)
{
    setValue(hundred);
    emit edited(hundred);
}

void RatingWidget::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(event->button() == Qt::LeftButton);
}

void RatingWidget::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !rect().contains(event->position().toPoint()))
        return;
    const int chosen = valueAt(event->position().toPoint());
    choose(chosen == value() ? 0 : chosen);
}

void RatingWidget::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = valueAt(event->position().toPoint());
    update();
}

void RatingWidget::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void RatingWidget::keyPressEvent(QKeyEvent *event)
{
    const int digit = event->key() - Qt::Key_0;
    if (digit >= 0 && digit <= std::min(9, lastKey(m_scale)))
        choose(hundredOfKey(digit, m_scale));
    else if (event->key() == Qt::Key_Asterisk && lastKey(m_scale) == 10)
        choose(100);
    else if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        choose(0);
    else
        QAbstractSlider::keyPressEvent(event);
}

void RatingWidget::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // scrolling past must not rate
}

void RatingWidget::sliderChange(SliderChange change)
{
    QAbstractSlider::sliderChange(change);
    if (change != SliderValueChange)
        return;
    const auto rating = Rating::fromHundred(value());
    setAccessibleDescription(rating ? amountText(*rating, m_scale) : tr("unrated"));
}

bool RatingWidget::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier) {
            event->accept();
            return true;
        }
    }
    return QAbstractSlider::event(event);
}

} // namespace omt::ui
