// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/db/canceltoken.h"
#include "core/db/connection.h"
#include "core/db/connectionsettings.h"

#include <QFuture>
#include <QPromise>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <type_traits>

namespace omt::db {

/**
 * One thread with one Connection, which runs the jobs given to it in order.
 *
 * The connection is opened when the first job needs it and again after it was lost. Jobs are
 * functions Result<T>(Connection &); they run in the executor's thread, so they take values, never
 * widgets or anything else of the caller's. All methods are thread-safe.
 *
 * It may be made before anybody knows whom to ask: jobs then wait for open().
 *
 * Destroying it stops what runs and drops what waits (their futures yield Cancelled) when its jobs
 * are reads; writes that were accepted are carried out first.
 */
class Executor
{
public:
    enum class Role {
        Reader, ///< jobs only look: after a lost connection they are run again
        Writer, ///< jobs change: run again only where it is known that nothing was stored
    };

    /** Jobs wait until open(). */
    Executor(const QString &name, Role role);
    Executor(const QString &name, const ConnectionSettings &settings, Role role);
    ~Executor();
    Executor(const Executor &) = delete;
    Executor &operator=(const Executor &) = delete;

    /**
     * The future's single result. Cancelling the future before the job starts skips it; to stop it
     * on the server as well, use the token.
     */
    template <class F>
    [[nodiscard]] auto submit(F fn, const CancelToken &token = {})
        -> QFuture<std::invoke_result_t<F, Connection &>>
    {
        using R = std::invoke_result_t<F, Connection &>;
        static_assert(std::is_copy_constructible_v<typename R::Value>,
                      "QFuture of Qt 6.4 mishandles move-only results");
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        QFuture<R> future = promise->future();
        Job job;
        job.token = token;
        job.isCancelled = [promise] { return promise->isCanceled(); };
        auto result = std::make_shared<std::optional<R>>();
        job.run = [fn = std::move(fn), result](Connection &connection) -> std::optional<Error> {
            result->emplace(fn(connection));
            return **result ? std::nullopt : std::optional<Error>((*result)->error());
        };
        job.finish = [promise, result](const std::optional<Error> &error) {
            if (error)
                promise->addResult(R(*error));
            else
                promise->addResult(std::move(**result));
            promise->finish();
        };
        post(std::move(job));
        return future;
    }

    /**
     * Connects ahead of open(), whose settings may differ in who asks, and runs `warmUp` there:
     * what it reads is thrown away, but the new connection then knows the tables and statements of
     * the first job.
     */
    void prepare(const ConnectionSettings &settings, std::function<void(Connection &)> warmUp = {});
    /** Whom to ask from now on; jobs that waited for it run. */
    void open(const ConnectionSettings &settings);
    /** Used from the next job on. */
    void setSessionToken(const QString &token);
    [[nodiscard]] ConnectionSettings settings() const;
    /** How long jobs that may run again wait for a lost server; not at all unless told, nor while
     * closing. */
    void setPatience(std::chrono::milliseconds patience);
    /** Jobs waiting or running. */
    [[nodiscard]] int pending() const;
    /** Called in the executor's thread whenever a job ended or waits as the connection is lost. */
    void onConnectionLost(std::function<void()> callback);

private:
    struct Job
    {
        CancelToken token;
        std::function<bool()> isCancelled;
        std::function<std::optional<Error>(Connection &)> run;
        std::function<void(const std::optional<Error> &)> finish;
    };
    struct Private;

    void post(Job job);

    std::shared_ptr<Private> m_d;
};

} // namespace omt::db
