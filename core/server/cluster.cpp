// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/cluster.h"

#include "core/server/clusterworker.h"

#include <QPromise>
#include <QThread>

#include <memory>

namespace omt::server {

namespace {

// Promises are shared since the lambdas that carry them through the event queue must be copyable.
template <class T> std::shared_ptr<QPromise<Result<T>>> startedPromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template <class T>
void finish(const std::shared_ptr<QPromise<Result<T>>> &promise, const Result<T> &result)
{
    promise->addResult(result);
    promise->finish();
}

} // namespace

Cluster::Cluster(ClusterOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_thread(new QThread(this))
    , m_worker(new ClusterWorker(m_options))
{
    qRegisterMetaType<ClusterState>();
    m_worker->moveToThread(m_thread);
    connect(m_worker, &ClusterWorker::stateReached, this, &Cluster::setState);
    connect(m_worker, &ClusterWorker::progressed, this, &Cluster::progressChanged);
    connect(m_worker, &ClusterWorker::lost, this, [this] {
        if (m_state == ClusterState::Ready)
            setState(ClusterState::Stopped);
    });
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->setObjectName(QStringLiteral("omt-cluster"));
    m_thread->start();
}

Cluster::~Cluster()
{
    m_worker->control().cancel();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { (void)worker->leave(); }, Qt::QueuedConnection);
    // Queued as well: called directly, quit() would overtake the leaving.
    QMetaObject::invokeMethod(
        m_worker, [thread = m_thread] { thread->quit(); }, Qt::QueuedConnection);
    m_thread->wait();
}

const std::optional<PgInstallation> &Cluster::installation() const
{
    return m_installation;
}

QStringList Cluster::serverLogTail(int lines) const
{
    return ClusterControl(m_options).serverLogTail(lines);
}

QFuture<Result<Endpoint>> Cluster::start()
{
    auto promise = startedPromise<Endpoint>();
    const int ticket = m_worker->control().cancelTicket();
    QMetaObject::invokeMethod(
        m_worker,
        [this, promise, ticket, worker = m_worker] {
            const Result<Endpoint> result = worker->start(ticket);
            const PgInstallation installation = worker->control().installation();
            QMetaObject::invokeMethod(
                this,
                [this, promise, result, installation] {
                    if (result) {
                        m_endpoint = *result;
                        m_installation = installation;
                        m_error.reset();
                        setState(ClusterState::Ready);
                    } else if (result.error().isCancelled()) {
                        setState(ClusterState::Stopped);
                    } else {
                        m_error = result.error();
                        setState(ClusterState::Failed);
                    }
                    finish(promise, result);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    return promise->future();
}

void Cluster::post(std::function<void(ClusterControl &)> job)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, job = std::move(job)] { job(worker->control()); },
        Qt::QueuedConnection);
}

QFuture<Result<Done>> Cluster::leave()
{
    auto promise = startedPromise<Done>();
    QMetaObject::invokeMethod(
        m_worker,
        [this, promise, worker = m_worker] {
            const Result<Done> result = worker->leave();
            QMetaObject::invokeMethod(
                this,
                [this, promise, result] {
                    if (!result)
                        m_error = result.error();
                    setState(ClusterState::Stopped);
                    finish(promise, result);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    return promise->future();
}

void Cluster::cancel()
{
    m_worker->control().cancel();
}

void Cluster::setState(ClusterState state)
{
    if (state == m_state)
        return;
    m_state = state;
    if (state != ClusterState::Ready)
        m_endpoint.reset();
    if (state != ClusterState::Failed)
        m_error.reset();
    emit stateChanged(state);
}

} // namespace omt::server
