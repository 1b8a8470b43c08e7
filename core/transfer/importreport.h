// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importrow.h"

#include <QJsonArray>

namespace omt::transfer {

/**
 * [{"file", "line", "message", "record_kept"}]; the line is null for the file as a whole, a record
 * that was kept makes the problem a notice.
 */
[[nodiscard]] QJsonArray problemsToJson(const QList<Problem> &problems);
[[nodiscard]] QList<Problem> problemsFromJson(const QJsonArray &array);

} // namespace omt::transfer
