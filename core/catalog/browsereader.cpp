// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/browsereader.h"

#include "core/catalog/facetcounter.h"
#include "core/catalog/titlerows.h"
#include "core/db/connection.h"

#include <algorithm>

namespace omt::catalog {

using db::Statement;

namespace {

constexpr int idSize = 16;
constexpr int unknownYear = 32767; ///< and rating, and popularity
constexpr int mostFoundByWords = 20000; ///< as media.browse_ids() has it

BrowseRow browseRowOf(const db::Row &row)
{
    BrowseRow out;
    out.title = titleRowOf(row);
    if (const auto rating = row.optionalInteger(u"everyones_rating"))
        out.everyonesRating = int(*rating);
    out.popularity = row.real(u"popularity");
    out.addedAt = row.dateTime(u"added_at");
    return out;
}

QList<MediaId> idsIn(const QByteArray &bytes)
{
    QList<MediaId> ids;
    ids.reserve(bytes.size() / idSize);
    for (qsizetype at = 0; at + idSize <= bytes.size(); at += idSize)
        ids.append(MediaId(QUuid::fromRfc4122(QByteArrayView(bytes).sliced(at, idSize))));
    return ids;
}

/** Own titles that the query leaves out although they fit otherwise; nothing when it does not. */
std::optional<QList<MediaId>> leftOutOf(const BrowseQuery &query, BrowseBase &base)
{
    if (!query.leavesOutOwn())
        return std::nullopt;
    const FacetFilter filter(query.filter.filters, base.dictionary());
    QList<MediaId> ids;
    for (const OwnTitle &title : base.own().titles()) {
        if (isLeftOut(title, query) && filter.matches(title.facets))
            ids.append(title.id);
    }
    return ids;
}

/** Every section of an order, as media.browse_page() takes them; not of the one by year. */
QList<int> allSections(const BrowseQuery &query)
{
    if (query.sort == BrowseSort::Popularity)
        return {0, unknownYear};
    if (query.sort == BrowseSort::Rating)
        return {query.descending ? -2 : -1, unknownYear};
    return {0};
}

/**
 * Fetching and sorting so many is quicker than walking past what does not fit; past what its marks
 * tell one walks quickly.
 */
bool isFewToSort(qint64 found, qint64 titles, int count, bool hasMarks)
{
    const double share = hasMarks ? 0.05 : 1.5;
    return double(found) * double(found) < share * double(count) * double(titles);
}

/** Rows of one year are a handful, whose whole list is made at once. */
constexpr qint64 fewForYears = 300;

} // namespace

Result<std::shared_ptr<const BrowsePlaces>> BrowseReader::places(const BrowseQuery &query)
{
    const auto key = std::pair(query.sort, query.descending);
    auto &kept = m_base.places()[key];
    if (kept.second && kept.first == m_base.revision())
        return kept.second;
    auto read = BrowsePlaces::read(m_connection, query.sort, query.descending, m_base.changes());
    if (!read)
        return read.error();
    kept = {m_base.revision(), std::make_shared<const BrowsePlaces>(*std::move(read))};
    return kept.second;
}

Result<BrowsePage> BrowseReader::open(const BrowseQuery &query, int count, BrowseList *list)
{
    QMutexLocker lock(&m_base.mutex);
    if (const auto state = m_base.refresh(m_connection); !state)
        return state.error();
    lock.unlock();
    const bool isListed = query.isWithinLibrary() || query.hasWords();
    if (!query.isFiltered() || isListed)
        return page(query, 0, count, list);

    lock.relock();
    const auto total = FacetCounter(m_connection, m_base, query).total();
    const qint64 titles = m_base.titles();
    const bool isStale = m_base.isStale();
    const bool hasMarks = FacetFilter(query.filter.filters, m_base.dictionary()).hasMarks();
    lock.unlock();
    if (!total)
        return total.error();
    list->total = total->total;
    list->isTotalEstimated = total->isEstimated;
    if (!isStale && !total->isEstimated && total->total == 0) {
        list->ids.emplace();
        return BrowsePage();
    }
    const bool isFew = query.sort == BrowseSort::Year
        ? total->total < fewForYears
        : isFewToSort(total->total, titles, count, hasMarks);
    if (isStale || isFew)
        return page(query, 0, count, list);
    const auto rows = query.sort == BrowseSort::Year ? firstRowsByYear(query, *total, count)
                                                     : firstRows(query, allSections(query), count);
    if (!rows)
        return rows.error();
    return BrowsePage{0, *rows, std::max<qint64>(total->total, rows->size()), total->isEstimated,
                      false};
}

Result<BrowsePage> BrowseReader::page(const BrowseQuery &query, qint64 first, int count,
                                      BrowseList *list)
{
    BrowsePage page;
    page.first = first;
    if (!query.isFiltered()) {
        const auto rows = rowsAt(query, first, count, &page.total);
        if (!rows)
            return rows.error();
        page.rows = *rows;
        return page;
    }
    if (!list->ids && list->total > longestList) {
        const qint64 total = list->total;
        qint64 all = 0;
        const auto rows = rowsAt(query, first, count, &all, total);
        if (!rows)
            return rows.error();
        return BrowsePage{first, *rows, total, list->isTotalEstimated, first > 0};
    }
    if (const auto prepared = prepare(query, list); !prepared)
        return prepared.error();
    const auto rows = rowsOf(list->ids->mid(first, count));
    if (!rows)
        return rows.error();
    page.rows = *rows;
    page.total = list->total;
    page.isTotalEstimated = list->isTotalEstimated;
    return page;
}

Result<> BrowseReader::prepare(const BrowseQuery &query, BrowseList *list)
{
    if (list->ids || !query.isFiltered() || list->total > longestList)
        return {};
    const auto found = ids(query);
    if (!found)
        return found.error();
    list->ids = *found;
    list->total = found->size();
    list->isTotalEstimated = query.hasWords() && found->size() >= mostFoundByWords;
    return {};
}

Result<QList<BrowseRow>> BrowseReader::rowsOf(const QList<MediaId> &ids)
{
    if (ids.isEmpty())
        return QList<BrowseRow>();
    const auto rows = m_connection.query(Statement::load(u"browse/select_rows"), {{u"ids", ids}});
    return rows.map([](const db::Rows &r) { return r.map(browseRowOf); });
}

/**
 * Rows of the whole catalog by number, in the order of the query. With `total`, only those that fit
 * the query, near where the row of that number of so many must be.
 */
Result<QList<BrowseRow>> BrowseReader::rowsAt(const BrowseQuery &query, qint64 first, int count,
                                              qint64 *titles, std::optional<qint64> total)
{
    QMutexLocker lock(&m_base.mutex);
    if (m_base.needsRefresh()) {
        if (const auto state = m_base.refresh(m_connection); !state)
            return state.error();
    }
    if (m_base.isStale() && !total)
        return rowsWithoutPlaces(query, first, count, titles);
    const auto known = places(query);
    lock.unlock();
    if (!known)
        return known.error();
    *titles = (*known)->titles();
    const qint64 row = total ? qint64(double(first) * double(*titles) / double(*total)) : first;
    const BrowsePlace *place = (*known)->find(row);
    if (!place)
        return QList<BrowseRow>();
    const qint64 skip = total ? 0 : row - place->first;
    // Of the filtered ones nobody knows how many a section has.
    const qint64 reach = total ? (*known)->titles() : skip + count;
    return readFrom(query, (*known)->sectionsFrom(*place, reach), *place, skip, count, !!total);
}

Result<QList<BrowseRow>> BrowseReader::readFrom(const BrowseQuery &query,
                                                const QList<int> &sections,
                                                const BrowsePlace &place, qint64 skip, int count,
                                                bool isFiltered)
{
    std::optional<QString> asked;
    QStringList groups;
    std::optional<QList<MediaId>> without;
    if (isFiltered) {
        const QMutexLocker lock(&m_base.mutex);
        const FacetFilter filter(query.filter.filters, m_base.dictionary());
        asked = filter.toTsQuery(m_base.dictionary());
        groups = filter.groups(m_base.dictionary());
        without = leftOutOf(query, m_base);
    }
    const BrowseKey key = place.from.value_or(BrowseKey());
    const auto rows = m_connection.query(
        Statement::load(u"browse/select_page"),
        {{u"sort", int(query.sort)},
         {u"sections", db::pgArray(sections)},
         {u"descending", query.descending},
         {u"from_popularity", place.from ? db::BindValue(key.popularity) : db::BindValue(nullptr)},
         {u"from_title",
          place.from ? db::BindValue(QString::fromUtf8(key.title))
                     : db::BindValue(nullptr)}, // null: from the end
         {u"from_id", key.id},
         {u"asked", asked},
         {u"groups", groups},
         {u"without", without},
         {u"skip", skip},
         {u"most", count}});
    return rows.map([](const db::Rows &r) { return r.map(browseRowOf); });
}

/** While the milestones do not hold: rows by counting them off. */
Result<QList<BrowseRow>> BrowseReader::rowsWithoutPlaces(const BrowseQuery &query, qint64 first,
                                                         int count, qint64 *titles)
{
    const auto size = m_connection.query(Statement::load(u"browse/count_titles"));
    if (!size)
        return size.error();
    *titles = size->first().integer(u"titles");
    const auto found = readIds(query, std::nullopt, first, count);
    if (!found)
        return found.error();
    return rowsOf(*found);
}

/** The counts say in which years the first rows are; years without any are not walked through. */
Result<QList<BrowseRow>> BrowseReader::firstRowsByYear(const BrowseQuery &query,
                                                       const FacetTotal &total, int count)
{
    QMutexLocker lock(&m_base.mutex);
    const auto known = places(query);
    const auto without = leftOutOf(query, m_base);
    const qint64 titles = m_base.titles();
    const bool hasMarks = FacetFilter(query.filter.filters, m_base.dictionary()).hasMarks();
    lock.unlock();
    if (!known)
        return known.error();
    qint64 found = 0;
    QList<int> sections;
    LexemeFilter years;
    const QList<int> all = (*known)->sections();
    for (const int year : all) {
        const auto inYear = total.byYear.constFind(year);
        const bool isRare = inYear == total.byYear.constEnd();
        if (found >= count)
            break;
        if (!isRare && *inYear == 0)
            continue;
        found += isRare ? 0 : *inYear;
        sections.append(year);
        years.lexemes.append(QStringLiteral("~y%1").arg(year));
    }
    const qint64 inSections
        = hasMarks ? titles : titles * sections.size() / std::max<qsizetype>(1, all.size());
    const bool isFew = isFewToSort(hasMarks ? total.total : found, inSections, count, hasMarks);
    if (sections.contains(unknownYear) || !isFew)
        return firstRows(query, sections, count);
    BrowseQuery narrowed = query;
    narrowed.filter.filters.append(years);
    const auto ids = readIds(narrowed, without, 0, count);
    return ids ? rowsOf(*ids) : Result<QList<BrowseRow>>(ids.error());
}

Result<QList<BrowseRow>> BrowseReader::firstRows(const BrowseQuery &query,
                                                 const QList<int> &sections, int count)
{
    return readFrom(query, sections, BrowsePlace(), 0, count, true);
}

Result<QList<MediaId>> BrowseReader::ids(const BrowseQuery &query)
{
    QMutexLocker lock(&m_base.mutex);
    if (!m_base.isLoaded()) {
        if (const auto state = m_base.refresh(m_connection); !state)
            return state.error();
    }
    const bool asksOwn = query.isWithinLibrary() || query.leavesOutOwn();
    if (asksOwn) {
        if (const auto read = m_base.refreshOwn(m_connection); !read)
            return read.error();
    }
    const FacetFilter filter(query.filter.filters, m_base.dictionary());
    const auto fits = [&](const OwnTitle &title) {
        return isWanted(title, query) && !isLeftOut(title, query) && filter.matches(title.facets);
    };
    if (query.isWithinLibrary() && !query.hasWords())
        return m_base.own().sorted(query.sort, query.descending, fits);
    const auto without = leftOutOf(query, m_base);
    lock.unlock();
    auto found = readIds(query, without, 0, std::nullopt);
    if (found && query.isWithinLibrary()) {
        lock.relock();
        found->removeIf([&](const MediaId &id) {
            const OwnTitle *own = m_base.own().find(id);
            return !own || !isWanted(*own, query);
        });
    }
    return found;
}

Result<QList<MediaId>> BrowseReader::readIds(const BrowseQuery &query,
                                             const std::optional<QList<MediaId>> &without,
                                             qint64 skip, std::optional<int> most)
{
    FacetDictionary numbers; // for the text of the query alone
    const auto rows = m_connection.query(
        Statement::load(u"browse/select_ids"),
        {{u"sort", int(query.sort)},
         {u"descending", query.descending},
         {u"asked", FacetFilter(query.filter.filters, numbers).toTsQuery(numbers)},
         {u"words", wordsQueryOf(query)},
         {u"without", without},
         {u"skip", skip},
         {u"most", most}});
    return rows.map([](const db::Rows &r) { return idsIn(r.first().bytes(u"ids")); });
}

} // namespace omt::catalog
