// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/omt/command.h"

namespace omt::cli {

[[nodiscard]] QList<Command> importCommands();
[[nodiscard]] Command importDecisionsCommand();
[[nodiscard]] Command importMappingCommand();
[[nodiscard]] QList<Command> catalogCommands();
[[nodiscard]] QList<Command> libraryCommands();
[[nodiscard]] Command setCommand();
[[nodiscard]] QList<Command> exportCommands();
[[nodiscard]] QList<Command> undoCommands();
[[nodiscard]] QList<Command> serverCommands();
[[nodiscard]] QList<Command> doctorCommands();
[[nodiscard]] QList<Command> backupCommands();

} // namespace omt::cli
