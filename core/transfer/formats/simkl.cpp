// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/episodelog.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/words.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/jsonreader.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// An anime film stands in the list of anime and says what it is in a field of its own.
MediaType typeOf(const QString &section, JsonBag &bag)
{
    if (section == "movies"_L1)
        return MediaType::Movie;
    const QString kind = bag.takeText(u"anime_type");
    if (!kind.isEmpty())
        bag.put(u"anime_type", kind);
    if (section == "anime"_L1)
        return kind == "movie"_L1 ? MediaType::Movie : MediaType::Anime;
    return MediaType::Show;
}

void describe(Media &media, JsonBag &bag, MediaType type, bool isAnime)
{
    media.type = type;
    if (isAnime && type == MediaType::Movie)
        media.mediaClass = u"video.movie.anime"_s;
    for (const auto &kind : {u"show"_s, u"movie"_s, u"anime"_s}) {
        if (!bag.has(kind))
            continue;
        media.title = bag.takeText(kind + u".title"_s);
        if (const auto year = bag.takeCount(kind + u".year"_s))
            media.releaseDate = PartialDate::fromYear(*year);
        takeIds(media, bag, kind + u".ids"_s);
        setNumber(media.attributes, u"runtime_minutes", bag.takeCount(kind + u".runtime"_s));
    }
    if (const auto total = bag.takeCount(u"total_episodes_count"); type != MediaType::Movie)
        setTotal(media, total);
}

EpisodeLog logOf(JsonBag &bag)
{
    EpisodeLog log;
    for (const QJsonValue season : bag.takeArray(u"seasons")) {
        for (const QJsonValue episode : season[u"episodes"].toArray()) {
            JsonBag about(episode.toObject());
            log.add(season[u"number"].toInt(), episode[u"number"].toInt(),
                    about.takeDate(u"watched_at"));
        }
    }
    return log;
}

void takeHistory(ImportRow &row, JsonBag &bag)
{
    const QString status = bag.takeText(u"status");
    row.status = statusFromWord(status);
    if (!status.isEmpty() && (!row.status || status == "notinteresting"_L1))
        bag.put(u"status", status);
    row.rating = bag.takeRating(u"user_rating", 10);
    row.addedAt = bag.takeDate(u"added_to_watchlist_at");
    row.updatedAt = bag.takeDate(u"user_rated_at");
    const PartialDate last = bag.takeDate(u"last_watched_at");
    if (row.status == Status::Completed)
        row.completedAt = last;
    else if (last.isKnown())
        bag.put(u"last_watched_at", last.toString());
    const auto seen = bag.takeNumber(u"watched_episodes_count");
    if (row.media.type != MediaType::Movie)
        row.progress = seen;
    logOf(bag).apply(row);
    if (seen && row.media.type != MediaType::Movie)
        row.progress = seen; // what the service counts, specials or not
    row.notes = bag.takeProse(u"memo.text");
    row.isPrivate = bag.takeFlag(u"memo.is_private");
    if (row.isPrivate == false)
        row.isPrivate.reset();
    if (bag.takeFlag(u"is_rewatch") == true) {
        row.earlierPasses = std::max(row.earlierPasses.value_or(0), 1);
        bag.put(u"is_rewatch", true);
    }
}

/** The backup of an account, or the answer of /sync/all-items. */
class SimklJsonFormat final : public PersonalFormat
{
public:
    SimklJsonFormat()
        : PersonalFormat(u"simkl-json", u"Simkl backup", u"simkl")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        if (!probe.members.isEmpty()) {
            return probe.members.contains(u"SimklBackup.json"_s) ? 95 : 0;
        }
        return headStarts(probe, '{') && headHas(probe, {"\"simkl\"", "\"status\""}) ? 90 : 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        auto content = file.isArchive() ? file.member(u"SimklBackup.json"_s) : file.content();
        return content ? readContent(**content, sink) : Result<>(content.error());
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        const QString element = JsonElementReader::element;
        return JsonElementReader(stream).readPlaces(
            {{u"shows"_s, element}, {u"movies"_s, element}, {u"anime"_s, element}},
            [&delivery](const QStringList &place, QJsonValue &&value, qint64 line) {
                JsonBag bag(value.toObject());
                ImportRow row;
                const MediaType type = typeOf(place.first(), bag);
                describe(row.media, bag, type, place.first() == "anime"_L1);
                takeHistory(row, bag);
                return deliver(delivery, std::move(row), bag, line,
                               {u"not_aired_episodes_count"_s});
            });
    }
};

/** The smaller export: one line a title. */
class SimklCsvFormat final : public PersonalFormat
{
public:
    SimklCsvFormat()
        : PersonalFormat(u"simkl-csv", u"Simkl CSV", u"simkl")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headerOf(probe.head).hasAll({u"SIMKL_ID"_s, u"Title"_s, u"Type"_s}) ? 95 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readTable(stream, {u"SIMKL_ID"_s, u"Title"_s}, delivery,
                         [&delivery](const CsvHeader &header, const CsvRecord &record) {
                             FieldBag bag = bagOf(header, record);
                             ImportRow row;
                             const QString type = bag.takeTrimmed(u"Type");
                             row.media.type = typeFromWord(type).value_or(MediaType::Show);
                             row.media.title = bag.takeTrimmed(u"Title");
                             row.media.releaseDate = bag.takeDate(u"Year");
                             addServiceKey(row.media, u"simkl"_s, bag.takeTrimmed(u"SIMKL_ID"));
                             for (const auto &service : {u"IMDB"_s, u"TMDB"_s, u"TVDB"_s, u"MAL"_s})
                                 addServiceKey(row.media, service.toLower(),
                                               bag.takeTrimmed(service));
                             const QString status = bag.takeTrimmed(u"Watchlist");
                             row.status = statusFromWord(status);
                             if (!row.status && !status.isEmpty())
                                 bag.refuse(u"Watchlist"_s, status);
                             const PartialDate watched = bag.takeDate(u"WatchedDate");
                             if (row.status == Status::Completed)
                                 row.completedAt = watched;
                             else if (watched.isKnown())
                                 bag.add(u"WatchedDate"_s, watched.toString());
                             row.rating = bag.takeRating(u"Rating", 10);
                             if (const QString memo = bag.takeTrimmed(u"Memo"); !memo.isEmpty())
                                 row.notes = memo;
                             return deliver(delivery, std::move(row), bag, record.line);
                         });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeSimklJsonFormat()
{
    return std::make_unique<SimklJsonFormat>();
}

std::unique_ptr<ImportFormat> makeSimklCsvFormat()
{
    return std::make_unique<SimklCsvFormat>();
}

} // namespace omt::transfer
