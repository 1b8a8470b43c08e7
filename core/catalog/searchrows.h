// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/catalogservice.h"
#include "core/db/rows.h"
#include "core/domain/titletext.h"

namespace omt::catalog {

/** Matches from a result of search/select_*, each with the name that matched and why. */
[[nodiscard]] QList<TitleMatch> matchesOf(const db::Rows &rows, const TitleSearch &words);

/** Counts by type as the database numbers types. */
[[nodiscard]] QHash<MediaType, qint64> typeCountsOf(const db::Row &row);

} // namespace omt::catalog
