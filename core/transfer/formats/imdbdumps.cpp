// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/fingerprint.h"
#include "core/transfer/formats/dumps.h"
#include "core/transfer/formats/values.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/linereader.h"

#include <algorithm>
#include <functional>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

using Fields = QList<QByteArrayView>;

// The files know no quotation marks; \N is nothing.
QString textOf(QByteArrayView field)
{
    return field == "\\N" ? QString() : QString::fromUtf8(field).trimmed();
}

bool beginsWith(const FileProbe &probe, const char *header)
{
    return probe.head.startsWith(header);
}

/** "tt" and digits; nothing else is an IMDb id, whatever a bent file says. */
bool isTitleId(QByteArrayView id)
{
    return id.size() > 2 && id.size() <= 20 && id.startsWith("tt")
        && std::all_of(id.cbegin() + 2, id.cend(), [](char c) { return c >= '0' && c <= '9'; });
}

/** What reads a line: false stops. */
using TakeLine = std::function<bool(QByteArrayView line, const Fields &fields, qint64 number)>;

Result<> readTsv(InputFile &file, qsizetype columns, RowSink &sink, const TakeLine &take)
{
    auto content = file.content();
    if (!content)
        return content.error();
    Delivery delivery(sink, (*content)->name());
    LineReader lines(**content);
    QByteArrayView line;
    auto found = lines.next(line); // the header
    for (;;) {
        found = found ? lines.next(line) : found;
        if (!found)
            return found.error();
        if (!*found)
            return {};
        const Fields fields = fieldsOf(line);
        if (line.isEmpty())
            continue;
        if (fields.size() != columns || !isTitleId(fields[0])) {
            if (!delivery.problem(formatText("The line does not have the columns it should."),
                                  lines.line()))
                return cancelledError();
            continue;
        }
        if (!take(line, fields, lines.line()))
            return cancelledError();
    }
}

struct TitleKind
{
    MediaType type;
    const char16_t *mediaClass;
    const char16_t *format;
};

const TitleKind *kindOf(QByteArrayView name)
{
    static const QHash<QByteArray, TitleKind> kinds{
        {"movie", {MediaType::Movie, u"video.movie", u"Movie"}},
        {"short", {MediaType::Movie, u"video.movie.short", u"Short"}},
        {"tvMovie", {MediaType::Movie, u"video.movie", u"TV movie"}},
        {"tvSpecial", {MediaType::Movie, u"video.movie", u"TV special"}},
        {"tvShort", {MediaType::Movie, u"video.movie.short", u"TV short"}},
        {"video", {MediaType::Movie, u"video.movie", u"Video"}},
        {"tvSeries", {MediaType::Show, u"video.series.show", u"TV"}},
        {"tvMiniSeries", {MediaType::Show, u"video.series.show", u"Mini series"}},
        {"tvPilot", {MediaType::Show, u"video.series.show", u"Pilot"}},
        {"videoGame", {MediaType::Game, u"interactive.game", u""}},
        {"podcastSeries", {MediaType::Podcast, u"audio.podcast", u""}}};
    const auto found = kinds.constFind(QByteArray::fromRawData(name.data(), name.size()));
    return found == kinds.cend() ? nullptr : &*found;
}

// tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres
ImportRow titleRow(const Fields &fields, const TitleKind &kind)
{
    ImportRow row;
    Media &media = row.media;
    media.type = kind.type;
    media.mediaClass = QString::fromUtf16(kind.mediaClass);
    media.title = textOf(fields[2]);
    addName(media, textOf(fields[3]), {}, u"original"_s);
    setText(media.attributes, u"format", QString::fromUtf16(kind.format));
    if (fields[4] == "1")
        media.attributes.insert(u"adult"_s, true);
    if (const auto year = countingNumber(textOf(fields[5])))
        media.releaseDate = PartialDate::fromYear(*year);
    setNumber(media.attributes, u"end_year", countingNumber(textOf(fields[6])));
    const auto minutes = countingNumber(textOf(fields[7]));
    if (kind.type == MediaType::Movie)
        setTotal(media, minutes);
    else if (kind.type == MediaType::Show)
        setNumber(media.attributes, u"runtime_minutes", minutes);
    media.genres = splitList(textOf(fields[8]));
    if (kind.type == MediaType::Movie && media.mediaClass == "video.movie"_L1
        && media.genres.contains(u"Documentary"_s))
        media.mediaClass = u"video.movie.documentary"_s;
    addKey(media, u"imdb"_s, {}, textOf(fields[0]));
    return row;
}

} // namespace

ImdbTitlesFormat::ImdbTitlesFormat()
    : CatalogFormat(u"imdb-titles"_s, u"IMDb title.basics"_s, u"imdb"_s)
{
}

int ImdbTitlesFormat::recognise(const FileProbe &probe) const
{
    return beginsWith(probe, "tconst\ttitleType\tprimaryTitle\t") ? 99 : 0;
}

Result<> ImdbTitlesFormat::read(InputFile &file, RowSink &sink) const
{
    Delivery delivery(sink, file.name());
    return readTsv(file, 9, sink,
                   [&](QByteArrayView line, const Fields &fields, qint64 number) -> bool {
                       if (sink.wasTaken(fingerprintOf(line)))
                           return true;
                       const TitleKind *kind = kindOf(fields[1]);
                       if (!kind) { // mostly episodes
                           sink.notImported(QString::fromUtf8(fields[1]), 1);
                           return true;
                       }
                       return delivery.row(titleRow(fields, *kind), number);
                   });
}

ImdbAkasFormat::ImdbAkasFormat()
    : CatalogFormat(u"imdb-akas"_s, u"IMDb title.akas"_s, u"imdb"_s)
{
}

int ImdbAkasFormat::recognise(const FileProbe &probe) const
{
    return beginsWith(probe, "titleId\tordering\ttitle\tregion\t") ? 99 : 0;
}

// titleId ordering title region language types attributes isOriginalTitle; the lines of a title
// follow each other and are one record.
Result<> ImdbAkasFormat::read(InputFile &file, RowSink &sink) const
{
    Delivery delivery(sink, file.name());
    ImportRow row;
    qint64 start = 0;
    quint64 fingerprint = 0;
    QByteArray current;
    const auto flush = [&]() -> bool {
        if (current.isEmpty() || sink.wasTaken(fingerprint))
            return true;
        addKey(row.media, u"imdb"_s, {}, QString::fromUtf8(current));
        return delivery.row(std::move(row), start);
    };
    const auto take = [&](QByteArrayView line, const Fields &fields, qint64 number) -> bool {
        if (fields[0] != current) {
            if (!flush())
                return false;
            row = ImportRow();
            start = number;
            fingerprint = 0;
            current = fields[0].toByteArray();
        }
        fingerprint = fingerprintOf(line, fingerprint);
        const bool isOriginal = fields[7] == "1";
        addName(row.media, textOf(fields[2]), languageCode(textOf(fields[4])),
                isOriginal               ? u"original"_s
                    : fields[3] != "\\N" ? u"translated"_s
                                         : u"alias"_s);
        return true;
    };
    if (const auto read = readTsv(file, 8, sink, take); !read)
        return read;
    return flush() ? Result<>() : cancelledError();
}

ImdbRatingsFormat::ImdbRatingsFormat()
    : CatalogFormat(u"imdb-ratings"_s, u"IMDb title.ratings"_s, u"imdb"_s)
{
}

int ImdbRatingsFormat::recognise(const FileProbe &probe) const
{
    return beginsWith(probe, "tconst\taverageRating\tnumVotes") ? 99 : 0;
}

Result<> ImdbRatingsFormat::read(InputFile &file, RowSink &sink) const
{
    Delivery delivery(sink, file.name());
    return readTsv(file, 3, sink,
                   [&](QByteArrayView line, const Fields &fields, qint64 number) -> bool {
                       if (sink.wasTaken(fingerprintOf(line)))
                           return true;
                       ImportRow row;
                       addKey(row.media, u"imdb"_s, {}, textOf(fields[0]));
                       if (const double average = fields[1].toDouble(); average > 0)
                           row.media.attributes.insert(u"average_rating"_s, average);
                       row.media.popularity = fields[2].toDouble();
                       return delivery.row(std::move(row), number);
                   });
}

} // namespace omt::transfer
