// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/rows.h"
#include "core/transfer/exporters/exportentry.h"

namespace omt::transfer {

/** A row of transfer/export_rows. */
[[nodiscard]] ExportEntry exportEntryOf(const db::Row &row);
/** Of a start and a precision column. */
[[nodiscard]] PartialDate dateOf(const db::Row &row, QStringView start, QStringView precision);

} // namespace omt::transfer
