// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importdecisions.h"

#include "core/db/connection.h"
#include "core/db/database.h"

#include <QCoreApplication>

namespace omt::transfer {

using namespace Qt::StringLiterals;

QString decisionText(const RememberedDecision &decision)
{
    return decision.isSkipped()
        ? QCoreApplication::translate("omt::transfer::ImportJob", "left out")
        : decision.title;
}

Result<QList<RememberedDecision>> importDecisionsNow(db::Connection &connection)
{
    static const auto select = db::Statement::load(u"transfer/select_import_decisions");
    constexpr int most = 10000;
    const auto rows = connection.query(select, {{u"limit", most}});
    if (!rows)
        return rows.error();
    return rows->map([](const db::Row &row) {
        RememberedDecision decision;
        decision.key = row.text(u"record_key");
        decision.action = row.text(u"action");
        decision.media = row.id<MediaId>(u"media_id");
        decision.label = row.text(u"label");
        decision.title = row.text(u"title");
        decision.decidedAt = row.dateTime(u"created_at");
        return decision;
    });
}

Result<> forgetImportDecisionsNow(db::Connection &connection, const QStringList &keys)
{
    static const auto forget = db::Statement::load(u"transfer/delete_import_decisions");
    const auto forgotten = connection.execute(forget, {{u"keys", keys}});
    return forgotten ? Result<>() : forgotten.error();
}

QFuture<Result<QList<RememberedDecision>>> importDecisions(db::Database &database)
{
    return database.read(importDecisionsNow);
}

QFuture<Result<>> forgetImportDecisions(db::Database &database, const QStringList &keys)
{
    return database.write(
        [keys](db::Connection &connection) { return forgetImportDecisionsNow(connection, keys); });
}

} // namespace omt::transfer
