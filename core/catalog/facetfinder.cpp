// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finding values of facets by what they are called; the rest of FacetCounter is in
// facetcounter.cpp.

#include "core/catalog/facetcounter.h"
#include "core/catalog/facetvariant.h"
#include "core/catalog/searchplan.h"
#include "core/db/connection.h"
#include "core/domain/titletext.h"

#include <QSet>

#include <algorithm>

namespace omt::catalog {

using namespace Qt::StringLiterals;
using db::Statement;

namespace {

constexpr std::array foundFacets{Facet::Year, Facet::Country, Facet::Genre, Facet::Language,
                                 Facet::Creator};
constexpr int mostTitles = 3000; ///< whose creators are looked at, the best known first
constexpr int mostValues = 60; ///< of one facet
constexpr qsizetype mostRare = 120; ///< values that are counted one by one
constexpr int mostStored = 400;

/** Each word begins a word of what the value is called, or its code. */
bool holdsWords(const QString &value, const QStringList &words)
{
    const QString name = u' ' + normalisedTitle(facetLabel(value)) + u' '
        + normalisedTitle(value.mid(2).replace(u'_', u' '));
    return std::all_of(words.begin(), words.end(),
                       [&name](const QString &word) { return name.contains(u' ' + word); });
}

QString markOf(Facet facet)
{
    switch (facet) {
    case Facet::Year:
        return u"~y"_s;
    case Facet::Country:
        return u"~o"_s;
    case Facet::Genre:
        return u"~g"_s;
    default:
        return u"~l"_s;
    }
}

/** Titles by creators with these words in their names, the last as far as it goes. */
QString creatorsQuery(const QStringList &words)
{
    QStringList all;
    for (qsizetype i = 0; i < words.size(); ++i)
        all.append(lexemeLiteral(u"~a"_s + words.at(i), i == words.size() - 1));
    return all.join(u" & "_s);
}

} // namespace

Result<FacetAnswer> FacetCounter::find(const QString &typed)
{
    FacetAnswer answer;
    const QStringList words = normalisedTitle(typed.left(80)).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return answer;
    if (const auto counted = count(true); !counted)
        return counted.error();
    answer.total = m_variants.front().tally.titles;
    answer.isCapped = m_isCapped;
    for (const FacetVariant &variant : m_variants)
        answer.isEstimated = answer.isEstimated || variant.isEstimated;
    for (const Facet facet : foundFacets) {
        auto counts = findIn(facet, words);
        if (!counts)
            return counts.error();
        if (!counts->values.isEmpty())
            answer.facets.append(*std::move(counts));
    }
    if (const auto written = writeLabels(&answer); !written)
        return written.error();
    return answer;
}

Result<QStringList> FacetCounter::storedValues(Facet facet, const QStringList &words,
                                               const FacetVariant &variant)
{
    QStringList values;
    if (facet == Facet::Creator) {
        const auto rows
            = m_connection.query(Statement::load(u"browse/select_matching"),
                                 {{u"asked", variant.filter.toTsQuery(m_base.dictionary())},
                                  {u"words", creatorsQuery(words)},
                                  {u"most", mostTitles}});
        if (!rows)
            return rows.error();
        QSet<int> ids;
        for (const db::Row row : *rows) {
            for (const int id : m_base.dictionary().read(row.raw(u"facets")))
                ids.insert(id);
        }
        for (const int id : std::as_const(ids)) {
            if (m_base.dictionary().facet(id) == facet)
                values.append(m_base.dictionary().text(id));
        }
        return values;
    }
    // Places and languages are typed by their names but known by their codes.
    const bool isNamed = facet == Facet::Country || facet == Facet::Language;
    const auto rows = m_connection.query(Statement::load(u"search/select_values"),
                                         {{u"kind", toString(facet)},
                                          {u"mark", markOf(facet)},
                                          {u"begun", isNamed ? QString() : words.join(u'_')},
                                          {u"most", mostStored}});
    if (!rows)
        return rows.error();
    for (const db::Row row : *rows)
        values.append(row.text(u"value"));
    return values;
}

/** Values with these words that too few titles have to be counted ahead, counted one by one. */
Result<> FacetCounter::findRare(const QStringList &words, const FacetVariant &variant,
                                FacetCounts *counts)
{
    auto values = storedValues(counts->facet, words, variant);
    if (!values)
        return values.error();
    FacetDictionary &dictionary = m_base.dictionary();
    values->removeIf([&](const QString &value) {
        return dictionary.idOf(value) < dictionary.counted() || !holdsWords(value, words);
    });
    if (values->isEmpty())
        return {};
    values->sort();
    const auto rows = m_connection.query(
        Statement::load(u"browse/count_facets"),
        {{u"asked", variant.filter.toTsQuery(dictionary)}, {u"facets", values->mid(0, mostRare)}});
    if (!rows)
        return rows.error();
    for (const db::Row row : *rows) {
        const QString value = row.text(u"facet");
        const qint64 titles = row.integer(u"titles") - variant.leftOut(m_base, value);
        if (titles > 0)
            counts->values.append({value, {}, titles});
    }
    return {};
}

Result<FacetCounts> FacetCounter::findIn(Facet facet, const QStringList &words)
{
    const auto own = std::find_if(m_variants.begin(), m_variants.end(),
                                  [facet](const FacetVariant &v) { return v.facet == facet; });
    const FacetVariant &variant = own == m_variants.end() ? m_variants.front() : *own;
    const FacetDictionary &dictionary = m_base.dictionary();
    FacetCounts counts;
    counts.facet = facet;
    const auto add = [&](int id, qint64 titles) {
        if (titles > 0 && dictionary.facet(id) == facet && holdsWords(dictionary.text(id), words))
            counts.values.append({dictionary.text(id), {}, titles});
    };
    for (size_t id = 0; id < variant.tally.counted.size(); ++id)
        add(int(id), variant.tally.counted[id]);
    if (variant.isOwn() || m_query.hasWords()) { // every title was looked at
        for (auto it = variant.tally.others.cbegin(); it != variant.tally.others.cend(); ++it)
            add(it.key(), it.value());
    } else if (const auto found = findRare(words, variant, &counts); !found) {
        return found.error();
    }
    std::stable_sort(counts.values.begin(), counts.values.end(),
                     [](const FacetValue &a, const FacetValue &b) { return a.titles > b.titles; });
    counts.isCut = counts.values.size() > mostValues;
    counts.values = counts.values.mid(0, mostValues);
    return counts;
}

} // namespace omt::catalog
