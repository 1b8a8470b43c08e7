// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/episodelog.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/words.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

void describe(Media &media, JsonBag &bag)
{
    if (bag.has(u"game.name")) {
        media.type = MediaType::Game;
        media.title = bag.takeText(u"game.name");
        addServiceKey(media, u"igdb"_s, bag.takeText(u"game.igdbId"));
        media.releaseDate = bag.takeDate(u"game.releaseDate");
        media.description = bag.takeProse(u"game.summary").value_or(QString());
        return;
    }
    media.type = bag.takeText(u"content.type") == "tv"_L1 ? MediaType::Show : MediaType::Movie;
    media.title = bag.takeText(u"content.title");
    addServiceKey(media, u"tmdb"_s, bag.takeText(u"content.tmdbId"));
    addServiceKey(media, u"imdb"_s, bag.takeText(u"content.imdb_id"));
    const PartialDate release = bag.takeDate(u"content.release_date");
    media.releaseDate = PartialDate::fromDate(release.startDate());
    media.description = bag.takeProse(u"content.overview").value_or(QString());
    const auto runtime = bag.takeCount(u"content.runtime");
    const auto episodes = bag.takeCount(u"content.numberOfEpisodes");
    setTotal(media, media.type == MediaType::Movie ? runtime : episodes);
    setNumber(media.attributes, u"seasons", bag.takeCount(u"content.numberOfSeasons"));
}

// The day it was finished is the one of the last mark that says so.
PartialDate finishedAt(const QJsonArray &activity)
{
    PartialDate date;
    for (const QJsonValue value : activity) {
        JsonBag mark(value.toObject());
        const bool isFinish = plainText(value[u"data"]).contains("FINISHED"_L1)
            || plainText(value[u"type"]).contains("ADDED_WATCHED"_L1);
        if (!isFinish)
            continue;
        const PartialDate custom = mark.takeDate(u"customDate");
        date = custom.isKnown() ? custom : mark.takeDate(u"createdAt");
    }
    return date;
}

EpisodeLog logOf(JsonBag &bag)
{
    EpisodeLog log;
    QJsonArray others; // marked, but not seen
    for (const QJsonValue value : bag.takeArray(u"watchedEpisodes")) {
        JsonBag episode(value.toObject());
        const int season = value[u"seasonNumber"].toInt();
        const int number = value[u"episodeNumber"].toInt();
        const double rating = value[u"rating"].toDouble();
        if (statusFromWord(plainText(value[u"status"])) == Status::Completed)
            log.add(season, number, episode.takeDate(u"createdAt"));
        else
            others.append(withoutBlanks(value.toObject()));
        if (rating > 0)
            bag.put(u"ratings.S%1E%2"_s.arg(season).arg(number), rating);
    }
    if (!others.isEmpty())
        bag.put(u"watchedEpisodes", others);
    return log;
}

bool deliverEntry(JsonBag &bag, qint64 line, Delivery &delivery)
{
    ImportRow row;
    describe(row.media, bag);
    const QString status = bag.takeText(u"status");
    row.status = statusFromWord(status);
    if (!row.status && !status.isEmpty())
        bag.refuse(u"status", status);
    row.rating = bag.takeRating(u"rating", 10);
    row.review = bag.takeProse(u"thoughts");
    row.tags = bag.takeTexts(u"tags");
    row.addedAt = bag.takeDate(u"createdAt");
    row.updatedAt = bag.takeDate(u"updatedAt");
    const QJsonArray activity = bag.takeArray(u"activity");
    if (row.status == Status::Completed)
        row.completedAt = finishedAt(activity);
    if (!activity.isEmpty())
        bag.put(u"activity", activity);
    logOf(bag).apply(row);
    const QJsonObject content = bag.takeObject(u"content"); // of the database of films
    (void)content;
    return deliver(delivery, std::move(row), bag, line,
                   {u"pinned"_s, u"lastViewedSeason"_s, u"id"_s});
}

class WatcharrFormat final : public PersonalFormat
{
public:
    WatcharrFormat()
        : PersonalFormat(u"watcharr-json", u"Watcharr export", u"watcharr")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        const bool isTitle = headHas(probe, {"\"tmdbId\""}) || headHas(probe, {"\"igdbId\""});
        return headStarts(probe, '[') && isTitle && headHas(probe, {"\"thoughts\"", "\"status\""})
            ? 90
            : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readBags(stream, {}, delivery, [&delivery](JsonBag &bag, qint64 line) {
            return deliverEntry(bag, line, delivery);
        });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeWatcharrFormat()
{
    return std::make_unique<WatcharrFormat>();
}

} // namespace omt::transfer
