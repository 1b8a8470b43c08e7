// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/format.h"

namespace omt::transfer {

/**
 * The account export of Letterboxd, a zip of CSV files. One row per line, with what that line says:
 *
 * - watched: completed; ratings: a rating; likes/films: a favourite; watchlist: planned;
 *   lists/: a place in a list. These name the film (key letterboxd/film).
 * - reviews: the play of its watched date with rating and review; without a watched date the
 *   review alone. diary: a play. A diary line that a reviews line repeats in full (the same entry
 *   address) gives no row of its own, so reviews are read first; only their addresses are kept.
 * - deleted/, orphaned/, profile, comments, likes of other people's texts: counted, not imported.
 */
class LetterboxdFormat : public ImportFormat
{
public:
    [[nodiscard]] QString id() const override { return QStringLiteral("letterboxd"); }
    [[nodiscard]] QString displayName() const override
    {
        return QStringLiteral("Letterboxd export");
    }
    [[nodiscard]] QString source() const override { return QStringLiteral("letterboxd"); }
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

/**
 * One CSV of such an export by itself. Watched, watchlist and likes look alike inside; the file's
 * name decides, and "watched" is assumed when it says nothing.
 */
class LetterboxdCsvFormat : public ImportFormat
{
public:
    [[nodiscard]] QString id() const override { return QStringLiteral("letterboxd-csv"); }
    [[nodiscard]] QString displayName() const override { return QStringLiteral("Letterboxd CSV"); }
    [[nodiscard]] QString source() const override { return QStringLiteral("letterboxd"); }
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

} // namespace omt::transfer
