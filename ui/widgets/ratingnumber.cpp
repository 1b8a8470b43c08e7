// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ratingnumber.h"

#include <QSignalBlocker>

namespace omt::ui {

using namespace Qt::StringLiterals;

RatingNumber::RatingNumber(QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setAccessibleName(tr("Rating"));
    setKeyboardTracking(false);
    setSpecialValueText(tr("unrated"));
    setScale(m_scale);
    connect(this, &QDoubleSpinBox::valueChanged, this, [this] { emit edited(hundred()); });
}

void RatingNumber::setScale(RatingScale scale)
{
    const QSignalBlocker quiet(this);
    const int before = hundred();
    m_scale = scale;
    setDecimals(scale == RatingScale::TenDecimal ? 1 : 0);
    setRange(0, best(scale));
    setSingleStep(scale == RatingScale::TenDecimal ? 0.1 : 1);
    setSuffix(u" / %1"_s.arg(best(scale)));
    setHundred(before);
}

void RatingNumber::setHundred(int hundred)
{
    const QSignalBlocker quiet(this);
    const auto rating = Rating::fromHundred(hundred);
    setValue(rating ? rating->onScale(best(m_scale)) : 0);
}

int RatingNumber::hundred() const
{
    const auto rating = Rating::fromScale(value(), best(m_scale));
    return rating ? rating->hundred() : 0;
}

} // namespace omt::ui
