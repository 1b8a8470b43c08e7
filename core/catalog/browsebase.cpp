// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/browsebase.h"

#include "core/catalog/browseplaces.h"
#include "core/db/connection.h"

#include <algorithm>
#include <cmath>

namespace omt::catalog {

namespace {

constexpr qint64 fewestChanges = 1000; ///< from which on a new build is due
constexpr qint64 mostChanges = 5000;

std::vector<int> integersOf(QByteArrayView array)
{
    std::vector<int> numbers;
    int number = 0;
    bool isNumber = false;
    for (const char c : array) {
        if (c >= '0' && c <= '9') {
            number = number * 10 + (c - '0');
            isNumber = true;
        } else if (isNumber) {
            numbers.push_back(number);
            number = 0;
            isNumber = false;
        }
    }
    return numbers;
}

} // namespace

void FacetTally::add(const FacetIds &ids, qint64 times)
{
    titles += times;
    for (const int id : ids) {
        if (size_t(id) < counted.size())
            counted[size_t(id)] += times;
        else
            others[id] += times;
    }
}

void FacetTally::add(qint64 manyTitles, const std::vector<int> &counts, qint64 times)
{
    titles += times * manyTitles;
    for (size_t i = 0; i < std::min(counts.size(), counted.size()); ++i)
        counted[i] += times * counts[i];
}

void FacetTally::scale(double factor)
{
    const auto scaled
        = [factor](qint64 count) { return qint64(std::llround(double(count) * factor)); };
    titles = scaled(titles);
    for (qint64 &count : counted)
        count = scaled(count);
    for (qint64 &count : others)
        count = scaled(count);
}

qint64 FacetTally::of(int id) const
{
    return size_t(id) < counted.size() ? counted[size_t(id)] : others.value(id);
}

bool BrowseBase::isDue() const
{
    return m_isStale
        || qint64(m_changes.size())
        > std::clamp(m_titlesAtBuild / 2000, fewestChanges, mostChanges);
}

Result<std::map<FacetPair, KeptCounts>> BrowseBase::refresh(db::Connection &connection,
                                                            const QList<FacetPair> &pairs)
{
    QStringList ones;
    QStringList others;
    std::map<std::pair<QByteArray, QByteArray>, FacetPair> asked;
    for (const FacetPair &pair : pairs) {
        QByteArray one = pair.first < 0 ? QByteArray() : m_dictionary->lexeme(pair.first);
        QByteArray other = pair.second < 0 ? QByteArray() : m_dictionary->lexeme(pair.second);
        if (one > other || one.isEmpty())
            std::swap(one, other); // the earlier one first, an empty one last
        ones.append(QString::fromUtf8(one));
        others.append(QString::fromUtf8(other));
        asked[{one, other}] = pair;
    }
    m_needsRefresh = false;
    const auto rows = connection.query(db::Statement::load(u"browse/select_facts"),
                                       {{u"ones", ones}, {u"others", others}});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return makeError(Error::Kind::Refused, {}, QStringLiteral("nobody is signed in"));
    const db::Row state = rows->first();
    m_isStale = state.boolean(u"is_stale");
    if (state.integer(u"build") != m_build) {
        m_titlesAtBuild = state.integer(u"titles");
        if (const auto loaded = loadBuild(connection, state.integer(u"build")); !loaded)
            return loaded.error();
    }
    if (state.integer(u"changes") != m_changesSeen) {
        m_changesSeen = state.integer(u"changes");
        if (const auto loaded = loadChanges(connection); !loaded)
            return loaded.error();
    }
    std::map<FacetPair, KeptCounts> kept;
    for (const db::Row row : *rows) {
        if (row.isNull(u"counts"))
            continue;
        const auto pair
            = asked.find({row.raw(u"one").toByteArray(), row.raw(u"other").toByteArray()});
        if (pair != asked.end())
            kept[pair->second] = {int(row.integer(u"both_have")), integersOf(row.raw(u"counts"))};
    }
    return kept;
}

Result<> BrowseBase::loadBuild(db::Connection &connection, qint64 build)
{
    const auto rows = connection.query(db::Statement::load(u"browse/select_counted"));
    if (!rows)
        return rows.error();
    m_dictionary = std::make_unique<FacetDictionary>(rows->first().textList(u"counted"));
    m_own.forget(); // its numbers are of the old dictionary
    m_changesSeen = -1;
    m_build = build;
    ++m_generation;
    ++m_revision;
    return {};
}

Result<> BrowseBase::loadChanges(db::Connection &connection)
{
    const auto rows = connection.query(db::Statement::load(u"browse/select_changes"));
    if (!rows)
        return rows.error();
    m_changes.clear();
    m_titles = m_titlesAtBuild;
    for (const db::Row row : *rows) {
        BrowseChange change;
        change.sign = int(row.integer(u"sign"));
        change.id = row.id<MediaId>(u"media_id");
        change.year = int(row.integer(u"year"));
        change.rating = int(row.integer(u"rating"));
        change.popularity = row.real(u"popularity");
        change.title = row.raw(u"title").toByteArray();
        change.hasFacets = !row.isNull(u"facets");
        if (change.hasFacets) {
            change.facets = m_dictionary->read(row.raw(u"facets"));
            m_titles += change.sign;
        }
        m_changes.push_back(std::move(change));
    }
    ++m_revision;
    return {};
}

Result<> BrowseBase::refreshOwn(db::Connection &connection)
{
    return m_own.refresh(connection, *m_dictionary);
}

} // namespace omt::catalog
