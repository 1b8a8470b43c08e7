// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/catalogs.h"
#include "core/transfer/formats/htmlentities.h"
#include "core/transfer/formats/values.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/jsonreader.h"

#include <QJsonArray>
#include <QSet>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

using MakeRow = std::function<std::optional<ImportRow>(const QJsonObject &)>;

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue item : value.toArray()) {
        const QString text = item.toString().trimmed();
        if (!text.isEmpty() && !list.contains(text))
            list.append(text);
    }
    return list;
}

QString idText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

/**
 * Reads every element through `make`; one that makes no row is a problem. Where a row depends on
 * those before it, `makesAll` says so: then `make` sees also those that the sink has already.
 */
Result<> readElements(InputFile &file, RowSink &sink, const QStringList &path, bool isLines,
                      const MakeRow &make, bool makesAll = false)
{
    auto content = file.content();
    if (!content)
        return content.error();
    Delivery delivery(sink, (*content)->name());
    const auto complain = [&delivery](const QString &message, qint64 line) {
        return delivery.problem(message, line);
    };
    const auto take = [&](QJsonObject &&element, qint64 line) {
        auto row = makesAll ? make(element) : std::nullopt;
        if (delivery.wasTaken())
            return true;
        if (!makesAll)
            row = make(element);
        if (!row || row->media.title.isEmpty()) {
            return delivery.problem(formatText("The entry has no title and was left out."), line);
        }
        return delivery.row(std::move(*row), line);
    };
    JsonElementReader reader(**content);
    return isLines ? reader.readLines(take, complain) : reader.readArray(path, take, complain);
}

// Broadcast times are written in UTC; the day people know is the one where it was shown.
PartialDate localDay(const QString &moment, const QString &language)
{
    const QDateTime utc = QDateTime::fromString(moment, Qt::ISODateWithMs);
    if (!utc.isValid())
        return {};
    const int hours = language == "ja"_L1 ? 9 : language.startsWith("zh"_L1) ? 8 : 0;
    return PartialDate::fromDate(utc.toUTC().addSecs(hours * 3600).date());
}

// TMDB numbers a whole show; only its films, seasons and episodes are the works listed here.
void addTmdbKey(Media &media, const QString &id)
{
    const QStringList parts = id.split(u'/');
    if (parts.size() == 2 && parts[0] == "movie"_L1)
        addKey(media, u"tmdb"_s, u"movie"_s, parts[1]);
    else if (parts.size() == 4 && parts[2] == "season"_L1)
        addKey(media, u"tmdb"_s, u"season"_s, parts[1] + u'/' + parts[3]);
    else if (parts.size() == 6 && parts[4] == "episode"_L1)
        addKey(media, u"tmdb"_s, u"episode"_s, parts[1] + u'/' + parts[3] + u'/' + parts[5]);
    else
        setText(media.attributes, u"tmdb", id);
}

void addBangumiSites(Media &media, const QJsonArray &sites)
{
    QStringList streams;
    for (const QJsonValue value : sites) {
        const QString site = value[u"site"].toString();
        const QString id = idText(value[u"id"]);
        if (site == "mal"_L1 || site == "anidb"_L1)
            addKey(media, site, u"anime"_s, id);
        else if (site == "aniList"_L1)
            addKey(media, u"anilist"_s, u"anime"_s, id);
        else if (site == "bangumi"_L1)
            addKey(media, site, {}, id);
        else if (site == "tmdb"_L1)
            addTmdbKey(media, id);
        else if (!streams.contains(site))
            streams.append(site);
    }
    setList(media.attributes, u"sites", streams);
}

std::optional<ImportRow> bangumiRow(const QJsonObject &item)
{
    static const QHash<QString, QString> kinds{
        {u"tv"_s, u"TV"_s}, {u"movie"_s, u"Movie"_s}, {u"ova"_s, u"OVA"_s}, {u"web"_s, u"ONA"_s}};
    ImportRow row;
    Media &media = row.media;
    const QString language = item[u"lang"].toString();
    const QString type = item[u"type"].toString();
    media.type = MediaType::Anime;
    media.title = item[u"title"].toString().trimmed();
    const QJsonObject translations = item[u"titleTranslate"].toObject();
    for (auto it = translations.begin(); it != translations.end(); ++it) {
        bool isFirst = true;
        for (const QString &name : texts(it.value())) {
            addName(media, name, it.key(), isFirst ? u"translated"_s : u"alias"_s);
            isFirst = false;
        }
    }
    media.releaseDate = localDay(item[u"begin"].toString(), language);
    setText(media.attributes, u"end_date", localDay(item[u"end"].toString(), language).toString());
    setText(media.attributes, u"format", kinds.value(type, type));
    setText(media.attributes, u"original_language", language);
    setText(media.attributes, u"website", item[u"officialSite"].toString());
    media.countryOfOrigin = language == "ja"_L1 ? u"JP"_s : QString();
    addBangumiSites(media, item[u"sites"].toArray());
    return row;
}

// Some pages tell of several films: only the first may have the page as its key.
ImportRow wikipediaRow(const QJsonObject &film, QSet<QString> &pages)
{
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::Movie;
    media.title = film[u"title"].toString().trimmed();
    if (const int year = film[u"year"].toInt(); year > 0)
        media.releaseDate = PartialDate::fromYear(year);
    setList(media.attributes, u"cast", texts(film[u"cast"]));
    media.genres = texts(film[u"genres"]);
    media.description = film[u"extract"].toString();
    media.coverUrl = film[u"thumbnail"].toString();
    const QString page = film[u"href"].toString();
    if (!page.isEmpty() && !page.contains(u'#') && !pages.contains(page)) {
        pages.insert(page);
        addKey(media, u"wikipedia"_s, u"en"_s, page);
    }
    return row;
}

std::optional<ImportRow> podcastRow(const QJsonObject &podcast)
{
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::Podcast;
    media.title = podcast[u"name"].toString().trimmed();
    media.description = podcast[u"description"].toString();
    media.genres = texts(podcast[u"tags"]);
    setTotal(media, podcast[u"episodeCount"].toInt());
    setText(media.attributes, u"feed_url", podcast[u"rssFeed"].toString());
    setText(media.attributes, u"website", podcast[u"website"].toString());
    if (podcast[u"archive"].toBool())
        media.attributes.insert(u"ended"_s, true);
    const auto latest = podcast[u"latestEpisodePublished"].toInteger();
    if (latest > 0) {
        setText(media.attributes, u"latest_episode",
                QDateTime::fromSecsSinceEpoch(latest, Qt::UTC).date().toString(Qt::ISODate));
    }
    media.popularity = podcast[u"weekly_downloads_avg"][u"value"].toDouble();
    if (podcast[u"itunesID"].toInteger() > 0)
        addKey(media, u"itunes"_s, {}, idText(podcast[u"itunesID"]));
    if (podcast[u"podcastIndexID"].toInteger() > 0)
        addKey(media, u"podcastindex"_s, {}, idText(podcast[u"podcastIndexID"]));
    const QUrl spotify(podcast[u"spotify"].toString());
    if (spotify.path().startsWith("/show/"_L1))
        addKey(media, u"spotify"_s, u"show"_s, spotify.fileName());
    return row;
}

void addMangaLinks(Media &media, const QJsonObject &links)
{
    const QUrl mal(links[u"MyAnimeList"].toString());
    const QStringList path = mal.path().split(u'/', Qt::SkipEmptyParts);
    if (path.size() >= 2 && path[0] == "manga"_L1 && countingNumber(path[1]))
        addKey(media, u"mal"_s, u"manga"_s, path[1]);
    const QUrlQuery updates(QUrl(links[u"MangaUpdates"].toString()).query());
    if (countingNumber(updates.queryItemValue(u"id"_s)))
        addKey(media, u"mangaupdates"_s, {}, updates.queryItemValue(u"id"_s));
}

std::optional<ImportRow> mangaRow(const QJsonObject &manga)
{
    static const QHash<QString, QString> languages{{u"Japanese"_s, u"ja"_s},
                                                   {u"Korean"_s, u"ko"_s},
                                                   {u"Chinese (Simp)"_s, u"zh-Hans"_s},
                                                   {u"Chinese (Trad)"_s, u"zh-Hant"_s},
                                                   {u"Malay"_s, u"ms"_s}};
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::Manga;
    const QJsonObject title = manga[u"title"].toObject();
    media.title = decodedEntities(title[u"name"].toString()).trimmed();
    for (const QString &name : texts(manga[u"alt_titles"]))
        addName(media, decodedEntities(name), {}, u"alias"_s);
    media.description = decodedEntities(manga[u"description"].toString());
    media.description.replace("\r\n"_L1, "\n"_L1);
    for (const QString &key : {u"author"_s, u"artist"_s}) {
        for (const QString &name : splitList(decodedEntities(manga[key].toString()))) {
            if (!media.creators.contains(name))
                media.creators.append(name);
        }
    }
    for (const QString &genre : texts(manga[u"genre_tags"])) {
        if (!genre.startsWith(u'['))
            media.genres.append(genre);
    }
    media.coverUrl = manga[u"thumbnail"].toString();
    setText(media.attributes, u"original_language", languages.value(title[u"origin"].toString()));
    setText(media.attributes, u"demographic", manga[u"demographic"].toString());
    setText(media.attributes, u"publish_status", manga[u"publish_status"].toString());
    if (manga[u"hentai"].toBool())
        media.attributes.insert(u"adult"_s, true);
    if (manga[u"publish_status"] == "completed"_L1)
        setTotal(media, manga[u"total_chapters"].toInt());
    addKey(media, u"mangadex"_s, u"v1"_s, idText(manga[u"id"]));
    addMangaLinks(media, manga[u"external_links"].toObject());
    return row;
}

bool holdsAll(const QByteArray &head, const QList<QByteArray> &words)
{
    return std::all_of(words.begin(), words.end(),
                       [&head](const QByteArray &word) { return head.contains(word); });
}

} // namespace

BangumiDataFormat::BangumiDataFormat()
    : CatalogFormat(u"bangumi-data"_s, u"bangumi-data"_s, u"bangumi"_s)
{
}

int BangumiDataFormat::recognise(const FileProbe &probe) const
{
    return holdsAll(probe.head.left(4096), {"\"siteMeta\"", "\"urlTemplate\""}) ? 95 : 0;
}

Result<> BangumiDataFormat::read(InputFile &file, RowSink &sink) const
{
    return readElements(file, sink, {u"items"_s}, false, bangumiRow);
}

WikipediaMoviesFormat::WikipediaMoviesFormat()
    : CatalogFormat(u"wikipedia-movies"_s, u"wikipedia-movie-data"_s, u"wikipedia"_s)
{
}

int WikipediaMoviesFormat::recognise(const FileProbe &probe) const
{
    return probe.head.trimmed().startsWith('[')
            && holdsAll(probe.head, {"\"title\"", "\"year\"", "\"cast\"", "\"genres\"", "\"href\""})
        ? 90
        : 0;
}

Result<> WikipediaMoviesFormat::read(InputFile &file, RowSink &sink) const
{
    QSet<QString> pages;
    return readElements(
        file, sink, {}, false,
        [&pages](const QJsonObject &film) { return wikipediaRow(film, pages); }, true);
}

PodcastsJsonFormat::PodcastsJsonFormat()
    : CatalogFormat(u"podcasts-json"_s, u"GermanTechPodcasts"_s, u"podcastindex"_s)
{
}

int PodcastsJsonFormat::recognise(const FileProbe &probe) const
{
    return holdsAll(probe.head, {"\"rssFeed\"", "\"podcastIndexID\""}) ? 90 : 0;
}

Result<> PodcastsJsonFormat::read(InputFile &file, RowSink &sink) const
{
    return readElements(file, sink, {}, false, podcastRow);
}

MangaDexFormat::MangaDexFormat()
    : CatalogFormat(u"mangadex-ndjson"_s, u"MangaDex (NDJSON)"_s, u"mangadex"_s)
{
}

int MangaDexFormat::recognise(const FileProbe &probe) const
{
    return probe.head.startsWith('{')
            && holdsAll(probe.head, {"\"alt_titles\"", "\"genre_tags\"", "\"publish_status\""})
        ? 90
        : 0;
}

Result<> MangaDexFormat::read(InputFile &file, RowSink &sink) const
{
    return readElements(file, sink, {}, true, mangaRow);
}

} // namespace omt::transfer
