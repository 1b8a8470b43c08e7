// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/titlequery.h"

#include <QString>

#include <optional>

namespace omt::ui {

/**
 * The columns of a page of titles, in the order they stand before anybody moves them. The last
 * ones are what everyone says and stand only on pages of the catalog.
 */
enum class Column {
    Title,
    Type,
    Year,
    Status,
    Progress,
    Rating,
    StartedAt,
    CompletedAt,
    Tags,
    UpdatedAt,
    EveryonesRating,
    Popularity,
    AddedAt,
};
inline constexpr int columnCount = 10; ///< of a page of the library
inline constexpr int catalogColumnCount = 13;

/** A short stable name ("started_at"), for settings. */
[[nodiscard]] QString toString(Column column);
[[nodiscard]] QString headerText(Column column);
/** By what a page of the library is sorted there. */
[[nodiscard]] std::optional<TitleSort> sortOf(Column column);
[[nodiscard]] std::optional<Column> columnOf(TitleSort sort);

} // namespace omt::ui
