// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/ids.h"
#include "core/domain/mediatype.h"
#include "core/domain/status.h"

#include <QList>

#include <optional>

namespace omt {

/** Columns a title list can be sorted by. */
enum class TitleSort {
    Title,
    Type,
    Year,
    Status,
    Progress,
    Rating,
    StartedAt,
    CompletedAt,
    UpdatedAt,
    AddedAt,
    Popularity,
    ListPosition, ///< only within a static list
};

/** As the SQL and `omt library --sort` spell it: "completed_at". */
[[nodiscard]] QString toString(TitleSort sort);
[[nodiscard]] std::optional<TitleSort> titleSortFromString(QStringView key);

/** One of the columns a page is sorted by. */
struct SortKey
{
    TitleSort sort = TitleSort::Title;
    bool descending = false;

    friend bool operator==(const SortKey &, const SortKey &) = default;
};

/** Which titles a page shows, and in which order. A value; equal queries give equal pages. */
struct TitleQuery
{
    enum class Scope { Library, Catalog };

    Scope scope = Scope::Library;
    std::optional<Status> status;
    std::optional<MediaType> type;
    QString mediaClass; ///< an ltree path: the whole subtree; empty: all
    std::optional<ListId> list;
    QString tag;
    QString text; ///< as typed; every word must be found
    TitleSort sort = TitleSort::Title;
    bool descending = false;
    QList<SortKey> thenBy; ///< at most two: what is equal goes on by these; not in the catalog

    friend bool operator==(const TitleQuery &, const TitleQuery &) = default;
};

} // namespace omt
