// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/dates.h"

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

int fullYear(QStringView digits)
{
    const int year = digits.toInt();
    if (digits.size() > 2)
        return year;
    return year + (year < 70 ? 2000 : 1900);
}

// "Jan", "january", "Sept."; 0 when it is no month.
int monthOf(const QString &name)
{
    for (int month = 1; name.size() >= 3 && month <= 12; ++month) {
        if (QLocale::c().monthName(month).startsWith(name.left(3), Qt::CaseInsensitive))
            return month;
    }
    return 0;
}

PartialDate withTime(const QDate &date, const QRegularExpressionMatch &match)
{
    if (!date.isValid())
        return {};
    if (match.captured(u"hour"_s).isEmpty())
        return PartialDate::fromDate(date);
    int hour = match.captured(u"hour"_s).toInt();
    const QString half = match.captured(u"half"_s).toLower();
    if (half == "pm"_L1 && hour < 12)
        hour += 12;
    else if (half == "am"_L1 && hour == 12)
        hour = 0;
    const QTime time(hour, match.captured(u"minute"_s).toInt(),
                     match.captured(u"second"_s).toInt());
    return time.isValid() ? PartialDate::fromDateTime(QDateTime(date, time, Qt::UTC))
                          : PartialDate::fromDate(date);
}

const QString &timePart()
{
    static const QString part = QStringLiteral(
        R"((?:,?\s+(?:at\s+)?(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?\s*(?<half>[AaPp][Mm])?)?)");
    return part;
}

// "Sat Apr 23 08:36:35 2011", as C programs write it.
PartialDate cDate(const QString &text)
{
    static const QRegularExpression pattern(
        uR"(^\w{3}\s+(?<month>\p{L}{3})\s+(?<day>\d{1,2})\s+(?<time>[\d:]{8})\s+(?<year>\d{4})$)"_s);
    const auto match = pattern.match(text);
    const QDate date(match.captured(u"year"_s).toInt(), monthOf(match.captured(u"month"_s)),
                     match.captured(u"day"_s).toInt());
    const QTime time = QTime::fromString(match.captured(u"time"_s), u"hh:mm:ss"_s);
    return date.isValid() && time.isValid()
        ? PartialDate::fromDateTime(QDateTime(date, time, Qt::UTC))
        : PartialDate();
}

PartialDate namedMonth(const QString &text)
{
    static const QRegularExpression dayFirst(
        uR"(^(?:\w{3},\s+)?(?<day>\d{1,2})\.?[\s-](?<month>\p{L}{3,})\.?,?[\s-](?<year>\d{4}))"_s
        + timePart() + uR"((?:\s+(?:GMT|UTC|\+0000))?$)"_s);
    static const QRegularExpression monthFirst(
        uR"(^(?<month>\p{L}{3,})\.?\s+(?:(?<day>\d{1,2}),?\s+)?(?<year>\d{4}))"_s + timePart()
        + u'$');
    for (const auto &pattern : {dayFirst, monthFirst}) {
        const auto match = pattern.match(text);
        const int month = match.hasMatch() ? monthOf(match.captured(u"month"_s)) : 0;
        if (month == 0)
            continue;
        const int year = match.captured(u"year"_s).toInt();
        const QString day = match.captured(u"day"_s);
        return day.isEmpty() ? PartialDate::fromMonth(year, month)
                             : withTime(QDate(year, month, day.toInt()), match);
    }
    return cDate(text);
}

const QRegularExpression &slashed()
{
    static const QRegularExpression pattern(
        uR"(^(?<one>\d{1,2})(?<sign>[/.-])(?<two>\d{1,2})[/.-](?<year>\d{4}|\d{2}))"_s + timePart()
        + u'$');
    return pattern;
}

PartialDate slashedDate(const QString &text, DateOrder order)
{
    const auto match = slashed().match(text);
    if (!match.hasMatch())
        return {};
    int day = match.captured(u"two"_s).toInt();
    int month = match.captured(u"one"_s).toInt();
    const bool isDotted = match.captured(u"sign"_s) == "."_L1; // always day first
    if (isDotted || month > 12 || (order == DateOrder::DayFirst && day <= 12))
        std::swap(day, month);
    const int year = fullYear(match.captured(u"year"_s));
    if (month == 0 && day == 0)
        return PartialDate::fromYear(year);
    if (day == 0 && month <= 12)
        return PartialDate::fromMonth(year, month);
    return withTime(QDate(year, month, day), match);
}

bool isFirstOf1970(const PartialDate &date)
{
    return date.isKnown() && date.day() > 0 && date.start() == QDateTime::fromSecsSinceEpoch(0);
}

} // namespace

PartialDate historyDate(QStringView written, DateOrder order)
{
    QString text = written.trimmed().toString();
    if (text.isEmpty() || isDateSentinel(text))
        return {};
    for (const auto ending : {" +0000 UTC"_L1, " UTC"_L1, " +0000"_L1, " GMT"_L1}) {
        if (text.endsWith(ending))
            text.chop(ending.size());
    }
    static const QRegularExpression digits(u"^\\d{8}$"_s);
    if (digits.match(text).hasMatch())
        return epochDate(text.toDouble());
    bool ok = false;
    PartialDate date = PartialDate::fromString(text, &ok);
    const bool isSlashed = slashed().match(text).hasMatch();
    if (!ok || isSlashed || !date.isKnown())
        date = isSlashed ? slashedDate(text, order) : namedMonth(text);
    return isFirstOf1970(date) ? PartialDate() : date;
}

bool isDateSentinel(QStringView text)
{
    static const QStringList words{u"-"_s, u"--"_s,   u"n/a"_s,  u"never"_s,
                                   u"?"_s, u"none"_s, u"null"_s, u"unknown"_s};
    text = text.trimmed();
    return text.isEmpty() || text.startsWith(u"0000") || text.startsWith(u"0001-01-01")
        || text.startsWith(u"1970-01-01") || text == u"0" || text.startsWith(u"00/00")
        || words.contains(text.toString().toLower());
}

PartialDate epochDate(double number)
{
    if (!std::isfinite(number) || number <= 0 || number > 1e15)
        return {};
    if (number >= 10000000 && number <= 99999999) { // as seconds these would be of 1970 to 1973
        const int whole = static_cast<int>(number);
        const int month = whole / 100 % 100;
        const int day = whole % 100;
        if (month == 0)
            return PartialDate::fromYear(whole / 10000);
        return day == 0 ? PartialDate::fromMonth(whole / 10000, month)
                        : PartialDate::fromDate(QDate(whole / 10000, month, day));
    }
    const double seconds = number > 1e11 ? number / 1000 : number;
    return PartialDate::fromDateTime(
        QDateTime::fromSecsSinceEpoch(static_cast<qint64>(seconds), Qt::UTC));
}

DateOrder orderOf(const QStringList &dates, DateOrder otherwise)
{
    for (const QString &date : dates) {
        const auto match = slashed().match(date.trimmed());
        if (!match.hasMatch())
            continue;
        if (match.captured(u"sign"_s) == "."_L1 || match.captured(u"one"_s).toInt() > 12)
            return DateOrder::DayFirst;
        if (match.captured(u"two"_s).toInt() > 12)
            return DateOrder::MonthFirst;
    }
    return otherwise;
}

} // namespace omt::transfer
