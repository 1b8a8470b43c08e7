// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/detail/sources.h"

#include <array>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

struct Source
{
    const char16_t *source;
    const char16_t *name;
    const char16_t *page; ///< %1 the key, %2 the space
};

constexpr std::array<Source, 13> sources{{
    {u"mal", u"MyAnimeList", u"https://myanimelist.net/%2/%1"},
    {u"anilist", u"AniList", u"https://anilist.co/%2/%1"},
    {u"kitsu", u"Kitsu", u"https://kitsu.app/%2/%1"},
    {u"goodreads", u"Goodreads", u"https://www.goodreads.com/book/show/%1"},
    {u"letterboxd", u"Letterboxd", u""},
    {u"imdb", u"IMDb", u"https://www.imdb.com/title/%1/"},
    {u"tmdb", u"TMDB", u"https://www.themoviedb.org/%2/%1"},
    {u"anidb", u"AniDB", u"https://anidb.net/anime/%1"},
    {u"vndb", u"VNDB", u"https://vndb.org/%1"},
    {u"bangumi", u"Bangumi", u"https://bgm.tv/subject/%1"},
    {u"mangadex", u"MangaDex", u"https://mangadex.org/title/%1"},
    {u"isbn", u"ISBN", u"https://openlibrary.org/isbn/%1"},
    {u"wikipedia", u"Wikipedia", u"https://en.wikipedia.org/wiki/%1"},
}};

const Source *find(const QString &source)
{
    for (const Source &known : sources) {
        if (QStringView(known.source) == source)
            return &known;
    }
    return nullptr;
}

} // namespace

QString sourceName(const QString &source)
{
    const Source *known = find(source);
    return known ? QString::fromUtf16(known->name) : source;
}

QUrl sourcePage(const ExternalKey &key)
{
    if (key.key.startsWith(u"https://"_s))
        return QUrl(key.key);
    const Source *known = find(key.source);
    if (!known || QStringView(known->page).isEmpty())
        return {};
    QString page = QString::fromUtf16(known->page);
    const QString space
        = key.space.isEmpty() ? (key.source == u"tmdb" ? u"movie"_s : u"anime"_s) : key.space;
    page.replace(u"%2"_s, space);
    // Wikipedia's keys are ends of addresses, where some is encoded already.
    const QString plain
        = key.source == u"wikipedia" ? QUrl::fromPercentEncoding(key.key.toUtf8()) : key.key;
    page.replace(u"%1"_s, QString::fromLatin1(QUrl::toPercentEncoding(plain)));
    return QUrl(page);
}

QString fieldName(const QString &key)
{
    if (key.startsWith(u"isbn"))
        return key == u"isbn" ? u"ISBN"_s : QString(u"ISBN-"_s + QStringView(key).mid(4));
    QString name = key;
    name.replace(u'_', u' ').replace(u'-', u' ');
    name = name.simplified();
    if (!name.isEmpty())
        name[0] = name.at(0).toUpper();
    return name;
}

} // namespace omt::ui
