// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/facet.h"

#include "core/catalog/text.h"
#include "core/domain/mediatype.h"
#include "core/domain/status.h"

#include <QLocale>

#include <string_view>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

struct FacetInfo
{
    Facet facet;
    std::u16string_view key;
    const char *name;
    bool isSingleValued;
};

constexpr std::array<FacetInfo, allFacets.size()> infos{{
    {Facet::Type, u"type", QT_TRANSLATE_NOOP("omt::catalog::Text", "Type"), true},
    {Facet::Class, u"class", QT_TRANSLATE_NOOP("omt::catalog::Text", "Class"), true},
    {Facet::Year, u"year", QT_TRANSLATE_NOOP("omt::catalog::Text", "Year"), true},
    {Facet::Country, u"country", QT_TRANSLATE_NOOP("omt::catalog::Text", "Country"), true},
    {Facet::Genre, u"genre", QT_TRANSLATE_NOOP("omt::catalog::Text", "Genre"), false},
    {Facet::Language, u"language", QT_TRANSLATE_NOOP("omt::catalog::Text", "Language"), false},
    {Facet::Creator, u"creator", QT_TRANSLATE_NOOP("omt::catalog::Text", "Creator"), false},
    {Facet::Status, u"status", QT_TRANSLATE_NOOP("omt::catalog::Text", "My status"), true},
    {Facet::Rating, u"rating", QT_TRANSLATE_NOOP("omt::catalog::Text", "My rating"), true},
}};

const FacetInfo &infoOf(Facet facet)
{
    return infos[size_t(facet)];
}

/** "video.series.anime": what the last part is called; the types have the names. */
QString className(QStringView path)
{
    static constexpr struct
    {
        std::u16string_view path;
        const char *name;
    } names[] = {
        {u"video", QT_TRANSLATE_NOOP("omt::catalog::Text", "Video")},
        {u"video.series", QT_TRANSLATE_NOOP("omt::catalog::Text", "Series")},
        {u"video.movie.anime", QT_TRANSLATE_NOOP("omt::catalog::Text", "Anime film")},
        {u"video.movie.short", QT_TRANSLATE_NOOP("omt::catalog::Text", "Short film")},
        {u"video.movie.documentary", QT_TRANSLATE_NOOP("omt::catalog::Text", "Documentary film")},
        {u"written", QT_TRANSLATE_NOOP("omt::catalog::Text", "Written")},
        {u"written.graphic", QT_TRANSLATE_NOOP("omt::catalog::Text", "Graphic")},
        {u"interactive", QT_TRANSLATE_NOOP("omt::catalog::Text", "Interactive")},
        {u"audio", QT_TRANSLATE_NOOP("omt::catalog::Text", "Audio")},
        {u"audio.music", QT_TRANSLATE_NOOP("omt::catalog::Text", "Music")},
        {u"audio.music.album", QT_TRANSLATE_NOOP("omt::catalog::Text", "Album")},
        {u"audio.music.soundtrack", QT_TRANSLATE_NOOP("omt::catalog::Text", "Soundtrack")},
        {u"event", QT_TRANSLATE_NOOP("omt::catalog::Text", "Event")},
        {u"event.concert", QT_TRANSLATE_NOOP("omt::catalog::Text", "Concert")},
        {u"event.theatre", QT_TRANSLATE_NOOP("omt::catalog::Text", "Theatre")},
        {u"event.exhibition", QT_TRANSLATE_NOOP("omt::catalog::Text", "Exhibition")},
        {u"event.sport", QT_TRANSLATE_NOOP("omt::catalog::Text", "Sport")},
    };
    for (const auto &name : names) {
        if (QStringView(name.path) == path)
            return Text::tr(name.name);
    }
    const QStringView last = path.mid(path.lastIndexOf(u'.') + 1);
    if (const auto type = mediaTypeFromString(last))
        return displayName(*type);
    QString guess = last.toString().replace(u'_', u' ');
    if (!guess.isEmpty())
        guess[0] = guess[0].toUpper();
    return guess;
}

QString countryName(QStringView code)
{
    const QLocale::Territory territory
        = code.size() == 2 ? QLocale::codeToTerritory(code) : QLocale::AnyTerritory;
    return territory == QLocale::AnyTerritory ? code.toString().toUpper()
                                              : QLocale::territoryToString(territory);
}

QString languageName(QStringView code)
{
    const QLocale::Language language = QLocale::codeToLanguage(code);
    return language == QLocale::AnyLanguage || language == QLocale::C
        ? code.toString()
        : QLocale::languageToString(language);
}

QString capitalised(const QString &text)
{
    QString out = text;
    bool isStart = true;
    for (QChar &c : out) {
        if (isStart)
            c = c.toUpper();
        isStart = c.isSpace() || c == u'-';
    }
    return out;
}

} // namespace

QString toString(Facet facet)
{
    return QStringView(infoOf(facet).key).toString();
}

std::optional<Facet> facetFromString(QStringView key)
{
    for (const FacetInfo &info : infos) {
        if (QStringView(info.key) == key)
            return info.facet;
    }
    return std::nullopt;
}

QString displayName(Facet facet)
{
    return Text::tr(infoOf(facet).name);
}

bool isSingleValued(Facet facet)
{
    return infoOf(facet).isSingleValued;
}

std::optional<Facet> facetOf(QStringView lexeme)
{
    if (lexeme.startsWith(u"status:"))
        return Facet::Status;
    if (lexeme.startsWith(u"rating:"))
        return Facet::Rating;
    if (lexeme.size() < 2 || lexeme.front() != u'~')
        return std::nullopt;
    switch (lexeme[1].unicode()) {
    case u't':
        return Facet::Type;
    case u'c':
        return Facet::Class;
    case u'y':
    case u'd':
        return Facet::Year;
    case u'o':
        return Facet::Country;
    case u'g':
        return Facet::Genre;
    case u'l':
        return Facet::Language;
    case u'n':
        return Facet::Creator;
    default:
        return std::nullopt;
    }
}

QString creatorFacet(QStringView name)
{
    return u"~n"_s + name.left(80).toString().toLower();
}

bool implies(QStringView narrower, QStringView wider)
{
    if (narrower.startsWith(u"~c") && wider.startsWith(u"~c"))
        return narrower.size() > wider.size() && narrower.startsWith(wider)
            && narrower[wider.size()] == u'.';
    if (narrower.startsWith(u"~y") && wider.startsWith(u"~d"))
        return narrower.mid(2).toInt() / 10 == wider.mid(2).toInt();
    return false;
}

bool excludesEachOther(QStringView a, QStringView b)
{
    const auto facet = facetOf(a);
    return a != b && facet && facet == facetOf(b) && isSingleValued(*facet) && !implies(a, b)
        && !implies(b, a);
}

QString facetLabel(QStringView lexeme)
{
    const auto facet = facetOf(lexeme);
    if (!facet)
        return lexeme.toString();
    const QStringView value = lexeme.mid(2);
    switch (*facet) {
    case Facet::Type: {
        const auto type = mediaTypeFromString(value);
        return type ? displayName(*type) : value.toString();
    }
    case Facet::Class:
        return className(value);
    case Facet::Year:
        return lexeme[1] == u'd' ? Text::tr("%1s").arg(value.toInt() * 10) : value.toString();
    case Facet::Country:
        return countryName(value);
    case Facet::Genre:
        return capitalised(value.toString().replace(u'_', u' '));
    case Facet::Language:
        return languageName(value);
    case Facet::Creator:
        return capitalised(value.toString());
    case Facet::Status: {
        const auto status = statusFromString(lexeme.mid(7));
        return status ? displayName(*status) : Text::tr("Not in my library");
    }
    case Facet::Rating:
        return lexeme.mid(7).isEmpty() ? Text::tr("Unrated")
                                       : lexeme.mid(7).toString().replace(u".."_s, u"–"_s);
    }
    return {};
}

} // namespace omt::catalog
