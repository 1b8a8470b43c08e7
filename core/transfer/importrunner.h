// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/statement.h"
#include "core/transfer/importhooks.h"
#include "core/transfer/importjob.h"

#include <functional>
#include <memory>
#include <vector>

namespace omt::db {
class Connection;
class Transaction;
} // namespace omt::db

namespace omt::transfer {

class ImportFormat;
class InputFile;
class RowSink;

/** One file of an import, opened and recognised. */
struct ImportSource
{
    QString name; ///< without directories, for the record of the run
    QString format; ///< id
    QString source; ///< source name of the format
    qint64 size = 0; ///< bytes
    std::function<qint64()> position; ///< bytes worked through
    std::function<Result<>(RowSink &)> read;
};

/**
 * Opens and recognises the files; fails with BadInput for the first that cannot be, and when
 * `wantsCatalog` and the format's kind do not agree.
 */
[[nodiscard]] Result<std::vector<ImportSource>>
openSources(const QStringList &files, const QString &format, bool wantsCatalog);
/** "mal-xml", or "mixed". */
[[nodiscard]] QString formatOf(const std::vector<ImportSource> &sources);

/**
 * The whole of one import on one connection, in one transaction: stages the rows, matches them,
 * writes what is new under one undoable edit, counts. A dry run rolls it all back.
 */
class ImportRunner
{
public:
    ImportRunner(db::Connection &connection, ConflictRule rule, bool dryRun, ImportHooks hooks);
    ImportRunner(db::Connection &connection, ImportRules rules, bool dryRun, ImportHooks hooks);

    [[nodiscard]] Result<ImportReport> run(const std::vector<ImportSource> &sources);

    // The same in steps, for the preview, which shows what was found before it writes it. The stage
    // stays on the connection from one to the next.

    /** Reads all into the stage, in a transaction of its own. */
    [[nodiscard]] Result<> stage(const std::vector<ImportSource> &sources);
    /** Works out what is staged, in the caller's transaction; touches nothing but the stage. */
    [[nodiscard]] Result<ImportReport> compare();
    /** Works it out again and writes it, in one transaction. */
    [[nodiscard]] Result<ImportReport> writeStaged(const std::vector<ImportSource> &sources);
    /** Keeps every problem in the stage, also beyond the first thousand. */
    void keepProblems() { m_keepsProblems = true; }
    void setRules(const ImportRules &rules) { m_rules = rules; }
    void setHooks(const ImportHooks &hooks) { m_hooks = hooks; }

private:
    [[nodiscard]] Result<> writeAll(const std::vector<ImportSource> &sources);
    [[nodiscard]] Result<> remember();
    [[nodiscard]] Result<> settle(db::Transaction &transaction);
    [[nodiscard]] Result<> readAll(const std::vector<ImportSource> &sources);
    [[nodiscard]] Result<> beginRun(const std::vector<ImportSource> &sources);
    [[nodiscard]] Result<> matchAndWrite();
    [[nodiscard]] Result<> write();
    [[nodiscard]] Result<> saveTitles();
    [[nodiscard]] Result<> mergeEntries(const QList<db::Statement> &afterEntries = {});
    [[nodiscard]] Result<> saveEntries();
    [[nodiscard]] Result<> count();
    [[nodiscard]] Result<bool> hasChanges();
    [[nodiscard]] Result<> finishRun();
    void tell(const QString &text);

    db::Connection &m_connection;
    ImportRules m_rules;
    bool m_dryRun;
    bool m_keepsProblems = false;
    ImportHooks m_hooks;
    ImportReport m_report;
    ImportReport m_read; ///< what reading alone gave
    qint64 m_staged = 0;
    qint64 m_totalBytes = 0;
};

} // namespace omt::transfer
