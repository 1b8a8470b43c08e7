// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/episodelog.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/words.h"
#include "core/transfer/jsonreader.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

void describe(Media &media, JsonBag &bag)
{
    media.type = typeFromWord(bag.takeText(u"mediaType")).value_or(MediaType::Movie);
    media.title = bag.takeText(u"title");
    for (const auto &service : {u"tmdb"_s, u"imdb"_s, u"tvdb"_s, u"igdb"_s, u"openlibrary"_s,
                                u"audible"_s, u"goodreads"_s, u"trakt"_s}) {
        const QString key = bag.takeText(service + u"Id"_s);
        if (!key.isEmpty() && !addServiceKey(media, service, key))
            bag.put(service + u"Id"_s, key);
    }
    media.releaseDate = bag.takeDate(u"releaseDate");
    media.description = bag.takeProse(u"overview").value_or(QString());
    media.genres = bag.takeTexts(u"genres");
    media.creators = bag.takeTexts(u"authors");
    setTotal(media,
             media.type == MediaType::Show ? bag.takeCount(u"numberOfEpisodes") : std::nullopt);
    setNumber(media.attributes, u"runtime_minutes", bag.takeCount(u"runtime"));
}

/** Seasons and numbers of the episodes, by the service's own number. */
QHash<qint64, std::pair<int, int>> episodesOf(JsonBag &bag)
{
    QHash<qint64, std::pair<int, int>> episodes;
    for (const QJsonValue season : bag.takeArray(u"seasons")) {
        for (const QJsonValue episode : season[u"episodes"].toArray())
            episodes.insert(episode[u"id"].toInteger(),
                            {episode[u"seasonNumber"].toInt(season[u"seasonNumber"].toInt()),
                             episode[u"episodeNumber"].toInt()});
    }
    return episodes;
}

bool deliverItem(JsonBag &bag, qint64 line, Delivery &delivery)
{
    ImportRow row;
    describe(row.media, bag);
    const auto episodes = episodesOf(bag);
    EpisodeLog log;
    QList<ImportRow> plays;
    int undated = 0;
    for (const QJsonValue value : bag.takeArray(u"seenHistory")) {
        JsonBag seen(value.toObject());
        const PartialDate at = seen.takeDate(u"date");
        const qint64 episode = value[u"episodeId"].toInteger(-1);
        if (const auto known = episodes.constFind(episode); known != episodes.cend()) {
            log.add(known->first, known->second, at);
        } else if (at.isKnown()) {
            ImportRow play;
            play.records = 0;
            play.isPlay = true;
            play.completedAt = at;
            play.media = row.media;
            plays.append(play);
        } else {
            ++undated;
        }
    }
    row.rating = bag.takeRating(u"userRating.rating", 5);
    row.review = bag.takeProse(u"userRating.review");
    row.updatedAt = bag.takeDate(u"userRating.date");
    const bool isSeen = bag.takeFlag(u"seen").value_or(false) || !plays.isEmpty() || undated > 0;
    if (bag.takeFlag(u"onWatchlist") == true)
        row.status = Status::Planned;
    if (isSeen)
        row.status = Status::Completed;
    else if (!log.isEmpty())
        row.status = Status::InProgress;
    if (undated > 0 && undated + plays.size() > 1)
        row.earlierPasses = undated + static_cast<int>(plays.size()) - 1;
    log.apply(row);
    if (!deliver(delivery, std::move(row), bag, line))
        return false;
    for (ImportRow &play : plays) {
        const bool isNamed = !play.media.title.isEmpty() || !play.media.externalKeys.isEmpty();
        if (isNamed && !delivery.row(std::move(play), line))
            return false;
    }
    return true;
}

/** Items with their details, as the service answers them: a list, or one under "items". */
class MediaTrackerFormat final : public PersonalFormat
{
public:
    MediaTrackerFormat()
        : PersonalFormat(u"mediatracker-json", u"MediaTracker items", u"mediatracker")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headHas(probe, {"\"mediaType\"", "\"seenHistory\""})
                || headHas(probe, {"\"mediaType\"", "\"onWatchlist\""})
            ? 90
            : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        const QString element = JsonElementReader::element;
        return JsonElementReader(stream).readPlaces(
            {{element}, {u"items"_s, element}},
            [&delivery](const QStringList &, QJsonValue &&value, qint64 line) {
                JsonBag bag(value.toObject());
                return deliverItem(bag, line, delivery);
            });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeMediaTrackerFormat()
{
    return std::make_unique<MediaTrackerFormat>();
}

} // namespace omt::transfer
