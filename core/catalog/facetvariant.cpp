// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/facetvariant.h"

#include <algorithm>
#include <set>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 boundOfRare = 2000; ///< a facet that is not counted has fewer titles
constexpr size_t mostValues = 60; ///< of one facet

FacetPair pairOf(const std::vector<int> &set)
{
    if (set.empty())
        return {-1, -1};
    if (set.size() == 1)
        return {-1, set[0]};
    return {set[0], set[1]};
}

/** At most so many titles have all of the set, by what is known of its parts. */
qint64 boundOf(const std::vector<int> &set, const std::map<FacetPair, KeptCounts> &kept)
{
    qint64 bound = boundOfRare;
    bool isKnown = false;
    const auto narrow = [&](qint64 titles) {
        bound = isKnown ? std::min(bound, titles) : titles;
        isKnown = true;
    };
    for (const int a : set) {
        const auto single = kept.find({-1, a});
        if (single == kept.end()) { // rare
            narrow(boundOfRare);
            continue;
        }
        for (const int b : set) {
            if (a != b && size_t(b) < single->second.counts.size())
                narrow(single->second.counts[size_t(b)]);
        }
    }
    return bound;
}

BrowseQuery withoutFacet(BrowseQuery query, Facet facet)
{
    SearchQuery &filter = query.filter;
    if (facet == Facet::Status) {
        filter.statuses.clear();
        query.withoutStatuses.clear();
        query.withoutLibrary = false;
        filter.onlyLibrary = filter.ratingFrom || filter.ratingTo || !filter.tags.isEmpty();
    } else if (facet == Facet::Rating) {
        filter.ratingFrom.reset();
        filter.ratingTo.reset();
    }
    return query;
}

bool narrows(const BrowseQuery &query, const FacetFilter &filter, Facet facet)
{
    if (facet == Facet::Status)
        return query.filter.onlyLibrary || query.leavesOutOwn();
    if (facet == Facet::Rating)
        return query.filter.ratingFrom || query.filter.ratingTo;
    return filter.has(facet);
}

} // namespace

std::vector<FacetVariant> facetVariants(const BrowseQuery &query, bool withFacets,
                                        FacetDictionary &dictionary)
{
    std::vector<FacetVariant> variants(1);
    variants[0].query = query;
    variants[0].filter = FacetFilter(query.filter.filters, dictionary);
    for (const Facet facet : allFacets) {
        if (!withFacets || !narrows(query, variants[0].filter, facet))
            continue;
        FacetVariant variant;
        variant.facet = facet;
        variant.query = withoutFacet(query, facet);
        variant.filter = variants[0].filter.without(facet);
        variants.push_back(variant);
    }
    for (FacetVariant &variant : variants)
        variant.expand(dictionary);
    return variants;
}

void FacetVariant::expand(const FacetDictionary &dictionary)
{
    tally.counted.assign(size_t(dictionary.counted()), 0);
    const auto sets = filter.sets(dictionary);
    m_isExpanded = sets.has_value();
    for (const auto &[set, times] : sets.value_or(FacetSets()))
        m_terms.push_back({set, times, 0});
}

void FacetVariant::countOwnTitle(const OwnTitle &title)
{
    ++byStatus[title.status];
    ++byRating[title.rating == 0 ? 0 : size_t((title.rating - 1) / 10 + 1)];
}

void FacetVariant::countOwn(const OwnTitles &own)
{
    for (const OwnTitle &title : own.titles()) {
        if (!isWanted(title, query) || isLeftOut(title, query) || !filter.matches(title.facets))
            continue;
        tally.add(title.facets, 1);
        countOwnTitle(title);
    }
}

void FacetVariant::addFound(const FacetIds &ids, const OwnTitle *own)
{
    if (!filter.matches(ids) || (own ? isLeftOut(*own, query) : isOwn())
        || (own && isOwn() && !isWanted(*own, query)))
        return;
    tally.add(ids, 1);
    if (own)
        countOwnTitle(*own);
}

void FacetVariant::addPairs(QList<FacetPair> *pairs)
{
    const auto add = [pairs](const FacetPair &pair) {
        if (!pairs->contains(pair))
            pairs->append(pair);
    };
    for (const Term &term : m_terms) {
        if (term.set.size() <= 2)
            add(pairOf(term.set));
        if (term.set.size() >= 2) {
            for (const int id : term.set)
                add({-1, id});
        }
    }
}

void FacetVariant::take(const std::map<FacetPair, KeptCounts> &kept)
{
    if (!m_isExpanded)
        isEstimated = true;
    for (Term &term : m_terms) {
        const auto found = term.set.size() <= 2 ? kept.find(pairOf(term.set)) : kept.end();
        if (found != kept.end()) {
            tally.add(found->second.titles, found->second.counts, term.times);
            m_known.push_back(term);
            continue;
        }
        term.bound = boundOf(term.set, kept);
        const auto uncounted = std::find_if(term.set.begin(), term.set.end(), [this](int id) {
            return size_t(id) >= tally.counted.size();
        });
        term.rare = uncounted == term.set.end() ? -1 : *uncounted;
        (term.bound == 0 ? m_known : m_unknown).push_back(term);
    }
}

qint64 FacetVariant::unknownTitles(bool isStale) const
{
    if (isStale)
        return m_unknown.empty() ? 0 : 1;
    qint64 titles = 0;
    std::set<int> rare; // what shares a rare value is among the same few
    for (const Term &term : m_unknown) {
        if (term.rare < 0)
            titles += term.bound;
        else if (rare.insert(term.rare).second)
            titles += boundOfRare;
    }
    return titles;
}

void FacetVariant::addUnknownSets(std::vector<std::vector<int>> *sets) const
{
    for (const Term &term : m_unknown) {
        if (std::find(sets->begin(), sets->end(), term.set) == sets->end())
            sets->push_back(term.set);
    }
}

void FacetVariant::addUnknown(const FacetIds &ids)
{
    int times = 0;
    for (const Term &term : m_unknown)
        times += holdsAll(ids, term.set) ? term.times : 0;
    if (times != 0)
        tally.add(ids, times);
}

void FacetVariant::beginSample()
{
    tally.titles = 0;
    std::fill(tally.counted.begin(), tally.counted.end(), 0);
    tally.others.clear();
}

void FacetVariant::finish(BrowseBase &base)
{
    if (isOwn())
        return;
    if (!isEstimated) { // what is read directly is up to date already
        for (const BrowseChange &change : base.changes()) {
            int times = 0;
            for (const Term &term : m_known)
                times += change.hasFacets && holdsAll(change.facets, term.set) ? term.times : 0;
            if (times != 0)
                tally.add(change.facets, times * change.sign);
        }
    }
    for (const OwnTitle &title : base.own().titles()) {
        if (!filter.matches(title.facets))
            continue;
        if (isLeftOut(title, query))
            tally.add(title.facets, -1);
        else
            countOwnTitle(title);
    }
}

qint64 FacetVariant::leftOut(BrowseBase &base, const QString &value) const
{
    if (!query.leavesOutOwn())
        return 0;
    const std::vector<int> one{base.dictionary().idOf(value)};
    const auto &own = base.own().titles();
    return std::count_if(own.begin(), own.end(), [&](const OwnTitle &title) {
        return isLeftOut(title, query) && holdsAll(title.facets, one)
            && filter.matches(title.facets);
    });
}

namespace {

const FacetVariant &variantFor(const std::vector<FacetVariant> &variants, Facet facet)
{
    for (const FacetVariant &variant : variants) {
        if (variant.facet == facet)
            return variant;
    }
    return variants.front();
}

/** Those the query names, which must be seen even where nothing has them. */
std::vector<int> chosenIn(const FacetFilter &filter, Facet facet)
{
    std::vector<int> ids;
    for (const FacetClause &clause : filter.clauses()) {
        if (clause.facet == facet)
            ids.insert(ids.end(), clause.any.begin(), clause.any.end());
    }
    return ids;
}

struct IdCount
{
    int id;
    qint64 titles;
};

std::vector<IdCount> countedIds(const FacetTally &tally, const FacetFilter &filter, Facet facet,
                                const FacetDictionary &dictionary)
{
    std::vector<IdCount> found;
    const std::vector<int> chosen = chosenIn(filter, facet);
    const auto add = [&](int id, qint64 titles) {
        if (titles > 0 && dictionary.facet(id) == facet
            && std::find(chosen.begin(), chosen.end(), id) == chosen.end())
            found.push_back({id, titles});
    };
    for (size_t id = 0; id < tally.counted.size(); ++id)
        add(int(id), tally.counted[id]);
    for (auto it = tally.others.constBegin(); it != tally.others.constEnd(); ++it)
        add(it.key(), it.value());
    std::sort(found.begin(), found.end(), [](const IdCount &a, const IdCount &b) {
        return a.titles != b.titles ? a.titles > b.titles : a.id < b.id;
    });
    for (const int id : chosen)
        found.insert(found.begin(), {id, std::max<qint64>(0, tally.of(id))});
    return found;
}

/** Where a year or decade stands among them: a decade before its years. */
double yearOf(const QString &value)
{
    const double number = value.mid(2).toDouble();
    return value.startsWith(u"~d") ? number * 10 + 9.5 : number;
}

FacetCounts catalogCounts(const FacetVariant &variant, const FacetFilter &filter, Facet facet,
                          const FacetDictionary &dictionary)
{
    FacetCounts counts;
    counts.facet = facet;
    std::vector<IdCount> found = countedIds(variant.tally, filter, facet, dictionary);
    const bool isWhole = facet == Facet::Class || facet == Facet::Year;
    if (!isWhole && found.size() > mostValues) {
        counts.isCut = true;
        found.resize(mostValues);
    }
    for (const IdCount &one : found)
        counts.values.append({dictionary.text(one.id), {}, one.titles});
    if (isWhole) {
        std::sort(counts.values.begin(), counts.values.end(),
                  [facet](const FacetValue &a, const FacetValue &b) {
                      if (facet == Facet::Class)
                          return a.value < b.value;
                      return yearOf(a.value) > yearOf(b.value);
                  });
    }
    return counts;
}

FacetCounts statusCounts(const FacetVariant &variant)
{
    FacetCounts counts;
    counts.facet = Facet::Status;
    qint64 own = 0;
    for (const Status status : allStatuses) {
        const qint64 titles = variant.byStatus.value(status);
        own += titles;
        counts.values.append({u"status:"_s + toString(status), {}, titles});
    }
    if (!variant.isOwn())
        counts.values.append(
            {u"status:none"_s, {}, std::max<qint64>(0, variant.tally.titles - own)});
    return counts;
}

FacetCounts ratingCounts(const FacetVariant &variant)
{
    FacetCounts counts;
    counts.facet = Facet::Rating;
    for (int tens = 10; tens >= 1; --tens)
        counts.values.append({u"rating:%1..%2"_s.arg(tens * 10 - 9).arg(tens * 10),
                              {},
                              variant.byRating[size_t(tens)]});
    return counts;
}

} // namespace

QList<FacetCounts> facetCounts(const std::vector<FacetVariant> &variants, BrowseBase &base)
{
    QList<FacetCounts> all;
    for (const Facet facet : allFacets) {
        const FacetVariant &variant = variantFor(variants, facet);
        if (facet == Facet::Status)
            all.append(statusCounts(variant));
        else if (facet == Facet::Rating)
            all.append(ratingCounts(variant));
        else
            all.append(catalogCounts(variant, variants.front().filter, facet, base.dictionary()));
    }
    return all;
}

} // namespace omt::catalog
