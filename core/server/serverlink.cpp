// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/serverlink.h"

#include "core/server/platform.h"
#include "core/server/stopwatch.h"
#include "core/server/text.h"

#include <QFile>
#include <QRegularExpression>

#include <array>
#include <libpq-fe.h>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace omt::server {

namespace {

constexpr QStringView cannotConnectNow = u"57P03";
constexpr QStringView tooManyConnections = u"53300"; // others are about to leave
constexpr QStringView diskFull = u"53100";
constexpr QStringView noSuchDatabase = u"3D000";

struct ResultDeleter
{
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPointer = std::unique_ptr<PGresult, ResultDeleter>;

class Deadline
{
public:
    explicit Deadline(std::chrono::milliseconds timeout)
        : m_timeout(timeout)
    {
    }
    [[nodiscard]] std::chrono::milliseconds left() const
    {
        return std::max(m_timeout - m_clock.elapsed(), std::chrono::milliseconds(0));
    }

private:
    Stopwatch m_clock;
    std::chrono::milliseconds m_timeout;
};

QByteArray statement(const char *name)
{
    QFile file(u":/server/sql/"_s + QLatin1StringView(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? file.readAll() : QByteArray();
}

PGconn *beginConnecting(const Endpoint &endpoint, const QByteArray &database,
                        const QByteArray &applicationName)
{
    const QByteArray host = QFile::encodeName(endpoint.host);
    const QByteArray port = QByteArray::number(endpoint.port);
    const QByteArray user = endpoint.adminUser.toUtf8();
    const QByteArray password = endpoint.password.toUtf8();
    // Every key that the user's PG* variables could otherwise bend. Empty values count as absent.
    const std::array keys{"host",
                          "port",
                          "dbname",
                          "user",
                          "password",
                          "application_name",
                          "sslmode",
                          "gssencmode",
                          "client_encoding",
                          "options",
                          "target_session_attrs",
                          static_cast<const char *>(nullptr)};
    const std::array values{host.constData(),
                            port.constData(),
                            database.constData(),
                            user.constData(),
                            password.constData(),
                            applicationName.constData(),
                            "disable",
                            "disable",
                            "UTF8",
                            "-c lc_messages=C",
                            "any",
                            static_cast<const char *>(nullptr)};
    return PQconnectStartParams(keys.data(), values.data(), 0);
}

bool finishConnecting(PGconn *connection, const Deadline &deadline)
{
    if (PQstatus(connection) == CONNECTION_BAD)
        return false;
    // The state is the only part of a refusal that is not translated, and this makes it visible.
    PQsetErrorVerbosity(connection, PQERRORS_VERBOSE);
    for (PostgresPollingStatusType step = PGRES_POLLING_WRITING;;) {
        if (!platform::waitForSocket(PQsocket(connection), step == PGRES_POLLING_WRITING,
                                     deadline.left())) {
            return false;
        }
        step = PQconnectPoll(connection);
        if (step == PGRES_POLLING_OK || step == PGRES_POLLING_FAILED)
            return step == PGRES_POLLING_OK;
    }
}

// "… failed: FATAL:  57P03: the database system is starting up"; two spaces follow the severity.
QString stateIn(const QString &message)
{
    static const QRegularExpression pattern(u":  ([0-9A-Z]{5}): "_s);
    return pattern.match(message).captured(1);
}

Error queryError(const QString &details, const QString &state)
{
    const bool full = state == diskFull;
    Error error = makeError(full ? Error::Kind::DiskFull : Error::Kind::Server,
                            full ? Text::tr("There is no space left for the library's database.")
                                 : Text::tr("The library's database does not answer properly."),
                            details,
                            full ? Text::tr("Free some space on the disk, then try again.")
                                 : Text::tr("Close every window of this program and try again."));
    error.sqlState = state;
    return error;
}

} // namespace

ServerLink::ServerLink(pg_conn *connection)
    : m_connection(connection)
{
}

ServerLink::~ServerLink()
{
    PQfinish(m_connection);
}

// In the library's own database, whose catalogs whoever comes next then finds read; a new cluster
// has only the maintenance database.
ServerLink::Attempt ServerLink::connect(const Endpoint &endpoint, const QByteArray &applicationName,
                                        std::chrono::milliseconds timeout)
{
    Attempt attempt = connectTo(endpoint, databaseName.toUtf8(), applicationName, timeout);
    return attempt.sqlState == noSuchDatabase
        ? connectTo(endpoint, "postgres", applicationName, timeout)
        : std::move(attempt);
}

ServerLink::Attempt ServerLink::connectTo(const Endpoint &endpoint, const QByteArray &database,
                                          const QByteArray &applicationName,
                                          std::chrono::milliseconds timeout)
{
    const Deadline deadline(timeout);
    Attempt attempt;
    PGconn *connection = beginConnecting(endpoint, database, applicationName);
    std::unique_ptr<ServerLink> link(new ServerLink(connection));
    if (finishConnecting(connection, deadline)) {
        PQsetNoticeProcessor(
            connection, [](void *, const char *) {}, nullptr);
        attempt.outcome = Outcome::Connected;
        attempt.link = std::move(link);
        return attempt;
    }
    attempt.message = QString::fromUtf8(PQerrorMessage(connection)).trimmed();
    attempt.sqlState = stateIn(attempt.message);
    if (attempt.sqlState == cannotConnectNow || attempt.sqlState == tooManyConnections)
        attempt.outcome = Outcome::NotYet;
    else if (!attempt.sqlState.isEmpty())
        attempt.outcome = Outcome::Refused;
    return attempt;
}

Result<QList<QByteArrayList>> ServerLink::ask(const QByteArray &sql,
                                              const QByteArrayList &parameters,
                                              std::chrono::milliseconds timeout)
{
    const Deadline deadline(timeout);
    std::vector<const char *> values;
    for (const QByteArray &parameter : parameters)
        values.push_back(parameter.constData());
    if (PQsendQueryParams(m_connection, sql.constData(), static_cast<int>(values.size()), nullptr,
                          values.data(), nullptr, nullptr, 0)
        == 0) {
        return queryError(QString::fromUtf8(PQerrorMessage(m_connection)), {});
    }
    QList<QByteArrayList> rows;
    std::optional<Error> error; // told only once all is read, or the link could not be asked again
    for (;;) {
        while (PQisBusy(m_connection) != 0) {
            if (!platform::waitForSocket(socket(), false, deadline.left()))
                return queryError(u"no answer in time"_s, {});
            if (PQconsumeInput(m_connection) == 0)
                return queryError(QString::fromUtf8(PQerrorMessage(m_connection)), {});
        }
        const ResultPointer result(PQgetResult(m_connection));
        if (result == nullptr)
            return error ? Result<QList<QByteArrayList>>(*error) : rows;
        const ExecStatusType status = PQresultStatus(result.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
            error = queryError(
                QString::fromUtf8(PQresultErrorMessage(result.get())),
                QString::fromLatin1(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE)));
            continue;
        }
        for (int row = 0; row < PQntuples(result.get()); ++row) {
            QByteArrayList fields;
            for (int column = 0; column < PQnfields(result.get()); ++column)
                fields.append(PQgetvalue(result.get(), row, column));
            rows.append(fields);
        }
    }
}

Result<ServerLink::Identity> ServerLink::identity(std::chrono::milliseconds timeout)
{
    const QByteArray database = databaseName.toUtf8();
    return ask(statement("probe.sql"), {database}, timeout)
        .andThen([](const auto &rows) -> Result<Identity> {
            if (rows.size() != 1 || rows.first().size() != 4)
                return queryError(u"probe.sql gave no row"_s, {});
            const QByteArrayList &row = rows.first();
            return Identity{QFile::decodeName(row[0]), row[1].toInt(), row[2] == "t",
                            row[3] == "t"};
        });
}

Result<> ServerLink::createDatabase(std::chrono::milliseconds timeout)
{
    return ask(statement("create_database.sql"), {}, timeout).map([](const auto &) {
        return Done{};
    });
}

Result<int> ServerLink::countLeases(std::chrono::milliseconds timeout)
{
    return ask(statement("count_leases.sql"), {QByteArray(leaseName)}, timeout)
        .map([](const auto &rows) { return rows.isEmpty() ? 0 : rows.first().first().toInt(); });
}

int ServerLink::socket() const
{
    return PQsocket(m_connection);
}

qint64 ServerLink::backendPid() const
{
    return PQbackendPID(m_connection);
}

bool ServerLink::isAlive()
{
    // Its last words come before the end of the stream.
    do {
        if (PQconsumeInput(m_connection) == 0 || PQstatus(m_connection) != CONNECTION_OK)
            return false;
    } while (platform::waitForSocket(socket(), false, std::chrono::milliseconds(0)));
    return true;
}

} // namespace omt::server
