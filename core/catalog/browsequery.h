// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/searchquery.h"
#include "core/domain/titlequery.h"

#include <QJsonObject>
#include <QMetaType>

#include <array>

namespace omt::catalog {

/** What the catalog can be sorted by; the database numbers orders the same way. */
enum class BrowseSort { Title, Year, Rating, Popularity, Added };

inline constexpr std::array allBrowseSorts{BrowseSort::Title, BrowseSort::Year, BrowseSort::Rating,
                                           BrowseSort::Popularity, BrowseSort::Added};

[[nodiscard]] TitleSort titleSortOf(BrowseSort sort);
[[nodiscard]] std::optional<BrowseSort> browseSortOf(TitleSort sort);

/**
 * Which titles of the catalog a page shows, and in which order. The conditions are those of the
 * search box; beside them, what is in the reader's library can be left out.
 */
struct BrowseQuery
{
    SearchQuery filter;
    QList<Status> withoutStatuses; ///< what has one of these is left out
    bool withoutLibrary = false; ///< whatever is in the library is left out
    BrowseSort sort = BrowseSort::Title;
    bool descending = false; ///< what is unknown stands last all the same

    /** There is any condition. */
    [[nodiscard]] bool isFiltered() const;
    /** Conditions that only the reader's own library can decide, all titles being in it. */
    [[nodiscard]] bool isWithinLibrary() const { return filter.onlyLibrary; }
    [[nodiscard]] bool leavesOutOwn() const { return withoutLibrary || !withoutStatuses.isEmpty(); }
    [[nodiscard]] bool hasWords() const;

    friend bool operator==(const BrowseQuery &a, const BrowseQuery &b);
};

/** The rule of a smart list, and back; a rule that is none of ours gives an empty query. */
[[nodiscard]] QJsonObject toJson(const BrowseQuery &query);
[[nodiscard]] BrowseQuery browseQueryFromJson(const QJsonObject &json);

/** What the search index has to find: words, and words of creators' names; a tsquery. */
[[nodiscard]] std::optional<QString> wordsQueryOf(const BrowseQuery &query);

/** The same conditions on a page of the library; nothing when it shows a list, which is no rule. */
[[nodiscard]] std::optional<BrowseQuery> browseQueryOf(const TitleQuery &page);

/** For people, translated: "Anime, Manga · 1990s · not Horror"; empty when nothing is asked. */
[[nodiscard]] QString summaryOf(const BrowseQuery &query);

} // namespace omt::catalog

Q_DECLARE_METATYPE(omt::catalog::BrowseQuery)
