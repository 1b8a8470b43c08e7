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

} // namespace omt::transfer
