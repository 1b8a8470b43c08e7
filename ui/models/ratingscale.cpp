// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ratingscale.h"

#include <QCoreApplication>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

struct ScaleInfo
{
    RatingScale scale;
    const char16_t *key;
    const char *name;
    int step;
};

constexpr std::array<ScaleInfo, 6> scales{{
    {RatingScale::FiveStars, u"five_stars",
     QT_TRANSLATE_NOOP("omt::ui::RatingScale", "Five stars, by halves"), 10},
    {RatingScale::FiveQuarterStars, u"five_quarter_stars",
     QT_TRANSLATE_NOOP("omt::ui::RatingScale", "Five stars, by quarters"), 5},
    {RatingScale::Ten, u"ten", QT_TRANSLATE_NOOP("omt::ui::RatingScale", "1 to 10"), 10},
    {RatingScale::TenDecimal, u"ten_decimal",
     QT_TRANSLATE_NOOP("omt::ui::RatingScale", "0.1 to 10.0"), 1},
    {RatingScale::Hundred, u"hundred", QT_TRANSLATE_NOOP("omt::ui::RatingScale", "1 to 100"), 1},
    {RatingScale::Smileys, u"smileys",
     QT_TRANSLATE_NOOP("omt::ui::RatingScale", "Smileys: bad, so-so, good"), 30},
}};

constexpr std::array faces{0, 20, 50, 80}; // one, two and a half and four stars

const ScaleInfo &of(RatingScale scale)
{
    return scales.at(size_t(scale));
}

} // namespace

QString toString(RatingScale scale)
{
    return QString::fromUtf16(of(scale).key);
}

std::optional<RatingScale> ratingScaleFromString(QStringView key)
{
    for (const ScaleInfo &info : scales) {
        if (key == info.key)
            return info.scale;
    }
    return std::nullopt;
}

QString displayName(RatingScale scale)
{
    return QCoreApplication::translate("omt::ui::RatingScale", of(scale).name);
}

bool isWritten(RatingScale scale)
{
    return scale == RatingScale::TenDecimal || scale == RatingScale::Hundred;
}

int stepOf(RatingScale scale)
{
    return of(scale).step;
}

int lastKey(RatingScale scale)
{
    return scale == RatingScale::Smileys ? 3 : 10;
}

int hundredOfKey(int key, RatingScale scale)
{
    if (scale != RatingScale::Smileys)
        return std::clamp(key, 0, 10) * 10;
    return faces.at(size_t(std::clamp(key, 0, 3)));
}

int faceOf(int hundred)
{
    return hundred <= 0 ? 0 : hundred <= 33 ? 1 : hundred <= 66 ? 2 : 3; // as displayText()
}

QString faceIcon(int face)
{
    return face <= 1 ? u"face-sad"_s : face == 2 ? u"face-neutral"_s : u"face-good"_s;
}

} // namespace omt::ui
