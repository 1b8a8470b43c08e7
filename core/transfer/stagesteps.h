// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/connection.h"

namespace omt::transfer {

/** Runs statements without parameters one after the other; stops at the first failure. */
[[nodiscard]] Result<> executeSteps(db::Connection &connection,
                                    const QList<db::Statement> &statements);

/** Runs one statement again until it changes no row. Fails as Internal when it never ends. */
[[nodiscard]] Result<> executeUntilStill(db::Connection &connection,
                                         const db::Statement &statement);

/** Tells the planner how large these stage tables are. */
[[nodiscard]] Result<> measureStage(db::Connection &connection, const QStringList &tables);

} // namespace omt::transfer
