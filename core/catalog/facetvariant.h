// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/browsebase.h"
#include "core/catalog/facetcounter.h"

#include <array>

namespace omt::catalog {

/**
 * A query, or a query without what it says of one facet: what the values of that facet are counted
 * in. Filled step by step by FacetCounter.
 */
struct FacetVariant
{
    /** A set of values that must all be there, and how often its titles count. */
    struct Term
    {
        std::vector<int> set;
        int times = 0;
        qint64 bound = 0; ///< at most so many titles, if they are not counted yet
        int rare = -1; ///< one of them that is not counted, and so has few titles
    };

    std::optional<Facet> facet; ///< left out; empty: the query itself
    BrowseQuery query;
    FacetFilter filter;
    FacetTally tally;
    QHash<Status, qint64> byStatus; ///< of the reader's own titles
    std::array<qint64, 11> byRating{}; ///< unrated, 1..10, 11..20, ...
    bool isEstimated = false;

    /** Answered from the reader's own titles alone. */
    [[nodiscard]] bool isOwn() const { return query.isWithinLibrary(); }
    void expand(const FacetDictionary &dictionary);
    void countOwn(const OwnTitles &own);
    void addFound(const FacetIds &ids, const OwnTitle *own);

    void addPairs(QList<FacetPair> *pairs);
    void take(const std::map<FacetPair, KeptCounts> &kept);
    [[nodiscard]] qint64 unknownTitles(bool isStale) const;
    void addUnknownSets(std::vector<std::vector<int>> *sets) const;
    void addUnknown(const FacetIds &ids);
    void beginSample();
    /** Adds what changed since the build, takes away what is left out, counts statuses. */
    void finish(BrowseBase &base);

    /** Own titles with this value that fit but for being left out. */
    [[nodiscard]] qint64 leftOut(BrowseBase &base, const QString &value) const;

private:
    void countOwnTitle(const OwnTitle &title);

    bool m_isExpanded = true;
    std::vector<Term> m_terms;
    std::vector<Term> m_known; ///< by what is kept as of the build
    std::vector<Term> m_unknown;
};

[[nodiscard]] std::vector<FacetVariant> facetVariants(const BrowseQuery &query, bool withFacets,
                                                      FacetDictionary &dictionary);
/** Values with their counts, labels of genres and creators still missing. */
[[nodiscard]] QList<FacetCounts> facetCounts(const std::vector<FacetVariant> &variants,
                                             BrowseBase &base);

} // namespace omt::catalog
