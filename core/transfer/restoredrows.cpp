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

// The ranges are those of the tables; what they would refuse is not sent to them.
bool fits(const QString &field, const QJsonValue &value)
{
    constexpr double largest = std::numeric_limits<int>::max();
    if (field == "status"_L1)
        return statusFromString(value.toString()).has_value();
    if (field == "progress"_L1)
        return isNumber(value, 0, largest);
    if (field == "number"_L1 || field == "pass_number"_L1)
        return isNumber(value, 1, largest);
    if (field == "rating"_L1)
        return isNumber(value, 1, 100);
    if (field == "started_at"_L1 || field == "completed_at"_L1 || field == "written_at"_L1)
        return isDate(value);
    if (field == "created_at"_L1 || field == "updated_at"_L1)
        return isMoment(value);
    if (field == "tags"_L1 || field == "passes"_L1 || field == "reviews"_L1)
        return isAbsent(value) || value.isArray();
    if (field == "is_favourite"_L1 || field == "is_private"_L1 || field == "has_spoilers"_L1
        || field == "is_public"_L1)
        return isAbsent(value) || value.isBool();
    if (field == "notes"_L1 || field == "text"_L1)
        return isAbsent(value) || value.isString();
    return true;
}

} // namespace

QString unfitField(const QJsonObject &entry)
{
    for (auto field = entry.begin(); field != entry.end(); ++field) {
        if (!fits(field.key(), field.value()))
            return field.key();
    }
    for (const QString &part : {u"passes"_s, u"reviews"_s}) {
        for (const QJsonValue item : entry[part].toArray()) {
            if (const QString field = unfitField(item.toObject()); !field.isEmpty())
                return part + u'.' + field;
        }
    }
    return {};
}

std::optional<QJsonObject> restoredMedia(const QJsonObject &object)
{
    const auto type = mediaTypeFromString(object[u"type"].toString());
    const QUuid id = QUuid::fromString(object[u"media_id"].toString());
    const QString title = cutText(object[u"title"].toString(), 2000);
    if (!type || id.isNull() || title.trimmed().isEmpty())
        return std::nullopt;
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

std::optional<QJsonObject> restoredEntry(const QJsonObject &object)
{
    QJsonObject row = object;
    if (!statusFromString(object[u"status"].toString()) || !unfitField(object).isEmpty()
        || QUuid::fromString(object[u"media_id"].toString()).isNull())
        return std::nullopt;
    splitDate(&row, u"started"_s);
    splitDate(&row, u"completed"_s);
    row.insert(u"passes"_s, withDates(object[u"passes"].toArray(), {u"started"_s, u"completed"_s}));
    row.insert(u"reviews"_s, withDates(object[u"reviews"].toArray(), {u"written"_s}));
    return row;
}

} // namespace omt::transfer
