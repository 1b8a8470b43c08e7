// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rating.h"

#include <QDoubleSpinBox>

namespace omt::ui {

/** A rating written as a number, for scales too fine for stars; empty: unrated. */
class RatingNumber final : public QDoubleSpinBox
{
    Q_OBJECT

public:
    explicit RatingNumber(QWidget *parent = nullptr);

    void setScale(RatingScale scale);
    /** 0: unrated. Says nothing. */
    void setHundred(int hundred);
    [[nodiscard]] int hundred() const;

signals:
    void edited(int hundred);

private:
    RatingScale m_scale = RatingScale::Hundred;
};

} // namespace omt::ui
