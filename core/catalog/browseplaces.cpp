// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/browseplaces.h"

#include "core/db/connection.h"

#include <algorithm>

namespace omt::catalog {

namespace {

constexpr int unknownSection = 32767;

bool comesBefore(const BrowseKey &a, const BrowseKey &b)
{
    if (a.popularity != b.popularity)
        return a.popularity < b.popularity;
    if (a.title != b.title)
        return a.title < b.title;
    return a.id < b.id;
}

int sectionOf(const BrowseChange &change, BrowseSort sort)
{
    switch (sort) {
    case BrowseSort::Year:
        return change.year;
    case BrowseSort::Rating:
        return change.rating;
    case BrowseSort::Popularity:
        return change.popularity > 0 ? 0 : unknownSection;
    case BrowseSort::Title:
    case BrowseSort::Added:
        break;
    }
    return 0;
}

BrowseKey keyOf(const BrowseChange &change, BrowseSort sort)
{
    return {sort == BrowseSort::Popularity ? change.popularity : 0,
            sort == BrowseSort::Added ? QByteArray() : change.title, change.id};
}

} // namespace

Result<BrowsePlaces> BrowsePlaces::read(db::Connection &connection, BrowseSort sort,
                                        bool descending, const std::vector<BrowseChange> &changes)
{
    const auto rows
        = connection.query(db::Statement::load(u"browse/select_blocks"), {{u"sort", int(sort)}});
    if (!rows)
        return rows.error();
    Sections sections;
    for (const db::Row row : *rows) {
        const BrowseKey key{row.real(u"popularity"), row.raw(u"title").toByteArray(),
                            row.id<MediaId>(u"media_id")};
        sections[int(row.integer(u"section"))].push_back({key, row.integer(u"titles")});
    }
    apply(changes, sort, &sections);
    BrowsePlaces places;
    places.lay(sections, sort, descending);
    return places;
}

void BrowsePlaces::apply(const std::vector<BrowseChange> &changes, BrowseSort sort,
                         Sections *sections)
{
    for (const BrowseChange &change : changes) {
        if (!change.hasFacets && sort != BrowseSort::Rating)
            continue;
        std::vector<Block> &blocks = (*sections)[sectionOf(change, sort)];
        if (blocks.empty())
            blocks.push_back({});
        const auto after = std::upper_bound(
            blocks.begin(), blocks.end(), keyOf(change, sort),
            [](const BrowseKey &key, const Block &block) { return comesBefore(key, block.key); });
        Block &block = after == blocks.begin() ? *after : *(after - 1);
        block.titles += change.sign;
    }
}

void BrowsePlaces::lay(const Sections &sections, BrowseSort sort, bool descending)
{
    std::vector<int> order;
    for (const auto &[section, blocks] : sections) {
        if (section != unknownSection)
            order.push_back(section);
    }
    if (descending)
        std::reverse(order.begin(), order.end());
    if (sections.count(unknownSection) > 0) // last whatever the direction
        order.push_back(unknownSection);
    const bool turns = sort == BrowseSort::Title || sort == BrowseSort::Added;
    for (const int section : order) {
        const bool isBackward
            = descending && (turns || (sort == BrowseSort::Popularity && section == 0));
        laySection(section, sections.at(section), isBackward);
    }
}

void BrowsePlaces::laySection(int section, const std::vector<Block> &blocks, bool isBackward)
{
    const size_t count = blocks.size();
    for (size_t i = 0; i < count; ++i) {
        const size_t at = isBackward ? count - 1 - i : i;
        BrowsePlace place;
        place.section = section;
        place.isBackward = isBackward;
        if (i > 0) // backward, a block is read from before the one after it
            place.from = blocks[isBackward ? at + 1 : at].key;
        place.first = titles();
        place.titles = std::max<qint64>(0, blocks[at].titles);
        m_places.push_back(place);
    }
}

qint64 BrowsePlaces::titles() const
{
    return m_places.empty() ? 0 : m_places.back().first + m_places.back().titles;
}

QList<int> BrowsePlaces::sections() const
{
    QList<int> sections;
    for (const BrowsePlace &place : m_places) {
        if (place.titles > 0 && (sections.isEmpty() || sections.last() != place.section))
            sections.append(place.section);
    }
    return sections;
}

const BrowsePlace *BrowsePlaces::find(qint64 row) const
{
    if (row < 0 || row >= titles())
        return nullptr;
    auto after = std::upper_bound(
        m_places.begin(), m_places.end(), row,
        [](qint64 number, const BrowsePlace &place) { return number < place.first; });
    do
        --after;
    while (after->titles == 0);
    return &*after;
}

QList<int> BrowsePlaces::sectionsFrom(const BrowsePlace &place, qint64 rows) const
{
    QList<int> sections;
    qint64 found = 0;
    for (size_t i = size_t(&place - m_places.data()); i < m_places.size() && found < rows; ++i) {
        const BrowsePlace &here = m_places[i];
        if (here.titles == 0 && !sections.isEmpty())
            continue;
        if (sections.isEmpty() || sections.last() != here.section)
            sections.append(here.section);
        found += here.titles;
    }
    return sections;
}

} // namespace omt::catalog
