// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/partialdate.h"
#include "core/domain/entry.h"
#include "core/domain/externalkey.h"
#include "core/domain/ids.h"
#include "core/domain/mediatype.h"
#include "core/domain/textrange.h"

#include <QJsonObject>
#include <QMetaType>
#include <QStringList>

#include <optional>

namespace omt {

/** A name of a title in one language: one row of media.titles. */
struct TitleName
{
    QString text;
    QString language; ///< BCP 47 ("ja", "zh-Hans", "ja-Latn"), or empty when unknown
    QString kind; ///< "main", "original", "translated", "alias" or "abbreviation"

    friend bool operator==(const TitleName &, const TitleName &) = default;
};

/**
 * A title with everything the catalog says of it. Attribute names are the columns of the type's
 * family table ("episodes", "pages", "platforms"...); those the table does not know stay in
 * media.media.attributes.
 */
struct Media
{
    MediaId id;
    MediaType type = MediaType::Movie;
    QString mediaClass; ///< ltree path; empty means the type's own
    QString title;
    QList<TitleName> names; ///< the others; `title` is not repeated
    PartialDate releaseDate;
    QString countryOfOrigin; ///< ISO 3166-1 alpha-2 where known, else as the source wrote it
    QStringList creators; ///< authors, directors, studios, artists: most important first
    QStringList genres;
    QString coverUrl;
    QString description;
    QJsonObject attributes;
    QList<ExternalKey> externalKeys;
    std::optional<int> progressTotal; ///< in the type's unit
    double popularity = 0; ///< 0 unknown; larger is better known
};

/**
 * What one row of a table or one card of a grid shows: a title, and the reader's own entry when
 * there is one.
 */
struct TitleRow
{
    MediaId id;
    MediaType type = MediaType::Movie;
    QString title;
    PartialDate releaseDate;
    QStringList creators;
    QString coverUrl;
    std::optional<int> progressTotal;
    std::optional<Entry> entry; ///< without metaSnapshot: rows stay small

    friend bool operator==(const TitleRow &, const TitleRow &) = default;
};

/** All of a page of titles: their order, and the rows that stand first. */
struct TitleListing
{
    QList<MediaId> ids; ///< of every title, in order: row count, scrollbar and selection are exact
    QList<TitleRow> firstRows; ///< as many as were asked for, without those that are just gone
};

/** Why a search found a title. */
enum class MatchReason {
    Title, ///< its main title
    OtherTitle, ///< a name in another language, an alias
    Creator, ///< or words of several names together
    Spelling, ///< a name that is nearly what was typed
    Filter, ///< nothing was typed but filters
};

/** One answer of a search. */
struct TitleMatch
{
    TitleRow row;
    QString matchedTitle; ///< the name that matched; may be an alias of row.title
    double score = 0; ///< higher is better; comparable within one answer only
    MatchReason reason = MatchReason::Title;
    QList<TextRange> marks = {}; ///< what of matchedTitle was typed
};

} // namespace omt

Q_DECLARE_METATYPE(omt::TitleRow)
