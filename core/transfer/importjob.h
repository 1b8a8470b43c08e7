// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/ids.h"
#include "core/domain/leftalone.h"
#include "core/transfer/formats/listmapping.h"
#include "core/transfer/importhooks.h"
#include "core/transfer/importrow.h"
#include "core/transfer/importrules.h"

#include <QDateTime>
#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <memory>

namespace omt::db {
class Database;
struct ConnectionSettings;
} // namespace omt::db

namespace omt::transfer {

struct ImportOptions
{
    QStringList files; ///< and folders
    QString format; ///< empty: recognise each file
    ConflictRule conflictRule = ConflictRule::Keep;
    bool dryRun = false; ///< do everything, report it, write nothing
    QMap<QString, ConflictRule> fieldRules = {}; ///< fields that follow another rule
    int matchThreshold = defaultMatchThreshold;
    std::optional<ListMapping> mapping = {}; ///< explains the columns of all files
    QMap<QString, ListMapping> mappings = {}; ///< the same of single files, by path
    QMap<QString, QString> formats = {}; ///< of single files, where not the recognised one

    [[nodiscard]] ImportRules rules() const { return {conflictRule, fieldRules, matchThreshold}; }
};

/** Of the full export of a library, which holds more than rows say. */
inline constexpr char16_t libraryFormat[] = u"omt-json";

/** What an import did. Every record read is in exactly one of the counts below `read`. */
struct ImportReport
{
    ImportRunId run; ///< null for a dry run
    QString format; ///< of the file; "mixed" for several of different formats
    qint64 read = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 unchanged = 0;
    qint64 merged = 0; ///< folded into an entry counted above
    qint64 conflicts = 0; ///< the entry was left (in part) as it was
    qint64 unmatched = 0; ///< could be neither found nor made
    qint64 failed = 0; ///< could not be read; each is a problem
    qint64 skipped = 0; ///< left out because the person decided so, now or in an earlier import
    /// Of the created ones: resemble a title of the catalog, but not surely enough to be taken for
    /// it.
    qint64 closeCalls = 0;
    QList<Problem> problems; ///< the first thousand

    /** As `omt import --json` prints it; field names are stable. */
    [[nodiscard]] QJsonObject toJson() const;
};

/**
 * Brings files into the library, in one transaction: all of it or nothing. Runs in a thread and
 * over a connection of its own, so that the rest of the program goes on. Rows stream into a
 * temporary table by COPY; matching and merging are set-wise SQL; memory is flat whatever the size.
 * Repeating an import changes nothing. Owned by its starter; signals arrive in the starter's
 * thread; destroying it cancels and waits.
 */
class ImportJob final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportJob)

public:
    ImportJob(const db::ConnectionSettings &settings, ImportOptions options,
              QObject *parent = nullptr);
    ~ImportJob() override;

    void start();
    /** Rolls back; finished() follows with Error::Kind::Cancelled. */
    void cancel();

    /** The same work in the calling thread, for the command line and tests. */
    [[nodiscard]] static Result<ImportReport> run(const db::ConnectionSettings &settings,
                                                  const ImportOptions &options,
                                                  const ImportHooks &hooks = {});

signals:
    /** `done` and `total` in bytes of the files; `text` says the step, translated. */
    void progress(qint64 done, qint64 total, const QString &text);
    void finished(const omt::Result<omt::transfer::ImportReport> &report);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/** One past import; library::UndoService::takeBackImport() takes it back. As `omt import list`
 * shows it. */
struct ImportRun
{
    ImportRunId id;
    QString format;
    QStringList files;
    QDateTime startedAt;
    QDateTime undoneAt; ///< null while it stands
    ImportReport report;
    QList<LeftAlone> leftAlone; ///< when it was taken back: edited since; the first thousand
};

/** The person's imports, the newest first. Finishes on a database thread. */
[[nodiscard]] QFuture<Result<QList<ImportRun>>> importRuns(db::Database &database);

} // namespace omt::transfer
