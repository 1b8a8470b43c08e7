// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <optional>
#include <type_traits>

namespace omt::db {

class Connection;

/** A transaction from construction to commit(); rolled back when destroyed before that. */
class Transaction
{
public:
    enum class Isolation { ReadCommitted, RepeatableRead, Serializable };

    explicit Transaction(Connection &connection, Isolation isolation = Isolation::ReadCommitted);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /** Whether it could begin. If not, the connection is lost and every statement fails too. */
    [[nodiscard]] const Result<> &begun() const { return m_begun; }
    /** Fails when a statement in it failed: then nothing is stored. */
    [[nodiscard]] Result<> commit();
    void rollback();

private:
    Connection &m_connection;
    Result<> m_begun;
    bool m_isOpen = false;
};

/** A point within a transaction to fall back to: destroyed before release(), it undoes what
 * followed. */
class Savepoint
{
public:
    explicit Savepoint(Connection &connection);
    ~Savepoint();
    Savepoint(const Savepoint &) = delete;
    Savepoint &operator=(const Savepoint &) = delete;

    [[nodiscard]] Result<> release();

private:
    Connection &m_connection;
    Result<> m_begun;
    bool m_isOpen = false;
};

/** fn(connection), a Result, in a transaction that is committed when it succeeds. Joins an outer
 * one. */
template <class F>
[[nodiscard]] auto inTransaction(Connection &connection, F &&fn)
    -> std::invoke_result_t<F, Connection &>;

/**
 * fn(connection) again, up to five times in all with a little random wait between, for as long as
 * it fails of a serialisation conflict or deadlock. The whole function is replayed, so it must
 * keep no open state between runs. Inside a transaction it runs once: only the outermost may
 * replay.
 */
template <class F>
[[nodiscard]] auto retrying(Connection &connection, F &&fn)
    -> std::invoke_result_t<F, Connection &>;

namespace detail {
[[nodiscard]] bool isInTransaction(const Connection &connection);
/** True when the error deserves another try; waits before it says so. */
[[nodiscard]] bool shouldRetry(const Error &error, int attempt);
} // namespace detail

template <class F>
auto inTransaction(Connection &connection, F &&fn) -> std::invoke_result_t<F, Connection &>
{
    if (detail::isInTransaction(connection))
        return fn(connection);
    Transaction transaction(connection);
    if (!transaction.begun())
        return transaction.begun().error();
    auto result = fn(connection);
    if (!result)
        return result;
    const Result<> committed = transaction.commit();
    if (!committed)
        return committed.error();
    return result;
}

template <class F>
auto retrying(Connection &connection, F &&fn) -> std::invoke_result_t<F, Connection &>
{
    const bool isOutermost = !detail::isInTransaction(connection);
    for (int attempt = 1;; ++attempt) {
        auto result = fn(connection);
        if (result || !isOutermost || !detail::shouldRetry(result.error(), attempt))
            return result;
    }
}

} // namespace omt::db
