// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/keys.h"

#include <QRegularExpression>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

bool isAnimeService(const QString &service)
{
    static const QStringList services{u"mal"_s, u"anilist"_s, u"kitsu"_s, u"anidb"_s,
                                      u"shikimori"_s};
    return services.contains(service);
}

QString canonicalService(const QString &name)
{
    static const QHash<QString, QString> aliases{
        {u"myanimelist"_s, u"mal"_s},          {u"thetvdb"_s, u"tvdb"_s},
        {u"themoviedb"_s, u"tmdb"_s},          {u"simkl_id"_s, u"simkl"_s},
        {u"music_brainz"_s, u"musicbrainz"_s}, {u"open_library"_s, u"openlibrary"_s},
        {u"giant_bomb"_s, u"giantbomb"_s},     {u"manga_updates"_s, u"mangaupdates"_s},
        {u"google_books"_s, u"googlebooks"_s}};
    const QString lower = name.trimmed().toLower();
    return aliases.value(lower, lower);
}

QString spaceOf(const QString &service, const Media &media)
{
    if (service == "tmdb"_L1 || service == "tvdb"_L1 || service == "trakt"_L1)
        return media.type == MediaType::Movie || media.mediaClass.startsWith("video.movie"_L1)
            ? u"movie"_s
            : u"tv"_s;
    if (isAnimeService(service))
        return info(media.type).family == AttributeFamily::Written ? u"manga"_s : u"anime"_s;
    if (service == "musicbrainz"_L1)
        return u"release"_s;
    return {};
}

} // namespace

bool addServiceKey(Media &media, const QString &service, const QString &key)
{
    static const QRegularExpression imdb(u"^tt\\d{5,}$"_s);
    static const QRegularExpression openLibrary(u"(OL\\d+[MW])"_s);
    const QString source = canonicalService(service);
    QString text = key.trimmed();
    const QString lower = text.toLower();
    if (text.isEmpty() || text == "0"_L1 || text == "-1"_L1 || lower == "null"_L1
        || lower == "none"_L1)
        return false;
    if (source == "imdb"_L1 && !imdb.match(text).hasMatch())
        return false;
    if (source == "isbn"_L1)
        return addIsbn(media, text);
    if (source == "openlibrary"_L1) { // "/works/OL45883W"
        const auto match = openLibrary.match(text);
        if (!match.hasMatch())
            return false;
        text = match.captured(1);
    }
    const ExternalKey added{source, spaceOf(source, media), text};
    if (!media.externalKeys.contains(added))
        addKey(media, added.source, added.space, added.key);
    return true;
}

void takeIds(Media &media, JsonBag &bag, const JsonPath &path)
{
    static const QStringList services{
        u"imdb"_s,  u"tmdb"_s,        u"tvdb"_s,      u"trakt"_s,     u"simkl"_s,
        u"mal"_s,   u"anilist"_s,     u"anidb"_s,     u"kitsu"_s,     u"igdb"_s,
        u"steam"_s, u"openlibrary"_s, u"goodreads"_s, u"hardcover"_s, u"isbn"_s};
    const QString prefix = path.text + u'.';
    for (const QString &service : services) {
        const QString key = bag.takeText(prefix + service);
        if (!key.isEmpty() && !addServiceKey(media, service, key) && key != "0"_L1)
            bag.put(prefix + service, key);
    }
}

bool addIsbn(Media &media, const QString &text)
{
    const QString isbn = normalisedIsbn(text);
    if (isbn.isEmpty())
        return false;
    const ExternalKey key{u"isbn"_s, {}, isbn};
    if (!media.externalKeys.contains(key))
        media.externalKeys.append(key);
    const QString bare = QString(text).remove(u'-').remove(u' ').trimmed();
    if (bare.size() == 10)
        setText(media.attributes, u"isbn10", bare);
    if (!media.attributes.contains(u"isbn13"))
        setText(media.attributes, u"isbn13", isbn);
    return true;
}

} // namespace omt::transfer
