// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/partialdate.h"

#include <QTimeZone>

#include <array>

namespace omt {

namespace {

// Years with their sign and at least four digits, so that text order is unambiguous.
QString yearText(int year)
{
    const QString digits = QString::number(std::abs(year)).rightJustified(4, u'0');
    return year < 0 ? u'-' + digits : digits;
}

bool isZero(QStringView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'0'; });
}

PartialDate fromParts(QStringView year, QStringView month, QStringView day, bool negative, bool *ok)
{
    bool yearOk = false;
    int y = year.toInt(&yearOk);
    if (!yearOk || year.size() > 6) {
        *ok = false;
        return {};
    }
    if (y == 0)
        return {};
    if (negative)
        y = -y;
    if (month.isEmpty() || isZero(month))
        return PartialDate::fromYear(y);
    bool monthOk = false;
    const int m = month.toInt(&monthOk);
    if (!monthOk || m < 1 || m > 12) {
        *ok = false;
        return {};
    }
    if (day.isEmpty() || isZero(day))
        return PartialDate::fromMonth(y, m);
    bool dayOk = false;
    const QDate date(y, m, day.toInt(&dayOk));
    if (!dayOk || !date.isValid()) {
        *ok = false;
        return {};
    }
    return PartialDate::fromDate(date);
}

} // namespace

PartialDate PartialDate::fromYear(int year)
{
    PartialDate result;
    result.m_date = QDate(year, 1, 1);
    if (result.m_date.isValid())
        result.m_precision = Precision::Year;
    return result;
}

PartialDate PartialDate::fromMonth(int year, int month)
{
    PartialDate result;
    result.m_date = QDate(year, month, 1);
    if (result.m_date.isValid())
        result.m_precision = Precision::Month;
    return result;
}

PartialDate PartialDate::fromDate(const QDate &date)
{
    PartialDate result;
    result.m_date = date;
    if (date.isValid())
        result.m_precision = Precision::Day;
    return result;
}

PartialDate PartialDate::fromDateTime(const QDateTime &moment)
{
    PartialDate result;
    if (!moment.isValid())
        return result;
    const QDateTime utc = moment.toUTC();
    result.m_date = utc.date();
    result.m_secondOfDay = utc.time().msecsSinceStartOfDay() / 1000;
    result.m_precision = Precision::Second;
    return result;
}

PartialDate PartialDate::fromStart(const QDateTime &start, Precision precision)
{
    const QDate date = start.toUTC().date();
    switch (precision) {
    case Precision::Unknown:
        return {};
    case Precision::Year:
        return fromYear(date.year());
    case Precision::Month:
        return fromMonth(date.year(), date.month());
    case Precision::Day:
        return fromDate(date);
    case Precision::Second:
        return fromDateTime(start);
    }
    return {};
}

PartialDate PartialDate::fromString(QStringView text, bool *ok)
{
    bool readable = true;
    if (!ok)
        ok = &readable;
    *ok = true;
    text = text.trimmed();
    if (text.isEmpty())
        return {};
    if (text.contains(u'T') || (text.size() > 10 && text.contains(u':'))) {
        QString iso = text.toString();
        iso.replace(u' ', u'T');
        QDateTime moment = QDateTime::fromString(iso, Qt::ISODateWithMs);
        if (!moment.isValid()) {
            *ok = false;
            return {};
        }
        if (moment.timeSpec() == Qt::LocalTime) // no zone written: services mean UTC
            moment = QDateTime(moment.date(), moment.time(), Qt::UTC);
        if (moment.toSecsSinceEpoch() == 0)
            return {};
        return fromDateTime(moment);
    }
    const bool negative = text.startsWith(u'-');
    if (negative)
        text = text.mid(1);
    std::array<QStringView, 3> parts;
    size_t count = 0;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != u'-' && text[i] != u'/' && text[i] != u'.')
            continue;
        if (count == parts.size()) {
            *ok = false;
            return {};
        }
        parts[count++] = text.mid(begin, i - begin);
        begin = i + 1;
    }
    return fromParts(parts[0], parts[1], parts[2], negative, ok);
}

QDateTime PartialDate::start() const
{
    if (!isKnown())
        return {};
    return QDateTime(m_date, QTime::fromMSecsSinceStartOfDay(m_secondOfDay * 1000), Qt::UTC);
}

QString PartialDate::toString() const
{
    if (!isKnown())
        return {};
    QString text = yearText(m_date.year());
    if (m_precision >= Precision::Month)
        text += QStringLiteral("-%1").arg(m_date.month(), 2, 10, QChar(u'0'));
    if (m_precision >= Precision::Day)
        text += QStringLiteral("-%1").arg(m_date.day(), 2, 10, QChar(u'0'));
    if (m_precision == Precision::Second) {
        text += u'T' + QTime::fromMSecsSinceStartOfDay(m_secondOfDay * 1000).toString(Qt::ISODate)
            + u'Z';
    }
    return text;
}

QLatin1StringView toString(PartialDate::Precision precision)
{
    switch (precision) {
    case PartialDate::Precision::Unknown:
        return {};
    case PartialDate::Precision::Year:
        return QLatin1StringView("year");
    case PartialDate::Precision::Month:
        return QLatin1StringView("month");
    case PartialDate::Precision::Day:
        return QLatin1StringView("day");
    case PartialDate::Precision::Second:
        return QLatin1StringView("second");
    }
    return {};
}

PartialDate::Precision precisionFromString(QStringView text)
{
    using enum PartialDate::Precision;
    for (const auto precision : {Year, Month, Day, Second}) {
        if (text == toString(precision))
            return precision;
    }
    return Unknown;
}

} // namespace omt
