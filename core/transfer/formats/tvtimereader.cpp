// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/tvtimereader.h"

#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personal.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;
using enum TvTimePart;

namespace {

bool isTrue(const QString &text)
{
    return text == "1"_L1 || text.compare("true"_L1, Qt::CaseInsensitive) == 0;
}

// "follow-release-date-2017-08-18" is right where the moment beside it is hours off.
PartialDate releaseOf(FieldBag &bag)
{
    const QString range = bag.takeTrimmed(u"release_date_range_key").right(10);
    const QString moment = bag.takeTrimmed(u"release_date").left(10);
    const PartialDate date = historyDate(range);
    return date.isKnown() ? date : historyDate(moment);
}

// What the service keeps for itself.
void forget(FieldBag &bag)
{
    for (const auto name :
         {u"user_id", u"uuid", u"type-uuid-n", u"key", u"gsi", u"alpha_range_key",
          u"follow_date_range_key", u"watch_date_range_key", u"watched_episode_range_key",
          u"bulk_type", u"updated_at", u"most_recent_ep_watched", u"ep_id", u"episode_id",
          u"series_uuid", u"notification_type", u"notification_offset", u"folder_id", u"diffusion"})
        (void)bag.take(QStringView(name));
}

void keep(ImportRow &row, const FieldBag &bag)
{
    static const QHash<QString, QStringList> defaults{
        {u"rewatch_count"_s, {u"0"_s}},         {u"is_unitary"_s, {u"false"_s}},
        {u"unitarian"_s, {u"false"_s}},         {u"is_for_later"_s, {u"false"_s}},
        {u"is_archived"_s, {u"false"_s}},       {u"archived"_s, {u"0"_s}},
        {u"is_favorited"_s, {u"0"_s}},          {u"active"_s, {u"1"_s}},
        {u"is_followed"_s, {u"1"_s, u"true"_s}}};
    const QJsonObject rest = bag.rest(defaults);
    for (auto it = rest.begin(); it != rest.end(); ++it)
        row.extras.insert(it.key(), it.value());
}

} // namespace

std::optional<TvTimePart> tvTimePart(const QByteArray &head)
{
    const CsvHeader header = headerOf(head);
    if (header.hasAll({u"gsi"_s, u"s_id"_s, u"key"_s}))
        return Tracking2;
    if (header.hasAll({u"type"_s, u"entity_type"_s, u"movie_name"_s}))
        return Tracking;
    if (header.hasAll({u"tv_show_id"_s, u"active"_s}))
        return Followed;
    if (header.hasAll({u"tv_show_id"_s, u"nb_episodes_seen"_s}))
        return ShowData;
    if (header.hasAll({u"series_tvdb_id"_s, u"season"_s, u"episode"_s, u"is_watched"_s}))
        return TimeOut;
    if (header.hasAll({u"user_id"_s, u"episode_id"_s, u"created_at"_s}))
        return EpisodeNumbers;
    return std::nullopt;
}

Result<> TvTimeReader::read(TvTimePart part, InputStream &stream)
{
    m_place = stream.name();
    m_leftOut = 0;
    Delivery delivery(m_sink, m_place);
    m_delivery = &delivery;
    const auto read
        = readTable(stream, {}, delivery, [&](const CsvHeader &header, const CsvRecord &record) {
              FieldBag bag = bagOf(header, record);
              return take(part, bag, record.line);
          });
    m_delivery = nullptr;
    if (read && m_leftOut > 0)
        m_sink.notImported(m_place, m_leftOut);
    return read;
}

Result<> TvTimeReader::finish()
{
    return m_shows.deliver(m_sink) ? Result<>() : Result<>(cancelledError());
}

bool TvTimeReader::take(TvTimePart part, FieldBag &bag, qint64 line)
{
    switch (part) {
    case Tracking2:
        return takeTracking2(bag, line);
    case Tracking:
        return takeTracking(bag, line);
    case Followed:
    case ShowData:
        return takeFollowed(bag, line);
    case TimeOut:
        return takeTimeOut(bag, line);
    case EpisodeNumbers: // neither series nor name: nothing that could be found
        break;
    }
    return leaveOut();
}

bool TvTimeReader::leaveOut()
{
    ++m_leftOut;
    return true;
}

bool TvTimeReader::noSeries(qint64 line)
{
    return m_delivery->problem(formatText("The record names no series."), line);
}

ShelvedShow *TvTimeReader::show(const QString &number, const QString &name, qint64 line)
{
    if (number.isEmpty() && name.isEmpty())
        return nullptr;
    ShelvedShow &shelved = m_shows.record(number.isEmpty() ? name : number, m_place, line);
    Media &media = shelved.row.media;
    if (media.externalKeys.isEmpty())
        addServiceKey(media, u"tvdb"_s, number);
    if (media.title.isEmpty())
        media.title = name;
    return &shelved;
}

bool TvTimeReader::takeTracking2(FieldBag &bag, qint64 line)
{
    const QString kind = bag.takeTrimmed(u"key");
    const bool isRewatch = kind.startsWith("rewatch-episode"_L1);
    const bool isEpisode = isRewatch || kind.startsWith("watch-episode"_L1);
    if (!isEpisode && !kind.startsWith("user-series"_L1))
        return leaveOut();
    ShelvedShow *shelved = show(bag.takeTrimmed(u"s_id"), bag.takeTrimmed(u"series_name"), line);
    if (!shelved)
        return noSeries(line);
    const PartialDate at = bag.takeMoment(u"created_at");
    if (isEpisode) {
        const auto season = bag.takeNumber(u"season_number");
        const auto episode = bag.takeNumber(u"episode_number");
        if (!season || !episode)
            return m_delivery->problems({formatText("The record names no episode.")}, line);
        shelved->log.add(*season, *episode, at);
        const auto again = bag.takeCount(u"rewatch_count");
        if (again) // that many rows "rewatch-episode" follow, or none
            shelved->log.addPlays(*season, *episode, *again + 1, at);
        return m_delivery->problems(bag.complaints(), line);
    }
    ImportRow &row = shelved->row;
    const PartialDate followed = bag.takeMoment(u"followed_at");
    row.addedAt = followed.isKnown() ? followed : at;
    if (isTrue(bag.takeTrimmed(u"is_archived")))
        row.status = Status::Dropped;
    else if (isTrue(bag.takeTrimmed(u"is_for_later")))
        row.status = Status::Planned;
    forget(bag);
    keep(row, bag);
    return m_delivery->problems(bag.complaints(), line);
}

bool TvTimeReader::takeTracking(FieldBag &bag, qint64 line)
{
    const QString type = bag.takeTrimmed(u"type");
    const QString entity = bag.takeTrimmed(u"entity_type");
    if (entity == "movie"_L1)
        return takeFilm(bag, type, line);
    if (entity != "episode"_L1 || (type != "watch"_L1 && type != "rewatch"_L1))
        return leaveOut(); // sums and settings
    ShelvedShow *shelved
        = show(bag.takeTrimmed(u"series_id"), bag.takeTrimmed(u"series_name"), line);
    if (!shelved)
        return noSeries(line);
    const auto season = bag.takeNumber(u"season_number");
    const auto episode = bag.takeNumber(u"episode_number");
    if (!season || !episode)
        return m_delivery->problems({formatText("The record names no episode.")}, line);
    if (type == "rewatch"_L1 || !shelved->log.has(*season, *episode))
        shelved->log.add(*season, *episode, bag.takeMoment(u"created_at"));
    return m_delivery->problems(bag.complaints(), line);
}

bool TvTimeReader::takeFilm(FieldBag &bag, const QString &type, qint64 line)
{
    ImportRow row;
    row.media.type = MediaType::Movie;
    row.media.title = bag.takeTrimmed(u"movie_name");
    row.media.releaseDate = releaseOf(bag);
    if (const auto seconds = bag.takeCount(u"runtime"); seconds && *seconds >= 60)
        setTotal(row.media, *seconds / 60);
    const PartialDate created = bag.takeMoment(u"created_at");
    const PartialDate watched = bag.takeMoment(u"watch_date");
    if (type == "watch"_L1 || type == "rewatch"_L1) {
        row.status = Status::Completed;
        row.completedAt = watched.isKnown() ? watched : created;
        row.isPlay = row.completedAt.isKnown();
        row.isRepeat = type == "rewatch"_L1;
    } else if (type == "towatch"_L1 || type == "follow"_L1) {
        row.status = Status::Planned;
        row.addedAt = created;
    } else {
        return leaveOut();
    }
    row.earlierPasses = bag.takeCount(u"rewatch_count");
    forget(bag);
    return deliver(*m_delivery, std::move(row), bag, line);
}

bool TvTimeReader::takeFollowed(FieldBag &bag, qint64 line)
{
    ShelvedShow *shelved
        = show(bag.takeTrimmed(u"tv_show_id"), bag.takeTrimmed(u"tv_show_name"), line);
    if (!shelved)
        return noSeries(line);
    ImportRow &row = shelved->row;
    if (const PartialDate at = bag.takeMoment(u"created_at"); !row.addedAt.isKnown())
        row.addedAt = at;
    if (isTrue(bag.takeTrimmed(u"is_favorited")))
        row.isFavourite = true;
    if (isTrue(bag.takeTrimmed(u"archived")))
        row.status = Status::Dropped;
    if (const auto seen = bag.takeCount(u"nb_episodes_seen")) {
        row.progress = seen;
        if (!row.status)
            row.status = Status::InProgress;
    }
    forget(bag);
    keep(row, bag);
    return m_delivery->problems(bag.complaints(), line);
}

// What the browser extension "TV Time Out" saves.
bool TvTimeReader::takeTimeOut(FieldBag &bag, qint64 line)
{
    ShelvedShow *shelved
        = show(bag.takeTrimmed(u"series_tvdb_id"), bag.takeTrimmed(u"title"), line);
    if (!shelved)
        return noSeries(line);
    addServiceKey(shelved->row.media, u"imdb"_s, bag.takeTrimmed(u"series_imdb_id"));
    const auto season = bag.takeNumber(u"season");
    const auto episode = bag.takeNumber(u"episode");
    if (isTrue(bag.takeTrimmed(u"is_watched")) && season && episode) {
        const bool isSpecial = isTrue(bag.takeTrimmed(u"special"));
        shelved->log.addPlays(isSpecial ? 0 : *season, *episode,
                              bag.takeNumber(u"rewatch_count").value_or(0) + 1,
                              bag.takeMoment(u"watched_at"));
    }
    return m_delivery->problems(bag.complaints(), line);
}

} // namespace omt::transfer
