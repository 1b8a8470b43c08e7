// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/typedattributes.h"

#include "core/base/partialdate.h"

#include <QHash>
#include <QJsonArray>

#include <cmath>
#include <limits>

namespace omt {

using namespace Qt::StringLiterals;

namespace {

enum class Kind { Text, Count, LongCount, TextList, Isbn, Decimal, Day };

// The columns of sql/migrations/0004_typed_attributes.sql.
const QHash<QString, Kind> &columnsOf(AttributeFamily family)
{
    static const QHash<QString, Kind> screen{
        {u"format"_s, Kind::Text},        {u"episodes"_s, Kind::Count},
        {u"seasons"_s, Kind::Count},      {u"runtime_minutes"_s, Kind::Count},
        {u"studios"_s, Kind::TextList},   {u"network"_s, Kind::Text},
        {u"content_rating"_s, Kind::Text}};
    static const QHash<QString, Kind> written{
        {u"format"_s, Kind::Text},           {u"pages"_s, Kind::Count},
        {u"chapters"_s, Kind::Count},        {u"volumes"_s, Kind::Count},
        {u"words"_s, Kind::LongCount},       {u"isbn13"_s, Kind::Isbn},
        {u"publisher"_s, Kind::Text},        {u"binding"_s, Kind::Text},
        {u"series_name"_s, Kind::Text},      {u"series_position"_s, Kind::Decimal},
        {u"original_language"_s, Kind::Text}};
    static const QHash<QString, Kind> game{
        {u"platforms"_s, Kind::TextList},  {u"developers"_s, Kind::TextList},
        {u"publishers"_s, Kind::TextList}, {u"hours"_s, Kind::Count},
        {u"serial"_s, Kind::Text},         {u"clone_of"_s, Kind::Text}};
    static const QHash<QString, Kind> audio{
        {u"format"_s, Kind::Text},      {u"tracks"_s, Kind::Count},
        {u"episodes"_s, Kind::Count},   {u"duration_minutes"_s, Kind::Count},
        {u"artists"_s, Kind::TextList}, {u"label"_s, Kind::Text},
        {u"feed_url"_s, Kind::Text}};
    static const QHash<QString, Kind> event{{u"venue"_s, Kind::Text},
                                            {u"city"_s, Kind::Text},
                                            {u"country"_s, Kind::Text},
                                            {u"starts_on"_s, Kind::Day},
                                            {u"duration_minutes"_s, Kind::Count}};
    switch (family) {
    case AttributeFamily::Screen:
        return screen;
    case AttributeFamily::Written:
        return written;
    case AttributeFamily::Game:
        return game;
    case AttributeFamily::Audio:
        return audio;
    case AttributeFamily::Event:
        break;
    }
    return event;
}

std::optional<double> numberOf(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    bool ok = false;
    const double number = value.toString().toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

// Undefined when the column would refuse the value.
QJsonValue countValue(const QJsonValue &value, double most)
{
    const auto number = numberOf(value);
    if (!number || *number < 1 || *number > most || *number != std::floor(*number))
        return QJsonValue(QJsonValue::Undefined);
    return QJsonValue(static_cast<qint64>(*number));
}

QJsonValue listValue(const QJsonValue &value)
{
    QJsonArray list;
    if (value.isString()) {
        list.append(value);
        return list;
    }
    if (!value.isArray())
        return QJsonValue(QJsonValue::Undefined);
    for (const QJsonValue &element : value.toArray()) {
        if (!element.isString())
            return QJsonValue(QJsonValue::Undefined);
        list.append(element);
    }
    return list;
}

QJsonValue typedValue(Kind kind, const QJsonValue &value)
{
    switch (kind) {
    case Kind::Text:
        return value.isString() ? value : QJsonValue(QJsonValue::Undefined);
    case Kind::Count:
        return countValue(value, std::numeric_limits<int>::max());
    case Kind::LongCount:
        return countValue(value, 9007199254740992.0); // what a double holds exactly
    case Kind::TextList:
        return listValue(value);
    case Kind::Isbn: {
        const QString text = value.toString();
        const bool isDigits = text.size() == 13
            && std::all_of(text.begin(), text.end(),
                           [](QChar c) { return c >= u'0' && c <= u'9'; });
        return isDigits ? value : QJsonValue(QJsonValue::Undefined);
    }
    case Kind::Decimal: {
        const auto number = numberOf(value);
        const bool fits = number && std::abs(*number) < 999999
            && std::abs(*number * 100 - std::round(*number * 100)) < 1e-6;
        return fits ? QJsonValue(*number) : QJsonValue(QJsonValue::Undefined);
    }
    case Kind::Day: {
        const PartialDate date = PartialDate::fromString(value.toString());
        return date.day() > 0 && date.year() > 0 && date.year() <= 9999
            ? QJsonValue(date.startDate().toString(Qt::ISODate))
            : QJsonValue(QJsonValue::Undefined);
    }
    }
    return QJsonValue(QJsonValue::Undefined);
}

bool isBlank(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty())
        || (value.isArray() && value.toArray().isEmpty());
}

} // namespace

SplitAttributes splitAttributes(AttributeFamily family, const QJsonObject &attributes)
{
    const auto &columns = columnsOf(family);
    SplitAttributes split;
    for (auto it = attributes.begin(); it != attributes.end(); ++it) {
        const QJsonValue value = it.value();
        if (isBlank(value))
            continue;
        const auto column = columns.constFind(it.key());
        const QJsonValue typed = column == columns.cend() ? QJsonValue(QJsonValue::Undefined)
                                                          : typedValue(*column, value);
        if (typed.isUndefined())
            split.other.insert(it.key(), value);
        else
            split.typed.insert(it.key(), typed);
    }
    return split;
}

} // namespace omt
