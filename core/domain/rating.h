// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace omt {

/** The scale a person reads and gives ratings on; stored ratings are always 1 to 100. */
enum class RatingScale { FiveStars, FiveQuarterStars, Ten, TenDecimal, Hundred, Smileys };

/** A rating from 1 to 100. "Unrated" is an empty std::optional<Rating>, never zero. */
class Rating
{
public:
    /** Empty when out of range; 0 is what other services write for "unrated". */
    [[nodiscard]] static std::optional<Rating> fromHundred(int value);
    /** `value` on a scale that ends at `best`, e.g. 4.25 of 5; rounds half up; 0 is unrated. */
    [[nodiscard]] static std::optional<Rating> fromScale(double value, double best);

    [[nodiscard]] int hundred() const { return m_value; }
    /** The exact inverse of fromScale for every step the scale can write. */
    [[nodiscard]] double onScale(double best) const { return m_value * best / 100.0; }

    friend bool operator==(const Rating &, const Rating &) = default;
    friend bool operator<(const Rating &a, const Rating &b) { return a.m_value < b.m_value; }

private:
    explicit Rating(int value)
        : m_value(value)
    {
    }
    int m_value;
};

/** How many of it make the best: 5, 5, 10, 10, 100, 3. */
[[nodiscard]] int best(RatingScale scale);

/** For people: "4½", "8", "8.5", "85". */
[[nodiscard]] QString displayText(Rating rating, RatingScale scale);
/** Translated, with what it is counted against: "4½ of 5 stars", "8.5 of 10", "good". */
[[nodiscard]] QString amountText(Rating rating, RatingScale scale);

} // namespace omt

Q_DECLARE_METATYPE(omt::Rating)
