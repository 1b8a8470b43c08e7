// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

namespace omt::transfer {

/** What a format may be unable to hold. The first ones leave whole entries out. */
enum class Loss {
    OtherTypes,
    OtherStatuses,
    Unrated,
    ListOnly, ///< titles that stand in lists and in no library
    NoFeed, ///< podcasts without an address
    Unnumbered, ///< written, but without the number by which the service knows titles
    Status,
    Type, ///< comes back as another type
    Progress,
    Rating,
    RatingSteps, ///< rounded
    Notes,
    Tags,
    StartedAt,
    CompletedAt,
    PartialDates, ///< known to the month or year only, and so left out
    TimesOfDay,
    PassCount, ///< how often
    Passes, ///< dates, ratings and progress of earlier times
    UnfinishedPasses,
    Favourite,
    Private,
    Review,
    Spoilers,
    EarlierReviews,
    Lists,
    ListNotes,
    Names,
    ReleaseDate,
    Creators,
    Genres,
    Description,
    Cover,
    Attributes,
    Keys, ///< numbers at other services
    Snapshot, ///< what sources said that has no column
    AddedAt,
    Relations,
    History,
    Settings,
};
using Losses = QSet<Loss>;

/** Stable name, for JSON: "list_notes". */
[[nodiscard]] QString toString(Loss loss);
[[nodiscard]] const QList<Loss> &allLosses();
/** Translated, for people: "12 tags". */
[[nodiscard]] QString lossText(Loss loss, qint64 count);

/** What an export could not write, by field and count. */
class LossReport
{
public:
    void add(Loss loss, qint64 count = 1)
    {
        if (count > 0)
            m_counts[loss] += count;
    }
    [[nodiscard]] qint64 count(Loss loss) const { return m_counts.value(loss); }
    [[nodiscard]] bool isEmpty() const { return m_counts.isEmpty(); }
    /** Translated lines, entries that are left out first. */
    [[nodiscard]] QStringList lines() const;
    /** {"tags": 12, "other_types": 5}; names are stable. */
    [[nodiscard]] QJsonObject toJson() const;

private:
    QMap<Loss, qint64> m_counts;
};

} // namespace omt::transfer
