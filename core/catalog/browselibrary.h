// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/catalog/browsequery.h"
#include "core/catalog/facetfilter.h"
#include "core/domain/ids.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace omt::db {
class Connection;
}

namespace omt::catalog {

/** One of the reader's own titles, as far as filters and orders need it. */
struct OwnTitle
{
    MediaId id;
    Status status = Status::Planned;
    int rating = 0; ///< the reader's; 0: none
    QStringList tags;
    int year = 0; ///< 32767: unknown
    int everyonesRating = 0; ///< 0: none
    double popularity = 0;
    QByteArray title; ///< normalised
    FacetIds facets;
};

/**
 * The reader's own titles in memory, a hundred bytes or two each: whatever asks for status, rating
 * or tags is answered from here, without asking the database about thousands of rows.
 * Not thread-safe.
 */
class OwnTitles
{
public:
    /** Reads what changed since; everything the first time. `dictionary`: always the same. */
    [[nodiscard]] Result<> refresh(db::Connection &connection, FacetDictionary &dictionary);
    void forget() { m_isComplete = false; }
    void forget(const QSet<MediaId> &ids) { m_changed.unite(ids); }

    [[nodiscard]] const QHash<MediaId, OwnTitle> &titles() const { return m_titles; }
    [[nodiscard]] const OwnTitle *find(MediaId id) const;
    /** In the order of the query, all that `fits`. */
    [[nodiscard]] QList<MediaId> sorted(BrowseSort sort, bool descending,
                                        const std::function<bool(const OwnTitle &)> &fits) const;

private:
    QHash<MediaId, OwnTitle> m_titles;
    QSet<MediaId> m_changed;
    bool m_isComplete = false;
};

/** What a query says of the reader's own titles: status, rating and tags. */
[[nodiscard]] bool isWanted(const OwnTitle &title, const BrowseQuery &query);
/** It is one of those the query leaves out. */
[[nodiscard]] bool isLeftOut(const OwnTitle &title, const BrowseQuery &query);

} // namespace omt::catalog
