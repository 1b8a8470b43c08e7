// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/omt/command.h"
#include "core/domain/mediatype.h"
#include "core/domain/status.h"

#include <QCommandLineParser>

#include <optional>

namespace omt::cli {

/** "in_progress" or "in-progress"; empty when the option was not given. */
[[nodiscard]] Result<std::optional<Status>> statusOption(const QCommandLineParser &parser);
[[nodiscard]] Result<std::optional<MediaType>> typeOption(const QCommandLineParser &parser);
/** A whole number of at least `minimum`; `fallback` when the option was not given. */
[[nodiscard]] Result<int> numberOption(const QCommandLineParser &parser, const QString &name,
                                       int fallback, int minimum);

} // namespace omt::cli
