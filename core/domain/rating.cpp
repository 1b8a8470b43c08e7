// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rating.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace omt {

std::optional<Rating> Rating::fromHundred(int value)
{
    if (value < 1 || value > 100)
        return std::nullopt;
    return Rating(value);
}

std::optional<Rating> Rating::fromScale(double value, double best)
{
    if (!(value > 0.0) || !(best > 0.0) || value > best)
        return std::nullopt;
    return fromHundred(std::max(1, static_cast<int>(std::lround(value * 100.0 / best))));
}

int best(RatingScale scale)
{
    switch (scale) {
    case RatingScale::FiveStars:
    case RatingScale::FiveQuarterStars:
        return 5;
    case RatingScale::Ten:
    case RatingScale::TenDecimal:
        return 10;
    case RatingScale::Hundred:
        return 100;
    case RatingScale::Smileys:
        return 3;
    }
    return 100;
}

QString displayText(Rating rating, RatingScale scale)
{
    const double value = rating.onScale(best(scale));
    switch (scale) {
    case RatingScale::FiveStars:
    case RatingScale::FiveQuarterStars: {
        const int steps = scale == RatingScale::FiveStars ? 2 : 4;
        const double rounded = std::round(value * steps) / steps;
        const int whole = static_cast<int>(rounded);
        const double rest = rounded - whole;
        QString text = whole > 0 || rest == 0.0 ? QLocale().toString(whole) : QString();
        if (rest == 0.25)
            text += u'¼';
        else if (rest == 0.5)
            text += u'½';
        else if (rest == 0.75)
            text += u'¾';
        return text;
    }
    case RatingScale::Ten:
        return QLocale().toString(static_cast<int>(std::lround(value)));
    case RatingScale::TenDecimal:
        return QLocale().toString(value, 'f', 1);
    case RatingScale::Hundred:
        return QLocale().toString(rating.hundred());
    case RatingScale::Smileys:
        if (rating.hundred() <= 33)
            return QStringLiteral("\U0001F641");
        return rating.hundred() <= 66 ? QStringLiteral("\U0001F610") : QStringLiteral("\U0001F642");
    }
    return {};
}

QString amountText(Rating rating, RatingScale scale)
{
    const auto tr
        = [](const char *text) { return QCoreApplication::translate("omt::Rating", text); };
    switch (scale) {
    case RatingScale::FiveStars:
    case RatingScale::FiveQuarterStars:
        return tr(QT_TRANSLATE_NOOP("omt::Rating", "%1 of 5 stars"))
            .arg(displayText(rating, scale));
    case RatingScale::Ten:
    case RatingScale::TenDecimal:
        return tr(QT_TRANSLATE_NOOP("omt::Rating", "%1 of 10")).arg(displayText(rating, scale));
    case RatingScale::Hundred:
        return tr(QT_TRANSLATE_NOOP("omt::Rating", "%1 of 100")).arg(displayText(rating, scale));
    case RatingScale::Smileys:
        break;
    }
    if (rating.hundred() <= 33)
        return tr(QT_TRANSLATE_NOOP("omt::Rating", "bad"));
    return rating.hundred() <= 66 ? tr(QT_TRANSLATE_NOOP("omt::Rating", "so-so"))
                                  : tr(QT_TRANSLATE_NOOP("omt::Rating", "good"));
}

} // namespace omt
