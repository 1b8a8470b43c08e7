// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/titlequery.h"

#include <array>
#include <utility>

namespace omt {

namespace {

constexpr auto sortKeys = std::to_array<std::pair<TitleSort, QLatin1StringView>>({
    {TitleSort::Title, QLatin1StringView("title")},
    {TitleSort::Type, QLatin1StringView("type")},
    {TitleSort::Year, QLatin1StringView("year")},
    {TitleSort::Status, QLatin1StringView("status")},
    {TitleSort::Progress, QLatin1StringView("progress")},
    {TitleSort::Rating, QLatin1StringView("rating")},
    {TitleSort::StartedAt, QLatin1StringView("started_at")},
    {TitleSort::CompletedAt, QLatin1StringView("completed_at")},
    {TitleSort::UpdatedAt, QLatin1StringView("updated_at")},
    {TitleSort::AddedAt, QLatin1StringView("added_at")},
    {TitleSort::Popularity, QLatin1StringView("popularity")},
    {TitleSort::ListPosition, QLatin1StringView("position")},
});

} // namespace

QString toString(TitleSort sort)
{
    for (const auto &[value, key] : sortKeys) {
        if (value == sort)
            return key;
    }
    return {};
}

std::optional<TitleSort> titleSortFromString(QStringView key)
{
    for (const auto &[value, name] : sortKeys) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

} // namespace omt
