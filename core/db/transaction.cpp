// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/transaction.h"

#include "core/base/logging.h"
#include "core/db/connection.h"
#include "core/db/pgerror.h"

#include <QRandomGenerator>
#include <QThread>

#include <libpq-fe.h>

namespace omt::db {

namespace {

constexpr int maxAttempts = 5;

QString beginning(Transaction::Isolation isolation)
{
    switch (isolation) {
    case Transaction::Isolation::ReadCommitted:
        return QStringLiteral("begin isolation level read committed");
    case Transaction::Isolation::RepeatableRead:
        return QStringLiteral("begin isolation level repeatable read");
    case Transaction::Isolation::Serializable:
        return QStringLiteral("begin isolation level serializable");
    }
    return QStringLiteral("begin");
}

void rollbackWith(Connection &connection, const QString &command)
{
    if (!connection.isOpen())
        return; // the server has rolled back by itself
    if (const auto done = connection.cleanUp(command); !done)
        qCWarning(lcDb, "%s: %s", qPrintable(command), qPrintable(done.error().toLogString()));
}

} // namespace

Transaction::Transaction(Connection &connection, Isolation isolation)
    : m_connection(connection)
    , m_begun(connection.script(beginning(isolation)))
    , m_isOpen(m_begun.isOk())
{
}

Transaction::~Transaction()
{
    rollback();
}

Result<> Transaction::commit()
{
    if (!m_begun)
        return m_begun;
    Q_ASSERT(m_isOpen);
    // The server would answer "commit" with a rollback and call it a success.
    if (m_connection.isOpen() && PQtransactionStatus(m_connection.handle()) == PQTRANS_INERROR) {
        rollback();
        PgFailure failure;
        failure.sqlState = QStringLiteral("25P02");
        failure.message = QStringLiteral("A statement of the transaction failed before.");
        return errorFromFailure(failure);
    }
    auto committed = m_connection.script(QStringLiteral("commit"));
    if (committed || !m_connection.isInTransaction())
        m_isOpen = false;
    return committed;
}

void Transaction::rollback()
{
    if (!m_isOpen)
        return;
    m_isOpen = false;
    rollbackWith(m_connection, QStringLiteral("rollback"));
}

Savepoint::Savepoint(Connection &connection)
    : m_connection(connection)
    , m_begun(connection.script(QStringLiteral("savepoint omt")))
    , m_isOpen(m_begun.isOk())
{
}

Savepoint::~Savepoint()
{
    if (m_isOpen)
        rollbackWith(m_connection,
                     QStringLiteral("rollback to savepoint omt; release savepoint omt"));
}

Result<> Savepoint::release()
{
    if (!m_begun)
        return m_begun;
    Q_ASSERT(m_isOpen);
    auto released = m_connection.script(QStringLiteral("release savepoint omt"));
    if (released)
        m_isOpen = false;
    return released;
}

namespace detail {

bool isInTransaction(const Connection &connection)
{
    return connection.isInTransaction();
}

bool shouldRetry(const Error &error, int attempt)
{
    if (!isRetryable(error) || attempt >= maxAttempts)
        return false;
    const int longest = 10 << attempt;
    QThread::msleep(static_cast<unsigned long>(QRandomGenerator::global()->bounded(1, longest)));
    return true;
}

} // namespace detail

} // namespace omt::db
