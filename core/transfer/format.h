// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/transfer/importrow.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace omt::transfer {

class InputFile;

/** What recognition looks at: names, and the beginning of the content after decompression. */
struct FileProbe
{
    QString name; ///< file name without directories and without .gz/.xz
    QByteArray head; ///< first 64 KiB of the plain content; of an archive: empty
    QStringList members; ///< of an archive (zip, tar): its file names; else empty
};

/** Receives what a format reads. Lives for one read(); called on the reading thread. */
class RowSink
{
public:
    virtual ~RowSink() = default;
    /** Takes a row. False: stop reading (cancelled, or the database failed). */
    virtual bool row(ImportRow &&row) = 0;
    /** Takes a problem with one record; reading goes on. False: stop. */
    virtual bool problem(Problem &&problem) = 0;
};

/**
 * One foreign format. Stateless and shared; recognise() and read() may be called from any thread.
 *
 * read() streams: it never holds more than one record (or, for Letterboxd-like archives, one
 * member's line) in memory. It ends with an Error of kind BadInput, naming file, place and reason,
 * when the file as a whole cannot be read (truncated, wrong encoding, hostile); records that are
 * bad by themselves go to RowSink::problem and reading continues.
 */
class ImportFormat
{
public:
    virtual ~ImportFormat() = default;

    /** Stable name for `--format` and reports: "mal-xml", "goodreads-csv", "letterboxd". */
    [[nodiscard]] virtual QString id() const = 0;
    /** For people, untranslated brand name: "MyAnimeList XML". */
    [[nodiscard]] virtual QString displayName() const = 0;
    /** Source name in meta_snapshot and external links: "mal", "goodreads", "letterboxd". */
    [[nodiscard]] virtual QString source() const = 0;
    /** True: a public catalog (titles only), read by `omt catalog import`. */
    [[nodiscard]] virtual bool isCatalog() const { return false; }

    /** 0: not this format; up to 100: certainly. By content; the name is only a hint. */
    [[nodiscard]] virtual int recognise(const FileProbe &probe) const = 0;

    [[nodiscard]] virtual Result<> read(InputFile &file, RowSink &sink) const = 0;
};

/** All formats, most specific first; made once, never destroyed before exit. */
[[nodiscard]] const std::vector<std::unique_ptr<ImportFormat>> &importFormats();
/** Null when there is none of that id. */
[[nodiscard]] const ImportFormat *findImportFormat(QStringView id);

} // namespace omt::transfer
