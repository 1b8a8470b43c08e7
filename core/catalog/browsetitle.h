// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/partialdate.h"
#include "core/base/result.h"
#include "core/domain/title.h"

#include <array>

namespace omt::db {
class Connection;
}

namespace omt::catalog {

/** A title that another one is related to. */
struct RelatedTitle
{
    QString relation; ///< the other is the … of this one: "sequel", "adapted_from"
    int readingOrder = 0; ///< before (negative), beside (0) or after (positive) this one
    TitleRow row;
    QString notes;
    int weight = 0; ///< 0 to 100, stronger first
};

/** A list that anybody may see and that this title stands in. */
struct PublicList
{
    ListId id;
    QString name;
    QString owner; ///< display name; empty: the reader's own
};

/** How everyone rates a title; private ratings are left out. */
struct RatingHistogram
{
    std::array<int, 10> byTen{}; ///< 1..10, 11..20, ..., 91..100
    int raters = 0;
    double mean = 0; ///< 1 to 100; 0 without raters
};

/** What the catalog and everyone say of a title, the reader's own entry aside. */
struct TitleFacts
{
    Media media;
    TitleRow row;
    QStringList classPath; ///< ltree paths from the widest class down to its own
    QList<RelatedTitle> relations; ///< in reading order
    RatingHistogram ratings;
    QList<PublicList> lists;
};

/** Translated: what the related title is to this one, "Sequel"; unknown ones as they are named. */
[[nodiscard]] QString relationName(const QString &relation);

/** NotFound when there is no such title. Blocks. */
[[nodiscard]] Result<TitleFacts> selectTitleFacts(db::Connection &connection, MediaId id);

} // namespace omt::catalog
