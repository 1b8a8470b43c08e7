// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/libraryservice.h"

#include "core/catalog/titlerows.h"
#include "core/db/database.h"
#include "core/library/entrywriter.h"
#include "core/library/libraryreader.h"

namespace omt::library {

using db::Connection;

LibraryService::LibraryService(db::Database &database)
    : m_database(database)
{
}

void LibraryService::setAutomaticRules(const AutomaticRules &rules)
{
    const QMutexLocker lock(&m_mutex);
    m_rules = rules;
}

void LibraryService::setRatingScale(RatingScale scale)
{
    const QMutexLocker lock(&m_mutex);
    m_ratingScale = scale;
}

QFuture<Result<TitleListing>> LibraryService::page(const TitleQuery &query, int rows)
{
    return m_database.read(
        [query, rows](Connection &connection) { return selectPage(connection, query, rows); });
}

QFuture<Result<QList<TitleRow>>> LibraryService::rows(const QList<MediaId> &ids)
{
    return m_database.read(
        [ids](Connection &connection) { return catalog::selectTitleRows(connection, ids); });
}

QFuture<Result<LibraryCounts>> LibraryService::counts()
{
    return m_database.read([](Connection &connection) { return selectCounts(connection); });
}

QFuture<Result<EntryDetail>> LibraryService::detail(MediaId id)
{
    return m_database.read([id](Connection &connection) { return selectDetail(connection, id); });
}

QFuture<Result<QList<LibraryRecord>>> LibraryService::records(const TitleQuery &query)
{
    return m_database.read(
        [query](Connection &connection) { return selectRecords(connection, query); });
}

QFuture<Result<EditReceipt>> LibraryService::apply(const QList<MediaId> &ids,
                                                   const EntryPatch &patch)
{
    const QMutexLocker lock(&m_mutex);
    return m_database.write(
        [ids, patch, rules = m_rules, scale = m_ratingScale](Connection &connection) {
            return applyToEntries(connection, ids, patch, rules, scale);
        });
}

QFuture<Result<AddedTitle>> LibraryService::addTitle(const Media &media,
                                                     const std::optional<EntryPatch> &patch)
{
    const QMutexLocker lock(&m_mutex);
    return m_database.write([media, patch, rules = m_rules](Connection &connection) {
        return addTitleByHand(connection, media, patch, rules);
    });
}

QFuture<Result<EditReceipt>> LibraryService::remove(const QList<MediaId> &ids)
{
    return m_database.write(
        [ids](Connection &connection) { return removeEntries(connection, ids); });
}

QFuture<Result<EditReceipt>> LibraryService::setReview(MediaId id, const Review &review)
{
    return m_database.write(
        [id, review](Connection &connection) { return writeReview(connection, id, review); });
}

} // namespace omt::library
