// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>
#include <span>

namespace omt {

/** What a title is. The sixteen types of the product, in the order menus show them. */
enum class MediaType {
    Anime,
    Show,
    WebSeries,
    Movie,
    Book,
    LightNovel,
    WebNovel,
    Audiobook,
    Manga,
    Comic,
    Webtoon,
    Game,
    VisualNovel,
    Podcast,
    Music,
    LiveEvent,
};

/** What progress counts. */
enum class ProgressUnit { Episode, Chapter, Page, Minute, Track, Hour };

/** Which table holds the typed attributes: media.screen_attributes and so on. */
enum class AttributeFamily { Screen, Written, Game, Audio, Event };

/**
 * The one table of media types: everything the rest of the program needs to know of a type.
 * `total` names the typed attribute that progress runs up to.
 */
struct MediaTypeInfo
{
    MediaType type;
    const char16_t *key; ///< as in media.media.media_type: "light_novel"
    const char *name; ///< source text for one: "Light novel"; see displayName()
    const char *plural; ///< source text for many: "Light novels"
    const char16_t *icon; ///< icon name under resources/icons: "type-light-novel"
    ProgressUnit unit;
    AttributeFamily family;
    const char16_t *totalAttribute; ///< column in the family's table: "chapters"
    const char16_t *mediaClass; ///< its place in the taxonomy: "written.book.light_novel"
};

[[nodiscard]] std::span<const MediaTypeInfo> mediaTypes();
[[nodiscard]] const MediaTypeInfo &info(MediaType type);

[[nodiscard]] QString toString(MediaType type);
[[nodiscard]] std::optional<MediaType> mediaTypeFromString(QStringView key);

/** Taken in at one sitting: counting one more means having seen it, not one minute of it. */
[[nodiscard]] bool isOneSitting(MediaType type);

/** Translated, for people: "Light novel". */
[[nodiscard]] QString displayName(MediaType type);
/** Translated, for people: "Light novels". */
[[nodiscard]] QString displayPlural(MediaType type);

/** Translated with its number: "3 episodes". */
[[nodiscard]] QString countOf(ProgressUnit unit, int count);
/** Translated, one of it: "episode". */
[[nodiscard]] QString displayName(ProgressUnit unit);

[[nodiscard]] QString toString(AttributeFamily family);

} // namespace omt

Q_DECLARE_METATYPE(omt::MediaType)
