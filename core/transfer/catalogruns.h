// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/connection.h"
#include "core/transfer/catalogbatch.h"

#include <QUuid>

namespace omt::transfer {

/** By what a file is known again: its name, and what its beginning and end say. */
struct FileIdentity
{
    QString name;
    qint64 size = 0;
    QString head; ///< of the first 64 KiB
    QString tail; ///< of the last 64 KiB

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static FileIdentity fromJson(const QJsonObject &object);
};

/** Reads the ends of a file; fails when it cannot be read. */
[[nodiscard]] Result<FileIdentity> identityOf(const QString &path);
/**
 * Whether the file at `path` is the one that `old` describes; with `mayHaveGrown` also when it
 * only goes on where the old one, broken off, ended.
 */
[[nodiscard]] bool isSameFile(const QString &path, const FileIdentity &old, bool mayHaveGrown);

/** What to write of a run: its place and what it did. */
struct CatalogRun
{
    QUuid id;
    QString source;
    QList<FileIdentity> files;
    CatalogPosition position;
    CatalogCounts counts;
    bool isResumed = false;
};

enum class RunState { Running, Stopped, Broken, Done };

/**
 * Goes on with the import of a source that stopped, when the files are the same and `restart` does
 * not say otherwise; else begins one.
 */
[[nodiscard]] Result<CatalogRun> beginRun(db::Connection &connection, const QString &source,
                                          const QStringList &formats, const QStringList &paths,
                                          bool restart);
[[nodiscard]] Result<> storeRun(db::Connection &connection, const CatalogRun &run, RunState state,
                                const QString &message = {});

/** One kind of file of a catalog, as the database numbers it. */
struct CatalogSourceRow
{
    qint64 id = 0;
    qint64 nextSeq = 0; ///< number of its next record
    qint64 peopleVersion = 0;
};
[[nodiscard]] Result<CatalogSourceRow> findSource(db::Connection &connection, const QString &name,
                                                  const QString &format);
/** Fails with Conflict when somebody else brings in or removes the catalog. Ends with the session.
 */
[[nodiscard]] Result<> lockSource(db::Connection &connection, const QString &name);
void unlockSource(db::Connection &connection, const QString &name);

} // namespace omt::transfer
