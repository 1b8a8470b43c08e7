// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/albumshelf.h"

#include "core/transfer/formats/keys.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

ImportRow rowOf(const Listen &listen)
{
    ImportRow row;
    Media &media = row.media;
    const bool isTrack = listen.album.isEmpty();
    const QString artist
        = isTrack || listen.albumArtist.isEmpty() ? listen.artist : listen.albumArtist;
    media.type = MediaType::Music;
    media.title = isTrack ? listen.track : listen.album;
    if (!artist.isEmpty())
        media.creators = {artist};
    setList(media.attributes, u"artists", media.creators);
    if (isTrack)
        setText(media.attributes, u"format", u"track"_s);
    else
        addServiceKey(media, u"musicbrainz"_s, listen.albumMbid);
    return row;
}

} // namespace

void AlbumShelf::add(const Listen &listen, const QString &place, qint64 line)
{
    const QString artist
        = (listen.albumArtist.isEmpty() ? listen.artist : listen.albumArtist).toCaseFolded();
    const QString key = listen.album.isEmpty()
        ? u"t\n"_s + listen.artist.toCaseFolded() + u'\n' + listen.track.toCaseFolded()
        : u"a\n"_s + artist + u'\n' + listen.album.toCaseFolded();
    const auto known = m_places.constFind(key);
    if (known == m_places.cend()) {
        m_places.insert(key, m_albums.size());
        Album album;
        album.row = rowOf(listen);
        album.row.file = place;
        album.row.line = line;
        album.row.records = 0;
        m_albums.push_back(std::move(album));
    }
    Album &album = m_albums[m_places.value(key)];
    ++album.row.records;
    if (album.row.media.externalKeys.isEmpty() && !listen.album.isEmpty())
        addServiceKey(album.row.media, u"musicbrainz"_s, listen.albumMbid);
    if (listen.isLove) {
        if (!album.loved.contains(listen.track))
            album.loved.append(listen.track);
        return;
    }
    ++album.total;
    ++album.plays[listen.track];
    if (!listen.at.isKnown())
        return;
    if (!album.first.isKnown() || listen.at.start() < album.first.start())
        album.first = listen.at;
    if (!album.last.isKnown() || album.last.start() < listen.at.start())
        album.last = listen.at;
}

bool AlbumShelf::deliver(RowSink &sink)
{
    std::vector<Album> albums = std::exchange(m_albums, {});
    m_places.clear();
    for (Album &album : albums) {
        ImportRow &row = album.row;
        const bool isTrack = row.media.attributes.value(u"format") == u"track"_s;
        if (album.total > 0) {
            // What a whole album is no scrobble knows, so it is in progress, and a track is heard.
            row.status = isTrack ? Status::Completed : Status::InProgress;
            if (!isTrack)
                row.progress = static_cast<int>(album.plays.size());
            row.startedAt = album.first;
            if (isTrack)
                row.completedAt = album.last;
            row.extras.insert(u"plays"_s, album.total);
            row.extras.insert(u"last_played"_s, album.last.toString());
            QJsonObject tracks;
            for (auto it = album.plays.begin(); it != album.plays.end(); ++it)
                tracks.insert(it.key(), it.value());
            if (!isTrack)
                row.extras.insert(u"tracks"_s, tracks);
        }
        if (!album.loved.isEmpty()) {
            if (isTrack)
                row.isFavourite = true;
            row.extras.insert(u"loved"_s, QJsonArray::fromStringList(album.loved));
        }
        if (!sink.row(std::move(row)))
            return false;
    }
    return true;
}

} // namespace omt::transfer
