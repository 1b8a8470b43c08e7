// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/catalog/browsebase.h"
#include "core/catalog/browseplaces.h"
#include "core/domain/title.h"

#include <memory>

namespace omt::catalog {

/** A row of the catalog's pages. */
struct BrowseRow
{
    TitleRow title;
    std::optional<int> everyonesRating; ///< mean of what is not private, 1 to 100
    double popularity = 0;
    QDateTime addedAt;

    friend bool operator==(const BrowseRow &, const BrowseRow &) = default;
};

/** Rows of a page's order, from number `first` on. */
struct BrowsePage
{
    qint64 first = 0;
    QList<BrowseRow> rows;
    qint64 total = 0;
    bool isTotalEstimated = false; ///< about so many; nearer to it with every answer
    bool isApproximate = false; ///< the rows stand near that number, not exactly there
};

/** What was found out of one query's list, for its next pages. */
struct BrowseList
{
    std::optional<QList<MediaId>> ids; ///< the whole list, if it is filtered
    qint64 total = 0;
    bool isTotalEstimated = false;
};

struct FacetTotal;

/**
 * Reads pages on a connection at hand, each by the shortest way: along the order from a milestone
 * where nothing is filtered, along the order past what does not fit where much fits, else from the
 * list of all that fits. Blocks.
 */
class BrowseReader
{
public:
    /** Lists longer than this are not made. */
    static constexpr qint64 longestList = 1'000'000;

    BrowseReader(db::Connection &connection, BrowseBase &base)
        : m_connection(connection)
        , m_base(base)
    {
    }

    /** The first rows of a query and how many it finds. `list` keeps what was found out. */
    [[nodiscard]] Result<BrowsePage> open(const BrowseQuery &query, int count, BrowseList *list);
    /** Rows by number; with an empty `list` of a filtered query this makes it. */
    [[nodiscard]] Result<BrowsePage> page(const BrowseQuery &query, qint64 first, int count,
                                          BrowseList *list);
    /** Makes the list of a filtered query, so that its pages are quick. */
    [[nodiscard]] Result<> prepare(const BrowseQuery &query, BrowseList *list);

private:
    [[nodiscard]] Result<std::shared_ptr<const BrowsePlaces>> places(const BrowseQuery &query);
    [[nodiscard]] Result<QList<BrowseRow>> rowsAt(const BrowseQuery &query, qint64 first, int count,
                                                  qint64 *titles,
                                                  std::optional<qint64> total = std::nullopt);
    [[nodiscard]] Result<QList<BrowseRow>> readFrom(const BrowseQuery &query,
                                                    const QList<int> &sections,
                                                    const BrowsePlace &place, qint64 skip,
                                                    int count, bool isFiltered);
    [[nodiscard]] Result<QList<BrowseRow>> rowsWithoutPlaces(const BrowseQuery &query, qint64 first,
                                                             int count, qint64 *titles);
    [[nodiscard]] Result<QList<BrowseRow>> rowsOf(const QList<MediaId> &ids);
    [[nodiscard]] Result<QList<BrowseRow>> firstRows(const BrowseQuery &query,
                                                     const QList<int> &sections, int count);
    [[nodiscard]] Result<QList<BrowseRow>> firstRowsByYear(const BrowseQuery &query,
                                                           const FacetTotal &total, int count);
    [[nodiscard]] Result<QList<MediaId>> ids(const BrowseQuery &query);
    [[nodiscard]] Result<QList<MediaId>> readIds(const BrowseQuery &query,
                                                 const std::optional<QList<MediaId>> &without,
                                                 qint64 skip, std::optional<int> most);

    db::Connection &m_connection;
    BrowseBase &m_base;
};

} // namespace omt::catalog
