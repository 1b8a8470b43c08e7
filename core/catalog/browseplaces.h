// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/catalog/browsebase.h"
#include "core/catalog/browsequery.h"

#include <map>
#include <optional>
#include <vector>

namespace omt::catalog {

/** Where reading can begin: a row of an order. */
struct BrowseKey
{
    double popularity = 0; ///< only where the order goes by it
    QByteArray title; ///< normalised; empty where the order goes by date
    MediaId id;
};

/** A stretch of a page's order that is read in one direction. */
struct BrowsePlace
{
    int section = 0; ///< as in media.browse_blocks
    bool isBackward = false;
    std::optional<BrowseKey> from; ///< empty: from the section's beginning (backward: its end)
    qint64 first = 0; ///< row number of its first row
    qint64 titles = 0;
};

/**
 * The rows of one order of the whole catalog by number: milestones every few hundred rows, moved by
 * what came and went since they were set, so that any row is that many steps away at most.
 */
class BrowsePlaces
{
public:
    [[nodiscard]] static Result<BrowsePlaces> read(db::Connection &connection, BrowseSort sort,
                                                   bool descending,
                                                   const std::vector<BrowseChange> &changes);

    [[nodiscard]] qint64 titles() const;
    /** Those that have rows, in the order of the page. */
    [[nodiscard]] QList<int> sections() const;
    /** The place that holds the row; null beyond the end. */
    [[nodiscard]] const BrowsePlace *find(qint64 row) const;
    /** The section of the place, and those after it as far as so many rows go. */
    [[nodiscard]] QList<int> sectionsFrom(const BrowsePlace &place, qint64 rows) const;

private:
    struct Block
    {
        BrowseKey key;
        qint64 titles = 0;
    };
    using Sections = std::map<int, std::vector<Block>>;

    static void apply(const std::vector<BrowseChange> &changes, BrowseSort sort,
                      Sections *sections);
    void lay(const Sections &sections, BrowseSort sort, bool descending);
    void laySection(int section, const std::vector<Block> &blocks, bool isBackward);

    std::vector<BrowsePlace> m_places;
};

} // namespace omt::catalog
