// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importrunner.h"
#include "core/transfer/restoredstore.h"

#include <QJsonObject>
#include <QList>
#include <QSet>

#include <type_traits>

namespace omt::transfer {

class InputStream;

/** The one file of the import, when it is such an export and nothing else is said of it. */
[[nodiscard]] QString libraryFileOf(const ImportOptions &options);

/**
 * Brings a full export back, in one transaction and as one undoable step that counts as an import:
 * titles, relations, entries with all passes and reviews, lists, settings and history. Into an
 * empty library exactly; into another what that lacks, and what it has stays as it is. An object
 * that cannot be is reported with its line, as is what refers to a title that is not there, and
 * the rest comes back. Reads the file in batches, so memory is flat; three times when its parts
 * stand in another order than they are exported in. One use; on the connection's
 * thread.
 */
class LibraryRestore
{
public:
    LibraryRestore(db::Connection &connection, bool dryRun, ImportHooks hooks);

    [[nodiscard]] Result<ImportReport> run(const QString &path);

private:
    struct Object
    {
        QJsonObject object;
        qint64 line = 0;
    };

    /** fn(stream) on the content, from its begin. */
    template <class F>
    [[nodiscard]] auto read(const QString &path, F &&fn) -> std::invoke_result_t<F, InputStream &>;
    [[nodiscard]] Result<> begin(const QString &name);
    [[nodiscard]] Result<> readParts(InputStream &stream, const QStringList &parts);
    [[nodiscard]] Result<> finish();
    [[nodiscard]] bool take(const QStringList &place, QJsonValue &&value, qint64 line);
    [[nodiscard]] Result<> takeHead(const QString &name, const QJsonValue &value, qint64 line);
    [[nodiscard]] Result<> flush();
    [[nodiscard]] Result<QList<Object>> withoutOrphans(const QList<Object> &batch);
    [[nodiscard]] Object withoutLostItems(const Object &list, const QSet<QString> &missing);
    [[nodiscard]] Result<> store(const QList<Object> &batch);
    void leaveOut(qint64 line, const QString &reason);
    [[nodiscard]] bool isStopped();

    db::Connection &m_connection;
    const bool m_dryRun;
    ImportHooks m_hooks;
    ImportReport m_report;
    InputFile *m_file = nullptr; ///< while it is read
    QString m_name;
    QString m_part; ///< of the document that the batch is of
    QList<Object> m_batch;
    RestoredStore m_store;
    Result<> m_failure;
};

} // namespace omt::transfer
