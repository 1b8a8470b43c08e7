// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/catalogreading.h"
#include "core/transfer/formats/dumps.h"

#include <QJsonArray>
#include <QUrl>

#include <cmath>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// "https://anidb.net/anime/4563": the site says the service, the last part is the key.
void addSourceKey(Media &media, const QUrl &url)
{
    struct Site
    {
        QString host;
        QString service;
        QString space;
    };
    static const QList<Site> sites{{u"anidb.net"_s, u"anidb"_s, u"anime"_s},
                                   {u"anilist.co"_s, u"anilist"_s, u"anime"_s},
                                   {u"myanimelist.net"_s, u"mal"_s, u"anime"_s},
                                   {u"kitsu.app"_s, u"kitsu"_s, u"anime"_s},
                                   {u"kitsu.io"_s, u"kitsu"_s, u"anime"_s},
                                   {u"anime-planet.com"_s, u"animeplanet"_s, u"anime"_s},
                                   {u"livechart.me"_s, u"livechart"_s, {}},
                                   {u"notify.moe"_s, u"notify"_s, {}},
                                   {u"simkl.com"_s, u"simkl"_s, {}},
                                   {u"anisearch.com"_s, u"anisearch"_s, u"anime"_s},
                                   {u"animenewsnetwork.com"_s, u"ann"_s, {}}};
    QString host = url.host();
    if (host.startsWith("www."_L1))
        host = host.mid(4);
    for (const Site &site : sites) {
        if (host != site.host)
            continue;
        const QString key = url.hasQuery() ? url.query().section(u'=', -1) : url.fileName();
        addKey(media, site.service, site.space, key);
        return;
    }
}

std::optional<ImportRow> animeRow(const QJsonObject &anime)
{
    static const QHash<QString, QString> kinds{
        {u"MOVIE"_s, u"Movie"_s}, {u"SPECIAL"_s, u"Special"_s}, {u"UNKNOWN"_s, QString()}};
    if (anime[u"sources"].isUndefined())
        return std::nullopt; // the first line of the file of lines tells of the licence
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::Anime;
    media.title = anime[u"title"].toString().trimmed();
    for (const QString &name : textsOf(anime[u"synonyms"]))
        addName(media, name, {}, u"alias"_s);
    const QString kind = anime[u"type"].toString();
    if (kind == "MOVIE"_L1)
        media.mediaClass = u"video.movie.anime"_s;
    setText(media.attributes, u"format", kinds.value(kind, kind));
    setTotal(media, anime[u"episodes"].toInt());
    const QJsonValue season = anime[u"animeSeason"];
    if (const int year = season[u"year"].toInt(); year > 0)
        media.releaseDate = PartialDate::fromYear(year);
    if (season[u"season"] != "UNDEFINED"_L1)
        setText(media.attributes, u"season", season[u"season"].toString().toLower());
    setText(media.attributes, u"airing_status", anime[u"status"].toString().toLower());
    if (const int seconds = anime[u"duration"][u"value"].toInt(); seconds >= 60)
        setNumber(media.attributes, u"runtime_minutes", seconds / 60);
    setList(media.attributes, u"studios", textsOf(anime[u"studios"]));
    setList(media.attributes, u"producers", textsOf(anime[u"producers"]));
    media.creators = textsOf(anime[u"studios"]);
    media.genres = textsOf(anime[u"tags"]).mid(0, 40);
    media.coverUrl = anime[u"picture"].toString();
    if (const double score = anime[u"score"][u"arithmeticGeometricMean"].toDouble(); score > 0)
        media.attributes.insert(u"average_rating"_s, std::round(score * 100) / 100);
    for (const QString &source : textsOf(anime[u"sources"]))
        addSourceKey(media, QUrl(source));
    return row;
}

std::optional<ImportRow> relationRow(const QJsonObject &ids)
{
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::Anime;
    const auto add = [&](const char16_t *name, const QString &service, const QString &space) {
        const QJsonValue id = ids[QStringView(name)];
        if (id.isDouble() && id.toInteger() > 0)
            addKey(media, service, space, QString::number(id.toInteger()));
    };
    add(u"mal_id", u"mal"_s, u"anime"_s);
    add(u"anilist_id", u"anilist"_s, u"anime"_s);
    add(u"annict_id", u"annict"_s, {});
    add(u"syobocal_tid", u"syobocal"_s, {});
    return row;
}

} // namespace

AnimeOfflineFormat::AnimeOfflineFormat()
    : CatalogFormat(u"anime-offline-database"_s, u"anime-offline-database"_s,
                    u"anime-offline-database"_s)
{
}

int AnimeOfflineFormat::recognise(const FileProbe &probe) const
{
    const QByteArray head = probe.head.left(8192);
    if (!head.trimmed().startsWith('{'))
        return 0;
    if (head.contains("manami-project/anime-offline-database"))
        return 98;
    return holdsWords(head, {"\"animeSeason\"", "\"sources\"", "\"synonyms\""}) ? 90 : 0;
}

Result<> AnimeOfflineFormat::read(InputFile &file, RowSink &sink) const
{
    // The file of lines has an object a line, the other one object over many lines or only one.
    auto content = file.content();
    if (!content)
        return content.error();
    QByteArray head;
    while (head.size() < 8192) {
        const auto piece = (*content)->read(8192);
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            break;
        head += *piece;
    }
    const bool isOne = head.contains("\"data\"");
    content = Error(); // closes the file before it is read again
    return readJsonCatalog(file, sink, {!isOne, "data"}, animeRow);
}

AnimeRelationsFormat::AnimeRelationsFormat()
    : CatalogFormat(u"anime-relations"_s, u"arm anime relations"_s, u"arm"_s)
{
}

int AnimeRelationsFormat::recognise(const FileProbe &probe) const
{
    const QByteArray head = probe.head.left(4096);
    return head.trimmed().startsWith('[') && head.contains("\"mal_id\"")
            && (head.contains("\"annict_id\"") || head.contains("\"syobocal_tid\""))
            && !head.contains("\"title\"")
        ? 90
        : 0;
}

Result<> AnimeRelationsFormat::read(InputFile &file, RowSink &sink) const
{
    return readJsonCatalog(file, sink, {false, {}}, relationRow);
}

} // namespace omt::transfer
