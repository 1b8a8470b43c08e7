// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/facetdictionary.h"

#include <functional>

namespace omt::catalog {

/**
 * Counts, for a build, how many titles have which facets together. A random part of the catalog
 * says first which values are frequent, and which pairs of them; then every title is counted.
 */
class FacetPairs
{
public:
    /** Pairs that fewer titles have are not kept: those are counted when they are asked for. */
    explicit FacetPairs(int fewestTogether)
        : m_fewestTogether(fewestTogether)
    {
    }

    /** What one title of the random part has, as a tsvector. */
    void sample(QByteArrayView facets);
    /** After the sample; `titles`: how many there are in all. */
    void beginCounting(qint64 titles);
    void count(QByteArrayView facets);

    [[nodiscard]] int titles() const { return m_titles; }
    /** The values that are counted, in the order of counts. */
    [[nodiscard]] QStringList counted() const;
    /** store(one, other, titles, counts) for everything, each value and each pair. */
    void
    forEach(const std::function<void(const QByteArray &one, const QByteArray &other, int titles,
                                     const std::vector<int> &counts)> &store) const;

private:
    struct Counts
    {
        int titles = 0;
        std::vector<int> counts;
        void add(const FacetIds &ids);
    };
    struct Pair
    {
        int one;
        int other;
        Counts counts;
    };

    void chooseCounted();
    void choosePairs(qint64 titles);

    int m_fewestTogether;
    FacetDictionary m_seen; ///< all values of the sample
    std::vector<FacetIds> m_sample;
    FacetDictionary m_counted;
    Counts m_all;
    std::vector<Counts> m_singles;
    std::vector<Pair> m_pairs;
    std::vector<int> m_pairOf; ///< by one * counted + other; -1: not kept
    int m_titles = 0;
};

} // namespace omt::catalog
