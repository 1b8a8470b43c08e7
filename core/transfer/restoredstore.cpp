// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/restoredstore.h"

#include "core/db/connection.h"
#include "core/transfer/restoredrows.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

Result<StoredEntries> RestoredStore::store(const QString &part, const QJsonArray &batch)
{
    static const auto history = db::Statement::load(u"transfer/insert_restored_history");
    static const auto relations = db::Statement::load(u"transfer/insert_restored_relations");
    Result<> done;
    if (part == "entries"_L1) {
        return storeEntries(batch);
    } else if (part == "media"_L1) {
        done = storeMedia(batch);
    } else if (part == "lists"_L1) {
        done = storeLists(batch);
    } else if (part == "history"_L1) {
        const auto lines = m_connection.query(history, {{u"changes", batch}});
        done = lines ? Result<>() : Result<>(lines.error());
    } else {
        const QJsonArray known = mapped(batch, {u"media_id"_s, u"related_media_id"_s});
        const auto stored = m_connection.execute(relations, {{u"relations", known}});
        done = stored ? Result<>() : Result<>(stored.error());
    }
    return done ? Result<StoredEntries>(StoredEntries()) : Result<StoredEntries>(done.error());
}

QString RestoredStore::idHere(const QJsonValue &told) const
{
    const QString id = told.toString().toLower();
    return m_ids.value(id, id);
}

QJsonArray RestoredStore::mapped(const QJsonArray &objects, const QStringList &names) const
{
    QJsonArray result;
    for (const QJsonValue value : objects) {
        QJsonObject object = value.toObject();
        for (const QString &name : names)
            object.insert(name, idHere(object[name]));
        result.append(object);
    }
    return result;
}

QStringList RestoredStore::titlesOf(const QString &part, const QJsonObject &object) const
{
    QStringList titles;
    if (part == "entries"_L1 || part == "relations"_L1)
        titles.append(idHere(object[u"media_id"]));
    if (part == "relations"_L1)
        titles.append(idHere(object[u"related_media_id"]));
    if (part == "lists"_L1) {
        for (const QJsonValue item : object[u"items"].toArray())
            titles.append(idHere(item[u"media_id"]));
    }
    return titles;
}

Result<QSet<QString>> RestoredStore::missing(const QStringList &titles)
{
    static const auto select = db::Statement::load(u"transfer/select_missing_media");
    QSet<QString> ids;
    if (titles.isEmpty())
        return ids;
    const auto rows = m_connection.query(select, {{u"ids", titles}});
    if (!rows)
        return rows.error();
    for (const db::Row row : *rows)
        ids.insert(row.text(u"id"));
    return ids;
}

// What the catalog has already stays as it is; only its identity is noted.
Result<> RestoredStore::storeMedia(const QJsonArray &batch)
{
    static const auto match = db::Statement::load(u"transfer/match_restored_media");
    const auto matched = m_connection.query(match, {{u"media", batch}});
    if (!matched)
        return matched.error();
    QSet<QString> known;
    for (const db::Row row : *matched) {
        if (row.isNull(u"found"))
            continue;
        known.insert(row.text(u"told"));
        if (row.text(u"told") != row.text(u"found"))
            m_ids.insert(row.text(u"told"), row.text(u"found"));
    }
    QJsonArray added;
    for (const QJsonValue value : batch) {
        if (!known.contains(value[u"media_id"].toString().toLower()))
            added.append(restoredMedia(value.toObject()));
    }
    if (added.isEmpty())
        return {};
    static const QList<db::Statement> statements{
        db::Statement::load(u"transfer/insert_restored_media"),
        db::Statement::load(u"transfer/insert_restored_names"),
        db::Statement::load(u"transfer/insert_restored_links"),
        db::Statement::load(u"transfer/insert_restored_screen"),
        db::Statement::load(u"transfer/insert_restored_written"),
        db::Statement::load(u"transfer/insert_restored_game"),
        db::Statement::load(u"transfer/insert_restored_audio"),
        db::Statement::load(u"transfer/insert_restored_event")};
    for (const db::Statement &statement : statements) {
        const auto stored = m_connection.execute(statement, {{u"media", added}});
        if (!stored)
            return stored.error();
    }
    return {};
}

Result<StoredEntries> RestoredStore::storeEntries(const QJsonArray &batch)
{
    static const auto insert = db::Statement::load(u"transfer/insert_restored_entries");
    static const auto passes = db::Statement::load(u"transfer/insert_restored_passes");
    static const auto reviews = db::Statement::load(u"transfer/insert_restored_reviews");
    QJsonArray entries;
    for (const QJsonValue value : mapped(batch, {u"media_id"_s}))
        entries.append(restoredEntry(value.toObject()));
    const auto created = m_connection.query(insert, {{u"entries", entries}});
    if (!created)
        return created.error();
    QStringList ids;
    for (const db::Row row : *created)
        ids.append(row.text(u"media_id"));
    for (const db::Statement &statement : {passes, reviews}) {
        const auto stored
            = m_connection.execute(statement, {{u"entries", entries}, {u"created", ids}});
        if (!stored)
            return stored.error();
    }
    return StoredEntries{ids.size(), entries.size() - ids.size()};
}

Result<> RestoredStore::storeLists(const QJsonArray &batch)
{
    static const auto insert = db::Statement::load(u"transfer/insert_restored_lists");
    static const auto items = db::Statement::load(u"transfer/insert_restored_list_items");
    QJsonArray lists;
    QJsonArray nameless; // without identity, for one that somebody else's list has
    for (const QJsonValue value : batch) {
        QJsonObject list = value.toObject();
        list.insert(u"items"_s, mapped(list[u"items"].toArray(), {u"media_id"_s}));
        lists.append(list);
        list.remove(u"list_id"_s);
        nameless.append(list);
    }
    for (const QJsonArray &each : {lists, nameless}) {
        const auto stored = m_connection.execute(insert, {{u"lists", each}});
        if (!stored)
            return stored.error();
    }
    const auto placed = m_connection.execute(items, {{u"lists", lists}});
    return placed ? Result<>() : Result<>(placed.error());
}

} // namespace omt::transfer
