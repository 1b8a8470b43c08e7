// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/mediatype.h"

#include <QCoreApplication>

#include <array>

namespace omt {

namespace {

using enum ProgressUnit;
using Family = AttributeFamily;

// QT_TRANSLATE_NOOP marks the texts for lupdate; displayName() looks them up.
constexpr auto table = std::to_array<MediaTypeInfo>({
    {MediaType::Anime, u"anime", QT_TRANSLATE_NOOP("omt::MediaType", "Anime"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Anime"), u"type-anime", Episode, Family::Screen,
     u"episodes", u"video.series.anime"},
    {MediaType::Show, u"show", QT_TRANSLATE_NOOP("omt::MediaType", "TV show"),
     QT_TRANSLATE_NOOP("omt::MediaType", "TV shows"), u"type-show", Episode, Family::Screen,
     u"episodes", u"video.series.show"},
    {MediaType::WebSeries, u"web_series", QT_TRANSLATE_NOOP("omt::MediaType", "Web series"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Web series"), u"type-web-series", Episode, Family::Screen,
     u"episodes", u"video.series.web_series"},
    {MediaType::Movie, u"movie", QT_TRANSLATE_NOOP("omt::MediaType", "Movie"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Movies"), u"type-movie", Minute, Family::Screen,
     u"runtime_minutes", u"video.movie"},
    {MediaType::Book, u"book", QT_TRANSLATE_NOOP("omt::MediaType", "Book"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Books"), u"type-book", Page, Family::Written, u"pages",
     u"written.book"},
    {MediaType::LightNovel, u"light_novel", QT_TRANSLATE_NOOP("omt::MediaType", "Light novel"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Light novels"), u"type-light-novel", Chapter,
     Family::Written, u"chapters", u"written.book.light_novel"},
    {MediaType::WebNovel, u"web_novel", QT_TRANSLATE_NOOP("omt::MediaType", "Web novel"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Web novels"), u"type-web-novel", Chapter, Family::Written,
     u"chapters", u"written.book.web_novel"},
    {MediaType::Audiobook, u"audiobook", QT_TRANSLATE_NOOP("omt::MediaType", "Audiobook"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Audiobooks"), u"type-audiobook", Minute, Family::Audio,
     u"duration_minutes", u"audio.audiobook"},
    {MediaType::Manga, u"manga", QT_TRANSLATE_NOOP("omt::MediaType", "Manga"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Manga"), u"type-manga", Chapter, Family::Written,
     u"chapters", u"written.graphic.manga"},
    {MediaType::Comic, u"comic", QT_TRANSLATE_NOOP("omt::MediaType", "Comic"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Comics"), u"type-comic", Chapter, Family::Written,
     u"chapters", u"written.graphic.comic"},
    {MediaType::Webtoon, u"webtoon", QT_TRANSLATE_NOOP("omt::MediaType", "Webtoon"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Webtoons"), u"type-webtoon", Chapter, Family::Written,
     u"chapters", u"written.graphic.webtoon"},
    {MediaType::Game, u"game", QT_TRANSLATE_NOOP("omt::MediaType", "Game"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Games"), u"type-game", Hour, Family::Game, u"hours",
     u"interactive.game"},
    {MediaType::VisualNovel, u"visual_novel", QT_TRANSLATE_NOOP("omt::MediaType", "Visual novel"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Visual novels"), u"type-visual-novel", Hour, Family::Game,
     u"hours", u"interactive.visual_novel"},
    {MediaType::Podcast, u"podcast", QT_TRANSLATE_NOOP("omt::MediaType", "Podcast"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Podcasts"), u"type-podcast", Episode, Family::Audio,
     u"episodes", u"audio.podcast"},
    {MediaType::Music, u"music", QT_TRANSLATE_NOOP("omt::MediaType", "Album"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Music"), u"type-music", Track, Family::Audio, u"tracks",
     u"audio.music.album"},
    {MediaType::LiveEvent, u"live_event", QT_TRANSLATE_NOOP("omt::MediaType", "Live event"),
     QT_TRANSLATE_NOOP("omt::MediaType", "Live events"), u"type-live-event", Minute, Family::Event,
     u"duration_minutes", u"event"},
});

} // namespace

std::span<const MediaTypeInfo> mediaTypes()
{
    return table;
}

const MediaTypeInfo &info(MediaType type)
{
    const auto &row = table[static_cast<size_t>(type)];
    Q_ASSERT(row.type == type);
    return row;
}

bool isOneSitting(MediaType type)
{
    return type == MediaType::Movie || type == MediaType::LiveEvent;
}

QString toString(MediaType type)
{
    return QString::fromUtf16(info(type).key);
}

std::optional<MediaType> mediaTypeFromString(QStringView key)
{
    for (const auto &row : table) {
        if (key == QStringView(row.key))
            return row.type;
    }
    return std::nullopt;
}

QString displayName(MediaType type)
{
    return QCoreApplication::translate("omt::MediaType", info(type).name);
}

QString displayPlural(MediaType type)
{
    return QCoreApplication::translate("omt::MediaType", info(type).plural);
}

QString countOf(ProgressUnit unit, int count)
{
    switch (unit) {
    case Episode:
        return QCoreApplication::translate("omt::ProgressUnit", "%n episode(s)", nullptr, count);
    case Chapter:
        return QCoreApplication::translate("omt::ProgressUnit", "%n chapter(s)", nullptr, count);
    case Page:
        return QCoreApplication::translate("omt::ProgressUnit", "%n page(s)", nullptr, count);
    case Minute:
        return QCoreApplication::translate("omt::ProgressUnit", "%n minute(s)", nullptr, count);
    case Track:
        return QCoreApplication::translate("omt::ProgressUnit", "%n track(s)", nullptr, count);
    case Hour:
        return QCoreApplication::translate("omt::ProgressUnit", "%n hour(s)", nullptr, count);
    }
    return {};
}

QString displayName(ProgressUnit unit)
{
    switch (unit) {
    case Episode:
        return QCoreApplication::translate("omt::ProgressUnit", "episode");
    case Chapter:
        return QCoreApplication::translate("omt::ProgressUnit", "chapter");
    case Page:
        return QCoreApplication::translate("omt::ProgressUnit", "page");
    case Minute:
        return QCoreApplication::translate("omt::ProgressUnit", "minute");
    case Track:
        return QCoreApplication::translate("omt::ProgressUnit", "track");
    case Hour:
        return QCoreApplication::translate("omt::ProgressUnit", "hour");
    }
    return {};
}

QString toString(AttributeFamily family)
{
    switch (family) {
    case Family::Screen:
        return QStringLiteral("screen");
    case Family::Written:
        return QStringLiteral("written");
    case Family::Game:
        return QStringLiteral("game");
    case Family::Audio:
        return QStringLiteral("audio");
    case Family::Event:
        return QStringLiteral("event");
    }
    return {};
}

} // namespace omt
