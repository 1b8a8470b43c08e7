// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/jsonbag.h"

#include "core/transfer/formats/dates.h"

#include <QJsonDocument>

#include <cmath>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QJsonValue at(const QJsonObject &object, QStringView path)
{
    const qsizetype dot = path.indexOf(u'.');
    const auto found = object.constFind(dot < 0 ? path : path.left(dot));
    if (found == object.constEnd())
        return QJsonValue(QJsonValue::Undefined);
    return dot < 0 ? *found : at(found->toObject(), path.mid(dot + 1));
}

// Undefined removes; what is empty thereafter is removed by withoutBlanks().
void set(QJsonObject &object, QStringView path, const QJsonValue &value)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        if (value.isUndefined())
            object.remove(path);
        else
            object.insert(path, value);
        return;
    }
    QJsonObject inner = object[path.left(dot)].toObject();
    set(inner, path.mid(dot + 1), value);
    object.insert(path.left(dot), inner);
}

bool isBlank(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined()
        || (value.isString() && value.toString().trimmed().isEmpty())
        || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
}

QJsonValue cleaned(const QJsonValue &value)
{
    if (value.isObject())
        return withoutBlanks(value.toObject());
    if (!value.isArray())
        return value;
    QJsonArray array;
    for (const QJsonValue element : value.toArray()) {
        if (const QJsonValue clean = cleaned(element); !isBlank(clean))
            array.append(clean);
    }
    return array;
}

std::optional<double> numberOf(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    bool ok = false;
    const double number = value.toString().trimmed().replace(u',', u'.').toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

QString written(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.mid(1, json.size() - 2));
}

} // namespace

QString plainText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().trimmed();
    const double number = value.toDouble();
    return value.isDouble() && number == std::floor(number) ? QString::number(value.toInteger())
                                                            : QString();
}

QJsonObject withoutBlanks(const QJsonObject &object)
{
    QJsonObject result;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (const QJsonValue value = cleaned(it.value()); !isBlank(value))
            result.insert(it.key(), value);
    }
    return result;
}

JsonBag::JsonBag(QJsonObject object)
    : m_object(std::move(object))
{
}

bool JsonBag::has(const JsonPath &path) const
{
    return !at(m_object, path.text).isUndefined();
}

QJsonValue JsonBag::take(const JsonPath &path)
{
    const QJsonValue value = at(m_object, path.text);
    if (!value.isUndefined())
        set(m_object, path.text, QJsonValue(QJsonValue::Undefined));
    return value;
}

QString JsonBag::takeText(const JsonPath &path)
{
    const QJsonValue value = at(m_object, path.text);
    const QString text = plainText(value);
    if (!text.isEmpty())
        set(m_object, path.text, QJsonValue(QJsonValue::Undefined));
    return text;
}

std::optional<QString> JsonBag::takeProse(const JsonPath &path)
{
    const QJsonValue value = at(m_object, path.text);
    if (!value.isString() || value.toString().trimmed().isEmpty())
        return std::nullopt;
    set(m_object, path.text, QJsonValue(QJsonValue::Undefined));
    return value.toString();
}

QStringList JsonBag::takeTexts(const JsonPath &path, const JsonPath &field)
{
    const QJsonValue value = at(m_object, path.text);
    QStringList texts;
    for (const QJsonValue element : value.isArray() ? value.toArray() : QJsonArray{value}) {
        const QString text
            = plainText(element.isObject() ? at(element.toObject(), field.text) : element);
        if (!text.isEmpty() && !texts.contains(text))
            texts.append(text);
    }
    const bool isPlain = !value.isArray()
        || std::none_of(value.toArray().begin(), value.toArray().end(),
                        [](const QJsonValue &element) { return element.isObject(); });
    if (!texts.isEmpty() && isPlain)
        set(m_object, path.text, QJsonValue(QJsonValue::Undefined));
    return texts;
}

QJsonArray JsonBag::takeArray(const JsonPath &path)
{
    return at(m_object, path.text).isArray() ? take(path).toArray() : QJsonArray();
}

QJsonObject JsonBag::takeObject(const JsonPath &path)
{
    return at(m_object, path.text).isObject() ? take(path).toObject() : QJsonObject();
}

std::optional<int> JsonBag::takeNumber(const JsonPath &path)
{
    const QJsonValue value = take(path);
    if (isBlank(value))
        return std::nullopt;
    const auto number = wholeNumber(plainText(value));
    if (!number || *number < 0) {
        refuse(path, value);
        return std::nullopt;
    }
    return number;
}

std::optional<int> JsonBag::takeCount(const JsonPath &path)
{
    const auto number = takeNumber(path);
    return number && *number > 0 ? number : std::nullopt;
}

std::optional<Rating> JsonBag::takeRating(const JsonPath &path, double best)
{
    const QJsonValue value = take(path);
    if (isBlank(value))
        return std::nullopt;
    const auto number = numberOf(value);
    const auto rating = number ? Rating::fromScale(*number, best) : std::nullopt;
    if (!rating && !(number && *number == 0.0))
        refuse(path, value);
    return rating;
}

PartialDate JsonBag::takeDate(const JsonPath &path)
{
    const QJsonValue value = take(path);
    if (isBlank(value) || value.toDouble(1) == 0.0)
        return {};
    const PartialDate date
        = value.isDouble() ? epochDate(value.toDouble()) : historyDate(value.toString());
    if (!date.isKnown() && !isDateSentinel(value.toString()))
        refuse(path, value);
    return date;
}

PartialDate JsonBag::takeDateParts(const JsonPath &path)
{
    const QJsonValue value = take(path);
    const int year = value[u"year"].toInt();
    const int month = value[u"month"].toInt();
    const int day = value[u"day"].toInt();
    const QJsonObject said = withoutBlanks(value.toObject());
    const QDate whole(year, month, day);
    if (year > 0 && day > 0 && whole.isValid())
        return PartialDate::fromDate(whole);
    if (year > 0 && day <= 0 && month >= 1 && month <= 12)
        return PartialDate::fromMonth(year, month);
    if (year > 0 && day <= 0 && month <= 0)
        return PartialDate::fromYear(year);
    if (!said.isEmpty() && (year != 0 || month != 0 || day != 0))
        refuse(path, value); // a day of no known year
    return {};
}

std::optional<bool> JsonBag::takeFlag(const JsonPath &path)
{
    const QJsonValue value = take(path);
    if (isBlank(value))
        return std::nullopt;
    if (value.isBool())
        return value.toBool();
    if (value.isDouble())
        return value.toDouble() != 0.0;
    const QString text = value.toString().trimmed().toLower();
    return text == "1"_L1 || text == "true"_L1 || text == "yes"_L1;
}

void JsonBag::put(const JsonPath &path, const QJsonValue &value)
{
    set(m_object, path.text, value);
}

void JsonBag::refuse(const JsonPath &path, const QJsonValue &value)
{
    set(m_object, path.text, value);
    m_complaints.append(formatText("The value “%1” of “%2” cannot be read; it is kept with the "
                                   "entry as it was written.")
                            .arg(written(value).left(80), path.text));
}

QJsonObject JsonBag::rest(const QStringList &zeros) const
{
    QJsonObject object = m_object;
    for (const QString &path : zeros) {
        const QJsonValue value = at(object, path);
        const QString text = value.toString(u"-"_s).trimmed();
        if (value == QJsonValue(0) || value == QJsonValue(false) || text == "0"_L1
            || text == "false"_L1)
            set(object, path, QJsonValue(QJsonValue::Undefined));
    }
    return withoutBlanks(object);
}

} // namespace omt::transfer
