// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/ids.h"
#include "core/domain/leftalone.h"

#include <QFuture>
#include <QString>

namespace omt::db {
class Database;
}

namespace omt::library {

/** What undo and redo would do next; empty labels mean: nothing to do. */
struct UndoState
{
    QString undoLabel;
    QString redoLabel;
    bool canUndo = false;
    bool canRedo = false;
};

/** What an undo, a redo or taking back an import did. */
struct UndoReport
{
    QString label; ///< of the step
    qint64 restored = 0; ///< titles and lists put back as they were
    qint64 left = 0; ///< titles and lists left alone because they were changed since
    QList<LeftAlone> leftAlone; ///< which, and what of them; the first thousand
};

/**
 * Undo and redo over the journal in the database, so that they work across restarts, windows and
 * the command line. Same threading as LibraryService.
 */
class UndoService
{
public:
    explicit UndoService(db::Database &database);

    [[nodiscard]] QFuture<Result<UndoState>> state();
    /** Takes the newest step back; NotFound when there is none. */
    [[nodiscard]] QFuture<Result<UndoReport>> undo();
    /** Does the step undone last again; NotFound when there is none. */
    [[nodiscard]] QFuture<Result<UndoReport>> redo();
    /** Takes one import back, however much later; leaves and counts what was edited since. */
    [[nodiscard]] QFuture<Result<UndoReport>> takeBackImport(ImportRunId run);

private:
    db::Database &m_database;
};

} // namespace omt::library
