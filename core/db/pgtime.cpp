// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/pgtime.h"

#include <QTimeZone>

namespace omt::db {

namespace {

/** Digits from `at` on, up to the first that is none; -1 when there is none. */
int readNumber(QByteArrayView text, qsizetype &at)
{
    int number = 0;
    const qsizetype begin = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9' && at - begin < 9)
        number = number * 10 + (text[at++] - '0');
    return at == begin ? -1 : number;
}

bool skip(QByteArrayView text, qsizetype &at, char expected)
{
    if (at >= text.size() || text[at] != expected)
        return false;
    ++at;
    return true;
}

bool takeEra(QByteArrayView &text)
{
    if (!text.endsWith(" BC"))
        return false;
    text.chop(3);
    return true;
}

QDate readDate(QByteArrayView text, qsizetype &at, bool isBc)
{
    const int year = readNumber(text, at);
    if (year <= 0 || !skip(text, at, '-'))
        return {};
    const int month = readNumber(text, at);
    if (!skip(text, at, '-'))
        return {};
    const int day = readNumber(text, at);
    return {isBc ? -year : year, month, day};
}

QTime readTime(QByteArrayView text, qsizetype &at)
{
    const int hour = readNumber(text, at);
    if (!skip(text, at, ':'))
        return {};
    const int minute = readNumber(text, at);
    if (!skip(text, at, ':'))
        return {};
    const int second = readNumber(text, at);
    int millisecond = 0;
    if (skip(text, at, '.')) {
        int scale = 100;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10)
            millisecond += (text[at] - '0') * scale;
    }
    return {hour, minute, second, millisecond};
}

} // namespace

QDate parsePgDate(QByteArrayView text)
{
    const bool isBc = takeEra(text);
    qsizetype at = 0;
    const QDate date = readDate(text, at, isBc);
    return at == text.size() ? date : QDate();
}

QDateTime parsePgTimestamp(QByteArrayView text)
{
    const bool isBc = takeEra(text);
    qsizetype at = 0;
    const QDate date = readDate(text, at, isBc);
    if (!date.isValid() || !skip(text, at, ' '))
        return {};
    const QTime time = readTime(text, at);
    if (!time.isValid() || text.sliced(at) != "+00")
        return {};
    return {date, time, Qt::UTC};
}

} // namespace omt::db
