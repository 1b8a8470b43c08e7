// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "core/transfer/exporters/writing.h"
#include "core/transfer/exportrows.h"
#include "core/transfer/exportwriters.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

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
    put(&object, u"language"_s, row.text(u"language"));
    put(&object, u"names"_s, row.json(u"names").array());
    put(&object, u"release_date"_s, dateOf(row, u"release_start", u"release_precision").toString());
    put(&object, u"country"_s, row.text(u"country_of_origin"));
    put(&object, u"creators"_s, QJsonArray::fromStringList(row.textList(u"creators")));
    put(&object, u"genres"_s, QJsonArray::fromStringList(row.textList(u"genres")));
    put(&object, u"cover_url"_s, row.text(u"cover_url"));
    put(&object, u"description"_s, row.text(u"description"));
    put(&object, u"attributes"_s, row.json(u"attributes").object());
    put(&object, u"external"_s, row.json(u"links").array());
    if (row.real(u"popularity") > 0)
        object.insert(u"popularity"_s, row.real(u"popularity"));
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

QJsonObject relationObject(const db::Row &row)
{
    QJsonObject object{{u"media_id"_s, row.text(u"media_id")},
                       {u"related_media_id"_s, row.text(u"related_media_id")},
                       {u"type"_s, row.text(u"relation_type")}};
    put(&object, u"notes"_s, row.text(u"notes"));
    if (const qint64 weight = row.integer(u"weight"); weight != 0)
        object.insert(u"weight"_s, weight);
    return object;
}

QJsonObject historyObject(const db::Row &row)
{
    QJsonObject object{{u"at"_s, row.text(u"occurred_at")},
                       {u"table"_s, row.text(u"table_name")},
                       {u"operation"_s, row.text(u"operation")},
                       {u"key"_s, row.json(u"row_key").object()}};
    put(&object, u"media_id"_s, row.text(u"media_id"));
    put(&object, u"old"_s, row.json(u"old_values").object());
    put(&object, u"new"_s, row.json(u"new_values").object());
    if (row.isNull(u"edit_id"))
        return object;
    QJsonObject edit{{u"id"_s, row.text(u"edit_id")},
                     {u"kind"_s, row.text(u"kind")},
                     {u"at"_s, row.text(u"edited_at")}};
    put(&edit, u"label"_s, row.text(u"label"));
    object.insert(u"edit"_s, edit);
    return object;
}

db::Bindings bindingsOf(const ExportOptions &options)
{
    QStringList types;
    for (const MediaType type : options.types)
        types.append(toString(type));
    return {{u"types", types}, {u"list", options.list}};
}

// `"name": [` and one object a line.
Result<qint64> writeArray(db::Connection &connection, QIODevice &device, const QByteArray &name,
                          const db::Statement &statement, QJsonObject (*objectOf)(const db::Row &),
                          const ExportOptions &options, qint64 all)
{
    if (const auto written = writeAll(device, ",\n\"" + name + "\": ["); !written)
        return written.error();
    bool isFirst = true;
    qint64 seen = 0;
    const auto count
        = connection.stream(statement, bindingsOf(options), [&](const db::Row &row) -> Result<> {
              if (all > 0 && seen++ % 64 == 0 && options.progress && !options.progress(seen, all))
                  return cancelledError();
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

Result<> writeHead(db::Connection &connection, QIODevice &device)
{
    static const auto select = db::Statement::load(u"transfer/select_settings");
    const auto rows = connection.query(select);
    if (!rows)
        return rows.error();
    const QByteArray now = moment(QDateTime::currentDateTimeUtc()).toUtf8();
    const QJsonObject settings
        = rows->isEmpty() ? QJsonObject() : rows->first().json(u"settings").object();
    return writeAll(device,
                    "{\"schema\": \"omnimediatrak-library\", \"version\": 2, \"exported_at\": \""
                        + now + "\",\n\"settings\": "
                        + QJsonDocument(settings).toJson(QJsonDocument::Compact));
}

} // namespace

Result<ExportReport> writeJson(db::Connection &connection, const ExportOptions &options,
                               qint64 entries, QIODevice &device)
{
    struct Part
    {
        QByteArray name;
        QStringView statement;
        QJsonObject (*objectOf)(const db::Row &);
        qint64 ExportReport::*count;
    };
    static const std::array parts{
        Part{"history", u"transfer/export_history", historyObject, nullptr},
        Part{"media", u"transfer/export_media", mediaObject, &ExportReport::titles},
        Part{"relations", u"transfer/export_relations", relationObject, nullptr},
        Part{"entries", u"transfer/export_entries", entryObject, &ExportReport::entries},
        Part{"lists", u"transfer/export_lists", listObject, &ExportReport::lists}};
    ExportReport report;
    if (const auto begun = writeHead(connection, device); !begun)
        return begun.error();
    for (const Part &part : parts) {
        const auto written
            = writeArray(connection, device, part.name, db::Statement::load(part.statement),
                         part.objectOf, options, part.name == "entries" ? entries : 0);
        if (!written)
            return written.error();
        if (part.count)
            report.*part.count = *written;
    }
    if (const auto ended = writeAll(device, "\n}\n"); !ended)
        return ended.error();
    return report;
}

} // namespace omt::transfer
