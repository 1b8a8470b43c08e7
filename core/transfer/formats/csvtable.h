// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/csvreader.h"
#include "core/transfer/formats/values.h"

#include <functional>

namespace omt::transfer {

/** The header of a probe's first line; empty columns when the head is no CSV. */
[[nodiscard]] CsvHeader headerOf(const QByteArray &head);

/** Takes one record that fits the header. False: stop. */
using TakeRecord = std::function<bool(const CsvHeader &header, const CsvRecord &record)>;

/**
 * Reads a CSV with a header that must name all of `required`. Ragged records and those with odd
 * quotation marks become problems: short ones are still taken, long and lost ones are not. Bytes
 * whose encoding was guessed are remarked upon once.
 */
[[nodiscard]] Result<> readTable(InputStream &stream, const QStringList &required,
                                 Delivery &delivery, const TakeRecord &take);
/** The same from where `csv` stands: its next record is the header. */
[[nodiscard]] Result<> readTable(CsvReader &csv, const QStringList &required, Delivery &delivery,
                                 const TakeRecord &take);

/** All fields of a record under the header's names. */
[[nodiscard]] FieldBag bagOf(const CsvHeader &header, const CsvRecord &record);
/** The same as an object, for formats that are tables or JSON: names without their blanks. */
[[nodiscard]] QJsonObject objectOf(const CsvHeader &header, const CsvRecord &record);

} // namespace omt::transfer
