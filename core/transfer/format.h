// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/transfer/importrow.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace omt::transfer {

class InputFile;

/** What recognition looks at: names, and the beginning of the content after decompression. */
struct FileProbe
{
    QString name; ///< file name without directories and without .gz/.xz
    /// First 64 KiB of the plain content, as UTF-8 where it is text; of an archive: empty.
    QByteArray head;
    QStringList members; ///< of an archive (zip, tar) or folder: its file names; else empty
    QByteArray memberHead; ///< of an archive: the same of its first file; of a folder: empty
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
    /**
     * Hears that `records` records of a part of the file ("export.zip: comments.csv") are known and
     * left out on purpose, so that a report can say so.
     */
    virtual void notImported(const QString &part, qint64 records)
    {
        Q_UNUSED(part)
        Q_UNUSED(records)
    }
    /**
     * Catalogs ask this once for every record before they make a row of it, in the order of the
     * file; true: the sink has the record already, and the reader passes on to the next. The hash
     * is that of the record as it stands in the file, or 0 where the reader does not see it so.
     */
    virtual bool wasTaken(quint64 fingerprint)
    {
        Q_UNUSED(fingerprint)
        return false;
    }
    /** Takes the name of a person to whom rows refer by ImportRow::creatorKeys. False: stop. */
    virtual bool person(const QString &key, const QString &name)
    {
        Q_UNUSED(key)
        Q_UNUSED(name)
        return true;
    }
};

/**
 * One foreign format. Stateless and shared; recognise() and read() may be called from any thread.
 *
 * read() streams: it never holds more than one record (or, for Letterboxd-like archives, one
 * member's line) in memory. It ends with an Error of kind BadInput, naming file, place and reason,
 * when the file as a whole cannot be read (truncated, wrong encoding, hostile); records that are
 * bad by themselves go to RowSink::problem and reading continues. When the sink says stop, it ends
 * with an Error of kind Cancelled.
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
    /** Of several files of a catalog, those of lower order are read first: others refer to them. */
    [[nodiscard]] virtual int order() const { return 0; }

    /** 0: not this format; up to 100: certainly. By content; the name is only a hint. */
    [[nodiscard]] virtual int recognise(const FileProbe &probe) const = 0;

    [[nodiscard]] virtual Result<> read(InputFile &file, RowSink &sink) const = 0;
};

/** All formats, most specific first; made once, never destroyed before exit. */
[[nodiscard]] const std::vector<std::unique_ptr<ImportFormat>> &importFormats();
/** Null when there is none of that id. */
[[nodiscard]] const ImportFormat *findImportFormat(QStringView id);

} // namespace omt::transfer
