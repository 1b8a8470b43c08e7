// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/facetcounter.h"

#include "core/catalog/facetvariant.h"
#include "core/db/connection.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace omt::catalog {

using namespace Qt::StringLiterals;
using db::Statement;

namespace {

constexpr qint64 mostDirectly = 6000; ///< titles that are read to count their facets
constexpr qint64 mostWhenStale = 20000;
constexpr int mostFound = 5000; ///< of what words find
constexpr double sampleSize = 15000;
constexpr int mostTries = 3;

} // namespace

FacetCounter::FacetCounter(db::Connection &connection, BrowseBase &base, const BrowseQuery &query)
    : m_connection(connection)
    , m_base(base)
    , m_query(query)
{
}

FacetCounter::~FacetCounter() = default;

Result<FacetAnswer> FacetCounter::run()
{
    if (const auto counted = count(true); !counted)
        return counted.error();
    FacetAnswer answer;
    answer.total = m_variants.front().tally.titles;
    answer.isEstimated = std::any_of(m_variants.begin(), m_variants.end(),
                                     [](const FacetVariant &v) { return v.isEstimated; });
    answer.isCapped = m_isCapped;
    answer.facets = facetCounts(m_variants, m_base);
    if (const auto written = writeLabels(&answer); !written)
        return written.error();
    return answer;
}

Result<FacetTotal> FacetCounter::total()
{
    if (const auto counted = count(false); !counted)
        return counted.error();
    FacetTotal total{
        m_variants.front().tally.titles, m_variants.front().isEstimated || m_isCapped, {}};
    const FacetDictionary &dictionary = m_base.dictionary();
    const FacetTally &tally = m_variants.front().tally;
    for (size_t id = 0; id < tally.counted.size(); ++id) {
        const QByteArray &lexeme = dictionary.lexeme(int(id));
        if (lexeme.startsWith("~y"))
            total.byYear[lexeme.mid(2).toInt()] = tally.counted[id];
    }
    return total;
}

Result<> FacetCounter::count(bool withFacets)
{
    if (!m_base.isLoaded()) {
        if (const auto loaded = m_base.refresh(m_connection); !loaded)
            return loaded.error();
    }
    for (int tries = 0; tries < mostTries; ++tries) {
        const bool needsOwn = withFacets || m_query.isWithinLibrary() || m_query.leavesOutOwn();
        if (needsOwn) {
            if (const auto read = m_base.refreshOwn(m_connection); !read)
                return read;
        }
        m_variants = facetVariants(m_query, withFacets, m_base.dictionary());
        if (m_query.hasWords())
            return countFound();
        const auto isCurrent = countKept();
        if (!isCurrent)
            return isCurrent.error();
        if (!*isCurrent)
            continue; // somebody built anew meanwhile
        if (const auto counted = countDirectly(); !counted)
            return counted;
        if (const auto counted = countSample(); !counted)
            return counted;
        for (FacetVariant &variant : m_variants)
            variant.finish(m_base);
        return {};
    }
    return makeError(Error::Kind::Internal, {}, u"the catalog is built anew without end"_s);
}

/** With words the search index finds the titles; what facets say is looked up in each. */
Result<> FacetCounter::countFound()
{
    const auto rows = m_connection.query(
        Statement::load(u"browse/select_matching"),
        {{u"asked", nullptr}, {u"words", wordsQueryOf(m_query)}, {u"most", mostFound}});
    if (!rows)
        return rows.error();
    m_isCapped = rows->size() >= mostFound;
    for (const db::Row row : *rows) {
        const FacetIds ids = m_base.dictionary().read(row.raw(u"facets"));
        const OwnTitle *own = m_base.own().find(row.id<MediaId>(u"media_id"));
        for (FacetVariant &variant : m_variants)
            variant.addFound(ids, own);
    }
    return {};
}

/** False when the numbers of facets mean nothing any more. */
Result<bool> FacetCounter::countKept()
{
    QList<FacetPair> pairs;
    for (FacetVariant &variant : m_variants) {
        if (variant.isOwn())
            variant.countOwn(m_base.own());
        else
            variant.addPairs(&pairs);
    }
    const quint64 generation = m_base.generation();
    const auto kept = m_base.refresh(m_connection, pairs);
    if (!kept)
        return kept.error();
    if (generation != m_base.generation())
        return false;
    for (FacetVariant &variant : m_variants) {
        if (!variant.isOwn())
            variant.take(m_base.isStale() ? std::map<FacetPair, KeptCounts>() : *kept);
    }
    return true;
}

Result<> FacetCounter::countDirectly()
{
    qint64 most = mostDirectly;
    if (m_base.isStale()) {
        const auto rows = m_connection.query(Statement::load(u"browse/count_titles"));
        if (!rows)
            return rows.error();
        m_size = rows->first().integer(u"titles");
        most = 0;
    } else {
        m_size = m_base.titles();
    }
    if (m_size <= mostWhenStale) // all of it can be read
        most = std::numeric_limits<qint64>::max();
    std::vector<std::vector<int>> sets;
    for (FacetVariant &variant : m_variants) {
        variant.isEstimated = variant.isEstimated || variant.unknownTitles(m_base.isStale()) > most;
        if (!variant.isEstimated)
            variant.addUnknownSets(&sets);
    }
    if (sets.empty())
        return {};
    std::optional<QString> asked;
    if (std::none_of(sets.begin(), sets.end(), [](const auto &set) { return set.empty(); }))
        asked = anySetQuery(sets, m_base.dictionary());
    const qint64 limit = 3 * mostWhenStale;
    const auto rows
        = m_connection.query(Statement::load(u"browse/select_matching"),
                             {{u"asked", asked}, {u"words", nullptr}, {u"most", limit}});
    if (!rows)
        return rows.error();
    for (const db::Row row : *rows) {
        const FacetIds ids = m_base.dictionary().read(row.raw(u"facets"));
        for (FacetVariant &variant : m_variants)
            variant.addUnknown(ids);
    }
    if (rows->size() >= limit) {
        for (FacetVariant &variant : m_variants)
            variant.isEstimated = variant.isEstimated || variant.unknownTitles(true) > 0;
    }
    return {};
}

Result<> FacetCounter::countSample()
{
    const auto isSampled = [](const FacetVariant &variant) { return variant.isEstimated; };
    if (std::none_of(m_variants.begin(), m_variants.end(), isSampled))
        return {};
    const double share = std::min(100.0, 100.0 * sampleSize / double(std::max<qint64>(m_size, 1)));
    QStringList asked;
    bool isEverything = false;
    for (FacetVariant &variant : m_variants) {
        if (!variant.isEstimated)
            continue;
        const auto one = variant.filter.toTsQuery(m_base.dictionary());
        isEverything = isEverything || !one;
        asked.append(u'(' + one.value_or(QString()) + u')');
        variant.beginSample();
    }
    const std::optional<QString> any
        = isEverything ? std::nullopt : std::optional(asked.join(u" | "_s));
    const auto rows = m_connection.query(Statement::load(u"browse/select_sample"),
                                         {{u"share", share}, {u"asked", any}});
    if (!rows)
        return rows.error();
    for (const db::Row row : *rows) {
        if (row.isNull(u"facets"))
            continue;
        const FacetIds ids = m_base.dictionary().read(row.raw(u"facets"));
        for (FacetVariant &variant : m_variants) {
            if (variant.isEstimated && variant.filter.matches(ids))
                variant.tally.add(ids, 1);
        }
    }
    const double scale = double(m_size) / double(std::max(rows->size(), 1));
    for (FacetVariant &variant : m_variants) {
        if (variant.isEstimated)
            variant.tally.scale(scale);
    }
    return {};
}

Result<> FacetCounter::writeLabels(FacetAnswer *answer)
{
    QStringList values;
    QList<bool> frequent;
    QHash<QString, QString> &labels = m_base.labels();
    const double often = std::sqrt(double(std::max<qint64>(m_size, 1)));
    for (const FacetCounts &counts : std::as_const(answer->facets)) {
        if (counts.facet != Facet::Genre && counts.facet != Facet::Creator)
            continue;
        for (const FacetValue &value : counts.values) {
            if (labels.contains(value.value))
                continue;
            values.append(value.value);
            frequent.append(double(value.titles) > often);
        }
    }
    if (!values.isEmpty()) {
        const auto rows
            = m_connection.query(Statement::load(u"browse/select_labels"),
                                 {{u"values", values}, {u"frequent", db::pgArray(frequent)}});
        if (!rows)
            return rows.error();
        for (const db::Row row : *rows) {
            const QString value = row.text(u"value");
            labels.insert(value, row.optionalText(u"label").value_or(facetLabel(value)));
        }
    }
    for (FacetCounts &counts : answer->facets) {
        for (FacetValue &value : counts.values) {
            const auto label = labels.constFind(value.value);
            value.label = label == labels.constEnd() ? facetLabel(value.value) : *label;
        }
    }
    return {};
}

const FacetCounts *FacetAnswer::find(Facet facet) const
{
    for (const FacetCounts &counts : facets) {
        if (counts.facet == facet)
            return &counts;
    }
    return nullptr;
}

} // namespace omt::catalog
