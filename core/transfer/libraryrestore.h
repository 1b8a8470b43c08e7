// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importrunner.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

namespace omt::transfer {

class InputStream;

/** Whether a file is the full export of a library, by its beginning; see docs/library-json.md. */
[[nodiscard]] bool isLibraryFile(const QString &path);
/** The one file of the import, when it is such an export and nothing else is said of it. */
[[nodiscard]] QString libraryFileOf(const ImportOptions &options);

/**
 * Brings a full export back, in one transaction and as one undoable step that counts as an import:
 * titles, relations, entries with all passes and reviews, lists, settings and history. Into an
 * empty library exactly; into another what that lacks, and what it has stays as it is. Reads the
 * file once, in batches, so memory is flat. One use; on the connection's thread.
 */
class LibraryRestore
{
public:
    LibraryRestore(db::Connection &connection, bool dryRun, ImportHooks hooks);

    [[nodiscard]] Result<ImportReport> run(const QString &path);

private:
    [[nodiscard]] Result<> begin(const QString &name);
    [[nodiscard]] Result<> readParts(InputStream &stream);
    [[nodiscard]] Result<> finish();
    [[nodiscard]] QString reasonAgainst(const QJsonObject &object) const;
    [[nodiscard]] bool take(const QStringList &place, QJsonValue &&value, qint64 line);
    [[nodiscard]] Result<> takeHead(const QString &name, const QJsonValue &value);
    [[nodiscard]] Result<> flush();
    [[nodiscard]] Result<> flushMedia();
    [[nodiscard]] Result<> flushEntries();
    [[nodiscard]] Result<> flushLists();
    void mapIds(QJsonObject *object, const QStringList &names) const;
    [[nodiscard]] bool isStopped();

    db::Connection &m_connection;
    const bool m_dryRun;
    ImportHooks m_hooks;
    ImportReport m_report;
    InputFile *m_file = nullptr;
    QString m_name;
    QString m_part; ///< of the document that the batch is of
    QJsonArray m_batch;
    QHash<QString, QString> m_ids; ///< where the catalog has a title under another identity
    Result<> m_failure;
};

} // namespace omt::transfer
