// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/db/bindings.h"
#include "core/db/connectionsettings.h"
#include "core/db/copywriter.h"
#include "core/db/rows.h"
#include "core/db/statement.h"

#include <QHash>

#include <functional>
#include <list>
#include <memory>

struct pg_conn;
struct pg_cancel;

namespace omt::db {

/**
 * One connection to PostgreSQL, through libpq. Belongs to the thread that made it (an Executor's);
 * every call blocks until the server has answered.
 *
 * The session is in UTC, ISO dates, UTF-8, search path "pg_catalog, public, pg_temp", and carries
 * the settings' session token in omt.session_token. It works through PgBouncer in session pooling.
 * Parameters travel beside the statement, never inside its text. Statements are prepared on the
 * server at first use; the 50 used last are kept. Notices go to the log.
 *
 * A lost connection fails with Kind::Connection and stays closed until open() is called again.
 */
class Connection
{
public:
    using RowCallback = std::function<Result<>(const Row &)>;

    explicit Connection(ConnectionSettings settings);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] Result<> open();
    void close();
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] const ConnectionSettings &settings() const { return m_settings; }

    /** Rows of a select, or of a change with "returning". */
    [[nodiscard]] Result<Rows> query(const Statement &statement, const Bindings &bindings = {});
    /** Number of rows changed. */
    [[nodiscard]] Result<qint64> execute(const Statement &statement, const Bindings &bindings = {});
    /**
     * Hands over each row as it arrives, so that a result of any size takes no memory; returns
     * their number. The first failure the callback returns stops the query and is returned. The
     * callback must not use the connection, nor keep the Row.
     */
    [[nodiscard]] Result<qint64> stream(const Statement &statement, const Bindings &bindings,
                                        const RowCallback &callback);
    /** Any number of statements without parameters, one implicit transaction unless they say so. */
    [[nodiscard]] Result<> script(const QString &sql);
    /** The same, even in a cancelled job: for rolling back. */
    [[nodiscard]] Result<> cleanUp(const QString &sql);
    /**
     * Reads what the server sent unasked, without waiting for it: false when it has closed the
     * connection meanwhile. Notifications are then there for PQnotifies().
     */
    bool consumeInput();
    /** The statement is a COPY ... FROM STDIN. One writer at a time. */
    [[nodiscard]] Result<CopyWriter> copyIn(const Statement &statement);

    /** Another person's token, at once when open, else at the next open(). `readerId`: who that is.
     */
    [[nodiscard]] Result<> setSessionToken(const QString &token, const QString &readerId = {});

    [[nodiscard]] bool isInTransaction() const;
    /**
     * Whether anything asked for since expectNothingStored() may have been stored: by a commit, or
     * outside of a transaction. If not, a lost connection has undone it all.
     */
    [[nodiscard]] bool mayHaveStored() const { return m_mayHaveStored; }
    void expectNothingStored() { m_mayHaveStored = false; }
    [[nodiscard]] int backendPid() const;
    [[nodiscard]] pg_conn *handle() const { return m_handle; }
    /** Something PQcancel() takes from any thread; free it with PQfreeCancel(). May be null. */
    [[nodiscard]] pg_cancel *newCancel() const;

    /**
     * While it returns true, statements fail with Kind::Cancelled before they are sent. The
     * executor sets it for each job.
     */
    void setInterruption(std::function<bool()> isInterrupted);

private:
    friend class CopyWriter;
    using ResultPtr = std::unique_ptr<pg_result, void (*)(pg_result *)>;
    struct Prepared
    {
        Statement statement;
        QByteArray serverName;
    };

    void noteStoring(QStringView command = {});
    [[nodiscard]] Result<> usable() const;
    [[nodiscard]] Result<> ready() const;
    [[nodiscard]] Result<> startSession();
    [[nodiscard]] Result<QByteArray> prepare(const Statement &statement);
    [[nodiscard]] Result<ResultPtr> run(const Statement &statement, const Bindings &bindings);
    [[nodiscard]] Result<ResultPtr> checked(pg_result *result, const Statement &statement);
    [[nodiscard]] Error failureOf(const pg_result *result, const QString &statement);
    void forgetPrepared(const Statement &statement);
    void drain();

    ConnectionSettings m_settings;
    pg_conn *m_handle = nullptr;
    std::list<Prepared> m_prepared; // most recently used first
    QHash<const void *, std::list<Prepared>::iterator> m_preparedByStatement;
    quint64 m_preparedCount = 0;
    std::function<bool()> m_isInterrupted;
    bool m_mayHaveStored = false;
    bool m_isBusy = false; // a stream or a COPY has the connection
};

} // namespace omt::db
