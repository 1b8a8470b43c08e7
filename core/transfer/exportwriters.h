// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/exportlibrary.h"

namespace omt::transfer {

/** The whole library, in the schema of docs/library-json.md; `entries`: how many there are. */
[[nodiscard]] Result<ExportReport> writeJson(db::Connection &connection,
                                             const ExportOptions &options, qint64 entries,
                                             QIODevice &device);

} // namespace omt::transfer
