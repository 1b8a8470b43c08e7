// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/mediatype.h"
#include "core/domain/status.h"

#include <QString>

#include <optional>

namespace omt::transfer {

/**
 * The status that a service's word means, whatever its case, dashes and blanks: "plan to watch",
 * "PLANTOREAD", "did-not-finish", "CURRENT". Empty when no service says so.
 */
[[nodiscard]] std::optional<Status> statusFromWord(const QString &word);

/** The same for types: "tv", "TV Mini Series", "tvMovie", "Video Game", "graphic novel". */
[[nodiscard]] std::optional<MediaType> typeFromWord(const QString &word);

} // namespace omt::transfer
