// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/browsequery.h"
#include "core/catalog/facet.h"

#include <QList>

namespace omt::catalog {

/** What a query says of one value of a facet. */
enum class FacetChoice { None, Included, Excluded };

/** `value` as FacetValue has it. */
[[nodiscard]] FacetChoice choiceOf(const BrowseQuery &query, const QString &value);
/**
 * The query with another word on one value: included values of a facet widen each other, excluded
 * ones narrow. Ratings are one stretch, which grows to a value beside it; they are not excluded.
 */
[[nodiscard]] BrowseQuery withChoice(const BrowseQuery &query, const QString &value,
                                     FacetChoice choice);
/** Nothing asked of that facet any more. */
[[nodiscard]] BrowseQuery withoutFacet(const BrowseQuery &query, Facet facet);
/** All conditions of `more` as well, as far as browsing knows them; see isBrowsable(). */
[[nodiscard]] BrowseQuery narrowedBy(const BrowseQuery &query, const SearchQuery &more);

/** Whether browsing knows all its conditions: not lists, texts, and ratings and tags left out. */
[[nodiscard]] bool isBrowsable(const SearchQuery &query);

/** One condition as people see it, and the query without it. */
struct QueryCondition
{
    QString text; ///< translated: "Anime", "1990–1999"
    std::optional<Facet> facet;
    bool isExcluded = false;
    BrowseQuery without;
    QStringList values; ///< of the facet, for better names than the values themselves give
};

[[nodiscard]] QList<QueryCondition> conditionsOf(const BrowseQuery &query);

/** The conditions as the search box has them: `type:anime year:1990..1999 -genre:horror`. */
[[nodiscard]] QString queryTextOf(const BrowseQuery &query);

} // namespace omt::catalog
