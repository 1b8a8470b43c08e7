// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importjob.h"
#include "core/transfer/importrunner.h"
#include "core/transfer/recognise.h"

namespace omt::transfer {

/** A file somebody wants to bring in, and what it seems to be. */
struct ImportFile
{
    QString path;
    QString name; ///< without directories, or within the folder it was found in
    qint64 size = 0;
    QList<Recognition> formats; ///< personal ones, the surest first; empty: none
    bool isCatalog = false; ///< a public catalog, which comes in otherwise
    bool isTable = false; ///< of no known format, but a mapping could explain it
    bool isLibrary = false; ///< the full export of a library, which comes in by itself
    bool isFromFolder = false; ///< found in a folder that was given
    QString problem; ///< why it cannot come in, translated; empty: it can, or needs a mapping
    qint64 records = -1; ///< how many it holds; -1: not counted
    bool hasMore = false; ///< than `records`: counting stopped
};

/**
 * What is in these files and folders. A folder that is an unpacked export comes as one; of others
 * the files in it come, also from folders within. Unreadable files come with their problem. Blocks
 * on the disk; an end that is asked for gives what was found.
 */
[[nodiscard]] QList<ImportFile> findImportFiles(const QStringList &paths,
                                                const std::function<bool()> &isCancelled = {});
/** Reads the file as its format to fill `records`, up to `most`. Blocks. */
void countRecords(ImportFile &file, const ImportFormat &format, qint64 most = 200000,
                  const std::function<bool()> &isCancelled = {});

/**
 * Opens the files of an import as its options say: formats by hand, mappings, and folders. A given
 * file that cannot come in is an error; one found in a folder is left out, with a remark.
 */
[[nodiscard]] Result<std::vector<ImportSource>> openImportSources(const ImportOptions &options);

} // namespace omt::transfer
