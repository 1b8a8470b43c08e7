// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/pgerror.h"

#include <QCoreApplication>

#include <libpq-fe.h>

namespace omt::db {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(omt::db)
};

QString field(const pg_result *result, int code)
{
    return QString::fromUtf8(PQresultErrorField(result, code)).trimmed();
}

// Our own functions word their errors for people; only the kind has to be found.
std::optional<Error::Kind> ownKind(const QString &state)
{
    if (!state.startsWith(u"OM"))
        return std::nullopt;
    if (state == u"OM401" || state == u"OM403")
        return Error::Kind::Refused;
    if (state == u"OM404")
        return Error::Kind::NotFound;
    if (state == u"OM409")
        return Error::Kind::Conflict;
    if (state == u"OM422")
        return Error::Kind::Invalid;
    return Error::Kind::Database;
}

Error::Kind kindOf(const QString &state)
{
    if (const auto own = ownKind(state))
        return *own;
    if (state == u"23505" || state == u"23P01" || state == u"40001" || state == u"40P01"
        || state == u"55P03")
        return Error::Kind::Conflict;
    if (state.startsWith(u"23") || state.startsWith(u"22"))
        return Error::Kind::Invalid;
    if (state == u"42501" || state.startsWith(u"28"))
        return Error::Kind::Refused;
    if (state.startsWith(u"08") || state.startsWith(u"57P0") || state == u"53300")
        return Error::Kind::Connection;
    if (state == u"57014")
        return Error::Kind::Cancelled;
    if (state == u"53100")
        return Error::Kind::DiskFull;
    return Error::Kind::Database;
}

QString messageOf(Error::Kind kind, const QString &state)
{
    using enum Error::Kind;
    switch (kind) {
    case Cancelled:
        return Text::tr("Cancelled.");
    case Conflict:
        if (state.startsWith(u"40") || state == u"55P03")
            return Text::tr("Somebody else was changing the same thing at the same time.");
        return Text::tr("This exists already.");
    case Invalid:
        if (state == u"23503")
            return Text::tr("Something this refers to does not exist, or is still in use.");
        return Text::tr("The database did not accept a value.");
    case Refused:
        return Text::tr("You do not have the right to do this.");
    case Connection:
        return Text::tr("The database is not reachable.");
    case DiskFull:
        return Text::tr("There is no space left on the database's disk.");
    default:
        return Text::tr("The database reported an error.");
    }
}

QString hintOf(Error::Kind kind)
{
    using enum Error::Kind;
    switch (kind) {
    case Conflict:
        return Text::tr("Look at the current state, then try again.");
    case Refused:
        return Text::tr("Sign in as somebody who may, or ask an administrator.");
    case Connection:
        return Text::tr(
            "What was not confirmed is not saved. Try it again in a moment; if this goes "
            "on, check that the server runs.");
    case DiskFull:
        return Text::tr("Free some space, then try again. Nothing was changed.");
    default:
        return {};
    }
}

void addDetail(QString &details, QLatin1StringView name, const QString &value)
{
    if (!value.isEmpty())
        details += u"; " + name + u": " + value;
}

} // namespace

PgFailure PgFailure::fromResult(const pg_result *result)
{
    PgFailure failure;
    failure.sqlState = field(result, PG_DIAG_SQLSTATE);
    failure.message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (failure.message.isEmpty()) // made by libpq itself, which has no fields
        failure.message = QString::fromUtf8(PQresultErrorMessage(result)).trimmed();
    failure.detail = field(result, PG_DIAG_MESSAGE_DETAIL);
    failure.hint = field(result, PG_DIAG_MESSAGE_HINT);
    failure.constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    failure.table = field(result, PG_DIAG_TABLE_NAME);
    failure.context = field(result, PG_DIAG_CONTEXT);
    failure.position = field(result, PG_DIAG_STATEMENT_POSITION).toInt();
    return failure;
}

Error errorFromFailure(const PgFailure &failure, const QString &statement)
{
    Error error;
    error.kind = kindOf(failure.sqlState);
    error.sqlState = failure.sqlState;
    error.constraint = failure.constraint;
    if (ownKind(failure.sqlState)) {
        error.message = failure.message;
        error.hint = failure.hint;
    } else {
        error.message = messageOf(error.kind, failure.sqlState);
        error.hint = hintOf(error.kind);
    }
    error.details = failure.message;
    addDetail(error.details, QLatin1StringView("detail"), failure.detail);
    if (!ownKind(failure.sqlState))
        addDetail(error.details, QLatin1StringView("hint"), failure.hint);
    addDetail(error.details, QLatin1StringView("table"), failure.table);
    addDetail(error.details, QLatin1StringView("context"), failure.context);
    addDetail(error.details, QLatin1StringView("statement"), statement);
    return error;
}

Error connectionError(const pg_conn *connection)
{
    const QString said = connection ? QString::fromUtf8(PQerrorMessage(connection)).trimmed()
                                    : QStringLiteral("not connected");
    Error error = makeError(Error::Kind::Connection, messageOf(Error::Kind::Connection, {}), said,
                            hintOf(Error::Kind::Connection));
    return error;
}

Error lostWhileSaving(Error error)
{
    if (error.kind != Error::Kind::Connection)
        return error;
    error.message = Text::tr("The connection to the database was lost while saving.");
    error.hint = Text::tr(
        "This may have been saved or not. Look at the current state before you try it again; if "
        "this goes on, check that the server runs.");
    return error;
}

bool isRetryable(const Error &error)
{
    return error.sqlState == u"40001" || error.sqlState == u"40P01";
}

} // namespace omt::db
