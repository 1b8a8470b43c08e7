// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/undoservice.h"

#include "core/db/database.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace omt::library {

using db::Connection;
using db::Statement;

namespace {

struct UndoText
{
    Q_DECLARE_TR_FUNCTIONS(omt::UndoService)
};

UndoReport reportOf(const db::Row &row)
{
    UndoReport report;
    report.label = row.text(u"label");
    report.restored = row.integer(u"restored");
    report.left = row.integer(u"left_alone");
    report.leftAlone = leftAloneFromJson(row.json(u"left_things").array());
    return report;
}

// The database says what is the matter in English; `missing` says it in the reader's language.
Result<UndoReport> run(Connection &connection, QStringView statement, const QString &missing,
                       const db::Bindings &bindings = {})
{
    const auto rows = connection.query(Statement::load(statement), bindings);
    if (rows)
        return reportOf(rows->first());
    Error error = rows.error();
    if (error.kind == Error::Kind::NotFound)
        error.message = missing;
    return error;
}

} // namespace

UndoService::UndoService(db::Database &database)
    : m_database(database)
{
}

QFuture<Result<UndoState>> UndoService::state()
{
    return m_database.read([](Connection &connection) -> Result<UndoState> {
        const auto rows = connection.query(Statement::load(u"undo/select_undo_state"));
        return rows.map([](const db::Rows &found) {
            const db::Row row = found.first();
            UndoState state;
            state.undoLabel = row.text(u"undo_label");
            state.redoLabel = row.text(u"redo_label");
            state.canUndo = row.boolean(u"can_undo");
            state.canRedo = row.boolean(u"can_redo");
            return state;
        });
    });
}

QFuture<Result<UndoReport>> UndoService::undo()
{
    return m_database.write([](Connection &connection) {
        return run(connection, u"undo/undo_step", UndoText::tr("There is nothing to undo."));
    });
}

QFuture<Result<UndoReport>> UndoService::redo()
{
    return m_database.write([](Connection &connection) {
        return run(connection, u"undo/redo_step", UndoText::tr("There is nothing to redo."));
    });
}

QFuture<Result<UndoReport>> UndoService::takeBackImport(ImportRunId importRun)
{
    return m_database.write([importRun](Connection &connection) {
        auto report = run(connection, u"undo/take_back_import",
                          UndoText::tr("There is no such import."), {{u"run", importRun}});
        if (report || report.error().sqlState != u"OM409")
            return report;
        Error error = report.error();
        error.message = UndoText::tr("This import was taken back already, or it changed nothing.");
        return Result<UndoReport>(error);
    });
}

} // namespace omt::library
