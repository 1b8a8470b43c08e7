// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/traktreader.h"

#include "core/transfer/formats/keys.h"
#include "core/transfer/inputerror.h"

#include <QRegularExpression>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

void describe(Media &media, JsonBag &bag, const QString &kind)
{
    media.title = bag.takeText(kind + u".title"_s);
    if (const auto year = bag.takeCount(kind + u".year"_s))
        media.releaseDate = PartialDate::fromYear(*year);
    takeIds(media, bag, kind + u".ids"_s);
    if (const QString slug = bag.takeText(kind + u".ids.slug"_s); !slug.isEmpty())
        media.attributes.insert(u"trakt_slug"_s, slug);
    // Only of extended answers:
    setNumber(media.attributes, u"runtime_minutes", bag.takeCount(kind + u".runtime"_s));
    media.description = bag.takeProse(kind + u".overview"_s).value_or(QString());
    media.genres = bag.takeTexts(kind + u".genres"_s);
    if (kind == "show"_L1)
        setTotal(media, bag.takeCount(u"show.aired_episodes"));
}

// Numbers first, for two films may share a name.
QString keyOf(const JsonBag &bag, const QString &kind)
{
    JsonBag copy(bag);
    for (const auto &id : {u"trakt"_s, u"slug"_s, u"imdb"_s, u"tmdb"_s, u"tvdb"_s}) {
        const QString key = copy.takeText(kind + u".ids."_s + id);
        if (!key.isEmpty() && key != "0"_L1)
            return id + u':' + key;
    }
    const QString title = copy.takeText(kind + u".title"_s);
    return title.isEmpty() ? QString() : title + u'/' + copy.takeText(kind + u".year"_s);
}

QJsonObject withObject(const QJsonObject &extras, const QString &key, const QString &part,
                       const QJsonValue &value)
{
    QJsonObject object = extras[key].toObject();
    object.insert(part, value);
    return object;
}

QJsonObject commentOf(JsonBag &bag)
{
    QJsonObject comment = withoutBlanks(bag.takeObject(u"comment"));
    comment.remove(u"user"_s);
    comment.remove(u"sharing"_s);
    return comment;
}

} // namespace

Result<> TraktReader::readLists(InputStream &stream)
{
    Delivery delivery(m_sink, stream.name());
    return readBags(stream, {}, delivery, [this](JsonBag &bag, qint64) {
        ListInfo list;
        list.name = bag.takeText(u"name");
        list.description = bag.takeProse(u"description").value_or(QString());
        const QString number = bag.takeText(u"ids.trakt");
        (void)bag.take(u"user");
        list.about = bag.rest();
        m_lists.insert(number, list);
        return true;
    });
}

// "lists-list-99999-my-test-list.json"; the older layout has lists/my-test-list.json.
TraktReader::ListInfo TraktReader::listOf(const QString &name) const
{
    static const QRegularExpression pattern(u"^lists?-list-(\\d+)-(.+)\\.json$"_s);
    const auto match = pattern.match(name);
    const auto known = m_lists.constFind(match.captured(1));
    if (match.hasMatch() && known != m_lists.cend() && !known->name.isEmpty())
        return *known;
    ListInfo list;
    list.name = match.hasMatch() ? match.captured(2) : name.section(u'.', 0, 0);
    list.name = list.name.replace(u'-', u' ');
    return list;
}

Result<> TraktReader::readItems(const QString &name, InputStream &stream)
{
    m_isWatchlist = name.contains("watchlist"_L1);
    m_isFavourites = name.contains("favorites"_L1) || name.contains("favourites"_L1);
    m_isDropped = name.contains("dropped"_L1) || name.contains("progress-watched"_L1)
        || name.contains("progress_watched"_L1);
    m_list = m_isWatchlist || m_isFavourites ? ListInfo() : listOf(name);
    m_place = stream.name();
    m_leftOut = 0;
    Delivery delivery(m_sink, m_place);
    m_delivery = &delivery;
    const auto read = readBags(stream, {}, delivery,
                               [this](JsonBag &bag, qint64 line) { return take(bag, line); });
    m_delivery = nullptr;
    if (read && m_leftOut > 0)
        m_sink.notImported(m_place, m_leftOut);
    return read;
}

Result<> TraktReader::finish()
{
    return m_shows.deliver(m_sink) ? Result<>() : Result<>(cancelledError());
}

bool TraktReader::take(JsonBag &bag, qint64 line)
{
    QString type = bag.takeText(u"type");
    for (const auto &kind : {u"episode"_s, u"season"_s, u"movie"_s, u"show"_s}) {
        if (type.isEmpty() && bag.has(kind))
            type = kind;
    }
    const bool isHidden = bag.has(u"hidden_at") && !m_isDropped;
    if (isHidden || bag.has(u"person") || bag.has(u"list") || bag.has(u"user")) {
        ++m_leftOut;
        return true;
    }
    if (type == "movie"_L1)
        return takeFilm(bag, line);
    if (bag.has(u"show"))
        return takeSeries(bag, type, line);
    return m_delivery->problem(formatText("The record names neither a film nor a series."), line);
}

// What any record may say of a whole film or series.
void TraktReader::tell(ImportRow &row, JsonBag &bag) const
{
    if (const auto rating = bag.takeRating(u"rating", 10))
        row.rating = rating;
    const PartialDate ratedAt = bag.takeDate(u"rated_at");
    if (ratedAt.isKnown())
        row.updatedAt = ratedAt;
    if (bag.has(u"listed_at"))
        tellPlace(row, bag);
    if (bag.has(u"comment.comment")) {
        row.review = bag.takeProse(u"comment.comment");
        row.reviewHasSpoilers = bag.takeFlag(u"comment.spoiler").value_or(false);
        bag.put(u"comment", commentOf(bag));
    }
    if (const PartialDate collected = bag.takeDate(u"collected_at"); collected.isKnown())
        row.lists.append({u"Collection"_s, {}, 0, collected.toString()});
    if (bag.has(u"hidden_at") && m_isDropped)
        row.status = Status::Dropped;
    if (bag.has(u"paused_at") && !row.status)
        row.status = Status::InProgress;
}

void TraktReader::tellPlace(ImportRow &row, JsonBag &bag) const
{
    const PartialDate listed = bag.takeDate(u"listed_at");
    const QString note = bag.takeProse(u"notes").value_or(QString());
    const int rank = bag.takeCount(u"rank").value_or(0);
    (void)bag.take(u"id");
    if (m_isWatchlist) {
        if (!row.status)
            row.status = Status::Planned;
        row.addedAt = listed;
        bag.put(u"watchlist_rank", rank);
        if (!note.isEmpty())
            row.notes = note;
    } else if (m_isFavourites) {
        row.isFavourite = true;
        bag.put(u"favorite",
                QJsonObject{
                    {u"rank"_s, rank}, {u"notes"_s, note}, {u"listed_at"_s, listed.toString()}});
    } else {
        row.lists.append({m_list.name, m_list.description, rank, note});
        bag.put(u"list", m_list.about);
        bag.put(u"listed_at", listed.toString());
    }
}

bool TraktReader::takeFilm(JsonBag &bag, qint64 line)
{
    ImportRow row;
    row.media.type = MediaType::Movie;
    describe(row.media, bag, u"movie"_s);
    const bool isPlay = bag.has(u"watched_at");
    const PartialDate watched = bag.takeDate(u"watched_at");
    const PartialDate last = bag.takeDate(u"last_watched_at");
    if (isPlay) {
        row.status = Status::Completed;
        row.completedAt = watched;
        row.isPlay = watched.isKnown();
    } else if (bag.has(u"plays") || last.isKnown()) {
        row.status = Status::Completed;
        row.completedAt = last;
        const auto plays = bag.takeCount(u"plays");
        row.earlierPasses = plays && *plays > 1 ? std::optional(*plays - 1) : std::nullopt;
        row.updatedAt = bag.takeDate(u"last_updated_at");
    }
    tell(row, bag);
    return deliver(*m_delivery, std::move(row), bag, line, {u"watchlist_rank"_s});
}

bool TraktReader::takeSeries(JsonBag &bag, const QString &type, qint64 line)
{
    const QString key = keyOf(bag, u"show"_s);
    if (key.isEmpty())
        return m_delivery->problem(formatText("The record names no series."), line);
    ShelvedShow &show = m_shows.record(key, m_place, line);
    ImportRow &row = show.row;
    if (row.media.title.isEmpty() && row.media.externalKeys.isEmpty())
        describe(row.media, bag, u"show"_s);
    (void)bag.take(u"show");
    const auto season = bag.takeNumber(u"season.number");
    const auto inSeason = bag.takeNumber(u"episode.season");
    const auto number = bag.takeNumber(u"episode.number");
    if (type == "episode"_L1 && inSeason && number) {
        const bool isPlay = bag.has(u"watched_at");
        const PartialDate watched = bag.takeDate(u"watched_at");
        if (isPlay)
            show.log.add(*inSeason, *number, watched);
        else
            tellOfPart(show, bag, u"S%1E%2"_s.arg(*inSeason).arg(*number));
    } else if (type == "season"_L1 && season) {
        tellOfPart(show, bag, u"S%1"_s.arg(*season));
    } else {
        if (bag.has(u"plays") && bag.has(u"seasons") && show.log.isEmpty())
            row.status = Status::InProgress; // some backups leave the seasons out
        for (const QJsonValue seasonValue : bag.takeArray(u"seasons")) {
            for (const QJsonValue episode : seasonValue[u"episodes"].toArray()) {
                JsonBag about(episode.toObject());
                show.log.addPlays(seasonValue[u"number"].toInt(), episode[u"number"].toInt(),
                                  about.takeCount(u"plays").value_or(1),
                                  about.takeDate(u"last_watched_at"));
            }
        }
        if (!show.log.isEmpty() && row.status == Status::InProgress)
            row.status.reset(); // which the shelf tells better
        tell(row, bag);
        const QJsonObject rest = bag.rest({u"watchlist_rank"_s});
        for (auto it = rest.begin(); it != rest.end(); ++it)
            row.extras.insert(it.key(), it.value());
    }
    return m_delivery->problems(bag.complaints(), line);
}

// Ratings, comments and lists of seasons and episodes are kept with the series.
void TraktReader::tellOfPart(ShelvedShow &show, JsonBag &bag, const QString &part) const
{
    ImportRow &row = show.row;
    (void)bag.take(u"season");
    (void)bag.take(u"episode");
    if (bag.has(u"comment"))
        bag.put(u"comment", commentOf(bag));
    if (bag.has(u"listed_at") && !m_list.name.isEmpty())
        bag.put(u"list", m_list.name);
    row.extras.insert(u"parts"_s, withObject(row.extras, u"parts"_s, part, [&] {
                          QJsonObject told = row.extras[u"parts"][part].toObject();
                          const QJsonObject more = bag.rest();
                          for (auto it = more.begin(); it != more.end(); ++it)
                              told.insert(it.key(), it.value());
                          return told;
                      }()));
}

} // namespace omt::transfer
