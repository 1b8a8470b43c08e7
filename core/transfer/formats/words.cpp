// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/words.h"

#include <QHash>
#include <QStringList>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// Letters and digits only, in lower case.
QString bare(const QString &word)
{
    QString result;
    for (const QChar c : word) {
        if (c.isLetterOrNumber())
            result.append(c.toLower());
    }
    return result;
}

template <typename Value>
QHash<QString, Value> tableOf(std::initializer_list<std::pair<const char16_t *, Value>> rows)
{
    QHash<QString, Value> table;
    for (const auto &[words, value] : rows) {
        for (const QString &word : QString::fromUtf16(words).split(u' '))
            table.insert(word, value);
    }
    return table;
}

template <typename Value>
std::optional<Value> find(const QHash<QString, Value> &table, const QString &word)
{
    const auto found = table.constFind(bare(word));
    return found == table.cend() ? std::nullopt : std::optional(*found);
}

} // namespace

std::optional<Status> statusFromWord(const QString &word)
{
    static const auto table = tableOf<Status>(
        {{u"inprogress watching reading playing listening current currently currentlywatching "
          u"currentlyreading currentlyplaying started ongoing rewatching rereading repeating "
          u"replaying replay active doing enjoying halfway",
          Status::InProgress},
         {u"planned planning plantowatch plantoread plantoplay ptw ptr toread towatch toplay "
          u"tolisten wanttoread wanttowatch wanttoplay watchlist wishlist backlog wish later unread "
          u"unwatched unplayed notstarted notplayed queue queued",
          Status::Planned},
         {u"completed complete finished finish watched read played beaten done seen listened ended "
          u"collect",
          Status::Completed},
         {u"onhold hold paused pause onahold stalled suspended stopped interrupted shelved",
          Status::OnHold},
         {u"dropped drop abandoned didnotfinish dnf stoppedreading stoppedwatching retired quit "
          u"notinteresting unfinished gaveup given",
          Status::Dropped}});
    return find(table, word);
}

std::optional<MediaType> typeFromWord(const QString &word)
{
    static const auto table = tableOf<MediaType>(
        {{u"anime animetv", MediaType::Anime},
         {u"tv tvseries tvshow tvshows show shows series tvminiseries miniseries tvmini tvepisode "
          u"season episode tvpilot",
          MediaType::Show},
         {u"webseries", MediaType::WebSeries},
         {u"movie movies film films tvmovie tvspecial tvshort short video musicvideo featurefilm",
          MediaType::Movie},
         {u"book books ebook novel hardcover paperback", MediaType::Book},
         {u"lightnovel", MediaType::LightNovel},
         {u"webnovel", MediaType::WebNovel},
         {u"audiobook audiobooks audio", MediaType::Audiobook},
         {u"manga manhwa manhua", MediaType::Manga},
         {u"comic comics comicbook comicbooks graphicnovel bd", MediaType::Comic},
         {u"webtoon", MediaType::Webtoon},
         {u"game games videogame videogames boardgame boardgames", MediaType::Game},
         {u"visualnovel vn", MediaType::VisualNovel},
         {u"podcast podcasts podcastseries podcastepisode", MediaType::Podcast},
         {u"music album albums record ep single musicalbum track song", MediaType::Music},
         {u"event concert liveevent theatre play", MediaType::LiveEvent}});
    return find(table, word);
}

} // namespace omt::transfer
