// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>

class QIODevice;

namespace omt::db {
class Connection;
}

namespace omt::transfer {

/** What a library can be written as. */
enum class ExportFormat {
    Json, ///< everything, in the schema below
    Csv, ///< one line an entry, for spreadsheets (RFC 4180)
};
[[nodiscard]] QString toString(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> exportFormatFromString(QStringView key);

/** What an export wrote. */
struct ExportReport
{
    qint64 entries = 0;
    qint64 titles = 0; ///< JSON only
    qint64 lists = 0; ///< JSON only
};

/**
 * Writes the signed-in person's library to an open device, row by row, so that memory stays flat.
 * Run it as one job of a Connection (`database.read(...)`); all of it is one snapshot. What a
 * failure leaves on the device is not whole.
 *
 * JSON, schema "omnimediatrak-library", version 1 (UTF-8; absent fields are unknown or empty):
 *   { "schema", "version", "exported_at",
 *     "media":   [ {"media_id", "type", "class", "title", "names": [{"title", "language", "kind"}],
 *                   "release_date", "country", "creators", "genres", "cover_url", "description",
 *                   "attributes", "external": [{"source", "space", "key"}]} ],
 *     "entries": [ {"media_id", "status", "progress", "rating", "notes", "tags", "started_at",
 *                   "completed_at", "pass_number", "is_favourite", "is_private", "meta_snapshot",
 *                   "created_at", "updated_at",
 *                   "passes":  [{"number", "status", "progress", "rating", "started_at",
 *                                "completed_at"}],
 *                   "reviews": [{"pass_number", "text", "has_spoilers", "is_public",
 *                                "written_at"}]} ],
 *     "lists":   [ {"list_id", "name", "description", "type", "is_public", "filter_definition",
 *                   "created_at", "items": [{"media_id", "note", "added_at"}]} ] }
 * "media" has every title that an entry or a list names. Dates that are partly known are cut where
 * knowledge ends: "2020", "2020-05", "2020-05-17", "2020-05-17T18:04:00Z"; ratings are 1 to 100.
 */
[[nodiscard]] Result<ExportReport> exportLibrary(db::Connection &connection, ExportFormat format,
                                                 QIODevice &device);

/**
 * The same into a file, which appears whole or not at all and takes the place of one that is there;
 * a device or a pipe is written into. Fails with Invalid when it cannot be opened, with Output when
 * it cannot be written to its end.
 */
[[nodiscard]] Result<ExportReport> exportLibraryToFile(db::Connection &connection,
                                                       ExportFormat format, const QString &path);

} // namespace omt::transfer
