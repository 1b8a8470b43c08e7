// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/libraryreader.h"

#include "core/catalog/mediawriter.h"
#include "core/catalog/titlerows.h"
#include "core/db/connection.h"
#include "core/domain/titletext.h"

namespace omt::library {

using db::Connection;
using db::Statement;

namespace {

template <class T> using ByTitle = QHash<MediaId, QList<T>>;

std::optional<QString> given(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

// The catalog is too large to be sorted by several.
bool isSortedBySeveral(const TitleQuery &query)
{
    return !query.thenBy.isEmpty() && (query.list || query.scope == TitleQuery::Scope::Library);
}

Statement spineStatement(const TitleQuery &query)
{
    if (isSortedBySeveral(query))
        return Statement::load(query.list ? u"library/select_list_spine_by_several"
                                          : u"library/select_library_spine_by_several");
    if (query.list)
        return Statement::load(u"library/select_list_spine");
    return Statement::load(query.scope == TitleQuery::Scope::Library
                               ? u"library/select_library_spine"
                               : u"library/select_catalog_spine");
}

db::Bindings spineBindings(const TitleQuery &query)
{
    std::optional<QString> status;
    if (query.status)
        status = toString(*query.status);
    std::optional<QString> type;
    if (query.type)
        type = toString(*query.type);
    db::Bindings bindings{{u"status", status},
                          {u"media_type", type},
                          {u"media_class", given(query.mediaClass)},
                          {u"tag", given(query.tag)},
                          {u"ts_query", given(parseTitleSearch(query.text).toTsQuery())}};
    if (query.list)
        bindings.add(u"list_id", *query.list);
    if (!isSortedBySeveral(query)) {
        bindings.add(u"sort_key", toString(query.sort));
        bindings.add(u"descending", query.descending);
        return bindings;
    }
    const SortKey second = query.thenBy.value(0);
    const SortKey third = query.thenBy.value(1); // the title again where there is none
    bindings.add(u"sort_key1", toString(query.sort));
    bindings.add(u"descending1", query.descending);
    bindings.add(u"sort_key2", toString(second.sort));
    bindings.add(u"descending2", second.descending);
    bindings.add(u"sort_key3", toString(third.sort));
    bindings.add(u"descending3", third.descending);
    return bindings;
}

PartialDate momentOf(const db::Row &row, QStringView at, QStringView precision)
{
    return PartialDate::fromStart(row.dateTime(at), precisionFromString(row.text(precision)));
}

Pass passOf(const db::Row &row)
{
    Pass pass;
    pass.number = static_cast<int>(row.integer(u"number"));
    pass.status = statusFromString(row.text(u"status")).value_or(Status::Completed);
    pass.progress = static_cast<int>(row.integer(u"progress"));
    pass.rating = Rating::fromHundred(static_cast<int>(row.integer(u"rating")));
    pass.startedAt = momentOf(row, u"started_at", u"started_precision");
    pass.completedAt = momentOf(row, u"completed_at", u"completed_precision");
    return pass;
}

Review reviewOf(const db::Row &row)
{
    Review review;
    review.passNumber = static_cast<int>(row.integer(u"pass_number"));
    review.text = row.text(u"body");
    review.hasSpoilers = row.boolean(u"has_spoilers");
    review.isPublic = row.boolean(u"is_public");
    review.writtenAt = momentOf(row, u"written_at", u"written_precision");
    return review;
}

ExternalKey keyOf(const db::Row &row)
{
    return {row.text(u"source_name"), row.text(u"key_space"), row.text(u"external_key")};
}

HistoryEvent eventOf(const db::Row &row)
{
    HistoryEvent event;
    event.when = row.dateTime(u"occurred_at");
    event.operation = row.text(u"operation");
    event.table = row.text(u"table_name");
    event.before = row.json(u"old_values").object();
    event.after = row.json(u"new_values").object();
    event.label = row.text(u"label");
    return event;
}

/** One statement for all the titles, its rows sorted to them. */
template <class F>
auto select(Connection &connection, QStringView statement, const QList<MediaId> &ids, F valueOf)
    -> Result<ByTitle<std::invoke_result_t<F, const db::Row &>>>
{
    const auto rows = connection.query(Statement::load(statement), {{u"ids", ids}});
    if (!rows)
        return rows.error();
    ByTitle<std::invoke_result_t<F, const db::Row &>> found;
    for (const db::Row row : *rows)
        found[row.id<MediaId>(u"media_id")].append(valueOf(row));
    return found;
}

/** What hangs on entries, for any number of titles in five statements. */
struct Belongings
{
    ByTitle<ExternalKey> keys;
    ByTitle<QString> lists;
    ByTitle<Pass> passes;
    ByTitle<Review> reviews;
    ByTitle<QJsonObject> snapshots;
};

Result<Belongings> selectBelongings(Connection &connection, const QList<MediaId> &ids)
{
    Belongings found;
    auto keys = select(connection, u"library/select_external_keys", ids, keyOf);
    if (!keys)
        return keys.error();
    auto lists = select(connection, u"library/select_list_names", ids,
                        [](const db::Row &row) { return row.text(u"name"); });
    if (!lists)
        return lists.error();
    auto passes = select(connection, u"library/select_passes", ids, passOf);
    if (!passes)
        return passes.error();
    auto reviews = select(connection, u"library/select_reviews", ids, reviewOf);
    if (!reviews)
        return reviews.error();
    auto snapshots = select(connection, u"library/select_snapshots", ids,
                            [](const db::Row &row) { return row.json(u"meta_snapshot").object(); });
    if (!snapshots)
        return snapshots.error();
    return Belongings{*std::move(keys), *std::move(lists), *std::move(passes), *std::move(reviews),
                      *std::move(snapshots)};
}

QJsonObject snapshotOf(const Belongings &found, MediaId id)
{
    const QList<QJsonObject> snapshots = found.snapshots.value(id);
    return snapshots.isEmpty() ? QJsonObject() : snapshots.first();
}

} // namespace

Result<QList<MediaId>> selectSpine(Connection &connection, const TitleQuery &query)
{
    const auto rows = connection.query(spineStatement(query), spineBindings(query));
    if (!rows)
        return rows.error();
    constexpr qsizetype width = 16;
    const QByteArray bytes = rows->first().bytes(u"ids");
    QList<MediaId> ids;
    ids.reserve(bytes.size() / width);
    for (qsizetype at = 0; at + width <= bytes.size(); at += width)
        ids.append(MediaId(QUuid::fromRfc4122(QByteArrayView(bytes).sliced(at, width))));
    return ids;
}

Result<TitleListing> selectPage(Connection &connection, const TitleQuery &query, int rows)
{
    auto ids = selectSpine(connection, query);
    if (!ids)
        return ids.error();
    auto first = catalog::selectTitleRows(connection, ids->mid(0, rows));
    if (!first)
        return first.error();
    return TitleListing{*std::move(ids), *std::move(first)};
}

void warmUpForPages(Connection &connection)
{
    static_cast<void>(selectSpine(connection, TitleQuery()));
}

Result<LibraryCounts> selectCounts(Connection &connection)
{
    const auto rows = connection.query(Statement::load(u"library/count_entries"));
    if (!rows)
        return rows.error();
    LibraryCounts counts;
    for (const db::Row row : *rows) {
        const int entries = static_cast<int>(row.integer(u"entries"));
        counts.total += entries;
        if (const auto status = statusFromString(row.text(u"status")))
            counts.byStatus[*status] += entries;
        if (const auto type = mediaTypeFromString(row.text(u"media_type")))
            counts.byType[*type] += entries;
    }
    const auto catalog = connection.query(Statement::load(u"library/count_catalog"));
    if (!catalog)
        return catalog.error();
    counts.catalog = catalog->first().integer(u"titles");
    return counts;
}

Result<EntryDetail> selectDetail(Connection &connection, MediaId id)
{
    EntryDetail detail;
    auto media = catalog::selectMedia(connection, id);
    if (!media)
        return media.error();
    detail.media = *std::move(media);
    const auto rows = catalog::selectTitleRows(connection, {id});
    if (!rows)
        return rows.error();
    const auto found = selectBelongings(connection, {id});
    if (!found)
        return found.error();
    if (!rows->isEmpty())
        detail.entry = rows->first().entry;
    if (detail.entry)
        detail.entry->metaSnapshot = snapshotOf(*found, id);
    detail.earlierPasses = found->passes.value(id);
    detail.reviews = found->reviews.value(id);
    detail.lists = found->lists.value(id);
    const auto history
        = connection.query(Statement::load(u"library/select_history"), {{u"media_id", id}});
    if (!history)
        return history.error();
    detail.history = history->map(eventOf);
    return detail;
}

Result<QList<LibraryRecord>> selectRecords(Connection &connection, const TitleQuery &query)
{
    const auto ids = selectSpine(connection, query);
    if (!ids)
        return ids.error();
    const auto rows = catalog::selectTitleRows(connection, *ids);
    if (!rows)
        return rows.error();
    const auto found = selectBelongings(connection, *ids);
    if (!found)
        return found.error();
    QList<LibraryRecord> records;
    records.reserve(rows->size());
    for (const TitleRow &row : *rows) {
        if (!row.entry)
            continue;
        LibraryRecord record;
        record.row = row;
        record.row.entry->metaSnapshot = snapshotOf(*found, row.id);
        record.externalKeys = found->keys.value(row.id);
        record.lists = found->lists.value(row.id);
        record.earlierPasses = found->passes.value(row.id);
        record.reviews = found->reviews.value(row.id);
        records.append(record);
    }
    return records;
}

} // namespace omt::library
