// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/omt/command.h"
#include "core/library/undoservice.h"

namespace omt::cli {

/** Says what was taken back; `did` has a %1 for the step's label. Partly when rows were left. */
[[nodiscard]] ExitCode printUndoReport(Invocation &call, const library::UndoReport &report,
                                       const QString &did);

/** One line each, to standard error: the title, and what of it was edited since. */
void printLeftAlone(Console &console, const QList<LeftAlone> &left, qint64 total);

} // namespace omt::cli
