// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/format.h"

#include <QHash>
#include <QMap>

#include <vector>

namespace omt::transfer {

/** One track heard once, or loved. */
struct Listen
{
    QString artist;
    QString albumArtist; ///< empty: the artist
    QString album; ///< empty: the track stands for itself
    QString track;
    QString albumMbid; ///< of a release at MusicBrainz
    PartialDate at;
    bool isLove = false; ///< no listening, but a mark on the track
};

/**
 * Gathers listens into albums: one row each with the number of plays, the first and the last day,
 * how many different tracks were heard, and in the extras how often each of them. Memory: one
 * number a track.
 */
class AlbumShelf
{
public:
    void add(const Listen &listen, const QString &place, qint64 line);
    /** Gives the rows in the order of their first records, and empties the shelf. */
    [[nodiscard]] bool deliver(RowSink &sink);

private:
    struct Album
    {
        ImportRow row;
        QMap<QString, int> plays; ///< by track
        QStringList loved;
        PartialDate first;
        PartialDate last;
        int total = 0;
    };
    std::vector<Album> m_albums;
    QHash<QString, size_t> m_places;
};

} // namespace omt::transfer
