// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/words.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/jsonreader.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** Titles and mappings that stand apart from the entries, by "anime/1". */
struct Included
{
    QHash<QString, QJsonObject> resources;
};

QString reference(const QJsonValue &value)
{
    return value[u"type"].toString() + u'/' + plainText(value[u"id"]);
}

// Of a title only what a row can use: files with everything included hold long descriptions.
QJsonObject kept(const QJsonObject &resource)
{
    const QJsonObject all = resource[u"attributes"].toObject();
    QJsonObject attributes;
    for (const auto key :
         {u"canonicalTitle", u"titles", u"abbreviatedTitles", u"slug", u"startDate",
          u"episodeCount", u"chapterCount", u"volumeCount", u"episodeLength", u"subtype",
          u"synopsis", u"externalSite", u"externalId"}) {
        if (all.contains(QStringView(key)))
            attributes.insert(QStringView(key), all[QStringView(key)]);
    }
    attributes.insert(u"poster"_s, all[u"posterImage"][u"large"]);
    QJsonArray mappings;
    for (const QJsonValue mapping : resource[u"relationships"][u"mappings"][u"data"].toArray())
        mappings.append(reference(mapping));
    return {{u"attributes"_s, attributes}, {u"mappings"_s, mappings}};
}

Result<Included> readIncluded(InputStream &stream)
{
    Included included;
    const auto read = JsonElementReader(stream).readPlaces(
        {{u"included"_s, JsonElementReader::element}},
        [&included](const QStringList &, QJsonValue &&value, qint64) {
            included.resources.insert(reference(value), kept(value.toObject()));
            return true;
        });
    return read ? Result<Included>(included) : Result<Included>(read.error());
}

// "myanimelist/anime", "anilist", "thetvdb/series", "mangaupdates".
void addMapping(Media &media, const QJsonObject &mapping)
{
    static const QHash<QString, QString> services{
        {u"myanimelist"_s, u"mal"_s}, {u"anilist"_s, u"anilist"_s}, {u"anidb"_s, u"anidb"_s}};
    const QString site = mapping[u"externalSite"].toString().section(u'/', 0, 0);
    const QString id = mapping[u"externalId"].toString().section(u'/', -1);
    bool isNumber = false;
    id.toInt(&isNumber); // some are texts that mean nothing
    if (isNumber && services.contains(site))
        addServiceKey(media, services[site], id);
}

void describe(Media &media, const Included &included, const QString &title)
{
    const QJsonObject resource = included.resources.value(title);
    JsonBag bag(resource[u"attributes"].toObject());
    media.title = bag.takeText(u"canonicalTitle");
    const QJsonObject names = bag.takeObject(u"titles"); // {"en_jp": ..., "ja_jp": ...}
    for (auto it = names.begin(); it != names.end(); ++it) {
        const QString name = it.value().toString().trimmed();
        const QString language = it.key() == "en_jp"_L1 ? u"ja-Latn"_s : it.key().left(2);
        if (media.title.isEmpty())
            media.title = name;
        addName(media, name, language, language == "ja"_L1 ? u"original"_s : u"translated"_s);
    }
    for (const QString &name : bag.takeTexts(u"abbreviatedTitles"))
        addName(media, name, {}, u"abbreviation"_s);
    const QString format = bag.takeText(u"subtype");
    if (format == "novel"_L1)
        media.type = MediaType::LightNovel;
    setText(media.attributes, u"format", format);
    media.releaseDate = bag.takeDate(u"startDate");
    const auto episodes = bag.takeCount(u"episodeCount");
    const auto chapters = bag.takeCount(u"chapterCount");
    setTotal(media, media.type == MediaType::Anime ? episodes : chapters);
    setNumber(media.attributes, u"volumes", bag.takeCount(u"volumeCount"));
    setNumber(media.attributes, u"runtime_minutes", bag.takeCount(u"episodeLength"));
    media.description = bag.takeProse(u"synopsis").value_or(QString());
    media.coverUrl = bag.takeText(u"poster");
    for (const QJsonValue mapping : resource[u"mappings"].toArray())
        addMapping(media, included.resources.value(mapping.toString())[u"attributes"].toObject());
}

// Newer entries count in twentieths; the older field has "0.0" for none.
std::optional<Rating> takeRating(JsonBag &bag)
{
    const auto twentieths = bag.takeRating(u"attributes.ratingTwenty", 20);
    const auto stars = bag.takeRating(u"attributes.rating", 5);
    return twentieths ? twentieths : stars;
}

bool deliverEntry(JsonBag &bag, const Included &included, qint64 line, Delivery &delivery)
{
    ImportRow row;
    QString title;
    for (const auto &kind : {u"anime"_s, u"manga"_s, u"media"_s}) {
        const QString path = u"relationships."_s + kind + u".data"_s;
        const QJsonObject data = bag.takeObject(path);
        if (title.isEmpty() && !data.isEmpty())
            title = reference(data);
    }
    row.media.type = title.startsWith("manga/"_L1) ? MediaType::Manga : MediaType::Anime;
    addServiceKey(row.media, u"kitsu"_s, title.section(u'/', 1));
    describe(row.media, included, title);
    const QString status = bag.takeText(u"attributes.status");
    row.status = statusFromWord(status);
    if (!row.status && !status.isEmpty())
        bag.refuse(u"attributes.status", status);
    row.progress = bag.takeNumber(u"attributes.progress");
    row.rating = takeRating(bag);
    row.notes = bag.takeProse(u"attributes.notes");
    row.isPrivate = bag.takeFlag(u"attributes.private");
    row.startedAt = bag.takeDate(u"attributes.startedAt");
    row.completedAt = bag.takeDate(u"attributes.finishedAt");
    row.addedAt = bag.takeDate(u"attributes.createdAt");
    row.updatedAt = bag.takeDate(u"attributes.updatedAt");
    row.earlierPasses = bag.takeCount(u"attributes.reconsumeCount");
    if (bag.takeFlag(u"attributes.reconsuming") == true) {
        row.status = Status::InProgress;
        row.earlierPasses = std::max(row.earlierPasses.value_or(0), 1);
    }
    // What is left of the envelope says nothing; what is left of the attributes does.
    const QStringList complaints = bag.complaints();
    JsonBag rest(bag.takeObject(u"attributes"));
    if (rest.takeText(u"reactionSkipped") == "skipped"_L1)
        rest.put(u"reactionSkipped", u"skipped"_s);
    rest.put(u"entry", bag.take(u"id"));
    return delivery.problems(complaints, line)
        && deliver(delivery, std::move(row), rest, line,
                   {u"volumesOwned"_s, u"volumesRead"_s, u"ratingTwenty"_s});
}

/** Library entries with what the answer includes of the titles. */
class KitsuFormat final : public PersonalFormat
{
public:
    KitsuFormat()
        : PersonalFormat(u"kitsu-json", u"Kitsu library", u"kitsu")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        const bool isLibrary
            = headHas(probe, {"\"libraryEntries\""}) || headHas(probe, {"\"library-entries\""});
        return isLibrary && headHas(probe, {"\"data\"", "\"attributes\""}) ? 90 : 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        auto first = file.content();
        if (!first)
            return first.error();
        const auto included = readIncluded(**first);
        if (!included)
            return included.error();
        auto second = file.content();
        if (!second)
            return second.error();
        Delivery delivery(sink, (*second)->name());
        return readBags(**second, {u"data"_s}, delivery, [&](JsonBag &bag, qint64 line) {
            return deliverEntry(bag, *included, line, delivery);
        });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeKitsuFormat()
{
    return std::make_unique<KitsuFormat>();
}

} // namespace omt::transfer
