// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/transfer/exporters/exportformat.h"

#include <functional>

class QIODevice;

namespace omt::db {
class Connection;
}

namespace omt::transfer {

/** What to write of the library, and how. */
struct ExportOptions
{
    const ExportFormat *format = nullptr; ///< of exportFormats(); must be set
    QList<MediaType> types = {}; ///< empty: all
    QString list = {}; ///< the name of one of the person's lists; empty: the whole library
    /// The cached cover of an address; for pages. Called on the exporting thread.
    std::function<QByteArray(const QString &url)> cover = {};
    /// Hears how many entries of how many were looked at; false stops the export as Cancelled.
    std::function<bool(qint64 done, qint64 total)> progress = {};
};

/** What an export wrote, and what its format could not hold. */
struct ExportReport
{
    qint64 entries = 0;
    qint64 titles = 0; ///< full JSON only
    qint64 lists = 0; ///< full JSON only
    LossReport losses;
};

/**
 * Writes the signed-in person's library to an open device, row by row, so that memory stays flat.
 * Run it as one job of a Connection (`database.read(...)`); all of it is one snapshot. What a
 * failure leaves on the device is not whole. The full JSON is described in docs/library-json.md.
 */
[[nodiscard]] Result<ExportReport> exportLibrary(db::Connection &connection,
                                                 const ExportOptions &options, QIODevice &device);

/** The same without a device: what would be written, and what would be lost. */
[[nodiscard]] Result<ExportReport> previewExport(db::Connection &connection,
                                                 const ExportOptions &options);

/**
 * The same into a file, which appears whole or not at all and takes the place of one that is there;
 * a device or a pipe is written into. Fails with Invalid when it cannot be opened, with Output when
 * it cannot be written to its end.
 */
[[nodiscard]] Result<ExportReport>
exportLibraryToFile(db::Connection &connection, const ExportOptions &options, const QString &path);

} // namespace omt::transfer
