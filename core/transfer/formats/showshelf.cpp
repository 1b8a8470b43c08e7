// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/showshelf.h"

namespace omt::transfer {

ShelvedShow &ShowShelf::record(const QString &key, const QString &place, qint64 line)
{
    if (ShelvedShow *known = find(key)) {
        ++known->row.records;
        return *known;
    }
    m_places.insert(key, m_shows.size());
    ShelvedShow show;
    show.row.media.type = MediaType::Show;
    show.row.file = place;
    show.row.line = line;
    m_shows.push_back(std::move(show));
    return m_shows.back();
}

ShelvedShow *ShowShelf::find(const QString &key)
{
    const auto found = m_places.constFind(key);
    return found == m_places.cend() ? nullptr : &m_shows[*found];
}

bool ShowShelf::deliver(RowSink &sink)
{
    const std::vector<ShelvedShow> shows = std::exchange(m_shows, {});
    m_places.clear();
    for (const ShelvedShow &show : shows) {
        ImportRow row = show.row;
        const int seen = show.log.regular();
        const bool isOpen = !row.status || row.status == Status::Planned;
        if (isOpen && !show.log.isEmpty()) {
            const auto total = row.media.progressTotal;
            row.status = total && seen >= *total ? Status::Completed : Status::InProgress;
        }
        show.log.apply(row);
        if (!sink.row(std::move(row)))
            return false;
    }
    return true;
}

} // namespace omt::transfer
