// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/words.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/jsonreader.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// {"data": {"anime": {"lists"...}}} of a query for both kinds, {"data": {"MediaListCollection"...}}
// of one, with or without the "data" around it.
QList<QStringList> placesUnderLists(const QStringList &rest)
{
    const QString any = JsonElementReader::anything;
    const QStringList list{u"lists"_s, JsonElementReader::element};
    return {QStringList{u"data"_s, any} + list + rest, QStringList{any} + list + rest, list + rest};
}

/** What the lists say of themselves, and what scale scores are on; read before the entries. */
struct Lists
{
    QMap<QString, QJsonObject> about; ///< by the place of the list
    double best = 10;
};

Result<Lists> readLists(InputStream &stream)
{
    QList<QStringList> patterns;
    for (const auto &field : {u"name"_s, u"isCustomList"_s, u"status"_s})
        patterns += placesUnderLists({field});
    patterns += placesUnderLists({u"entries"_s, JsonElementReader::element, u"score"_s});
    Lists lists;
    const auto read = JsonElementReader(stream).readPlaces(
        patterns, [&lists](const QStringList &place, QJsonValue &&value, qint64) {
            if (place.last() == "score"_L1) {
                if (value.toDouble() > 10)
                    lists.best = 100;
                return true;
            }
            lists.about[place.mid(0, place.size() - 1).join(u'.')].insert(place.last(), value);
            return true;
        });
    return read ? Result<Lists>(lists) : Result<Lists>(read.error());
}

QString languageOf(const QString &country)
{
    static const QHash<QString, QString> languages{
        {u"JP"_s, u"ja"_s}, {u"KR"_s, u"ko"_s}, {u"CN"_s, u"zh"_s}, {u"TW"_s, u"zh-Hant"_s}};
    return languages.value(country);
}

void takeTitle(Media &media, JsonBag &bag, bool isManga)
{
    const QString format = bag.takeText(u"media.format");
    const QString type = bag.takeText(u"media.type");
    media.type = isManga || type == "MANGA"_L1 ? MediaType::Manga : MediaType::Anime;
    if (format == "NOVEL"_L1)
        media.type = MediaType::LightNovel;
    setText(media.attributes, u"format", format);
    const QString preferred = bag.takeText(u"media.title.userPreferred");
    const QString romaji = bag.takeText(u"media.title.romaji");
    const QString english = bag.takeText(u"media.title.english");
    const QString native = bag.takeText(u"media.title.native");
    for (const QString &name : {preferred, romaji, english, native}) {
        if (media.title.isEmpty())
            media.title = name;
    }
    addName(media, romaji, u"ja-Latn"_s, u"alias"_s);
    addName(media, english, u"en"_s, u"translated"_s);
    media.countryOfOrigin = bag.takeText(u"media.countryOfOrigin");
    addName(media, native, languageOf(media.countryOfOrigin), u"original"_s);
    for (const QString &synonym : bag.takeTexts(u"media.synonyms"))
        addName(media, synonym, {}, u"alias"_s);
    addServiceKey(media, u"anilist"_s, bag.takeText(u"media.id"));
    addServiceKey(media, u"mal"_s, bag.takeText(u"media.idMal"));
    const auto chapters = bag.takeCount(u"media.chapters");
    const auto episodes = bag.takeCount(u"media.episodes");
    setTotal(media, media.type == MediaType::Anime ? episodes : chapters);
    setNumber(media.attributes, u"volumes", bag.takeCount(u"media.volumes"));
    setNumber(media.attributes, u"runtime_minutes", bag.takeCount(u"media.duration"));
    media.coverUrl = bag.takeText(u"media.coverImage.large");
    media.releaseDate = bag.takeDateParts(u"media.startDate");
    media.genres = bag.takeTexts(u"media.genres");
    media.description = bag.takeProse(u"media.description").value_or(QString());
}

// CURRENT, PLANNING, COMPLETED, DROPPED, PAUSED, REPEATING.
void takeStatus(ImportRow &row, const QString &word, std::optional<int> repeat)
{
    row.status = statusFromWord(word);
    if (word.compare("REPEATING"_L1, Qt::CaseInsensitive) == 0)
        row.earlierPasses = std::max(repeat.value_or(0), 1);
    else if (repeat && *repeat > 0)
        row.earlierPasses = repeat;
}

void takeLists(ImportRow &row, JsonBag &bag, const QJsonObject &about)
{
    QStringList names;
    if (about[u"isCustomList"].toBool())
        names.append(about[u"name"].toString());
    const QJsonValue custom = bag.take(u"customLists"); // {"name": true} or ["name"]
    const QJsonObject flags = custom.toObject();
    for (auto it = flags.begin(); it != flags.end(); ++it) {
        if (it.value().toBool())
            names.append(it.key());
    }
    for (const QJsonValue name : custom.toArray())
        names.append(name.isObject() && name[u"enabled"].toBool(true) ? name[u"name"].toString()
                                                                      : name.toString());
    names.removeAll(QString());
    names.removeDuplicates();
    for (const QString &name : names)
        row.lists.append({name, {}, 0, {}});
}

bool deliverEntry(JsonBag &bag, bool isManga, const QJsonObject &about, double best, qint64 line,
                  Delivery &delivery)
{
    ImportRow row;
    takeTitle(row.media, bag, isManga);
    QString status = bag.takeText(u"status");
    if (status.isEmpty() && !about[u"isCustomList"].toBool())
        status = about[u"status"].toString(about[u"name"].toString());
    takeStatus(row, status, bag.takeNumber(u"repeat"));
    if (!row.status && !status.isEmpty() && bag.has(u"progress"))
        bag.refuse(u"status", status);
    row.progress = bag.takeNumber(u"progress");
    row.rating = bag.takeRating(u"score", best);
    row.notes = bag.takeProse(u"notes");
    row.startedAt = bag.takeDateParts(u"startedAt");
    row.completedAt = bag.takeDateParts(u"completedAt");
    row.addedAt = bag.takeDate(u"createdAt");
    row.updatedAt = bag.takeDate(u"updatedAt");
    row.isPrivate = bag.takeFlag(u"private");
    row.isFavourite = bag.takeFlag(u"media.isFavourite");
    if (row.isFavourite == false)
        row.isFavourite.reset();
    takeLists(row, bag, about);
    return deliver(delivery, std::move(row), bag, line,
                   {u"progressVolumes"_s, u"hiddenFromStatusLists"_s, u"priority"_s});
}

/** What the GraphQL query MediaListCollection answers, for anime, manga or both. */
class AniListFormat final : public PersonalFormat
{
public:
    AniListFormat()
        : PersonalFormat(u"anilist-json", u"AniList lists", u"anilist")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headStarts(probe, '{') && headHas(probe, {"\"lists\"", "\"entries\"", "\"media\""})
            ? 90
            : 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        auto first = file.content();
        if (!first)
            return first.error();
        const auto lists = readLists(**first);
        if (!lists)
            return lists.error();
        auto second = file.content();
        if (!second)
            return second.error();
        Delivery delivery(sink, (*second)->name());
        bool found = false;
        const auto read = JsonElementReader(**second).readPlaces(
            placesUnderLists({u"entries"_s, JsonElementReader::element}),
            [&](const QStringList &place, QJsonValue &&value, qint64 line) {
                if (!value.isObject()) {
                    return delivery.problem(formatText("The entry cannot be read."), line);
                }
                JsonBag bag(value.toObject());
                const QString list = place.mid(0, place.size() - 2).join(u'.');
                const bool isManga = place.contains(u"manga"_s);
                return deliverEntry(bag, isManga, lists->about[list], lists->best, line, delivery);
            },
            &found);
        if (read && !found)
            return inputError(file.name(), 0, formatText("The file holds no AniList lists."));
        return read;
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeAniListFormat()
{
    return std::make_unique<AniListFormat>();
}

} // namespace omt::transfer
