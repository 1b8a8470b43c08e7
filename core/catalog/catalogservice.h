// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/catalog/searchcompletion.h"
#include "core/catalog/searchquery.h"
#include "core/db/canceltoken.h"
#include "core/domain/title.h"
#include "core/domain/titlequery.h"

#include <QFuture>
#include <QHash>
#include <QList>

namespace omt::db {
class Database;
}

namespace omt::catalog {

/** What a search found. */
struct SearchAnswer
{
    QString text; ///< the query it answers
    QList<TitleMatch> matches; ///< best first
    qint64 total = 0; ///< how many there are in all, or that were looked at when capped
    bool totalIsCapped = false; ///< there are more
    QHash<MediaType, qint64> byType; ///< the total by type; types without any are missing
    bool isCorrected = false; ///< nothing was spelt so; `matches` are what was probably meant
    QList<QueryProblem> problems; ///< filters in the text that could not be understood
};

/** How to narrow a search. */
struct SearchFilter
{
    std::optional<MediaType> type;
    QString mediaClass; ///< ltree path, the whole subtree; empty: all
    std::optional<int> yearFrom;
    std::optional<int> yearTo;
    bool onlyLibrary = false;
    int limit = 20;
    int offset = 0; ///< how many of the best to leave out: the rest pages in
};

/**
 * Titles: finding them, reading all that is known of one, adding one by hand. Belongs to the
 * composition root; may be used from any thread; nothing blocks, every answer is a future that
 * finishes on a database thread (attach with a QFutureWatcher or ui's onAnswer()).
 */
class CatalogService
{
public:
    explicit CatalogService(db::Database &database);

    /**
     * Ranked: exact title, prefix, all words in any order, other names, creators; when nothing is
     * spelt so, what is spelt nearly so. Well-known and own titles first among equals. The text may
     * hold filters (see parseSearchQuery()). Cancelling the token stops it on the server too.
     */
    [[nodiscard]] QFuture<Result<SearchAnswer>>
    search(const QString &text, const SearchFilter &filter = {}, const db::CancelToken &token = {});

    /**
     * Reads what the first searches need into memory, a short part at a time; gives how many parts
     * there are. Part 0 makes one connection ready; ask for it as often as there are readers.
     */
    [[nodiscard]] QFuture<Result<int>> warmUp(int part);

    /** What may follow in a search: keys and values of filters (see completionPoint()). */
    [[nodiscard]] QFuture<Result<QList<Completion>>> completions(const CompletionPoint &point);

    [[nodiscard]] QFuture<Result<Media>> media(MediaId id);

    /** Finds by key at another service; NotFound when there is none, Conflict when several. */
    [[nodiscard]] QFuture<Result<MediaId>> findByExternalKey(const ExternalKey &key);
    /** Finds by a title as people write it, whatever case and accents; NotFound or Conflict. */
    [[nodiscard]] QFuture<Result<MediaId>> findByTitle(const QString &title);

    /** Adds a title by hand, as one undoable step; `media.id` is ignored. */
    [[nodiscard]] QFuture<Result<MediaId>> add(const Media &media);

private:
    db::Database &m_database;
};

} // namespace omt::catalog
