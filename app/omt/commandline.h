// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/omt/command.h"

namespace omt::cli {

/**
 * Finds the command that was typed, checks its options and arguments, runs it, prints what went
 * wrong. Options that every command takes may stand before or after its name.
 */
[[nodiscard]] ExitCode runCommandLine(const QStringList &arguments, const QList<Command> &commands,
                                      Console &console, Interruption &interruption);

} // namespace omt::cli
