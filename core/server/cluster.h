// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/server/clustercontrol.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

class QThread;

namespace omt::server {

class ClusterWorker;

/**
 * The private cluster for the event-driven world: a ClusterControl in a thread of its own.
 *
 * Lives in the thread that made it and is owned by it; signals arrive there, and no function but
 * the destructor blocks. Requests are worked off in order. When the server dies under us the state
 * becomes Stopped; start() may then be called again. Begins as Stopped: whether there is a cluster
 * yet is found out by start(), in its thread.
 */
class Cluster final : public QObject
{
    Q_OBJECT
public:
    explicit Cluster(ClusterOptions options, QObject *parent = nullptr);
    /** Cancels what runs, leaves the server as leave() does, and waits for that. */
    ~Cluster() override;
    Q_DISABLE_COPY_MOVE(Cluster)

    [[nodiscard]] ClusterState state() const { return m_state; }
    /** Set while Failed. */
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /** Set while Ready. */
    [[nodiscard]] const std::optional<Endpoint> &endpoint() const { return m_endpoint; }
    /** Set once Ready: pg_dump and the other tools that fit the server. */
    [[nodiscard]] const std::optional<PgInstallation> &installation() const;
    /** The last lines the server wrote; reads a small file. */
    [[nodiscard]] QStringList serverLogTail(int lines) const;

    /** Makes, starts or attaches; already Ready: answers at once. */
    QFuture<Result<Endpoint>> start();
    /**
     * Calls `job`, a function Result<T>(ClusterControl &), in the cluster's thread once what was
     * asked for before is done: right behind start() it does not wait for anybody's event loop. It
     * starts and leaves nothing itself.
     */
    template <class F>
    [[nodiscard]] auto run(F job) -> QFuture<std::invoke_result_t<F, ClusterControl &>>
    {
        using R = std::invoke_result_t<F, ClusterControl &>;
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        post([this, promise, job = std::move(job)](ClusterControl &control) {
            promise->addResult(job(control));
            // There, so that no answer overtakes the one before.
            QMetaObject::invokeMethod(
                this, [promise] { promise->finish(); }, Qt::QueuedConnection);
        });
        return promise->future();
    }
    /** Gives up our lease; the last one to leave stops the server. */
    QFuture<Result<Done>> leave();
    /** Makes a running start() end with Cancelled. */
    void cancel();

signals:
    void stateChanged(omt::server::ClusterState state);
    /** A translated sentence about what is being done, for a splash or status line. */
    void progressChanged(const QString &text);

private:
    void setState(ClusterState state);
    void post(std::function<void(ClusterControl &)> job);

    ClusterOptions m_options;
    ClusterState m_state = ClusterState::Stopped;
    std::optional<Error> m_error;
    std::optional<Endpoint> m_endpoint;
    std::optional<PgInstallation> m_installation;
    QThread *m_thread;
    ClusterWorker *m_worker; // lives in m_thread, deleted by it
};

} // namespace omt::server

Q_DECLARE_METATYPE(omt::server::ClusterState)
