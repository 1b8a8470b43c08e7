// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/partialdate.h"
#include "core/db/rows.h"
#include "core/transfer/exportlibrary.h"

#include <QByteArray>

namespace omt::transfer {

[[nodiscard]] Result<ExportReport> writeJson(db::Connection &connection, QIODevice &device);
[[nodiscard]] Result<ExportReport> writeCsv(db::Connection &connection, QIODevice &device);

/** Fails when the device takes less than all. */
[[nodiscard]] Result<> writeAll(QIODevice &device, const QByteArray &bytes);
/** Of a start and a precision column. */
[[nodiscard]] PartialDate dateOf(const db::Row &row, QStringView start, QStringView precision);

/**
 * One field of a CSV file: quoted where RFC 4180 asks for it. A text that a spreadsheet would run
 * as a formula (beginning with = + - @, in their wide forms too, after whatever blanks) gets an
 * apostrophe before it. Control characters other than line breaks become blanks.
 */
[[nodiscard]] QByteArray csvField(const QString &text);

} // namespace omt::transfer
