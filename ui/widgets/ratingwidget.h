// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rating.h"

#include <QAbstractSlider>

namespace omt::ui {

/**
 * Five stars, or three faces, for a rating stored as 1 to 100; value 0 is unrated. A click sets
 * half stars (or what the scale has) and, where it already stands, clears; arrows go by the scale's
 * steps, 1 to 9 set that many halves, 0 and Delete clear. In less room it is smaller, never cut. A
 * slider to screen readers.
 */
class RatingWidget final : public QAbstractSlider
{
    Q_OBJECT

public:
    explicit RatingWidget(QWidget *parent = nullptr);

    /** One that is not written as a number. */
    void setScale(RatingScale scale);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /** The person chose this; setValue() by code does not say so. */
    void edited(int hundred);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void sliderChange(SliderChange change) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QSize marksSize(int side) const;
    [[nodiscard]] int markSide() const;
    [[nodiscard]] int valueAt(const QPoint &position) const;
    void choose(int hundred);

    RatingScale m_scale = RatingScale::FiveStars;
    int m_hovered = -1;
};

} // namespace omt::ui
