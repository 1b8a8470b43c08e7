// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/restoredrows.h"

#include "core/db/bindings.h"
#include "core/domain/searchlexemes.h"
#include "core/domain/title.h"
#include "core/domain/titletext.h"
#include "core/domain/typedattributes.h"
#include "core/transfer/stagedtitle.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QUuid>

#include <algorithm>
#include <cmath>
#include <limits>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue item : value.toArray())
        list.append(item.toString());
    return list;
}

/** As the server reads it: Qt's own text is empty before the year 1 and after 9999. */
QString textOf(const db::BindValue &moment)
{
    return QString::fromLatin1(moment.text());
}

// Splits what is known of a date into where it starts and how far knowledge goes.
void splitDate(QJsonObject *object, const QString &name)
{
    const QString field = name + u"_at"_s;
    const auto date = storableDate(PartialDate::fromString(object->take(field).toString()));
    if (!date.isKnown())
        return;
    object->insert(field, textOf(date.start()));
    object->insert(QString(name + u"_precision"_s), QString(toString(date.precision())));
}

QJsonArray withDates(const QJsonArray &objects, const QStringList &names)
{
    QJsonArray result;
    for (const QJsonValue value : objects) {
        QJsonObject object = value.toObject();
        for (const QString &name : names)
            splitDate(&object, name);
        if (object.contains(u"status"_s) && !statusFromString(object[u"status"].toString()))
            continue;
        result.append(object);
    }
    return result;
}

QJsonArray namesOf(const QJsonObject &object, const QString &title, QStringList *spellings)
{
    static const QStringList kinds{u"original"_s, u"translated"_s, u"alias"_s, u"abbreviation"_s};
    QJsonArray names{QJsonObject{{u"title"_s, title},
                                 {u"language"_s, object[u"language"].toString()},
                                 {u"kind"_s, u"main"_s},
                                 {u"key"_s, titleKey(title)}}};
    for (const QJsonValue value : object[u"names"].toArray()) {
        const QString text = cutText(value[u"title"].toString(), 2000);
        if (text.isEmpty() || names.size() > 500)
            continue;
        const QString kind = value[u"kind"].toString();
        spellings->append(text);
        names.append(QJsonObject{{u"title"_s, text},
                                 {u"language"_s, value[u"language"].toString()},
                                 {u"kind"_s, kinds.contains(kind) ? kind : u"alias"_s},
                                 {u"key"_s, titleKey(text)}});
    }
    return names;
}

QJsonArray linksOf(const QJsonObject &object)
{
    Media media;
    for (const QJsonValue key : object[u"external"].toArray())
        media.externalKeys.append(
            {key[u"source"].toString(), key[u"space"].toString(), key[u"key"].toString()});
    QJsonArray links;
    for (const ExternalKey &key : storableKeys(media))
        links.append(
            QJsonObject{{u"source"_s, key.source}, {u"space"_s, key.space}, {u"key"_s, key.key}});
    return links;
}

bool isAbsent(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

bool isNumber(const QJsonValue &value, double least, double most)
{
    const double number = value.toDouble(least - 1);
    return isAbsent(value) || (number >= least && number <= most && number == std::floor(number));
}

bool isDate(const QJsonValue &value)
{
    return isAbsent(value) || value == u""_s || PartialDate::fromString(value.toString()).isKnown();
}

bool isMoment(const QJsonValue &value)
{
    return isAbsent(value) || QDateTime::fromString(value.toString(), Qt::ISODateWithMs).isValid();
}

const QHash<QString, QStringList> &fieldsThatMustBe()
{
    static const QHash<QString, QStringList> fields{
        {u"media"_s, {u"media_id"_s, u"type"_s, u"title"_s}},
        {u"entries"_s, {u"media_id"_s, u"status"_s}},
        {u"relations"_s, {u"media_id"_s, u"related_media_id"_s, u"type"_s}},
        {u"lists"_s, {u"name"_s}},
        {u"items"_s, {u"media_id"_s}},
        {u"history"_s, {u"at"_s, u"table"_s, u"operation"_s}},
        {u"edit"_s, {u"id"_s, u"kind"_s, u"at"_s}},
        {u"passes"_s, {u"number"_s, u"status"_s}},
        {u"reviews"_s, {u"pass_number"_s}},
    };
    return fields;
}

enum class Kind { Any, Id, Text, List, Object, Flag, Date, Moment };

Kind kindOf(const QString &field)
{
    static const QHash<QString, Kind> kinds = [] {
        QHash<QString, Kind> made;
        const auto add = [&made](Kind kind, const char *names) {
            for (const QString &name : QString::fromLatin1(names).split(u' '))
                made.insert(name, kind);
        };
        add(Kind::Id, "media_id related_media_id list_id id");
        add(Kind::Text, "title name description notes note text table label");
        add(Kind::List, "tags passes reviews names creators genres external items");
        add(Kind::Object, "attributes meta_snapshot filter_definition key old new edit");
        add(Kind::Flag, "is_favourite is_private has_spoilers is_public");
        add(Kind::Date, "started_at completed_at written_at");
        add(Kind::Moment, "created_at updated_at added_at at");
        return made;
    }();
    return kinds.value(field, Kind::Any);
}

bool isOfKind(Kind kind, const QJsonValue &value)
{
    switch (kind) {
    case Kind::Any:
        return true;
    case Kind::Id:
        return isStorableId(value);
    case Kind::Text:
        return value.isString();
    case Kind::List:
        return value.isArray();
    case Kind::Object:
        return value.isObject();
    case Kind::Flag:
        return value.isBool();
    case Kind::Date:
        return isDate(value);
    case Kind::Moment:
        return isMoment(value);
    }
    Q_UNREACHABLE();
}

bool isOneOf(const QJsonValue &value, const QStringList &words)
{
    return words.contains(value.toString());
}

// The ranges are those of the tables; what they would refuse is not sent to them.
bool fits(const QString &part, const QString &field, const QJsonValue &value)
{
    constexpr double largest = std::numeric_limits<int>::max();
    if (isAbsent(value))
        return !fieldsThatMustBe()[part].contains(field);
    if (field == "status"_L1)
        return statusFromString(value.toString()).has_value();
    if (field == "progress"_L1)
        return isNumber(value, 0, largest);
    if (field == "number"_L1 || field == "pass_number"_L1)
        return isNumber(value, 1, largest);
    if (field == "rating"_L1)
        return isNumber(value, 1, 100);
    if (field == "weight"_L1)
        return isNumber(value, 0, 100);
    if (field == "type"_L1 && part == "media"_L1)
        return mediaTypeFromString(value.toString()).has_value();
    if (field == "type"_L1 && part == "lists"_L1)
        return isOneOf(value, {u"static"_s, u"smart"_s});
    if (field == "operation"_L1)
        return isOneOf(value, {u"insert"_s, u"update"_s, u"delete"_s});
    if (field == "kind"_L1 && part == "edit"_L1)
        return isOneOf(value, {u"edit"_s, u"import"_s, u"undo"_s, u"redo"_s});
    if ((field == "title"_L1 || field == "name"_L1) && value.toString().trimmed().isEmpty())
        return false;
    return isOfKind(kindOf(field), value);
}

// Of the objects that stand in a field of this one.
QString unfitInside(const QJsonObject &object)
{
    for (const QString &part : {u"passes"_s, u"reviews"_s}) {
        for (const QJsonValue item : object[part].toArray()) {
            if (const QString field = unfitField(part, item.toObject()); !field.isEmpty())
                return part + u'.' + field;
        }
    }
    const QJsonValue edit = object[u"edit"];
    const QString field = edit.isObject() ? unfitField(u"edit"_s, edit.toObject()) : QString();
    return field.isEmpty() ? field : QString(u"edit."_s + field);
}

} // namespace

// With the hyphens only, as the file has them and as they are compared.
bool isStorableId(const QJsonValue &value)
{
    constexpr qsizetype length = 36;
    const QString text = value.toString();
    return text.size() == length && !QUuid::fromString(text).isNull();
}

QString unfitField(const QString &part, const QJsonObject &object)
{
    for (const QString &field : fieldsThatMustBe()[part]) {
        if (!fits(part, field, object[field]))
            return field;
    }
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (!fits(part, field.key(), field.value()))
            return field.key();
    }
    const bool isSelf
        = part == "relations"_L1 && object[u"media_id"] == object[u"related_media_id"];
    return isSelf ? u"related_media_id"_s : unfitInside(object);
}

QJsonObject restoredMedia(const QJsonObject &object)
{
    const auto type = mediaTypeFromString(object[u"type"].toString());
    const QUuid id = QUuid::fromString(object[u"media_id"].toString());
    const QString title = cutText(object[u"title"].toString(), 2000);
    Q_ASSERT(type && !id.isNull());
    Media media;
    media.type = *type;
    media.mediaClass = object[u"class"].toString();
    media.popularity = object[u"popularity"].toDouble();
    const auto release = storableDate(PartialDate::fromString(object[u"release_date"].toString()));
    const SplitAttributes attributes
        = splitAttributes(info(*type).family, object[u"attributes"].toObject());
    const QStringList creators = texts(object[u"creators"]);
    const QStringList genres = texts(object[u"genres"]);
    QStringList spellings{title};
    QJsonObject row{{u"id"_s, id.toString(QUuid::WithoutBraces)},
                    {u"type"_s, toString(*type)},
                    {u"class"_s, storableClass(media)},
                    {u"family"_s, toString(info(*type).family)},
                    {u"title"_s, title},
                    {u"sort_title"_s, titleKey(title)},
                    {u"names"_s, namesOf(object, title, &spellings)},
                    {u"links"_s, linksOf(object)},
                    {u"country"_s, cutText(object[u"country"].toString(), 255)},
                    {u"creators"_s, QJsonArray::fromStringList(storableList(creators))},
                    {u"genres"_s, QJsonArray::fromStringList(genres)},
                    {u"cover_url"_s, object[u"cover_url"].toString()},
                    {u"description"_s, object[u"description"].toString()},
                    {u"typed"_s, attributes.typed},
                    {u"other"_s, attributes.other},
                    {u"popularity"_s, storablePopularity(media)}};
    row.insert(u"search_text"_s, searchVector(spellings, creators, genres));
    if (release.isKnown()) {
        const auto precision = std::min(release.precision(), PartialDate::Precision::Day);
        row.insert(u"release_date"_s, textOf(release.startDate()));
        row.insert(u"release_precision"_s, QString(toString(precision)));
    }
    return row;
}

QJsonObject restoredEntry(const QJsonObject &object)
{
    QJsonObject row = object;
    splitDate(&row, u"started"_s);
    splitDate(&row, u"completed"_s);
    row.insert(u"passes"_s, withDates(object[u"passes"].toArray(), {u"started"_s, u"completed"_s}));
    row.insert(u"reviews"_s, withDates(object[u"reviews"].toArray(), {u"written"_s}));
    return row;
}

} // namespace omt::transfer
