// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QCoreApplication>

namespace omt::cli {

/** What the shell is told; documented in omt(1) and stable. */
enum class ExitCode {
    Done = 0,
    Partly = 1, ///< done in part, nothing matched, or the result could not be written
    Usage = 2, ///< wrong usage, or a value that is not allowed
    NoConnection = 3, ///< the library cannot be reached
    Refused = 4, ///< the database says this user may not
    BadInput = 5, ///< a file is unreadable, damaged or of an unknown format
    Interrupted = 130, ///< Ctrl+C, as shells count it
};

[[nodiscard]] ExitCode exitCodeFor(const Error &error);

/** Wrong usage, in words. */
[[nodiscard]] Error usageError(const QString &message, const QString &hint = {});

/** Gives the texts of the command line their translation context. */
struct Omt
{
    Q_DECLARE_TR_FUNCTIONS(Omt)
};

} // namespace omt::cli
