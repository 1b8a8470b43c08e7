// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/title.h"
#include "core/domain/titlequery.h"

#include <QFuture>
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
    qint64 total = 0; ///< how many there are in all, up to the cap
    bool totalIsCapped = false;
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
};

/**
 * Titles: finding them, reading all that is known of one, adding one by hand. Belongs to the
 * composition root; may be used from any thread; nothing blocks, every answer is a future that
 * finishes on a database thread (attach with `.then(context, ...)`).
 */
class CatalogService
{
public:
    explicit CatalogService(db::Database &database);

    /** Ranked: exact title, prefix, all words; well-known and own titles first among equals. */
    [[nodiscard]] QFuture<Result<SearchAnswer>> search(const QString &text,
                                                       const SearchFilter &filter = {});

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
