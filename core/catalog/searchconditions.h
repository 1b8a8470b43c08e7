// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/searchquery.h"

namespace omt::catalog {

/// The conditions of a search that other tables decide, as search/select_within takes them: JSON.

[[nodiscard]] QString conditionsText(const SearchQuery &query);
/** Null when nothing is unwanted. */
[[nodiscard]] std::optional<QString> unwantedText(const Unwanted &unwanted);

} // namespace omt::catalog
