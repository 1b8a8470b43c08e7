// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/facetfilter.h"

#include "core/catalog/searchplan.h"

#include <algorithm>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostSets = 400;

/** Takes away what another value of the same clause covers: a year beside its decade. */
void dropCovered(FacetClause *clause, const FacetDictionary &dictionary)
{
    const std::vector<int> all = clause->any;
    std::erase_if(clause->any, [&](int narrower) {
        return std::any_of(all.begin(), all.end(), [&](int wider) {
            return implies(dictionary.text(narrower), dictionary.text(wider));
        });
    });
}

/** The set without what follows from the rest of it; nothing when no title can have it all. */
std::optional<std::vector<int>> reduced(std::vector<int> set, const FacetDictionary &dictionary)
{
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    for (const int a : set) {
        for (const int b : set) {
            if (a < b && excludesEachOther(dictionary.text(a), dictionary.text(b)))
                return std::nullopt;
        }
    }
    const std::vector<int> all = set;
    std::erase_if(set, [&](int wider) {
        return std::any_of(all.begin(), all.end(), [&](int narrower) {
            return implies(dictionary.text(narrower), dictionary.text(wider));
        });
    });
    return set;
}

/** `sets` with one more value required. */
FacetSets with(const FacetSets &sets, int value, int sign, const FacetDictionary &dictionary)
{
    FacetSets out;
    for (const auto &[set, times] : sets) {
        std::vector<int> more = set;
        more.push_back(value);
        if (const auto kept = reduced(std::move(more), dictionary))
            out[*kept] += sign * times;
    }
    return out;
}

void add(FacetSets *sets, const FacetSets &more)
{
    for (const auto &[set, times] : more) {
        if (((*sets)[set] += times) == 0)
            sets->erase(set);
    }
}

} // namespace

FacetFilter::FacetFilter(const QList<LexemeFilter> &filters, FacetDictionary &dictionary,
                         QList<LexemeFilter> *rest)
{
    for (const LexemeFilter &filter : filters) {
        FacetClause clause;
        clause.isExcluded = filter.isExcluded;
        bool isOurs = !filter.lexemes.isEmpty();
        for (const QString &lexeme : filter.lexemes) {
            const auto facet = facetOf(lexeme);
            isOurs = isOurs && facet;
            clause.facet = facet.value_or(Facet::Creator);
            clause.any.push_back(dictionary.idOf(lexeme));
        }
        if (!isOurs) {
            if (rest)
                rest->append(filter);
            continue;
        }
        dropCovered(&clause, dictionary);
        std::sort(clause.any.begin(), clause.any.end());
        clause.any.erase(std::unique(clause.any.begin(), clause.any.end()), clause.any.end());
        m_clauses.push_back(clause);
    }
}

bool FacetFilter::has(Facet facet) const
{
    return std::any_of(m_clauses.begin(), m_clauses.end(),
                       [facet](const FacetClause &clause) { return clause.facet == facet; });
}

FacetFilter FacetFilter::without(Facet facet) const
{
    FacetFilter other = *this;
    std::erase_if(other.m_clauses,
                  [facet](const FacetClause &clause) { return clause.facet == facet; });
    return other;
}

bool FacetFilter::matches(const FacetIds &ids) const
{
    return std::all_of(m_clauses.begin(), m_clauses.end(), [&ids](const FacetClause &clause) {
        const bool hasAny = std::any_of(clause.any.begin(), clause.any.end(), [&ids](int id) {
            return std::binary_search(ids.begin(), ids.end(), id);
        });
        return hasAny != clause.isExcluded;
    });
}

std::optional<QString> FacetFilter::toTsQuery(const FacetDictionary &dictionary) const
{
    QStringList all;
    for (const FacetClause &clause : m_clauses) {
        QStringList any;
        for (const int id : clause.any)
            any.append(lexemeLiteral(dictionary.text(id)));
        all.append((clause.isExcluded ? u"!"_s : QString()) + anyOf(any));
    }
    return all.isEmpty() ? std::nullopt : std::optional(allOf(all));
}

bool FacetFilter::hasMarks() const
{
    return std::any_of(m_clauses.begin(), m_clauses.end(), [](const FacetClause &clause) {
        return !clause.isExcluded && !clause.any.empty() && clause.facet != Facet::Creator
            && clause.facet != Facet::Language;
    });
}

QStringList FacetFilter::groups(const FacetDictionary &dictionary) const
{
    QStringList groups;
    for (const FacetClause &clause : m_clauses) {
        QStringList lines;
        for (const int id : clause.any)
            lines.append(dictionary.text(id));
        if (!clause.isExcluded && !lines.isEmpty())
            groups.append(lines.join(u'\n'));
    }
    return groups;
}

std::optional<FacetSets> FacetFilter::sets(const FacetDictionary &dictionary) const
{
    FacetSets sets{{{}, 1}};
    for (const FacetClause &clause : m_clauses) {
        // Those with none of the values: what is left when each in turn is taken out.
        FacetSets none = sets;
        for (const int value : clause.any) {
            if (none.size() > mostSets)
                return std::nullopt;
            add(&none, with(none, value, -1, dictionary));
        }
        if (clause.isExcluded) {
            sets = none;
            continue;
        }
        FacetSets any;
        add(&any, sets);
        for (auto &[set, times] : none)
            times = -times;
        add(&any, none);
        sets = any;
    }
    return sets;
}

bool holdsAll(const FacetIds &all, const std::vector<int> &some)
{
    return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

QString anySetQuery(const std::vector<std::vector<int>> &sets, const FacetDictionary &dictionary)
{
    QStringList any;
    for (const std::vector<int> &set : sets) {
        QStringList all;
        for (const int id : set)
            all.append(lexemeLiteral(dictionary.text(id)));
        any.append(all.size() == 1 ? all.first() : u"("_s + allOf(all) + u')');
    }
    return any.isEmpty() ? QString() : anyOf(any);
}

} // namespace omt::catalog
