// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/browselibrary.h"

#include "core/db/connection.h"

#include <algorithm>

namespace omt::catalog {

namespace {

constexpr int unknownYear = 32767;
constexpr qsizetype mostSingly = 2000; ///< beyond that everything is read anew

OwnTitle ownTitleOf(const db::Row &row, FacetDictionary &dictionary)
{
    OwnTitle title;
    title.id = row.id<MediaId>(u"media_id");
    title.status = statusFromString(row.text(u"status")).value_or(Status::Planned);
    title.rating = int(row.integer(u"rating"));
    const QByteArrayView tags = row.raw(u"tags");
    if (tags != "{}")
        title.tags = row.textList(u"tags");
    title.year = int(row.integer(u"year"));
    title.everyonesRating = int(row.integer(u"everyones_rating"));
    title.popularity = row.real(u"popularity");
    title.title = row.raw(u"title").toByteArray();
    title.facets = dictionary.read(row.raw(u"facets"));
    return title;
}

/** -1, 0, 1 as memcmp and the "C" collation have it. */
int compared(const QByteArray &a, const QByteArray &b)
{
    return a.compare(b);
}

int byTitle(const OwnTitle &a, const OwnTitle &b)
{
    if (const int order = compared(a.title, b.title); order != 0)
        return order;
    return a.id < b.id ? -1 : b.id < a.id ? 1 : 0;
}

/** The order of media.browse_ids(): what is unknown last, then the key, then the title. */
bool comesBefore(const OwnTitle &a, const OwnTitle &b, BrowseSort sort, bool descending)
{
    const auto ordered = [&](bool unknownA, bool unknownB, auto keyA, auto keyB, bool turnsTitles) {
        if (unknownA != unknownB)
            return unknownB;
        if (!unknownA && keyA != keyB)
            return descending ? keyB < keyA : keyA < keyB;
        const int order = byTitle(a, b);
        return descending && turnsTitles && !unknownA ? order > 0 : order < 0;
    };
    switch (sort) {
    case BrowseSort::Title:
        return ordered(false, false, 0, 0, true);
    case BrowseSort::Year:
        return ordered(a.year == unknownYear, b.year == unknownYear, a.year, b.year, false);
    case BrowseSort::Rating:
        return ordered(a.everyonesRating == 0, b.everyonesRating == 0, a.everyonesRating,
                       b.everyonesRating, false);
    case BrowseSort::Popularity:
        return ordered(!(a.popularity > 0), !(b.popularity > 0), a.popularity, b.popularity, true);
    case BrowseSort::Added:
        break;
    }
    return descending ? b.id < a.id : a.id < b.id;
}

} // namespace

Result<> OwnTitles::refresh(db::Connection &connection, FacetDictionary &dictionary)
{
    if (m_isComplete && m_changed.isEmpty())
        return {};
    const bool isWhole = !m_isComplete || m_changed.size() > mostSingly;
    const QList<MediaId> ids = isWhole ? QList<MediaId>() : m_changed.values();
    const auto rows
        = connection.query(db::Statement::load(u"browse/select_library"),
                           {{u"among", isWhole ? db::BindValue(nullptr) : db::BindValue(ids)}});
    if (!rows)
        return rows.error();
    if (isWhole)
        m_titles.clear();
    for (const MediaId &id : ids)
        m_titles.remove(id);
    for (const db::Row row : *rows) {
        const OwnTitle title = ownTitleOf(row, dictionary);
        m_titles.insert(title.id, title);
    }
    m_changed.clear();
    m_isComplete = true;
    return {};
}

const OwnTitle *OwnTitles::find(MediaId id) const
{
    const auto found = m_titles.constFind(id);
    return found == m_titles.constEnd() ? nullptr : &*found;
}

QList<MediaId> OwnTitles::sorted(BrowseSort sort, bool descending,
                                 const std::function<bool(const OwnTitle &)> &fits) const
{
    std::vector<const OwnTitle *> found;
    for (const OwnTitle &title : m_titles) {
        if (fits(title))
            found.push_back(&title);
    }
    std::sort(found.begin(), found.end(), [&](const OwnTitle *a, const OwnTitle *b) {
        return comesBefore(*a, *b, sort, descending);
    });
    QList<MediaId> ids;
    ids.reserve(qsizetype(found.size()));
    for (const OwnTitle *title : found)
        ids.append(title->id);
    return ids;
}

bool isWanted(const OwnTitle &title, const BrowseQuery &query)
{
    const SearchQuery &filter = query.filter;
    if (!filter.statuses.isEmpty() && !filter.statuses.contains(title.status))
        return false;
    if ((filter.ratingFrom || filter.ratingTo)
        && (title.rating == 0 || title.rating < filter.ratingFrom.value_or(1)
            || title.rating > filter.ratingTo.value_or(100)))
        return false;
    return std::all_of(filter.tags.begin(), filter.tags.end(),
                       [&title](const QString &tag) { return title.tags.contains(tag); });
}

bool isLeftOut(const OwnTitle &title, const BrowseQuery &query)
{
    return query.withoutLibrary || query.withoutStatuses.contains(title.status);
}

} // namespace omt::catalog
