// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/fingerprint.h"
#include "core/transfer/formats/catalogreading.h"
#include "core/transfer/formats/dumps.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/linereader.h"

#include <QJsonArray>

#include <functional>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

struct EntityKind
{
    MediaType type;
    const char16_t *mediaClass; ///< empty: the type's own
};

/** What "instance of" makes an item, by the item it names. */
const QHash<QByteArray, EntityKind> &kinds()
{
    static const QHash<QByteArray, EntityKind> table{
        {"Q11424", {MediaType::Movie, u""}}, // film
        {"Q24862", {MediaType::Movie, u"video.movie.short"}}, // short film
        {"Q202866", {MediaType::Movie, u""}}, // animated film
        {"Q29168811", {MediaType::Movie, u""}}, // animated feature film
        {"Q17517379", {MediaType::Movie, u"video.movie.short"}}, // animated short film
        {"Q93204", {MediaType::Movie, u"video.movie.documentary"}}, // documentary film
        {"Q506240", {MediaType::Movie, u""}}, // television film
        {"Q226730", {MediaType::Movie, u""}}, // silent film
        {"Q20650540", {MediaType::Anime, u"video.movie.anime"}}, // anime film
        {"Q5398426", {MediaType::Show, u""}}, // television series
        {"Q1259759", {MediaType::Show, u""}}, // miniseries
        {"Q581714", {MediaType::Show, u""}}, // animated series
        {"Q117467246", {MediaType::Show, u""}}, // animated television series
        {"Q15416", {MediaType::Show, u""}}, // television program
        {"Q63952888", {MediaType::Anime, u""}}, // anime television series
        {"Q1107", {MediaType::Anime, u""}}, // anime
        {"Q113687694", {MediaType::Anime, u""}}, // OVA
        {"Q220898", {MediaType::Anime, u""}}, // original video animation
        {"Q526877", {MediaType::WebSeries, u""}}, // web series
        {"Q21198342", {MediaType::Manga, u""}}, // manga series
        {"Q8274", {MediaType::Manga, u""}}, // manga
        {"Q14406742", {MediaType::Comic, u""}}, // comic book series
        {"Q1004", {MediaType::Comic, u""}}, // comics
        {"Q725377", {MediaType::Comic, u""}}, // graphic novel
        {"Q1760610", {MediaType::Comic, u""}}, // comic book
        {"Q60496358", {MediaType::Webtoon, u""}}, // web manga
        {"Q747381", {MediaType::LightNovel, u""}}, // light novel
        {"Q104213567", {MediaType::LightNovel, u""}}, // light novel series
        {"Q571", {MediaType::Book, u""}}, // book
        {"Q7725634", {MediaType::Book, u""}}, // literary work
        {"Q8261", {MediaType::Book, u""}}, // novel
        {"Q47461344", {MediaType::Book, u""}}, // written work
        {"Q1667921", {MediaType::Book, u""}}, // novel series
        {"Q277759", {MediaType::Book, u""}}, // book series
        {"Q149537", {MediaType::Book, u""}}, // novella
        {"Q49084", {MediaType::Book, u""}}, // short story
        {"Q7889", {MediaType::Game, u""}}, // video game
        {"Q116634", {MediaType::Game, u""}}, // online game
        {"Q689445", {MediaType::VisualNovel, u""}}, // visual novel
        {"Q482994", {MediaType::Music, u"audio.music.album"}}, // album
        {"Q208569", {MediaType::Music, u"audio.music.album"}}, // studio album
        {"Q209939", {MediaType::Music, u"audio.music.album"}}, // live album
        {"Q222910", {MediaType::Music, u"audio.music.album"}}, // compilation album
        {"Q169930", {MediaType::Music, u"audio.music"}}, // extended play
        {"Q4176708", {MediaType::Music, u"audio.music.soundtrack"}}, // soundtrack album
        {"Q24634210", {MediaType::Podcast, u""}}, // podcast
        {"Q106833", {MediaType::Audiobook, u""}}, // audiobook
        {"Q182832", {MediaType::LiveEvent, u"event.concert"}}, // concert
    };
    return table;
}

// Looks at the text alone: most of the hundred million entities are no titles, and parsing them
// would take most of the time. What it lets through is looked at properly afterwards.
bool mayBeTitle(QByteArrayView line)
{
    const qsizetype claim = line.indexOf("\"P31\":[");
    if (claim < 0)
        return false;
    const QByteArrayView rest = line.sliced(claim, std::min<qsizetype>(line.size() - claim, 16384));
    for (qsizetype at = rest.indexOf("\"id\":\"Q"); at >= 0; at = rest.indexOf("\"id\":\"Q", at)) {
        at += 6;
        const qsizetype end = rest.indexOf('"', at);
        if (end < 0)
            return false;
        if (kinds().contains(rest.sliced(at, end - at).toByteArray()))
            return true;
    }
    return false;
}

/** The values of a property, the preferred ones first; deprecated ones are left out. */
QList<QJsonValue> valuesOf(const QJsonObject &claims, const QString &property)
{
    QList<QJsonValue> values;
    qsizetype preferred = 0;
    for (const QJsonValue claim : claims[property].toArray()) {
        const QString rank = claim[u"rank"].toString();
        const QJsonValue value = claim[u"mainsnak"][u"datavalue"][u"value"];
        if (value.isUndefined() || rank == "deprecated"_L1)
            continue;
        if (rank == "preferred"_L1)
            values.insert(preferred++, value);
        else
            values.append(value);
    }
    return values;
}

QString itemOf(const QJsonValue &value)
{
    return value[u"id"].toString();
}

// "+1999-03-31T00:00:00Z" with 11 for the day, 10 the month, 9 the year.
PartialDate dateOf(const QJsonValue &value)
{
    const QString time = value[u"time"].toString();
    const int precision = value[u"precision"].toInt();
    const int year = time.mid(0, 5).toInt();
    if (precision < 9 || year <= 0 || time.size() < 11)
        return {};
    if (precision == 9)
        return PartialDate::fromYear(year);
    const int month = time.mid(6, 2).toInt();
    return precision == 10 ? PartialDate::fromMonth(year, month)
                           : PartialDate::fromDate(QDate(year, month, time.mid(9, 2).toInt()));
}

PartialDate earliest(const QJsonObject &claims, const QString &property)
{
    PartialDate first;
    for (const QJsonValue &value : valuesOf(claims, property)) {
        const PartialDate date = dateOf(value);
        if (date.isKnown() && (!first.isKnown() || date.startDate() < first.startDate()))
            first = date;
    }
    return first;
}

int amountOf(const QJsonObject &claims, const QString &property)
{
    const auto values = valuesOf(claims, property);
    const QString text = values.isEmpty() ? QString() : values.first()[u"amount"].toString();
    return wholeNumber(text.startsWith(u'+') ? QStringView(text).mid(1) : QStringView(text))
        .value_or(0);
}

QString countryOf(const QString &item)
{
    static const QHash<QString, QString> codes{
        {u"Q30"_s, u"US"_s},  {u"Q17"_s, u"JP"_s},  {u"Q145"_s, u"GB"_s},  {u"Q142"_s, u"FR"_s},
        {u"Q183"_s, u"DE"_s}, {u"Q38"_s, u"IT"_s},  {u"Q29"_s, u"ES"_s},   {u"Q16"_s, u"CA"_s},
        {u"Q884"_s, u"KR"_s}, {u"Q148"_s, u"CN"_s}, {u"Q668"_s, u"IN"_s},  {u"Q159"_s, u"RU"_s},
        {u"Q155"_s, u"BR"_s}, {u"Q96"_s, u"MX"_s},  {u"Q408"_s, u"AU"_s},  {u"Q34"_s, u"SE"_s},
        {u"Q35"_s, u"DK"_s},  {u"Q20"_s, u"NO"_s},  {u"Q33"_s, u"FI"_s},   {u"Q36"_s, u"PL"_s},
        {u"Q213"_s, u"CZ"_s}, {u"Q28"_s, u"HU"_s},  {u"Q40"_s, u"AT"_s},   {u"Q39"_s, u"CH"_s},
        {u"Q31"_s, u"BE"_s},  {u"Q55"_s, u"NL"_s},  {u"Q8646"_s, u"HK"_s}, {u"Q865"_s, u"TW"_s},
        {u"Q414"_s, u"AR"_s}, {u"Q43"_s, u"TR"_s},  {u"Q794"_s, u"IR"_s},  {u"Q869"_s, u"TH"_s},
        {u"Q27"_s, u"IE"_s},  {u"Q45"_s, u"PT"_s},  {u"Q41"_s, u"GR"_s},   {u"Q212"_s, u"UA"_s},
        {u"Q801"_s, u"IL"_s}, {u"Q258"_s, u"ZA"_s}, {u"Q664"_s, u"NZ"_s},  {u"Q928"_s, u"PH"_s}};
    return codes.value(item);
}

void addKeys(Media &media, const QJsonObject &claims)
{
    struct Property
    {
        QString property;
        QString service;
        QString space;
    };
    static const QList<Property> properties{{u"P4947"_s, u"tmdb"_s, u"movie"_s},
                                            {u"P4983"_s, u"tmdb"_s, u"tv"_s},
                                            {u"P12196"_s, u"tvdb"_s, u"movie"_s},
                                            {u"P4835"_s, u"tvdb"_s, u"tv"_s},
                                            {u"P4086"_s, u"mal"_s, u"anime"_s},
                                            {u"P4087"_s, u"mal"_s, u"manga"_s},
                                            {u"P8729"_s, u"anilist"_s, u"anime"_s},
                                            {u"P8731"_s, u"anilist"_s, u"manga"_s},
                                            {u"P5646"_s, u"anidb"_s, u"anime"_s},
                                            {u"P436"_s, u"musicbrainz"_s, u"release-group"_s},
                                            {u"P3180"_s, u"vndb"_s, {}},
                                            {u"P2969"_s, u"goodreads"_s, {}},
                                            {u"P1733"_s, u"steam"_s, {}},
                                            {u"P5749"_s, u"asin"_s, {}}};
    for (const QJsonValue &value : valuesOf(claims, u"P345"_s))
        addServiceKey(media, u"imdb"_s, value.toString()); // people have keys of that kind too
    for (const Property &each : properties) {
        for (const QJsonValue &value : valuesOf(claims, each.property))
            addKey(media, each.service, each.space, value.toString());
    }
    for (const QJsonValue &value : valuesOf(claims, u"P648"_s))
        addServiceKey(media, u"openlibrary"_s, value.toString());
    for (const auto &isbn : {u"P212"_s, u"P957"_s}) {
        for (const QJsonValue &value : valuesOf(claims, isbn))
            addIsbn(media, value.toString());
    }
}

void addNames(Media &media, const QJsonObject &entity)
{
    const QJsonObject labels = entity[u"labels"].toObject();
    for (const auto &language : {u"en"_s, u"mul"_s, u"ja"_s}) {
        if (media.title.isEmpty())
            media.title = labels[language][u"value"].toString().trimmed();
    }
    if (media.title.isEmpty() && !labels.isEmpty())
        media.title = labels.begin().value()[u"value"].toString().trimmed();
    const auto tag
        = [](const QString &language) { return language == "mul"_L1 ? QString() : language; };
    for (auto it = labels.begin(); it != labels.end(); ++it)
        addName(media, it.value()[u"value"].toString(), tag(it.key()), u"translated"_s);
    const QJsonObject aliases = entity[u"aliases"].toObject();
    for (auto it = aliases.begin(); it != aliases.end(); ++it) {
        for (const QJsonValue alias : it.value().toArray())
            addName(media, alias[u"value"].toString(), tag(it.key()), u"alias"_s);
    }
}

void addNumbers(Media &media, const QJsonObject &claims)
{
    const int minutes = amountOf(claims, u"P2047"_s);
    switch (info(media.type).family) {
    case AttributeFamily::Screen:
        setNumber(media.attributes, u"episodes", amountOf(claims, u"P1113"_s));
        setNumber(media.attributes, u"seasons", amountOf(claims, u"P2437"_s));
        setNumber(media.attributes, u"runtime_minutes", minutes);
        break;
    case AttributeFamily::Written:
        setNumber(media.attributes, u"pages", amountOf(claims, u"P1104"_s));
        setNumber(media.attributes, u"volumes", amountOf(claims, u"P2635"_s));
        break;
    case AttributeFamily::Audio:
        setNumber(media.attributes, u"episodes", amountOf(claims, u"P1113"_s));
        break;
    case AttributeFamily::Game:
    case AttributeFamily::Event:
        break;
    }
}

std::optional<ImportRow> entityRow(const QJsonObject &entity)
{
    const QJsonObject claims = entity[u"claims"].toObject();
    const EntityKind *kind = nullptr;
    for (const QJsonValue &value : valuesOf(claims, u"P31"_s)) {
        const auto found = kinds().constFind(itemOf(value).toUtf8());
        if (!kind && found != kinds().cend())
            kind = &*found;
    }
    if (!kind)
        return std::nullopt;
    ImportRow row;
    Media &media = row.media;
    media.type = kind->type;
    for (const QJsonValue &value : valuesOf(claims, u"P136"_s)) {
        if (media.type == MediaType::Game && itemOf(value) == "Q689445"_L1)
            media.type = MediaType::VisualNovel;
    }
    media.mediaClass = QString::fromUtf16(kind->mediaClass);
    addKey(media, u"wikidata"_s, {}, entity[u"id"].toString());
    addNames(media, entity);
    addKeys(media, claims);
    addNumbers(media, claims);
    media.releaseDate = earliest(claims, u"P577"_s);
    if (!media.releaseDate.isKnown())
        media.releaseDate = earliest(claims, u"P580"_s);
    const auto countries = valuesOf(claims, u"P495"_s);
    if (!countries.isEmpty())
        media.countryOfOrigin = countryOf(itemOf(countries.first()));
    media.description = entity[u"descriptions"][u"en"][u"value"].toString();
    const QJsonObject links = entity[u"sitelinks"].toObject();
    media.popularity = static_cast<double>(links.size());
    const QString page = links[u"enwiki"][u"title"].toString();
    addKey(media, u"wikipedia"_s, u"en"_s, QString(page).replace(u' ', u'_'));
    return row;
}

} // namespace

WikidataFormat::WikidataFormat()
    : CatalogFormat(u"wikidata-json"_s, u"Wikidata JSON"_s, u"wikidata"_s)
{
}

int WikidataFormat::recognise(const FileProbe &probe) const
{
    const QByteArray head = probe.head.left(1024).trimmed();
    const bool isList = head.startsWith('[') || head.startsWith('{');
    return isList && head.contains("\"type\":\"item\"") && head.contains("\"id\":\"Q") ? 95 : 0;
}

// Officially an array, with one entity a line; parts cut out of it lack the brackets.
Result<> WikidataFormat::read(InputFile &file, RowSink &sink) const
{
    auto content = file.content();
    if (!content)
        return content.error();
    Delivery delivery(sink, (*content)->name());
    LineReader lines(**content);
    for (;;) {
        QByteArrayView line;
        const auto found = lines.next(line);
        if (!found)
            return found.error();
        if (!*found)
            return {};
        line = line.trimmed();
        if (line.endsWith(','))
            line.chop(1);
        if (line.isEmpty() || line == "[" || line == "]")
            continue;
        if (!mayBeTitle(line)) {
            if (!sink.wasTaken(0))
                sink.notImported({}, 1);
            continue;
        }
        if (!deliverJson(sink, delivery, line, lines.line(), entityRow))
            return cancelledError();
    }
}

} // namespace omt::transfer
