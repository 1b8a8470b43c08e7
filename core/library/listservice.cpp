// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/listservice.h"

#include "core/db/database.h"
#include "core/db/journal.h"

#include <QCoreApplication>
#include <QSet>

namespace omt::library {

using db::Connection;
using db::Statement;

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("omt::ListService", text, nullptr, count);
}

Error noSuchList()
{
    return makeError(Error::Kind::NotFound, tr("There is no such list."));
}

MediaList listOf(const db::Row &row)
{
    MediaList list;
    list.id = row.id<ListId>(u"id");
    list.name = row.text(u"name");
    list.description = row.text(u"description");
    list.type
        = row.text(u"list_type") == u"smart" ? MediaList::Type::Smart : MediaList::Type::Static;
    list.isPublic = row.boolean(u"is_public");
    list.filterDefinition = row.json(u"filter_definition").object();
    list.itemCount = static_cast<int>(row.integer(u"item_count"));
    list.createdAt = row.dateTime(u"created_at");
    return list;
}

// The list's name, once it is sure that it is the reader's own; nobody else changes it meanwhile.
Result<QString> lockedName(Connection &connection, ListId list)
{
    const auto rows
        = connection.query(Statement::load(u"lists/select_own_list"), {{u"list_id", list}});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return noSuchList();
    return rows->first().text(u"name");
}

Result<> changedOne(const Result<qint64> &changed)
{
    if (!changed)
        return changed.error();
    if (*changed == 0)
        return noSuchList();
    return {};
}

QList<MediaId> reordered(const QList<MediaId> &present, const QList<MediaId> &moved, int row)
{
    const QSet<MediaId> moving(moved.begin(), moved.end());
    QList<MediaId> before;
    QList<MediaId> after;
    for (qsizetype i = 0; i < present.size(); ++i) {
        if (!moving.contains(present[i]))
            (i < row ? before : after).append(present[i]);
    }
    const QSet<MediaId> known(present.begin(), present.end());
    for (const MediaId id : moved) {
        if (known.contains(id))
            before.append(id);
    }
    return before + after;
}

} // namespace

ListService::ListService(db::Database &database)
    : m_database(database)
{
}

QFuture<Result<QList<MediaList>>> ListService::lists()
{
    return m_database.read([](Connection &connection) -> Result<QList<MediaList>> {
        const auto rows = connection.query(Statement::load(u"lists/select_lists"));
        return rows.map([](const db::Rows &r) { return r.map(listOf); });
    });
}

QFuture<Result<ListId>> ListService::create(const QString &name, const QString &description)
{
    return m_database.write([name, description](Connection &connection) -> Result<ListId> {
        if (const auto edit = db::beginEdit(connection, tr("New list “%1”").arg(name)); !edit)
            return edit.error();
        const auto rows = connection.query(Statement::load(u"lists/insert_list"),
                                           {{u"name", name}, {u"description", description}});
        return rows.map([](const db::Rows &r) { return r.first().id<ListId>(u"id"); });
    });
}

QFuture<Result<>> ListService::rename(ListId list, const QString &name)
{
    return m_database.write([list, name](Connection &connection) -> Result<> {
        if (const auto edit = db::beginEdit(connection, tr("Rename list to “%1”").arg(name)); !edit)
            return edit.error();
        return changedOne(connection.execute(Statement::load(u"lists/update_list_name"),
                                             {{u"list_id", list}, {u"name", name}}));
    });
}

QFuture<Result<>> ListService::remove(ListId list)
{
    return m_database.write([list](Connection &connection) -> Result<> {
        const auto name = lockedName(connection, list);
        if (!name)
            return name.error();
        if (const auto edit = db::beginEdit(connection, tr("Remove list “%1”").arg(*name)); !edit)
            return edit.error();
        return changedOne(
            connection.execute(Statement::load(u"lists/delete_list"), {{u"list_id", list}}));
    });
}

QFuture<Result<int>> ListService::addItems(ListId list, const QList<MediaId> &ids)
{
    return m_database.write([list, ids](Connection &connection) -> Result<int> {
        const auto name = lockedName(connection, list);
        if (!name)
            return name.error();
        const QString label
            = tr("Add %n title(s) to “%1”", static_cast<int>(ids.size())).arg(*name);
        if (const auto edit = db::beginEdit(connection, label); !edit)
            return edit.error();
        const auto added = connection.execute(Statement::load(u"lists/insert_list_items"),
                                              {{u"list_id", list}, {u"media_ids", ids}});
        return added.map([](qint64 count) { return static_cast<int>(count); });
    });
}

QFuture<Result<int>> ListService::removeItems(ListId list, const QList<MediaId> &ids)
{
    return m_database.write([list, ids](Connection &connection) -> Result<int> {
        const auto name = lockedName(connection, list);
        if (!name)
            return name.error();
        const QString label
            = tr("Remove %n title(s) from “%1”", static_cast<int>(ids.size())).arg(*name);
        if (const auto edit = db::beginEdit(connection, label); !edit)
            return edit.error();
        const auto removed = connection.execute(Statement::load(u"lists/delete_list_items"),
                                                {{u"list_id", list}, {u"media_ids", ids}});
        return removed.map([](qint64 count) { return static_cast<int>(count); });
    });
}

QFuture<Result<>> ListService::moveItems(ListId list, const QList<MediaId> &ids, int row)
{
    return m_database.write([list, ids, row](Connection &connection) -> Result<> {
        const auto name = lockedName(connection, list);
        if (!name)
            return name.error();
        const auto rows
            = connection.query(Statement::load(u"lists/select_list_order"), {{u"list_id", list}});
        if (!rows)
            return rows.error();
        const QList<MediaId> present
            = rows->map([](const db::Row &r) { return r.id<MediaId>(u"media_id"); });
        const QList<MediaId> wanted = reordered(present, ids, row);
        if (wanted == present)
            return {};
        if (const auto edit = db::beginEdit(connection, tr("Reorder “%1”").arg(*name)); !edit)
            return edit.error();
        const auto moved = connection.execute(Statement::load(u"lists/update_list_order"),
                                              {{u"list_id", list}, {u"media_ids", wanted}});
        return moved.map([](qint64) { return Done{}; });
    });
}

} // namespace omt::library
