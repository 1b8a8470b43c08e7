// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/ids.h"

#include <QString>

namespace omt::db {

class Connection;

/**
 * Opens an undoable step for the rest of the connection's transaction; what the transaction then
 * changes is recorded under it by the journal's triggers. `label` says it for people, translated.
 * Refused when nobody is signed in or the token may only read.
 */
[[nodiscard]] Result<EditId> beginEdit(Connection &connection, const QString &label);

} // namespace omt::db
