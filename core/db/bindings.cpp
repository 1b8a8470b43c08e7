// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/bindings.h"

#include <QJsonDocument>
#include <QLocale>

#include <cmath>

namespace omt::db {

namespace {

// PostgreSQL stores no U+0000, and its UTF-8 has no surrogates; toUtf8() would write the latter
// as '?', which is a character people type.
QByteArray storable(QStringView text)
{
    QString clean;
    bool isClean = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isPair
            = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const bool isOdd = c.isNull() || (c.isSurrogate() && !isPair);
        if (isOdd && isClean) {
            clean = text.first(i).toString();
            isClean = false;
        }
        if (isPair) {
            if (!isClean)
                clean += c;
            ++i;
        }
        if (!isClean) {
            if (!isOdd)
                clean += text[i];
            else if (!c.isNull())
                clean += QChar::ReplacementCharacter;
        }
    }
    QByteArray utf8 = isClean ? text.toUtf8() : clean.toUtf8();
    if (utf8.isNull())
        utf8 = QByteArrayLiteral("");
    return utf8;
}

// jsonb refuses the escapes of U+0000 and of lone surrogates, the only ones of those QJsonDocument
// writes: pairs it leaves as they are.
QByteArray storableJson(const QJsonDocument &document)
{
    const QByteArray json = document.toJson(QJsonDocument::Compact);
    QByteArray clean;
    clean.reserve(json.size());
    for (qsizetype i = 0; i < json.size(); ++i) {
        const QByteArrayView escape = QByteArrayView(json).sliced(i, qMin(6, json.size() - i));
        if (!escape.startsWith('\\')) {
            clean += json[i];
        } else if (escape == "\\u0000") {
            i += 5;
        } else if (escape.startsWith("\\ud") && escape.size() == 6 && escape[3] >= '8') {
            clean += "\\ufffd";
            i += 5;
        } else {
            clean += escape.first(2);
            ++i;
        }
    }
    return clean;
}

// Four digits at least, and BC as PostgreSQL writes it; neither calendar has a year zero.
QString dateText(const QDate &date)
{
    return QStringLiteral("%1-%2-%3")
        .arg(qAbs(date.year()), 4, 10, QLatin1Char('0'))
        .arg(date.month(), 2, 10, QLatin1Char('0'))
        .arg(date.day(), 2, 10, QLatin1Char('0'));
}

QLatin1StringView era(const QDate &date)
{
    return date.year() < 0 ? QLatin1StringView(" BC") : QLatin1StringView("");
}

} // namespace

BindValue::BindValue(bool value)
    : m_text(value ? "true" : "false")
{
}

BindValue::BindValue(double value)
{
    if (std::isnan(value))
        m_text = "NaN";
    else if (std::isinf(value))
        m_text = value > 0 ? "Infinity" : "-Infinity";
    else
        m_text = QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

BindValue::BindValue(const QString &text)
    : m_text(storable(text))
{
}

BindValue::BindValue(QStringView text)
    : m_text(storable(text))
{
}

BindValue::BindValue(QLatin1StringView text)
    : m_text(storable(QString(text)))
{
}

BindValue::BindValue(const QStringList &list)
    : m_text(storable(pgArray(list)))
{
}

BindValue::BindValue(const QUuid &uuid)
{
    if (!uuid.isNull())
        m_text = uuid.toByteArray(QUuid::WithoutBraces);
}

BindValue::BindValue(const QDate &date)
{
    if (date.isValid())
        m_text = QString(dateText(date) + era(date)).toLatin1();
}

BindValue::BindValue(const QDateTime &moment)
{
    if (!moment.isValid())
        return;
    const QDateTime utc = moment.toUTC();
    m_text = QString(dateText(utc.date()) + u' ' + utc.time().toString(u"HH:mm:ss.zzz") + u"+00"
                     + era(utc.date()))
                 .toLatin1();
}

BindValue::BindValue(PartialDate::Precision precision)
{
    if (precision != PartialDate::Precision::Unknown)
        m_text = QByteArray(toString(precision).data(), toString(precision).size());
}

BindValue::BindValue(const QByteArray &bytes)
    : m_text("\\x" + bytes.toHex())
{
}

BindValue::BindValue(const QJsonObject &object)
    : m_text(storableJson(QJsonDocument(object)))
{
}

BindValue::BindValue(const QJsonArray &array)
    : m_text(storableJson(QJsonDocument(array)))
{
}

const BindValue *Bindings::find(QStringView name) const
{
    for (const Binding &binding : m_values) {
        if (binding.name == name)
            return &binding.value;
    }
    return nullptr;
}

} // namespace omt::db
