// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/browsetitle.h"
#include "core/domain/rating.h"

#include <QWidget>

namespace omt::ui {

/** How everyone rates a title: ten bars, how many raters, and the mean on the reader's scale. */
class Histogram final : public QWidget
{
    Q_OBJECT

public:
    explicit Histogram(QWidget *parent = nullptr);

    void show(const catalog::RatingHistogram &ratings, RatingScale scale);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    catalog::RatingHistogram m_ratings;
    RatingScale m_scale = RatingScale::FiveStars;
};

} // namespace omt::ui
