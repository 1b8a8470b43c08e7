// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/facetdictionary.h"
#include "core/catalog/searchquery.h"

#include <map>
#include <optional>

namespace omt::catalog {

/** A title has any of these values, or none of them. */
struct FacetClause
{
    Facet facet = Facet::Type;
    std::vector<int> any; ///< ascending
    bool isExcluded = false;
};

/** Titles that have all of these values: how often their counts are added. */
using FacetSets = std::map<std::vector<int>, int>;

/**
 * The conditions of a query that facets decide, as numbers of one dictionary: the one meaning of
 * SearchQuery::filters for pages, counts and the reader's library alike.
 */
class FacetFilter
{
public:
    FacetFilter() = default;
    /** What facets do not decide (words of a creator's name) goes to `rest`. */
    FacetFilter(const QList<LexemeFilter> &filters, FacetDictionary &dictionary,
                QList<LexemeFilter> *rest = nullptr);

    [[nodiscard]] bool isEmpty() const { return m_clauses.empty(); }
    [[nodiscard]] const std::vector<FacetClause> &clauses() const { return m_clauses; }
    [[nodiscard]] bool has(Facet facet) const;
    [[nodiscard]] FacetFilter without(Facet facet) const;
    [[nodiscard]] bool matches(const FacetIds &ids) const;
    /** A tsquery on media.browse_rows.facets; nothing when it asks for nothing. */
    [[nodiscard]] std::optional<QString> toTsQuery(const FacetDictionary &dictionary) const;
    /** media.browse_mark() helps to find what fits. */
    [[nodiscard]] bool hasMarks() const;
    /** What a title must have one of, a group a clause, one value a line; without exclusions. */
    [[nodiscard]] QStringList groups(const FacetDictionary &dictionary) const;

    /**
     * The counts of this filter as a sum and difference of counts of titles that have a few values
     * all at once; nothing when that would take too many.
     */
    [[nodiscard]] std::optional<FacetSets> sets(const FacetDictionary &dictionary) const;

private:
    std::vector<FacetClause> m_clauses;
};

/** Whether `all` holds every one of `some`; both ascending. */
[[nodiscard]] bool holdsAll(const FacetIds &all, const std::vector<int> &some);

/** The titles that have all the values of any of the sets, as a tsquery. */
[[nodiscard]] QString anySetQuery(const std::vector<std::vector<int>> &sets,
                                  const FacetDictionary &dictionary);

} // namespace omt::catalog
