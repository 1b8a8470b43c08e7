// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/stagesteps.h"

#include "core/base/logging.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace omt::transfer {

Result<> executeSteps(db::Connection &connection, const QList<db::Statement> &statements)
{
    for (const db::Statement &statement : statements) {
        QElapsedTimer timer;
        timer.start();
        const auto changed = connection.execute(statement);
        if (!changed)
            return changed.error();
        qCDebug(lcTransfer, "%s: %lld rows in %lld ms", qPrintable(statement.name()),
                static_cast<long long>(*changed), static_cast<long long>(timer.elapsed()));
    }
    return {};
}

Result<> executeUntilStill(db::Connection &connection, const db::Statement &statement)
{
    constexpr int mostRounds = 10000; // each round merges at least one group
    for (int round = 0; round < mostRounds; ++round) {
        const auto changed = connection.execute(statement);
        if (!changed)
            return changed.error();
        if (*changed == 0)
            return {};
    }
    return makeError(Error::Kind::Internal,
                     QCoreApplication::translate("omt::transfer::ImportJob",
                                                 "The records could not be put together."),
                     statement.name() + QStringLiteral(" does not come to rest"));
}

Result<> measureStage(db::Connection &connection, const QStringList &tables)
{
    static const auto measure = db::Statement::load(u"transfer/measure_import_stage");
    for (const QString &table : tables) {
        const auto measured = connection.query(measure, {{u"stage_table", table}});
        if (!measured)
            return measured.error();
    }
    return {};
}

} // namespace omt::transfer
