// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/albumshelf.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/jsonreader.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

using ListenOf = Listen (*)(JsonBag &bag);

// {"listened_at": 1, "track_metadata": {"artist_name", "track_name", "release_name", ...}}
Listen listenBrainzListen(JsonBag &bag)
{
    Listen listen;
    listen.artist = bag.takeText(u"track_metadata.artist_name");
    listen.track = bag.takeText(u"track_metadata.track_name");
    listen.album = bag.takeText(u"track_metadata.release_name");
    listen.albumArtist = bag.takeText(u"track_metadata.additional_info.release_artist_name");
    listen.albumMbid = bag.takeText(u"track_metadata.mbid_mapping.release_mbid");
    if (listen.albumMbid.isEmpty())
        listen.albumMbid = bag.takeText(u"track_metadata.additional_info.release_mbid");
    listen.at = bag.takeDate(u"listened_at");
    return listen;
}

Listen malojaListen(JsonBag &bag)
{
    Listen listen;
    listen.artist = bag.takeTexts(u"track.artists").join(u", "_s);
    listen.track = bag.takeText(u"track.title");
    listen.album = bag.takeText(u"track.album.albumtitle");
    listen.albumArtist = bag.takeTexts(u"track.album.artists").join(u", "_s);
    listen.at = bag.takeDate(u"time");
    return listen;
}

Listen panoListen(JsonBag &bag)
{
    Listen listen;
    listen.artist = bag.takeText(u"artist");
    listen.track = bag.takeText(u"track");
    listen.album = bag.takeText(u"album");
    listen.albumArtist = bag.takeText(u"albumArtist");
    listen.at = bag.takeDate(u"timeMs");
    listen.isLove = bag.takeText(u"event") == "love"_L1;
    return listen;
}

// An answer of Last.fm: texts stand under "#text" or "name".
Listen lastFmListen(JsonBag &bag)
{
    Listen listen;
    listen.artist = bag.takeText(u"artist.name");
    if (listen.artist.isEmpty())
        listen.artist = bag.takeText(u"artist.#text");
    listen.track = bag.takeText(u"name");
    listen.album = bag.takeText(u"album.#text");
    listen.albumMbid = bag.takeText(u"album.mbid");
    const QString seconds = bag.takeText(u"date.uts");
    listen.at = epochDate(seconds.toDouble());
    return listen;
}

/** Takes listens into the shelf; what names no track is a problem. */
class ListenTaker
{
public:
    ListenTaker(AlbumShelf &shelf, RowSink &sink, const QString &place, ListenOf make)
        : m_shelf(shelf)
        , m_delivery(sink, place)
        , m_place(place)
        , m_make(make)
    {
    }

    [[nodiscard]] bool take(JsonBag &bag, qint64 line, bool isLove = false)
    {
        Listen listen = m_make(bag);
        listen.isLove = listen.isLove || isLove;
        if (listen.track.isEmpty() || listen.artist.isEmpty())
            return m_delivery.problem(formatText("The record names no track of an artist."), line);
        m_shelf.add(listen, m_place, line);
        return true;
    }
    [[nodiscard]] Delivery &delivery() { return m_delivery; }

private:
    AlbumShelf &m_shelf;
    Delivery m_delivery;
    const QString m_place;
    const ListenOf m_make;
};

Result<> readListenLines(InputStream &stream, RowSink &sink, AlbumShelf &shelf, ListenOf make)
{
    ListenTaker taker(shelf, sink, stream.name(), make);
    return readBagLines(stream, taker.delivery(),
                        [&taker](JsonBag &bag, qint64 line) { return taker.take(bag, line); });
}

Result<> readListenArrays(InputStream &stream, RowSink &sink, AlbumShelf &shelf, ListenOf make,
                          const QList<QStringList> &places)
{
    ListenTaker taker(shelf, sink, stream.name(), make);
    return JsonElementReader(stream).readPlaces(
        places, [&taker](const QStringList &place, QJsonValue &&value, qint64 line) {
            JsonBag bag(value.toObject());
            return taker.take(bag, line, place.first() == "lovedtracks"_L1);
        });
}

/** Formats that are gathered into albums and given at the end. */
class ScrobbleFormat : public PersonalFormat
{
public:
    using PersonalFormat::PersonalFormat;

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        AlbumShelf shelf;
        if (const auto gathered = gather(file, sink, shelf); !gathered)
            return gathered;
        return shelf.deliver(sink) ? Result<>() : Result<>(cancelledError());
    }

protected:
    [[nodiscard]] virtual Result<> gather(InputFile &file, RowSink &sink,
                                          AlbumShelf &shelf) const = 0;
};

/** Lines of listens, the zip of an account (listens/YEAR/MONTH.jsonl), or what is submitted. */
class ListenBrainzFormat final : public ScrobbleFormat
{
public:
    ListenBrainzFormat()
        : ScrobbleFormat(u"listenbrainz", u"ListenBrainz listens", u"listenbrainz")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        for (const QString &member : probe.members) {
            if (isListens(member))
                return 90;
        }
        return headHas(probe, {"\"track_metadata\"", "\"listened_at\""}) ? 90 : 0;
    }

protected:
    Result<> gather(InputFile &file, RowSink &sink, AlbumShelf &shelf) const override
    {
        if (file.isArchive()) {
            return file.forEachMember(
                [&](const QString &member, InputStream &stream) -> Result<bool> {
                    if (!isListens(member))
                        return true;
                    const auto read = readListenLines(stream, sink, shelf, listenBrainzListen);
                    return read ? Result<bool>(true) : Result<bool>(read.error());
                });
        }
        FileProbe probe;
        const auto head = firstBytes(file);
        if (!head)
            return head.error();
        probe.head = *head;
        auto content = file.content();
        if (!content)
            return content.error();
        const bool isLines
            = headStarts(probe, '{') && head->left(head->indexOf('\n')).contains("track_metadata");
        if (isLines)
            return readListenLines(**content, sink, shelf, listenBrainzListen);
        return readListenArrays(**content, sink, shelf, listenBrainzListen,
                                {{JsonElementReader::element},
                                 {u"payload"_s, JsonElementReader::element},
                                 {u"payload"_s, u"listens"_s, JsonElementReader::element}});
    }

private:
    static bool isListens(const QString &member)
    {
        return member.contains("listens/"_L1) && member.endsWith(".jsonl"_L1);
    }
};

class MalojaFormat final : public ScrobbleFormat
{
public:
    MalojaFormat()
        : ScrobbleFormat(u"maloja-json", u"Maloja scrobbles", u"maloja")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headHas(probe, {"\"scrobbles\"", "\"maloja\""})
                || headHas(probe, {"\"scrobbles\"", "\"albumtitle\""})
            ? 95
            : 0;
    }

protected:
    Result<> gather(InputFile &file, RowSink &sink, AlbumShelf &shelf) const override
    {
        auto content = file.content();
        if (!content)
            return content.error();
        return readListenArrays(**content, sink, shelf, malojaListen,
                                {{u"scrobbles"_s, JsonElementReader::element}});
    }
};

class PanoScrobblerFormat final : public ScrobbleFormat
{
public:
    PanoScrobblerFormat()
        : ScrobbleFormat(u"panoscrobbler", u"Pano Scrobbler listens", u"lastfm")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headStarts(probe, '{') && headHas(probe, {"\"timeMs\"", "\"artist\"", "\"track\""})
            ? 90
            : 0;
    }

protected:
    Result<> gather(InputFile &file, RowSink &sink, AlbumShelf &shelf) const override
    {
        auto content = file.content();
        return content ? readListenLines(**content, sink, shelf, panoListen)
                       : Result<>(content.error());
    }
};

/** What Last.fm answers: loved tracks and recent tracks, one page or a list of pages. */
class LastFmJsonFormat final : public ScrobbleFormat
{
public:
    LastFmJsonFormat()
        : ScrobbleFormat(u"lastfm-json", u"Last.fm tracks", u"lastfm")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        const bool isPage
            = headHas(probe, {"\"lovedtracks\""}) || headHas(probe, {"\"recenttracks\""});
        return isPage && headHas(probe, {"\"track\""}) ? 90 : 0;
    }

protected:
    Result<> gather(InputFile &file, RowSink &sink, AlbumShelf &shelf) const override
    {
        auto content = file.content();
        if (!content)
            return content.error();
        const QString element = JsonElementReader::element;
        return readListenArrays(**content, sink, shelf, lastFmListen,
                                {{u"lovedtracks"_s, u"track"_s, element},
                                 {u"recenttracks"_s, u"track"_s, element},
                                 {element, u"recenttracks"_s, u"track"_s, element}});
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeListenBrainzFormat()
{
    return std::make_unique<ListenBrainzFormat>();
}

std::unique_ptr<ImportFormat> makeMalojaFormat()
{
    return std::make_unique<MalojaFormat>();
}

std::unique_ptr<ImportFormat> makePanoScrobblerFormat()
{
    return std::make_unique<PanoScrobblerFormat>();
}

std::unique_ptr<ImportFormat> makeLastFmJsonFormat()
{
    return std::make_unique<LastFmJsonFormat>();
}

} // namespace omt::transfer
