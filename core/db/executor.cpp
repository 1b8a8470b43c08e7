// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/executor.h"

#include "core/base/logging.h"
#include "core/db/canceltoken_p.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>
#include <QThreadPool>

#include <libpq-fe.h>

#include <array>
#include <atomic>
#include <deque>
#include <mutex>

namespace omt::db {

struct Executor::Private
{
    Role role = Role::Reader;
    QThread *thread = nullptr;
    QObject *worker = nullptr; // lives in the thread; deleted as it ends
    QThreadPool stoppers; // tells the server to stop a job, which may take a network's time

    std::mutex mutex;
    std::deque<Job> queue;
    ConnectionSettings settings;
    std::function<void()> onLost;
    bool isHeld = false; ///< until open()
    bool isStopping = false;
    std::chrono::milliseconds patience{0};
    std::atomic<int> pending = 0;
    CancelToken stopAll; // at destruction

    // Of the thread:
    std::unique_ptr<Connection> connection;
    bool isUnreachable = false; // while stopping: the rest need not try
    bool hasGivenUp = false; // waiting for the server, until it is back

    void runNext();
    void shutDown();
    std::optional<Error> execute(const Job &job);
    std::chrono::milliseconds patienceLeft();
    bool waitForServer(const Job &job, QDeadlineTimer deadline);
    void tellLost();
    std::optional<Error> attempt(const Job &job);
    Result<> makeReady();
    bool isCancelled(const Job &job) const;
    bool isWaiting();
};

namespace {

void stopOnServer(pg_cancel *cancel)
{
    std::array<char, 256> said{};
    if (!PQcancel(cancel, said.data(), static_cast<int>(said.size())))
        qCWarning(lcDb, "Could not cancel a query: %s", said.data());
}

Error crashed(const char *what)
{
    return makeError(Error::Kind::Internal,
                     QCoreApplication::translate("omt::db", "The program made a mistake."),
                     u"Exception in a database job: " + QString::fromUtf8(what));
}

// Not our doing, so it must not pass silently as cancelled things do.
Error stoppedByOthers(Error error)
{
    error.kind = Error::Kind::Database;
    error.message = QCoreApplication::translate("omt::db", "The server stopped the query.");
    error.hint = QCoreApplication::translate(
        "omt::db", "It took too long, or an administrator ended it. Try again.");
    return error;
}

} // namespace

Executor::Executor(const QString &name, const ConnectionSettings &settings, Role role)
    : Executor(name, role)
{
    open(settings);
}

Executor::Executor(const QString &name, Role role)
    : m_d(std::make_shared<Private>())
{
    m_d->role = role;
    m_d->isHeld = true;
    m_d->stoppers.setMaxThreadCount(1);
    m_d->thread = new QThread;
    m_d->thread->setObjectName(name);
    m_d->worker = new QObject;
    m_d->worker->moveToThread(m_d->thread);
    QObject::connect(m_d->thread, &QThread::finished, m_d->worker, &QObject::deleteLater);
    m_d->thread->start();
}

Executor::~Executor()
{
    QThread *thread = m_d->thread;
    {
        const std::lock_guard lock(m_d->mutex);
        m_d->isStopping = true;
    }
    if (m_d->role == Role::Reader)
        m_d->stopAll.cancel();
    QMetaObject::invokeMethod(
        m_d->worker, [d = m_d] { d->shutDown(); }, Qt::QueuedConnection);
    if (thread->isRunning() && QThread::currentThread() == thread) {
        // The last owner was a job of ours: the thread ends after it, and cannot wait for itself.
        QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
        return;
    }
    thread->wait();
    delete thread;
}

void Executor::post(Job job)
{
    ++m_d->pending;
    {
        const std::lock_guard lock(m_d->mutex);
        m_d->queue.push_back(std::move(job));
    }
    QMetaObject::invokeMethod(
        m_d->worker, [d = m_d] { d->runNext(); }, Qt::QueuedConnection);
}

void Executor::prepare(const ConnectionSettings &settings, std::function<void(Connection &)> warmUp)
{
    {
        const std::lock_guard lock(m_d->mutex);
        m_d->settings = settings;
    }
    QMetaObject::invokeMethod(
        m_d->worker,
        [d = m_d, warmUp = std::move(warmUp)] {
            if (const auto isReady = d->makeReady(); !isReady) // the first job tries again
                qCInfo(lcDb, "%s", qPrintable(isReady.error().toLogString()));
            else if (warmUp && d->isWaiting())
                warmUp(*d->connection);
        },
        Qt::QueuedConnection);
}

void Executor::open(const ConnectionSettings &settings)
{
    const std::lock_guard lock(m_d->mutex);
    m_d->settings = settings;
    m_d->isHeld = false;
    for (size_t i = 0; i < m_d->queue.size(); ++i) {
        QMetaObject::invokeMethod(
            m_d->worker, [d = m_d] { d->runNext(); }, Qt::QueuedConnection);
    }
}

void Executor::setSessionToken(const QString &token)
{
    const std::lock_guard lock(m_d->mutex);
    m_d->settings.sessionToken = token;
    m_d->settings.readerId.clear();
}

ConnectionSettings Executor::settings() const
{
    const std::lock_guard lock(m_d->mutex);
    return m_d->settings;
}

void Executor::setPatience(std::chrono::milliseconds patience)
{
    const std::lock_guard lock(m_d->mutex);
    m_d->patience = patience;
}

int Executor::pending() const
{
    return m_d->pending;
}

void Executor::onConnectionLost(std::function<void()> callback)
{
    const std::lock_guard lock(m_d->mutex);
    m_d->onLost = std::move(callback);
}

bool Executor::Private::isCancelled(const Job &job) const
{
    return job.token.isCancelled() || stopAll.isCancelled() || job.isCancelled();
}

bool Executor::Private::isWaiting()
{
    const std::lock_guard lock(mutex);
    return isHeld && !isStopping;
}

void Executor::Private::runNext()
{
    Job job;
    {
        const std::lock_guard lock(mutex);
        if (queue.empty() || (isHeld && !isStopping))
            return;
        job = std::move(queue.front());
        queue.pop_front();
    }
    const std::optional<Error> error = isCancelled(job) ? cancelledError() : execute(job);
    --pending;
    job.finish(error);
    if (error && error->kind == Error::Kind::Connection) {
        {
            const std::lock_guard lock(mutex);
            isUnreachable = isStopping;
        }
        tellLost();
    }
}

void Executor::Private::tellLost()
{
    std::unique_lock lock(mutex);
    const auto callback = onLost;
    lock.unlock();
    if (callback)
        callback();
}

void Executor::Private::shutDown()
{
    const auto hasJobs = [this] {
        const std::lock_guard lock(mutex);
        return !queue.empty();
    };
    while (hasJobs())
        runNext();
    connection.reset();
    stoppers.waitForDone();
    thread->quit();
}

Result<> Executor::Private::makeReady()
{
    const auto isNobodyThere = [this] {
        const std::lock_guard lock(mutex);
        return isUnreachable || (isHeld && isStopping);
    };
    if (isNobodyThere())
        return makeError(Error::Kind::Connection,
                         QCoreApplication::translate("omt::db", "The database is not reachable."));
    ConnectionSettings wanted;
    {
        const std::lock_guard lock(mutex);
        wanted = settings;
    }
    if (!connection)
        connection = std::make_unique<Connection>(wanted);
    // A connection the server closed while nobody used it is replaced without anybody noticing.
    connection->consumeInput();
    const auto taken = connection->setSessionToken(wanted.sessionToken, wanted.readerId);
    if (!taken && connection->isOpen())
        return taken;
    return connection->isOpen() ? Result<>() : connection->open();
}

std::chrono::milliseconds Executor::Private::patienceLeft()
{
    const std::lock_guard lock(mutex);
    return hasGivenUp ? std::chrono::milliseconds(0) : patience;
}

bool Executor::Private::waitForServer(const Job &job, QDeadlineTimer deadline)
{
    constexpr int pause = 50; // milliseconds
    const auto mayWait = [&] {
        const std::lock_guard lock(mutex);
        return !isStopping && !deadline.hasExpired();
    };
    for (bool isFirst = true; mayWait() && !isCancelled(job); isFirst = false) {
        if (isFirst)
            tellLost();
        QThread::msleep(pause);
        const Result<> isReady = makeReady();
        if (isReady)
            return true;
        if (isReady.error().kind != Error::Kind::Connection)
            return false;
    }
    hasGivenUp = true;
    return false;
}

std::optional<Error> Executor::Private::execute(const Job &job)
{
    std::optional<QDeadlineTimer> deadline;
    for (bool isSecondTry = false;; isSecondTry = true) {
        std::optional<Error> error = attempt(job);
        if (!error || isCancelled(job))
            return error;
        const bool wasStopped = error->isCancelled() && !error->sqlState.isEmpty();
        if (wasStopped)
            error = stoppedByOthers(*error);
        const bool wasLost
            = error->kind == Error::Kind::Connection && connection && !connection->isOpen();
        const bool isReader = role == Role::Reader;
        if (!(wasLost || (wasStopped && isReader && !isSecondTry)))
            return error;
        if (!isReader && connection->mayHaveStored())
            return error;
        if (!deadline)
            deadline = QDeadlineTimer(patienceLeft());
        if (!(isReader && !isSecondTry) && !waitForServer(job, *deadline))
            return error;
        qCInfo(lcDb, "%s tries once more: %s", qPrintable(thread->objectName()),
               qPrintable(error->toLogString()));
    }
}

std::optional<Error> Executor::Private::attempt(const Job &job)
{
    if (const auto isReady = makeReady(); !isReady)
        return isReady.error();
    hasGivenUp = false;
    connection->expectNothingStored();
    const std::unique_ptr<pg_cancel, void (*)(pg_cancel *)> cancel(connection->newCancel(),
                                                                   PQfreeCancel);
    const auto stop = [&cancel] { stopOnServer(cancel.get()); };
    if (!job.token.m_state->enter(&job, &stoppers, stop))
        return cancelledError();
    std::optional<Error> error;
    if (stopAll.m_state->enter(&job, &stoppers, stop)) {
        connection->setInterruption([this, &job] { return isCancelled(job); });
        try {
            error = job.run(*connection);
        } catch (const std::exception &exception) {
            error = crashed(exception.what());
        } catch (...) {
            error = crashed("unknown");
        }
        connection->setInterruption({});
        stopAll.m_state->leave(&job);
    } else {
        error = cancelledError();
    }
    job.token.m_state->leave(&job);
    if (connection->isInTransaction()) {
        qCWarning(lcDb, "A job left its transaction open; it is rolled back");
        (void)connection->cleanUp(QStringLiteral("rollback"));
    }
    return error;
}

} // namespace omt::db
