// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/listservice.h"

#include "core/db/database.h"
#include "core/db/journal.h"
#include "core/domain/writtentext.h"

#include <QCoreApplication>
#include <QSet>

namespace omt::library {

using db::Connection;
using db::Statement;

namespace {

constexpr qsizetype maxName = 255;

struct ListText
{
    Q_DECLARE_TR_FUNCTIONS(omt::ListService)
};

Error noSuchList()
{
    return makeError(Error::Kind::NotFound, ListText::tr("There is no such list."));
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

enum class Wanted { AnyList, StaticList };

// The list's name, once it is sure that it is the reader's own; nobody else changes it meanwhile.
Result<QString> lockedName(Connection &connection, ListId list, Wanted wanted)
{
    const auto rows
        = connection.query(Statement::load(u"lists/select_own_list"), {{u"list_id", list}});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return noSuchList();
    if (wanted == Wanted::StaticList && rows->first().text(u"list_type") != u"static") {
        return makeError(
            Error::Kind::Invalid,
            ListText::tr("A smart list fills itself; titles cannot be put in or out by hand."));
    }
    return rows->first().text(u"name");
}

Result<QList<MediaId>> itemsOf(Connection &connection, ListId list)
{
    const auto rows
        = connection.query(Statement::load(u"lists/select_list_order"), {{u"list_id", list}});
    return rows.map([](const db::Rows &found) {
        return found.map([](const db::Row &row) { return row.id<MediaId>(u"media_id"); });
    });
}

Result<QString> checkedName(const QString &typed)
{
    const QString name = typed.trimmed();
    if (showsNothing(name) || name.size() > maxName)
        return makeError(Error::Kind::Invalid,
                         ListText::tr("A list's name has 1 to 255 characters."));
    return name;
}

Error explained(Error error, const QString &name)
{
    if (error.constraint == u"user_lists_user_id_name_uq")
        error.message = ListText::tr("There is a list called “%1” already.").arg(inSentence(name));
    return error;
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
        const auto checked = checkedName(name);
        if (!checked)
            return checked.error();
        const auto edit = db::beginEdit(
            connection, ListText::tr("Made the list “%1”").arg(inSentence(*checked)));
        if (!edit)
            return edit.error();
        const auto rows = connection.query(Statement::load(u"lists/insert_list"),
                                           {{u"name", *checked}, {u"description", description}});
        if (!rows)
            return explained(rows.error(), *checked);
        return rows->first().id<ListId>(u"id");
    });
}

QFuture<Result<>> ListService::rename(ListId list, const QString &name)
{
    return m_database.write([list, name](Connection &connection) -> Result<> {
        const auto checked = checkedName(name);
        if (!checked)
            return checked.error();
        const auto present = lockedName(connection, list, Wanted::AnyList);
        if (!present)
            return present.error();
        if (*present == *checked)
            return {};
        const auto edit = db::beginEdit(connection,
                                        ListText::tr("Renamed the list “%1” to “%2”")
                                            .arg(inSentence(*present), inSentence(*checked)));
        if (!edit)
            return edit.error();
        const auto renamed = connection.execute(Statement::load(u"lists/update_list_name"),
                                                {{u"list_id", list}, {u"name", *checked}});
        return renamed ? changedOne(renamed) : Result<>(explained(renamed.error(), *checked));
    });
}

QFuture<Result<>> ListService::remove(ListId list)
{
    return m_database.write([list](Connection &connection) -> Result<> {
        const auto name = lockedName(connection, list, Wanted::AnyList);
        if (!name)
            return name.error();
        const auto edit = db::beginEdit(
            connection, ListText::tr("Removed the list “%1”").arg(inSentence(*name)));
        if (!edit)
            return edit.error();
        return changedOne(
            connection.execute(Statement::load(u"lists/delete_list"), {{u"list_id", list}}));
    });
}

QFuture<Result<int>> ListService::addItems(ListId list, const QList<MediaId> &ids)
{
    return m_database.write([list, ids](Connection &connection) -> Result<int> {
        const auto name = lockedName(connection, list, Wanted::StaticList);
        if (!name)
            return name.error();
        const auto present = itemsOf(connection, list);
        if (!present)
            return present.error();
        QSet<MediaId> known(present->begin(), present->end());
        QList<MediaId> missing;
        for (const MediaId id : ids) {
            if (!known.contains(id))
                missing.append(id);
            known.insert(id);
        }
        if (missing.isEmpty())
            return 0;
        const int count = static_cast<int>(missing.size());
        const auto edit = db::beginEdit(
            connection,
            ListText::tr("Added %n title(s) to “%1”", nullptr, count).arg(inSentence(*name)));
        if (!edit)
            return edit.error();
        const auto added = connection.execute(Statement::load(u"lists/insert_list_items"),
                                              {{u"list_id", list}, {u"media_ids", missing}});
        return added.map([](qint64 rows) { return static_cast<int>(rows); });
    });
}

QFuture<Result<int>> ListService::removeItems(ListId list, const QList<MediaId> &ids)
{
    return m_database.write([list, ids](Connection &connection) -> Result<int> {
        const auto name = lockedName(connection, list, Wanted::StaticList);
        if (!name)
            return name.error();
        const auto present = itemsOf(connection, list);
        if (!present)
            return present.error();
        const QSet<MediaId> known(present->begin(), present->end());
        const QSet<MediaId> going = QSet<MediaId>(ids.begin(), ids.end()).intersect(known);
        if (going.isEmpty())
            return 0;
        const int count = static_cast<int>(going.size());
        const auto edit = db::beginEdit(
            connection,
            ListText::tr("Removed %n title(s) from “%1”", nullptr, count).arg(inSentence(*name)));
        if (!edit)
            return edit.error();
        const auto removed
            = connection.execute(Statement::load(u"lists/delete_list_items"),
                                 {{u"list_id", list}, {u"media_ids", going.values()}});
        return removed.map([](qint64 rows) { return static_cast<int>(rows); });
    });
}

QFuture<Result<>> ListService::moveItems(ListId list, const QList<MediaId> &ids, int row)
{
    return m_database.write([list, ids, row](Connection &connection) -> Result<> {
        const auto name = lockedName(connection, list, Wanted::StaticList);
        if (!name)
            return name.error();
        const auto present = itemsOf(connection, list);
        if (!present)
            return present.error();
        const QList<MediaId> wanted = reordered(*present, ids, row);
        if (wanted == *present)
            return {};
        const auto edit
            = db::beginEdit(connection, ListText::tr("Reordered “%1”").arg(inSentence(*name)));
        if (!edit)
            return edit.error();
        const auto moved = connection.execute(Statement::load(u"lists/update_list_order"),
                                              {{u"list_id", list}, {u"media_ids", wanted}});
        return moved.map([](qint64) { return Done{}; });
    });
}

} // namespace omt::library
