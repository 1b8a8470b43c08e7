// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

namespace omt::transfer {

/**
 * An Error of kind BadInput in one sentence that names the file (with its member, "a.zip: b.csv"),
 * the line where it is known (0: it is not) and the reason, itself a translated sentence.
 */
[[nodiscard]] Error inputError(const QString &place, qint64 line, const QString &reason,
                               const QString &details = {});

/**
 * Error as it is, unless the database would not take a value that came from the file: that is the
 * file's fault and becomes an Error of kind BadInput which names it.
 */
[[nodiscard]] Error blamedOn(const QString &place, const Error &error);

} // namespace omt::transfer
