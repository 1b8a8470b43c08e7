// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/facetpairs.h"

#include <algorithm>
#include <array>

namespace omt::catalog {

namespace {

/** How many values of each facet are counted, the catalog's own in the order of allFacets. */
constexpr std::array<size_t, 7> mostCounted{16, 100, 300, 100, 200, 60, 150};
constexpr size_t mostPairs = 16000;

} // namespace

void FacetPairs::Counts::add(const FacetIds &ids)
{
    ++titles;
    for (const int id : ids)
        ++counts[size_t(id)];
}

void FacetPairs::sample(QByteArrayView facets)
{
    m_sample.push_back(m_seen.read(facets));
}

void FacetPairs::beginCounting(qint64 titles)
{
    chooseCounted();
    const auto size = size_t(m_counted.counted());
    m_all.counts.assign(size, 0);
    m_singles.assign(size, Counts{0, std::vector<int>(size, 0)});
    choosePairs(titles);
    m_sample.clear();
    m_sample.shrink_to_fit();
}

void FacetPairs::chooseCounted()
{
    std::vector<int> titles;
    for (const FacetIds &ids : m_sample) {
        for (const int id : ids) {
            titles.resize(std::max(titles.size(), size_t(id) + 1), 0);
            ++titles[size_t(id)];
        }
    }
    std::array<std::vector<int>, mostCounted.size()> byFacet;
    for (size_t id = 0; id < titles.size(); ++id) {
        const auto facet = size_t(m_seen.facet(int(id)));
        if (titles[id] > 0 && facet < byFacet.size())
            byFacet[facet].push_back(int(id));
    }
    QStringList counted;
    for (size_t facet = 0; facet < byFacet.size(); ++facet) {
        std::vector<int> &ids = byFacet[facet];
        std::sort(ids.begin(), ids.end(), [&titles](int a, int b) {
            return titles[size_t(a)] != titles[size_t(b)] ? titles[size_t(a)] > titles[size_t(b)]
                                                          : a < b;
        });
        ids.resize(std::min(ids.size(), mostCounted[facet]));
        for (const int id : ids)
            counted.append(m_seen.text(id));
    }
    m_counted = FacetDictionary(counted);
    for (FacetIds &ids : m_sample) { // from here on by the new numbers
        FacetIds kept;
        for (const int id : ids) {
            const FacetIds known = m_counted.readKnown(
                QByteArray('\'' + QByteArray(m_seen.lexeme(id)).replace('\'', "''") + '\''));
            kept.insert(kept.end(), known.begin(), known.end());
        }
        std::sort(kept.begin(), kept.end());
        ids = kept;
    }
    m_seen = FacetDictionary();
}

void FacetPairs::choosePairs(qint64 titles)
{
    const auto size = size_t(m_counted.counted());
    m_pairOf.assign(size * size, 0);
    for (const FacetIds &ids : m_sample) {
        for (size_t i = 0; i < ids.size(); ++i) {
            for (size_t k = i + 1; k < ids.size(); ++k)
                ++m_pairOf[size_t(ids[i]) * size + size_t(ids[k])];
        }
    }
    const double needed
        = m_fewestTogether * double(m_sample.size()) / double(std::max<qint64>(titles, 1));
    std::vector<std::pair<int, size_t>> frequent;
    for (size_t at = 0; at < m_pairOf.size(); ++at) {
        const int together = std::exchange(m_pairOf[at], -1);
        if (together < 1 || double(together) < needed)
            continue;
        const QString one = m_counted.text(int(at / size));
        const QString other = m_counted.text(int(at % size));
        if (!implies(one, other) && !implies(other, one)) // else the narrower alone says it
            frequent.emplace_back(together, at);
    }
    std::sort(frequent.rbegin(), frequent.rend());
    frequent.resize(std::min(frequent.size(), mostPairs));
    for (const auto &[together, at] : frequent) {
        m_pairOf[at] = int(m_pairs.size());
        m_pairs.push_back({int(at / size), int(at % size), Counts{0, std::vector<int>(size, 0)}});
    }
}

void FacetPairs::count(QByteArrayView facets)
{
    const FacetIds ids = m_counted.readKnown(facets);
    const auto size = size_t(m_counted.counted());
    ++m_titles;
    m_all.add(ids);
    for (size_t i = 0; i < ids.size(); ++i) {
        m_singles[size_t(ids[i])].add(ids);
        for (size_t k = i + 1; k < ids.size(); ++k) {
            const int pair = m_pairOf[size_t(ids[i]) * size + size_t(ids[k])];
            if (pair >= 0)
                m_pairs[size_t(pair)].counts.add(ids);
        }
    }
}

QStringList FacetPairs::counted() const
{
    QStringList values;
    for (int id = 0; id < m_counted.counted(); ++id)
        values.append(m_counted.text(id));
    return values;
}

void FacetPairs::forEach(
    const std::function<void(const QByteArray &one, const QByteArray &other, int titles,
                             const std::vector<int> &counts)> &store) const
{
    store({}, {}, m_all.titles, m_all.counts);
    for (size_t id = 0; id < m_singles.size(); ++id)
        store(m_counted.lexeme(int(id)), {}, m_singles[id].titles, m_singles[id].counts);
    for (const Pair &pair : m_pairs) {
        const QByteArray &one = m_counted.lexeme(pair.one);
        const QByteArray &other = m_counted.lexeme(pair.other);
        store(std::min(one, other), std::max(one, other), pair.counts.titles, pair.counts.counts);
    }
}

} // namespace omt::catalog
