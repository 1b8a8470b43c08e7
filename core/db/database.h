// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/changefeed.h"
#include "core/db/executor.h"
#include "core/db/transaction.h"

#include <QObject>

#include <array>
#include <memory>

namespace omt::db {

/**
 * The database as the program sees it: one writer, two readers, one listener, each with its own
 * thread and connection. Nothing blocks the caller; nothing is opened before it is needed. It may
 * be made before anybody knows whom to ask: all that it is asked then waits for open().
 *
 * Jobs are functions Result<T>(Connection &) that take values. read() may run a job twice (after a
 * lost connection), write() several times (after a conflict with somebody else), so they have no
 * effect but on the database.
 */
class Database : public QObject
{
    Q_OBJECT

public:
    /** Waits for open(). */
    explicit Database(QObject *parent = nullptr);
    explicit Database(const ConnectionSettings &settings, QObject *parent = nullptr);
    ~Database() override;

    template <class F>
    [[nodiscard]] auto read(F fn, const CancelToken &token = {})
        -> QFuture<std::invoke_result_t<F, Connection &>>
    {
        return reader().submit(std::move(fn), token);
    }

    /** In a transaction, replayed as a whole on conflicts; jobs run in the order given. */
    template <class F>
    [[nodiscard]] auto write(F fn, const CancelToken &token = {})
        -> QFuture<std::invoke_result_t<F, Connection &>>
    {
        return m_writer->submit(
            [fn = std::move(fn)](Connection &connection) {
                return retrying(connection, [&fn](Connection &c) { return inTransaction(c, fn); });
            },
            token);
    }

    /** Made at the first call; listens once the database is open. */
    [[nodiscard]] ChangeFeed *changes();

    /** Connects the readers ahead of open(), while the session token is still to come; `warmUp`:
     * see Executor::prepare(). */
    void prepare(const ConnectionSettings &settings,
                 const std::function<void(Connection &)> &warmUp = {});
    /** Whom to ask, and as whom. */
    void open(const ConnectionSettings &settings);

    [[nodiscard]] ConnectionSettings settings() const { return m_settings; }
    /** See Executor::setPatience(). */
    void setPatience(std::chrono::milliseconds patience);
    /** Who asks from the next job on; empty: nobody. */
    void setSessionToken(const QString &token);

signals:
    /** As the listener notices; only once changes() has been called. */
    void connectionLost(const omt::Error &error);
    void connectionRestored();

private:
    [[nodiscard]] Executor &reader();

    bool m_isOpen = false;
    ConnectionSettings m_settings;
    std::unique_ptr<Executor> m_writer;
    std::array<std::unique_ptr<Executor>, 2> m_readers;
    ChangeFeed *m_changes = nullptr;
};

} // namespace omt::db
