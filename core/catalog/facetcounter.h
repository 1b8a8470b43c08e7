// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/catalog/browsebase.h"
#include "core/catalog/facet.h"

#include <QList>
#include <QMap>
#include <QString>

namespace omt::catalog {

/** One value of a facet, and how many titles it would show. */
struct FacetValue
{
    QString value; ///< as facetOf() reads it
    QString label; ///< for people
    qint64 titles = 0;
};

struct FacetCounts
{
    Facet facet = Facet::Type;
    QList<FacetValue> values; ///< by count; classes by path, years newest first
    bool isCut = false; ///< there are more values; FacetCounter::find() knows them
};

/**
 * How many titles a query finds, and how they spread over every facet. Values of a facet that the
 * query itself narrows are counted as if it did not, so that others can be chosen beside them.
 */
struct FacetAnswer
{
    qint64 total = 0;
    bool isEstimated = false; ///< counted in a random part of the catalog: about so many
    bool isCapped = false; ///< only the best known of what the words find were counted
    QList<FacetCounts> facets; ///< in the order of allFacets

    [[nodiscard]] const FacetCounts *find(Facet facet) const;
};

/** How many a query finds, without the rest. */
struct FacetTotal
{
    qint64 total = 0;
    bool isEstimated = false;
    QMap<int, qint64> byYear; ///< of the years that are counted; others are rare
};

struct FacetVariant;

/**
 * Counts on a connection at hand, from what is kept of frequent facets and pairs of them, from the
 * few titles that rare ones have, from the reader's own titles in memory; where none of that
 * suffices, from a random part of the catalog. Lock `base` meanwhile. Blocks.
 */
class FacetCounter
{
public:
    FacetCounter(db::Connection &connection, BrowseBase &base, const BrowseQuery &query);
    ~FacetCounter();

    [[nodiscard]] Result<FacetAnswer> run();
    [[nodiscard]] Result<FacetTotal> total();
    /**
     * Values that have these words in them, however rare: of the facets whose values are too many
     * to show them all. Facets without any are missing.
     */
    [[nodiscard]] Result<FacetAnswer> find(const QString &typed);

private:
    [[nodiscard]] Result<> count(bool withFacets);
    [[nodiscard]] Result<> countFound();
    [[nodiscard]] Result<bool> countKept();
    [[nodiscard]] Result<> countDirectly();
    [[nodiscard]] Result<> countSample();
    [[nodiscard]] Result<> writeLabels(FacetAnswer *answer);
    [[nodiscard]] Result<QStringList> storedValues(Facet facet, const QStringList &words,
                                                   const FacetVariant &variant);
    [[nodiscard]] Result<> findRare(const QStringList &words, const FacetVariant &variant,
                                    FacetCounts *counts);
    [[nodiscard]] Result<FacetCounts> findIn(Facet facet, const QStringList &words);

    db::Connection &m_connection;
    BrowseBase &m_base;
    BrowseQuery m_query;
    std::vector<FacetVariant> m_variants; ///< the first is the query itself
    qint64 m_size = 0; ///< titles in the catalog
    bool m_isCapped = false;
};

} // namespace omt::catalog
