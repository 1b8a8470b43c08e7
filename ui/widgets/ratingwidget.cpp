// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ratingwidget.h"

#include "core/domain/rating.h"
#include "ui/delegates/titlepainter.h"
#include "ui/theme/metrics.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace omt::ui {

namespace {

constexpr int largestStar = 24;
constexpr int smallestStar = 12;
constexpr int betweenStars = 2;
constexpr int halfStar = 10;
constexpr int margin = 4;

} // namespace

RatingWidget::RatingWidget(QWidget *parent)
    : QAbstractSlider(parent)
{
    setRange(0, 100);
    setSingleStep(halfStar);
    setPageStep(2 * halfStar);
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Rating"));
    setToolTip(tr("Click to rate in half stars; click again to clear. Keys 1 to 9, 0 clears."));
    sliderChange(SliderValueChange);
    connect(this, &QAbstractSlider::actionTriggered, this,
            [this] { emit edited(sliderPosition()); });
}

QSize RatingWidget::sizeHint() const
{
    return starsSize(largestStar) + QSize(2 * margin, 2 * margin);
}

QSize RatingWidget::minimumSizeHint() const
{
    return starsSize(smallestStar) + QSize(2 * margin, 2 * margin);
}

int RatingWidget::starSide() const
{
    const int room = (width() - 2 * margin - 4 * betweenStars) / 5;
    return std::clamp(std::min(room, height() - 2), smallestStar, largestStar);
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
    const int side = starSide();
    const QRect stars(QPoint(margin, (height() - side) / 2), starsSize(side));
    paintStars(&painter, QStyle::visualRect(layoutDirection(), rect(), stars),
               m_hovered >= 0 ? m_hovered : value(), c, layoutDirection(), true);
}

int RatingWidget::valueAt(const QPoint &position) const
{
    const int x = isRightToLeft() ? this->width() - margin - position.x() : position.x() - margin;
    const int side = starSide();
    const int pitch = side + betweenStars;
    const int star = std::clamp(x / pitch, 0, 4);
    return star * 2 * halfStar + (x - star * pitch < side / 2 ? halfStar : 2 * halfStar);
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
    if (event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9)
        choose((event->key() - Qt::Key_0) * halfStar);
    else if (event->key() == Qt::Key_Asterisk)
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
    setAccessibleDescription(
        rating ? tr("%1 of 5 stars").arg(displayText(*rating, RatingScale::FiveStars))
               : tr("unrated"));
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
