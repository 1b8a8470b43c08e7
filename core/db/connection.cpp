// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"

#include "core/base/logging.h"
#include "core/db/pgerror.h"

#include <QElapsedTimer>

#include <libpq-fe.h>

#include <array>
#include <vector>

namespace omt::db {

namespace {

constexpr size_t maxPrepared = 50;
constexpr qint64 slowMilliseconds = 500;

void logNotice(void *, const char *message)
{
    qCInfo(lcDb, "%s", QByteArray(message).trimmed().constData());
}

bool isOk(const pg_result *result)
{
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE
        || status == PGRES_COPY_IN || status == PGRES_EMPTY_QUERY;
}

/** The values of a statement's parameters, in the shape libpq takes. */
class Parameters
{
public:
    Result<> fill(const Statement &statement, const Bindings &bindings, const QString &readerId)
    {
        qsizetype given = 0;
        for (const QString &name : statement.parameters()) {
            const BindValue *value = bindings.find(name);
            if (!value && name != u"reader")
                return misuse(statement, u"no value for :" + name);
            given += value ? 1 : 0;
            m_texts.push_back(value                    ? value->text()
                                  : readerId.isEmpty() ? QByteArray()
                                                       : readerId.toLatin1());
        }
        if (bindings.size() != given)
            return misuse(statement, QStringLiteral("values for parameters it does not have"));
        for (const QByteArray &text : m_texts)
            m_values.push_back(text.isNull() ? nullptr : text.constData());
        return {};
    }

    [[nodiscard]] int count() const { return static_cast<int>(m_values.size()); }
    [[nodiscard]] const char *const *values() const { return m_values.data(); }

private:
    static Error misuse(const Statement &statement, const QString &what)
    {
        const QString details = u"Statement " + statement.name() + u": " + what;
        qCCritical(lcDb, "%s", qPrintable(details));
        Q_ASSERT_X(false, "Connection", qPrintable(details));
        return makeError(Error::Kind::Internal, errorFromFailure({}).message, details);
    }

    std::vector<QByteArray> m_texts;
    std::vector<const char *> m_values;
};

struct LibpqOptions
{
    void set(const QString &keyword, const QString &value)
    {
        if (!value.isEmpty())
            values[keyword] = value.toUtf8();
    }
    QMap<QString, QByteArray> values;
};

LibpqOptions libpqOptions(const ConnectionSettings &settings)
{
    LibpqOptions options;
    options.set(QStringLiteral("host"), settings.host);
    options.set(QStringLiteral("port"), QString::number(settings.port));
    options.set(QStringLiteral("dbname"), settings.database);
    options.set(QStringLiteral("user"), settings.user);
    options.set(QStringLiteral("password"), settings.password);
    options.set(QStringLiteral("application_name"), settings.applicationName);
    options.set(QStringLiteral("connect_timeout"), QStringLiteral("10"));
    options.set(QStringLiteral("keepalives_idle"), QStringLiteral("30"));
    options.set(QStringLiteral("keepalives_interval"), QStringLiteral("10"));
    options.set(QStringLiteral("keepalives_count"), QStringLiteral("3"));
    options.set(QStringLiteral("tcp_user_timeout"), QStringLiteral("30000"));
    for (auto it = settings.options.cbegin(); it != settings.options.cend(); ++it)
        options.set(it.key(), it.value());
    options.set(QStringLiteral("client_encoding"), QStringLiteral("UTF8"));
    return options;
}

} // namespace

Connection::Connection(ConnectionSettings settings)
    : m_settings(std::move(settings))
{
}

Connection::~Connection()
{
    close();
}

Result<> Connection::open()
{
    close();
    const LibpqOptions options = libpqOptions(m_settings);
    std::vector<QByteArray> names;
    std::vector<const char *> keywords;
    std::vector<const char *> values;
    names.reserve(static_cast<size_t>(options.values.size()));
    for (auto it = options.values.cbegin(); it != options.values.cend(); ++it) {
        names.push_back(it.key().toUtf8());
        keywords.push_back(names.back().constData());
        values.push_back(it.value().constData());
    }
    keywords.push_back(nullptr);
    values.push_back(nullptr);

    m_handle = PQconnectdbParams(keywords.data(), values.data(), 0);
    if (PQstatus(m_handle) != CONNECTION_OK) {
        const Error error = connectionError(m_handle);
        close();
        return error;
    }
    PQsetNoticeProcessor(m_handle, logNotice, nullptr);
    auto started = startSession();
    if (!started)
        close();
    return started;
}

Result<> Connection::startSession()
{
    // Not as start-up options: PgBouncer passes on only a few of those.
    static const Statement statement = Statement::load(u"db/start_session");
    const auto rows = query(statement, {{u"session_token", m_settings.sessionToken}});
    if (!rows)
        return rows.error();
    qCDebug(lcDb) << "Connected:" << m_settings.toLogString() << "as backend" << backendPid();
    return {};
}

void Connection::close()
{
    // Prepared statements end with the session, so nothing is left to the server to clean up.
    m_prepared.clear();
    m_preparedByStatement.clear();
    m_isBusy = false;
    if (m_handle)
        PQfinish(m_handle);
    m_handle = nullptr;
}

bool Connection::isOpen() const
{
    return m_handle && PQstatus(m_handle) == CONNECTION_OK;
}

Result<> Connection::setSessionToken(const QString &token, const QString &readerId)
{
    if (token == m_settings.sessionToken)
        return {};
    m_settings.sessionToken = token;
    m_settings.readerId = readerId;
    return isOpen() ? startSession() : Result<>();
}

bool Connection::consumeInput()
{
    // What arrived and the end after it come in two steps.
    return isOpen() && PQconsumeInput(m_handle) && PQconsumeInput(m_handle) && isOpen();
}

bool Connection::isInTransaction() const
{
    if (!m_handle)
        return false;
    const PGTransactionStatusType status = PQtransactionStatus(m_handle);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

int Connection::backendPid() const
{
    return m_handle ? PQbackendPID(m_handle) : 0;
}

pg_cancel *Connection::newCancel() const
{
    return m_handle ? PQgetCancel(m_handle) : nullptr;
}

void Connection::setInterruption(std::function<bool()> isInterrupted)
{
    m_isInterrupted = std::move(isInterrupted);
}

Result<> Connection::usable() const
{
    Q_ASSERT_X(!m_isBusy, "Connection", "a stream or a COPY is under way");
    if (m_isBusy)
        return makeError(Error::Kind::Internal, errorFromFailure({}).message,
                         QStringLiteral("The connection is busy with a stream or a COPY."));
    if (!isOpen())
        return connectionError(m_handle);
    return {};
}

Result<> Connection::ready() const
{
    if (m_isInterrupted && m_isInterrupted())
        return cancelledError();
    return usable();
}

Error Connection::failureOf(const pg_result *result, const QString &statement)
{
    if (!isOpen() && PgFailure::fromResult(result).sqlState.isEmpty())
        return connectionError(m_handle);
    return errorFromFailure(PgFailure::fromResult(result), statement);
}

Result<Connection::ResultPtr> Connection::checked(pg_result *result, const Statement &statement)
{
    ResultPtr owned(result, PQclear);
    if (!isOk(result))
        return failureOf(result, statement.name());
    return Result<ResultPtr>(std::move(owned));
}

void Connection::forgetPrepared(const Statement &statement)
{
    const auto found = m_preparedByStatement.find(statement.identity());
    if (found == m_preparedByStatement.end())
        return;
    const QByteArray name = (*found)->serverName;
    m_prepared.erase(*found);
    m_preparedByStatement.erase(found);
    const QByteArray command = "deallocate " + name;
    PQclear(PQexec(m_handle, command.constData()));
}

Result<QByteArray> Connection::prepare(const Statement &statement)
{
    const auto found = m_preparedByStatement.find(statement.identity());
    if (found != m_preparedByStatement.end()) {
        m_prepared.splice(m_prepared.begin(), m_prepared, *found);
        return m_prepared.front().serverName;
    }
    if (m_prepared.size() >= maxPrepared)
        forgetPrepared(Statement(m_prepared.back().statement));
    const QByteArray name = "omt_" + QByteArray::number(++m_preparedCount);
    const auto result = checked(
        PQprepare(m_handle, name.constData(), statement.text().constData(), 0, nullptr), statement);
    if (!result)
        return result.error();
    m_prepared.push_front({statement, name});
    m_preparedByStatement.insert(statement.identity(), m_prepared.begin());
    return name;
}

void Connection::noteStoring(QStringView command)
{
    const bool begins = command.startsWith(u"begin");
    if ((!isInTransaction() && !begins) || command.startsWith(u"commit"))
        m_mayHaveStored = true;
}

Result<Connection::ResultPtr> Connection::run(const Statement &statement, const Bindings &bindings)
{
    if (const auto is = ready(); !is)
        return is.error();
    noteStoring();
    Parameters parameters;
    if (const auto filled = parameters.fill(statement, bindings, m_settings.readerId); !filled)
        return filled.error();
    QElapsedTimer timer;
    timer.start();
    for (bool isSecondTry = false;; isSecondTry = true) {
        const auto name = prepare(statement);
        if (!name)
            return name.error();
        auto result = checked(PQexecPrepared(m_handle, name->constData(), parameters.count(),
                                             parameters.values(), nullptr, nullptr, 0),
                              statement);
        // The schema changed under a prepared statement: it only has to be prepared again.
        const bool isStale = !result && !isSecondTry && !isInTransaction() && isOpen()
            && (result.error().sqlState == u"0A000" || result.error().sqlState == u"26000");
        if (!isStale) {
            if (timer.elapsed() >= slowMilliseconds)
                qCInfo(lcDb, "%s took %lld ms", qPrintable(statement.name()), timer.elapsed());
            return result;
        }
        forgetPrepared(statement);
    }
}

Result<Rows> Connection::query(const Statement &statement, const Bindings &bindings)
{
    auto result = run(statement, bindings);
    if (!result)
        return result.error();
    return Rows(result.value().release());
}

Result<qint64> Connection::execute(const Statement &statement, const Bindings &bindings)
{
    const bool commits = isOpen() && !isInTransaction();
    const auto result = run(statement, bindings);
    if (!result)
        return commits ? lostWhileSaving(result.error()) : result.error();
    return QByteArrayView(PQcmdTuples(result.value().get())).toLongLong();
}

void Connection::drain()
{
    while (pg_result *rest = PQgetResult(m_handle)) {
        const bool isCopy = PQresultStatus(rest) == PGRES_COPY_IN;
        PQclear(rest);
        if (isCopy) // would come back for ever
            PQputCopyEnd(m_handle, "cancelled");
    }
}

Result<qint64> Connection::stream(const Statement &statement, const Bindings &bindings,
                                  const RowCallback &callback)
{
    if (const auto is = ready(); !is)
        return is.error();
    noteStoring();
    Parameters parameters;
    if (const auto filled = parameters.fill(statement, bindings, m_settings.readerId); !filled)
        return filled.error();
    const auto name = prepare(statement);
    if (!name)
        return name.error();
    if (!PQsendQueryPrepared(m_handle, name->constData(), parameters.count(), parameters.values(),
                             nullptr, nullptr, 0))
        return connectionError(m_handle);
    PQsetSingleRowMode(m_handle);

    m_isBusy = true;
    qint64 count = 0;
    decltype(Rows::m_columns) columns;
    std::optional<Error> failure;
    while (!failure) {
        pg_result *result = PQgetResult(m_handle);
        if (!result)
            break;
        if (!isOk(result)) {
            failure = failureOf(result, statement.name());
            PQclear(result);
            break;
        }
        const Rows rows(result, columns);
        columns = rows.m_columns;
        if (rows.isEmpty())
            continue;
        ++count;
        if (const auto handled = callback(rows.first()); !handled)
            failure = handled.error();
    }
    if (failure && isOpen()) {
        // Without this the server would still send the rest, however long it is.
        if (pg_cancel *cancel = newCancel()) {
            std::array<char, 256> said{};
            PQcancel(cancel, said.data(), static_cast<int>(said.size()));
            PQfreeCancel(cancel);
        }
        drain();
    }
    m_isBusy = false;
    if (failure)
        return *failure;
    return count;
}

Result<> Connection::script(const QString &sql)
{
    if (const auto is = ready(); !is)
        return is;
    return cleanUp(sql);
}

Result<> Connection::cleanUp(const QString &sql)
{
    if (const auto is = usable(); !is)
        return is;
    noteStoring(sql);
    QString clean = sql;
    clean.remove(QChar::Null);
    const ResultPtr result(PQexec(m_handle, clean.toUtf8().constData()), PQclear);
    if (isOk(result.get()))
        return {};
    const PgFailure failure = PgFailure::fromResult(result.get());
    Error error = failureOf(result.get(), {});
    if (failure.position > 0) {
        const qsizetype line = clean.left(failure.position - 1).count(u'\n') + 1;
        error.details += u"; line " + QString::number(line);
    }
    return sql.startsWith(u"commit") ? lostWhileSaving(error) : error;
}

Result<CopyWriter> Connection::copyIn(const Statement &statement)
{
    if (const auto is = ready(); !is)
        return is.error();
    noteStoring();
    const auto result = checked(PQexec(m_handle, statement.text().constData()), statement);
    if (!result)
        return result.error();
    if (PQresultStatus(result.value().get()) != PGRES_COPY_IN)
        return makeError(Error::Kind::Internal, errorFromFailure({}).message,
                         statement.name() + u" is not a COPY ... FROM STDIN");
    m_isBusy = true;
    return CopyWriter(this);
}

} // namespace omt::db
