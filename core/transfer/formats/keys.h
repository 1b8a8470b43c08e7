// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/title.h"
#include "core/transfer/formats/jsonbag.h"

namespace omt::transfer {

/**
 * Adds the key a service knows a title by, under the source and space that all formats share, so
 * that a film of one export is the film of another:
 *
 *   imdb (tt...), isbn; tmdb, tvdb, trakt with "movie" or "tv"; mal, anilist, kitsu, anidb,
 *   shikimori with "anime" or "manga"; musicbrainz with "release" or "release-group"; all others
 *   (igdb, steam, openlibrary, goodreads, hardcover, simkl, vndb, bgg...) without a space.
 *
 * Zero, "null", "none" and empty keys, and what cannot be a key of that service, add nothing:
 * false.
 */
bool addServiceKey(Media &media, const QString &service, const QString &key);

/** Takes the keys out of an object of ids: {"imdb": "tt1", "tmdb": 2, "slug": "x"}. */
void takeIds(Media &media, JsonBag &bag, const JsonPath &path);

/** Takes an ISBN of ten or thirteen digits into key and attributes; false when it is none. */
bool addIsbn(Media &media, const QString &text);

} // namespace omt::transfer
