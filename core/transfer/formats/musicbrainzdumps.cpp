// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/catalogreading.h"
#include "core/transfer/formats/dumps.h"

#include <QJsonArray>

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QStringList artistsOf(const QJsonObject &object)
{
    QStringList artists;
    for (const QJsonValue credit : object[u"artist-credit"].toArray()) {
        QString name = credit[u"name"].toString();
        if (name.isEmpty())
            name = credit[u"artist"][u"name"].toString();
        if (!name.isEmpty() && !artists.contains(name))
            artists.append(name);
    }
    return artists;
}

// Those that most people gave, first.
QStringList genresOf(const QJsonObject &object)
{
    QList<std::pair<int, QString>> counted;
    for (const QJsonValue genre : object[u"genres"].toArray())
        counted.append({genre[u"count"].toInt(), genre[u"name"].toString()});
    std::stable_sort(counted.begin(), counted.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    QStringList genres;
    for (const auto &[count, name] : counted)
        genres.append(name);
    return genres;
}

void addAliases(Media &media, const QJsonObject &object)
{
    for (const QJsonValue alias : object[u"aliases"].toArray()) {
        const QString locale = alias[u"locale"].toString();
        addName(media, alias[u"name"].toString(), QString(locale).replace(u'_', u'-'),
                locale.isEmpty() ? u"alias"_s : u"translated"_s);
    }
}

void addRating(Media &media, const QJsonObject &object)
{
    const QJsonValue rating = object[u"rating"];
    media.popularity = rating[u"votes-count"].toDouble();
    if (const double value = rating[u"value"].toDouble(); value > 0) // of five
        media.attributes.insert(u"average_rating"_s, value * 2);
}

bool contains(const QJsonArray &array, const QString &text)
{
    return std::any_of(array.begin(), array.end(),
                       [&text](const QJsonValue &value) { return value.toString() == text; });
}

std::optional<ImportRow> releaseGroupRow(const QJsonObject &group)
{
    ImportRow row;
    Media &media = row.media;
    const QJsonArray secondary = group[u"secondary-types"].toArray();
    const bool isBook = contains(secondary, u"Audiobook"_s);
    media.type = isBook ? MediaType::Audiobook : MediaType::Music;
    if (!isBook && contains(secondary, u"Soundtrack"_s))
        media.mediaClass = u"audio.music.soundtrack"_s;
    else if (group[u"primary-type"] == "Album"_L1)
        media.mediaClass = isBook ? QString() : u"audio.music.album"_s;
    media.title = group[u"title"].toString().trimmed();
    media.creators = artistsOf(group);
    setList(media.attributes, u"artists", media.creators);
    setText(media.attributes, u"format", group[u"primary-type"].toString());
    setList(media.attributes, u"secondary_types", textsOf(secondary));
    setText(media.attributes, u"disambiguation", group[u"disambiguation"].toString());
    media.releaseDate = PartialDate::fromString(group[u"first-release-date"].toString());
    media.genres = genresOf(group);
    addAliases(media, group);
    addRating(media, group);
    addKey(media, u"musicbrainz"_s, u"release-group"_s, group[u"id"].toString());
    return row;
}

std::optional<ImportRow> releaseRow(const QJsonObject &release)
{
    const QJsonObject group = release[u"release-group"].toObject();
    if (group[u"id"].toString().isEmpty())
        return std::nullopt;
    auto row = releaseGroupRow(group);
    Media &media = row->media;
    row->supplements = true;
    const QString title = release[u"title"].toString().trimmed();
    if (media.title.isEmpty())
        media.title = title;
    addName(media, title, {}, u"alias"_s);
    if (media.creators.isEmpty())
        media.creators = artistsOf(release);
    int tracks = 0;
    for (const QJsonValue medium : release[u"media"].toArray())
        tracks += medium[u"track-count"].toInt();
    if (media.type == MediaType::Music)
        setTotal(media, tracks);
    setText(media.attributes, u"label",
            release[u"label-info"].toArray().first()[u"label"][u"name"].toString());
    setText(media.attributes, u"language",
            languageCode(release[u"text-representation"][u"language"].toString()));
    media.countryOfOrigin = release[u"country"].toString();
    if (media.countryOfOrigin.startsWith(u'X')) // XW, XE: the world, Europe
        media.countryOfOrigin.clear();
    // First, for it is what tells this record from the others of the group.
    media.externalKeys.prepend({u"musicbrainz"_s, u"release"_s, release[u"id"].toString()});
    if (const QString barcode = release[u"barcode"].toString(); !barcode.isEmpty())
        addKey(media, u"barcode"_s, {}, barcode);
    return row;
}

std::optional<ImportRow> eventRow(const QJsonObject &event)
{
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::LiveEvent;
    const QString kind = event[u"type"].toString();
    if (kind == "Concert"_L1 || kind == "Festival"_L1)
        media.mediaClass = u"event.concert"_s;
    media.title = event[u"name"].toString().trimmed();
    media.releaseDate = PartialDate::fromString(event[u"life-span"][u"begin"].toString());
    if (media.releaseDate.day() > 0)
        setText(media.attributes, u"starts_on", media.releaseDate.toString());
    setText(media.attributes, u"event_type", kind);
    media.description = event[u"setlist"].toString();
    for (const QJsonValue relation : event[u"relations"].toArray()) {
        const QString artist = relation[u"artist"][u"name"].toString();
        if (!artist.isEmpty() && !media.creators.contains(artist))
            media.creators.append(artist);
        if (relation[u"type"] == "held at"_L1)
            setText(media.attributes, u"venue", relation[u"place"][u"name"].toString());
        if (relation[u"type"] == "held in"_L1)
            setText(media.attributes, u"city", relation[u"area"][u"name"].toString());
    }
    addAliases(media, event);
    addRating(media, event);
    addKey(media, u"musicbrainz"_s, u"event"_s, event[u"id"].toString());
    return row;
}

struct KindNames
{
    const char16_t *id;
    const char16_t *name;
    const char16_t *member; ///< in the tar
    MakeCatalogRow make;
};

KindNames namesOf(MusicBrainzFormat::Kind kind)
{
    switch (kind) {
    case MusicBrainzFormat::Kind::ReleaseGroups:
        return {u"musicbrainz-release-groups", u"MusicBrainz release groups", u"release-group",
                releaseGroupRow};
    case MusicBrainzFormat::Kind::Releases:
        return {u"musicbrainz-releases", u"MusicBrainz releases", u"release", releaseRow};
    case MusicBrainzFormat::Kind::Events:
        break;
    }
    return {u"musicbrainz-events", u"MusicBrainz events", u"event", eventRow};
}

} // namespace

MusicBrainzFormat::MusicBrainzFormat(Kind kind)
    : CatalogFormat(QString::fromUtf16(namesOf(kind).id), QString::fromUtf16(namesOf(kind).name),
                    u"musicbrainz"_s)
    , m_kind(kind)
{
}

int MusicBrainzFormat::recognise(const FileProbe &probe) const
{
    const QString member = u"mbdump/"_s + QString::fromUtf16(namesOf(m_kind).member);
    if (!probe.members.isEmpty())
        return probe.members.contains(member) ? 98 : 0;
    const QByteArray line = probe.head.left(probe.head.indexOf('\n'));
    if (!line.startsWith('{') || !line.contains("\"disambiguation\""))
        return 0;
    switch (m_kind) {
    case Kind::ReleaseGroups:
        return holdsWords(line,
                          {"\"primary-type\"", "\"first-release-date\"", "\"secondary-types\""})
                && !line.contains("\"release-group\"")
            ? 90
            : 0;
    case Kind::Releases:
        return holdsWords(line, {"\"release-group\"", "\"media\"", "\"barcode\""}) ? 91 : 0;
    case Kind::Events:
        break;
    }
    return holdsWords(line, {"\"setlist\"", "\"life-span\"", "\"cancelled\""}) ? 90 : 0;
}

Result<> MusicBrainzFormat::read(InputFile &file, RowSink &sink) const
{
    const KindNames names = namesOf(m_kind);
    if (!file.isArchive())
        return readJsonCatalog(file, sink, {}, names.make);
    const QString wanted = u"mbdump/"_s + QString::fromUtf16(names.member);
    return file.forEachMember([&](const QString &member, InputStream &stream) -> Result<bool> {
        if (member != wanted)
            return true;
        return readJsonCatalog(stream, sink, {}, names.make).map([](const Done &) {
            return false;
        });
    });
}

} // namespace omt::transfer
