// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace omt {

/**
 * A moment of which only a part may be known: a year, a month, a day, or the second.
 *
 * Never invents what is not known: "2020-05" stays "2020-05". Years may be negative (BC, written
 * "-0050" like Qt and ISO 8601 do, but counted without a year zero as QDate does). A default-made
 * one is unknown. In the database it is a lower bound (date or timestamptz, UTC) plus a precision.
 */
class PartialDate
{
public:
    enum class Precision { Unknown, Year, Month, Day, Second };

    PartialDate() = default;
    [[nodiscard]] static PartialDate fromYear(int year);
    [[nodiscard]] static PartialDate fromMonth(int year, int month);
    [[nodiscard]] static PartialDate fromDate(const QDate &date);
    [[nodiscard]] static PartialDate fromDateTime(const QDateTime &moment);
    /** Rebuilds what start() and precision() gave; unknown when either is missing. */
    [[nodiscard]] static PartialDate fromStart(const QDateTime &start, Precision precision);

    /**
     * Reads "YYYY", "YYYY-MM", "YYYY-MM-DD" (also with '/' or '.', also "YYYY-00-00") and ISO 8601
     * date-times. The sentinels of other services ("", "0000-00-00", "1970-01-01T00:00:00.000Z")
     * and everything unreadable become unknown; `ok` tells an unreadable text from a sentinel.
     */
    [[nodiscard]] static PartialDate fromString(QStringView text, bool *ok = nullptr);

    [[nodiscard]] bool isKnown() const { return m_precision != Precision::Unknown; }
    [[nodiscard]] Precision precision() const { return m_precision; }
    [[nodiscard]] int year() const { return m_date.year(); }
    /** 1 to 12, or 0 when not known. */
    [[nodiscard]] int month() const { return m_precision >= Precision::Month ? m_date.month() : 0; }
    /** 1 to 31, or 0 when not known. */
    [[nodiscard]] int day() const { return m_precision >= Precision::Day ? m_date.day() : 0; }

    /** The earliest moment it can mean, in UTC; null when unknown. */
    [[nodiscard]] QDateTime start() const;
    /** The same as a date; null when unknown. */
    [[nodiscard]] QDate startDate() const { return isKnown() ? m_date : QDate(); }

    /** "2020", "2020-05", "2020-05-17", "2020-05-17T18:04:00Z", or "" when unknown. */
    [[nodiscard]] QString toString() const;

    friend bool operator==(const PartialDate &, const PartialDate &) = default;

private:
    QDate m_date;
    int m_secondOfDay = 0;
    Precision m_precision = Precision::Unknown;
};

/** "year", "month", "day", "second", or "" for unknown: as the *_precision columns say it. */
[[nodiscard]] QLatin1StringView toString(PartialDate::Precision precision);
[[nodiscard]] PartialDate::Precision precisionFromString(QStringView text);

} // namespace omt

Q_DECLARE_METATYPE(omt::PartialDate)
