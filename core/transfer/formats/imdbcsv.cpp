// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/inputfile.h"

#include <algorithm>
#include <array>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** What a kind of title is called; the site writes it in the language of its visitor. */
struct Kind
{
    const char16_t *words; ///< any of them in the text, without accents
    MediaType type;
    const char16_t *mediaClass;
};

// More telling words first: "TV Mini Series", "Minissérie de TV", "Episódio de podcast".
constexpr std::array kinds{
    Kind{u"podcast", MediaType::Podcast, u""},
    Kind{u"episod folge एपिसोड", MediaType::Show, u""},
    Kind{u"game videojuego videospiel videogioco videogame jeuvideo jogo वीडियोगेम", MediaType::Game,
         u""},
    Kind{u"musicvideo musikvideo videomusic videoclip clip", MediaType::Movie,
         u"video.movie.short"},
    Kind{u"short corto curta court kurz शॉर्ट", MediaType::Movie, u"video.movie.short"},
    Kind{u"documentary documental dokument", MediaType::Movie, u"video.movie.documentary"},
    Kind{u"serie minisserie ser. सीरीज़", MediaType::Show, u""}};

QString plain(const QString &text)
{
    QString result;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toLower()) {
        if (c.category() != QChar::Mark_NonSpacing && !c.isSpace() && c != u'-')
            result.append(c);
    }
    return result;
}

void takeKind(Media &media, const QString &text)
{
    media.type = MediaType::Movie;
    const QString word = plain(text);
    for (const Kind &kind : kinds) {
        const QStringList words = QString::fromUtf16(kind.words).split(u' ');
        const bool isMeant = std::any_of(words.begin(), words.end(), [&word](const QString &known) {
            return word.contains(plain(known));
        });
        if (!isMeant)
            continue;
        media.type = kind.type;
        media.mediaClass = QString::fromUtf16(kind.mediaClass);
        break;
    }
    setText(media.attributes, u"format", text);
}

void takeTitle(Media &media, FieldBag &bag)
{
    const QString number = bag.takeTrimmed(u"Const");
    if (!addServiceKey(media, u"imdb"_s, number) && !number.isEmpty())
        bag.refuse(u"Const"_s, number);
    takeKind(media, bag.takeTrimmed(u"Title Type"));
    media.title = bag.takeTrimmed(u"Title");
    addName(media, bag.takeTrimmed(u"Original Title"), {}, u"original"_s);
    const auto minutes = bag.takeCount(u"Runtime (mins)");
    if (media.type == MediaType::Movie)
        setTotal(media, minutes);
    else
        setNumber(media.attributes, u"runtime_minutes", minutes);
    const PartialDate year = bag.takeDate(u"Year");
    media.releaseDate = bag.takeDate(u"Release Date");
    if (!media.releaseDate.isKnown())
        media.releaseDate = bag.takeDate(u"Release Date (month/day/year)");
    if (!media.releaseDate.isKnown())
        media.releaseDate = year;
    else if (year.isKnown() && year.year() != media.releaseDate.year())
        bag.add(u"Year"_s, year.toString());
    media.genres = splitList(bag.take(u"Genres"));
    media.creators = splitList(bag.take(u"Directors"));
    const QString address = bag.takeTrimmed(u"URL");
    if (!address.contains(u"/title/"_s + number))
        bag.add(u"URL"_s, address);
}

/** What one file is: the ratings, the watchlist, or a list named like the file. */
struct Part
{
    QString list;
    bool isWatchlist = false;
};

Part partOf(const QString &fileName, const CsvHeader &header)
{
    Part part;
    if (!header.has(u"Position"))
        return part;
    part.isWatchlist = fileName.contains("watchlist"_L1, Qt::CaseInsensitive);
    if (!part.isWatchlist)
        part.list = fileName.section(u'.', 0, 0);
    return part;
}

bool deliverLine(const CsvHeader &header, const CsvRecord &record, const QString &fileName,
                 Delivery &delivery)
{
    FieldBag bag = bagOf(header, record);
    if (header.value(record, u"Const").trimmed().startsWith("nm"_L1))
        return delivery.problem(formatText("The line names a person, not a title."), record.line);
    ImportRow row;
    takeTitle(row.media, bag);
    row.rating = bag.takeRating(u"Your Rating", 10);
    if (const auto older = bag.takeRating(u"You rated", 10); !row.rating)
        row.rating = older;
    row.updatedAt = bag.takeMoment(u"Date Rated");
    const PartialDate created = bag.takeMoment(u"Created");
    const QString note = bag.take(u"Description").trimmed();
    const int position = bag.takeCount(u"Position").value_or(0);
    const Part part = partOf(fileName, header);
    if (part.isWatchlist) {
        row.status = Status::Planned;
        row.addedAt = created;
        if (!note.isEmpty())
            row.notes = note;
        if (position > 0)
            bag.add(u"Position"_s, QString::number(position));
    } else if (!part.list.isEmpty()) {
        row.lists.append({part.list, {}, position, note});
        bag.add(u"Created"_s, created.toString());
    }
    return deliver(delivery, std::move(row), bag, record.line);
}

/**
 * Ratings, watchlist and lists, in the layouts since 2017. The values are in the language of the
 * person; the columns are not.
 */
class ImdbCsvFormat final : public PersonalFormat
{
public:
    ImdbCsvFormat()
        : PersonalFormat(u"imdb-csv", u"IMDb CSV", u"imdb")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        const CsvHeader header = headerOf(probe.head);
        return header.hasAll({u"Const"_s, u"Title"_s, u"Title Type"_s}) ? 95 : 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        auto content = file.content();
        if (!content)
            return content.error();
        Delivery delivery(sink, (*content)->name());
        return readTable(**content, {u"Const"_s, u"Title"_s}, delivery,
                         [&](const CsvHeader &header, const CsvRecord &record) {
                             return deliverLine(header, record, file.plainName(), delivery);
                         });
    }
};

/** The ratings or the watchlist of TMDB. Episodes have a line of their own. */
class TmdbCsvFormat final : public PersonalFormat
{
public:
    TmdbCsvFormat()
        : PersonalFormat(u"tmdb-csv", u"TMDB CSV", u"tmdb")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headerOf(probe.head).hasAll({u"TMDb ID"_s, u"Name"_s, u"Your Rating"_s}) ? 95 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readTable(stream, {u"TMDb ID"_s, u"Name"_s}, delivery,
                         [&delivery](const CsvHeader &header, const CsvRecord &record) {
                             return deliverTitle(header, record, delivery);
                         });
    }

private:
    static bool deliverTitle(const CsvHeader &header, const CsvRecord &record, Delivery &delivery)
    {
        FieldBag bag = bagOf(header, record);
        ImportRow row;
        Media &media = row.media;
        media.type = bag.takeTrimmed(u"Type") == "movie"_L1 ? MediaType::Movie : MediaType::Show;
        media.title = bag.takeTrimmed(u"Name");
        media.releaseDate = PartialDate::fromDate(bag.takeDate(u"Release Date").startDate());
        addServiceKey(media, u"imdb"_s, bag.takeTrimmed(u"IMDb ID"));
        const QString number = bag.takeTrimmed(u"TMDb ID");
        const bool isPart = !header.value(record, u"Season Number").trimmed().isEmpty();
        if (!isPart) {
            addServiceKey(media, u"tmdb"_s, number);
        } else { // the number of a season or an episode counts apart from those of series
            setText(media.attributes, u"format", u"TV Episode"_s);
            bag.add(u"TMDb ID"_s, number);
        }
        row.rating = bag.takeRating(u"Your Rating", 10);
        const PartialDate date = bag.takeMoment(u"Date Rated");
        if (row.rating) {
            row.updatedAt = date;
        } else { // the watchlist has the same columns
            row.status = Status::Planned;
            row.addedAt = date;
        }
        return deliver(delivery, std::move(row), bag, record.line);
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeImdbCsvFormat()
{
    return std::make_unique<ImdbCsvFormat>();
}

std::unique_ptr<ImportFormat> makeTmdbCsvFormat()
{
    return std::make_unique<TmdbCsvFormat>();
}

} // namespace omt::transfer
