// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/albumshelf.h"
#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/inputerror.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

PartialDate momentOf(const QString &text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? epochDate(number) : historyDate(text);
}

Listen listenOf(FieldBag &bag)
{
    Listen listen;
    listen.artist = bag.takeTrimmed(u"artist");
    listen.album = bag.takeTrimmed(u"album");
    listen.albumArtist = bag.takeTrimmed(u"album artist");
    listen.track = bag.takeTrimmed(u"track");
    for (const auto name : {u"title", u"song"}) {
        if (listen.track.isEmpty())
            listen.track = bag.takeTrimmed(QStringView(name));
    }
    listen.albumMbid = bag.takeTrimmed(u"album_mbid");
    for (const auto name : {u"uts", u"time", u"timestamp", u"utc_time", u"date"}) {
        if (const QString text = bag.takeTrimmed(QStringView(name));
            !listen.at.isKnown() && !text.isEmpty())
            listen.at = momentOf(text);
    }
    return listen;
}

/** Gathers the lines of one table that begins with its header. */
Result<> readListens(CsvReader &csv, RowSink &sink)
{
    Delivery delivery(sink, csv.name());
    AlbumShelf shelf;
    const auto read = readTable(
        csv, {u"Artist"_s}, delivery, [&](const CsvHeader &header, const CsvRecord &record) {
            FieldBag bag = bagOf(header, record);
            const Listen listen = listenOf(bag);
            if (listen.track.isEmpty() || listen.artist.isEmpty()) {
                return delivery.problem(formatText("The line names no track of an artist."),
                                        record.line);
            }
            shelf.add(listen, csv.name(), record.line);
            return true;
        });
    if (!read)
        return read;
    return shelf.deliver(sink) ? Result<>() : Result<>(cancelledError());
}

/** Tables of scrobbles with a header, as the exporters for Last.fm write them. */
class ScrobbleCsvFormat final : public PersonalFormat
{
public:
    ScrobbleCsvFormat()
        : PersonalFormat(u"scrobbles-csv", u"Last.fm scrobbles", u"lastfm")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        const CsvHeader header = headerOf(probe.head);
        const bool isTimed = header.has(u"uts") || header.has(u"utc_time") || header.has(u"time")
            || header.has(u"timestamp");
        const bool isTrack = header.has(u"track") || header.has(u"song");
        return isTimed && isTrack && header.hasAll({u"artist"_s, u"album"_s}) ? 90 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        CsvReader csv(stream);
        return readListens(csv, sink);
    }
};

/** The download of Libre.fm: a few lines of comment, then the table. */
class LibreFmFormat final : public PersonalFormat
{
public:
    LibreFmFormat()
        : PersonalFormat(u"librefm-csv", u"Libre.fm scrobbles", u"librefm")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return probe.head.left(500).contains("Libre.fm")
                && headHas(probe, {"Artist,Track,Album,Time"})
            ? 95
            : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        CsvReader csv(stream);
        CsvRecord record;
        for (;;) { // the comments; the header says itself where it is
            const auto found = csv.next(record);
            if (!found)
                return found.error();
            if (!*found)
                return inputError(csv.name(), 0, formatText("The file holds no table of tracks."));
            if (CsvHeader(record).hasAll({u"Artist"_s, u"Track"_s}))
                break;
        }
        Delivery delivery(sink, csv.name());
        const CsvHeader header(record);
        AlbumShelf shelf;
        for (;;) {
            const auto found = csv.next(record);
            if (!found)
                return found.error();
            if (!*found)
                break;
            FieldBag bag = bagOf(header, record);
            const Listen listen = listenOf(bag);
            if (!listen.track.isEmpty() && !listen.artist.isEmpty())
                shelf.add(listen, csv.name(), record.line);
            else if (!delivery.problem(formatText("The line names no track of an artist."),
                                       record.line))
                return cancelledError();
        }
        return shelf.deliver(sink) ? Result<>() : Result<>(cancelledError());
    }
};

/** .scrobbler.log of players like Rockbox; skipped tracks are counted and left out. */
class ScrobblerLogFormat final : public PersonalFormat
{
public:
    ScrobblerLogFormat()
        : PersonalFormat(u"scrobbler-log", u"Audioscrobbler log", u"lastfm")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return probe.head.startsWith("#AUDIOSCROBBLER/") ? 95 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        TextStream text(stream);
        AlbumShelf shelf;
        Delivery delivery(sink, stream.name());
        QByteArray rest;
        qint64 line = 0;
        qint64 skipped = 0;
        for (bool atEnd = false; !atEnd;) {
            const auto piece = text.read(inputChunk);
            if (!piece)
                return piece.error();
            atEnd = piece->isEmpty();
            rest += atEnd ? QByteArray("\n") : *piece;
            for (qsizetype end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
                const QString written = QString::fromUtf8(rest.left(end));
                rest.remove(0, end + 1);
                if (!take(written, ++line, shelf, delivery, stream.name(), skipped))
                    return cancelledError();
            }
            if (rest.size() > lineLimit)
                return inputError(stream.name(), line + 1,
                                  formatText("This line is longer than any export writes."));
        }
        if (skipped > 0)
            sink.notImported(stream.name() + u": skipped"_s, skipped);
        return shelf.deliver(sink) ? Result<>() : Result<>(cancelledError());
    }

private:
    static constexpr qsizetype lineLimit = 1 << 20;

    // ARTIST ALBUM TITLE TRACKNUM LENGTH RATING TIMESTAMP MUSICBRAINZ_TRACKID
    static bool take(const QString &written, qint64 line, AlbumShelf &shelf, Delivery &delivery,
                     const QString &place, qint64 &skipped)
    {
        if (written.trimmed().isEmpty() || written.startsWith(u'#'))
            return true;
        const QStringList fields = written.split(u'\t');
        if (fields.value(5).trimmed() == "S"_L1) {
            ++skipped;
            return true;
        }
        Listen listen;
        listen.artist = fields.value(0).trimmed();
        listen.album = fields.value(1).trimmed();
        listen.track = fields.value(2).trimmed();
        listen.at = epochDate(fields.value(6).toDouble());
        if (listen.artist.isEmpty() || listen.track.isEmpty())
            return delivery.problem(formatText("The line names no track of an artist."), line);
        shelf.add(listen, place, line);
        return true;
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeScrobbleCsvFormat()
{
    return std::make_unique<ScrobbleCsvFormat>();
}

std::unique_ptr<ImportFormat> makeLibreFmFormat()
{
    return std::make_unique<LibreFmFormat>();
}

std::unique_ptr<ImportFormat> makeScrobblerLogFormat()
{
    return std::make_unique<ScrobblerLogFormat>();
}

} // namespace omt::transfer
