// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "core/transfer/exportwriters.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QString moment(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

// Absent stands for unknown and empty, so that files stay readable.
void put(QJsonObject *object, const QString &key, const QJsonValue &value)
{
    const bool isEmpty = value.isNull() || value.isUndefined()
        || (value.isString() && value.toString().isEmpty())
        || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
    if (!isEmpty)
        object->insert(key, value);
}

// Takes the start and precision of a nested document and puts the partial date in their place.
void joinDate(QJsonObject *object, const QString &name)
{
    const QString start = object->take(name + u"_at").toString();
    const QString precision = object->take(name + u"_precision").toString();
    const auto date = PartialDate::fromStart(QDateTime::fromString(start, Qt::ISODate).toUTC(),
                                             precisionFromString(precision));
    put(object, name + u"_at", date.toString());
}

QJsonArray joinDates(const QJsonArray &rows, const QStringList &names)
{
    QJsonArray joined;
    for (const QJsonValue &row : rows) {
        QJsonObject object = row.toObject();
        for (const QString &name : names)
            joinDate(&object, name);
        if (object[u"rating"].isNull())
            object.remove(u"rating");
        joined.append(object);
    }
    return joined;
}

QJsonObject mediaObject(const db::Row &row)
{
    QJsonObject object{{u"media_id"_s, row.text(u"id")},
                       {u"type"_s, row.text(u"media_type")},
                       {u"class"_s, row.text(u"media_class")},
                       {u"title"_s, row.text(u"title")}};
    put(&object, u"names"_s, row.json(u"names").array());
    put(&object, u"release_date"_s, dateOf(row, u"release_start", u"release_precision").toString());
    put(&object, u"country"_s, row.text(u"country_of_origin"));
    put(&object, u"creators"_s, QJsonArray::fromStringList(row.textList(u"creators")));
    put(&object, u"genres"_s, QJsonArray::fromStringList(row.textList(u"genres")));
    put(&object, u"cover_url"_s, row.text(u"cover_url"));
    put(&object, u"description"_s, row.text(u"description"));
    put(&object, u"attributes"_s, row.json(u"attributes").object());
    put(&object, u"external"_s, row.json(u"links").array());
    return object;
}

QJsonObject entryObject(const db::Row &row)
{
    QJsonObject object{{u"media_id"_s, row.text(u"media_id")},
                       {u"status"_s, row.text(u"status")},
                       {u"progress"_s, row.integer(u"progress")},
                       {u"pass_number"_s, row.integer(u"pass_number")},
                       {u"is_favourite"_s, row.boolean(u"is_favourite")},
                       {u"is_private"_s, row.boolean(u"is_private")},
                       {u"created_at"_s, moment(row.dateTime(u"created_at"))},
                       {u"updated_at"_s, moment(row.dateTime(u"updated_at"))}};
    if (const auto rating = row.optionalInteger(u"rating"))
        object.insert(u"rating"_s, *rating);
    put(&object, u"notes"_s, row.text(u"notes"));
    put(&object, u"tags"_s, QJsonArray::fromStringList(row.textList(u"tags")));
    put(&object, u"started_at"_s, dateOf(row, u"started_at", u"started_precision").toString());
    put(&object, u"completed_at"_s,
        dateOf(row, u"completed_at", u"completed_precision").toString());
    put(&object, u"meta_snapshot"_s, row.json(u"meta_snapshot").object());
    put(&object, u"passes"_s,
        joinDates(row.json(u"passes").array(), {u"started"_s, u"completed"_s}));
    put(&object, u"reviews"_s, joinDates(row.json(u"reviews").array(), {u"written"_s}));
    return object;
}

QJsonObject listObject(const db::Row &row)
{
    QJsonArray items;
    for (const QJsonValue &value : row.json(u"items").array()) {
        QJsonObject item = value.toObject();
        if (item[u"note"].toString().isEmpty())
            item.remove(u"note");
        items.append(item);
    }
    QJsonObject object{{u"list_id"_s, row.text(u"id")},
                       {u"name"_s, row.text(u"name")},
                       {u"type"_s, row.text(u"list_type")},
                       {u"is_public"_s, row.boolean(u"is_public")},
                       {u"created_at"_s, moment(row.dateTime(u"created_at"))},
                       {u"items"_s, items}};
    put(&object, u"description"_s, row.text(u"description"));
    put(&object, u"filter_definition"_s, row.json(u"filter_definition").object());
    return object;
}

// `"name": [` and one object a line.
Result<qint64> writeArray(db::Connection &connection, QIODevice &device, const QByteArray &name,
                          const db::Statement &statement, QJsonObject (*objectOf)(const db::Row &))
{
    if (const auto written = writeAll(device, ",\n\"" + name + "\": ["); !written)
        return written.error();
    bool isFirst = true;
    const auto count = connection.stream(statement, {}, [&](const db::Row &row) -> Result<> {
        const QByteArray object = QJsonDocument(objectOf(row)).toJson(QJsonDocument::Compact);
        const QByteArray separator = isFirst ? "\n" : ",\n";
        isFirst = false;
        return writeAll(device, separator + object);
    });
    if (!count)
        return count;
    if (const auto written = writeAll(device, "\n]"); !written)
        return written.error();
    return count;
}

} // namespace

Result<ExportReport> writeJson(db::Connection &connection, QIODevice &device)
{
    static const auto media = db::Statement::load(u"transfer/export_media");
    static const auto entries = db::Statement::load(u"transfer/export_entries");
    static const auto lists = db::Statement::load(u"transfer/export_lists");
    const QByteArray now = moment(QDateTime::currentDateTimeUtc()).toUtf8();
    const auto begun = writeAll(device,
                                "{\"schema\": \"omnimediatrak-library\", \"version\": 1, "
                                "\"exported_at\": \""
                                    + now + "\"");
    if (!begun)
        return begun.error();
    const auto titles = writeArray(connection, device, "media", media, mediaObject);
    if (!titles)
        return titles.error();
    const auto written = writeArray(connection, device, "entries", entries, entryObject);
    if (!written)
        return written.error();
    const auto listed = writeArray(connection, device, "lists", lists, listObject);
    if (!listed)
        return listed.error();
    if (const auto ended = writeAll(device, "\n}\n"); !ended)
        return ended.error();
    return ExportReport{*written, *titles, *listed};
}

} // namespace omt::transfer
