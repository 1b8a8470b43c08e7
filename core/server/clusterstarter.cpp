// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/clusterstarter.h"

#include "core/base/logging.h"
#include "core/server/deadremains.h"
#include "core/server/platform.h"
#include "core/server/postmasterpid.h"
#include "core/server/serverlog.h"
#include "core/server/startfailure.h"
#include "core/server/text.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace omt::server {

namespace {

constexpr auto readyPoll = 1ms; // a start takes about 50 ms, so this is what waiting costs
constexpr auto longestSilence = 100ms; // between attempts to connect, each a process of the server
constexpr auto patience = 1s; // before we tell why it takes long
constexpr qint64 nothingLeftBytes = 1024 * 1024; // a segment of the server's own log
constexpr auto firstBackoff = 50ms;
constexpr auto longestBackoff = 1000ms;
constexpr unsigned groupAndOthersMode = 0077;
constexpr unsigned privateMode = 0700;

} // namespace

ClusterStarter::ClusterStarter(const ClusterContext &context)
    : m_context(context)
{
}

Endpoint ClusterStarter::endpoint() const
{
    Endpoint endpoint;
    endpoint.port = m_context.paths.port;
    endpoint.database = databaseName.toString();
    endpoint.adminUser = adminRole.toString();
    endpoint.appUser = appRole.toString();
    endpoint.password = m_context.options.password;
#ifdef Q_OS_WIN
    endpoint.host = u"127.0.0.1"_s;
#else
    // XDG_RUNTIME_DIR is not set everywhere (cron), so a running server may listen elsewhere.
    const auto running = PostmasterPid::read(m_context.clusterDir + u"/postmaster.pid");
    endpoint.host = running && !running->socketDirectory.isEmpty() ? running->socketDirectory
                                                                   : m_context.paths.socketDir;
#endif
    return endpoint;
}

Result<std::shared_ptr<VerifiedLink>> ClusterStarter::attach()
{
    while (QFile::exists(m_context.clusterDir + u"/postmaster.pid")) {
        const Endpoint where = endpoint();
        auto attempt = ServerLink::connect(where, leaseName, m_context.options.timeouts.answer);
        switch (attempt.outcome) {
        case ServerLink::Outcome::Connected:
            return verify(std::move(attempt.link), where);
        case ServerLink::Outcome::NobodyThere:
            return std::shared_ptr<VerifiedLink>();
        case ServerLink::Outcome::Refused:
            return refusedError(attempt.message);
        case ServerLink::Outcome::NotYet:
            break;
        }
        if (m_clock.elapsed() > patience)
            m_context.progress(Text::tr("Waiting for the library's database…"));
        if (m_clock.elapsed() > m_context.options.timeouts.start)
            return timeoutError();
        if (!napUnlessCancelled(readyPoll, m_context.isCancelled))
            return cancelledError();
    }
    return std::shared_ptr<VerifiedLink>();
}

Result<std::shared_ptr<VerifiedLink>> ClusterStarter::launch(const PgInstallation &installation)
{
    if (auto prepared = prepare(); !prepared)
        return prepared.error();
    const ServerConfig config(m_context.paths, m_context.account, m_context.major,
                              m_context.options.tuning);
    const Command command{
        installation.tool(u"postgres"),
        {u"-D"_s, m_context.clusterDir, u"-c"_s, u"config_file="_s + config.file()}};
    std::chrono::milliseconds backoff = firstBackoff;
    for (;;) {
        const qint64 logOffset = QFileInfo(m_context.paths.logFile).size();
        auto process = ServerProcess::start(command, m_context.account, m_context.paths.logFile);
        if (!process)
            return process.error();
        WaitResult waited = waitUntilReady(*process);
        if (auto *link = std::get_if<std::shared_ptr<VerifiedLink>>(&waited))
            return *link;
        if (const auto *error = std::get_if<Error>(&waited))
            return *error;

        const QString log = logSince(logOffset);
        qCWarning(lcServer).noquote() << "The server ended with" << process->howItEnded();
        const StartFailure failure = classifyStartFailure(log);
        const bool mayPass
            = failure == StartFailure::LockHeld || failure == StartFailure::MemoryHeld;
        QString remains;
        if (mayPass)
            recover(remains);
        if (!mayPass || m_clock.elapsed() > m_context.options.timeouts.busy)
            return endedError(*process, log, remains);
        m_context.progress(Text::tr("Waiting for an earlier database server to end…"));
        if (!napUnlessCancelled(backoff, m_context.isCancelled))
            return cancelledError();
        backoff = std::min<std::chrono::milliseconds>(backoff * 2, longestBackoff);
        auto attached = attach();
        if (!attached || *attached)
            return attached;
    }
}

// PostgreSQL refused because of a lock file: find out whether it is right.
void ClusterStarter::recover(QString &remains) const
{
    const RemainsVerdict verdict
        = clearDeadRemains(m_context.clusterDir, m_context.paths, m_context.account);
    remains = verdict.details;
    if (verdict.kind == RemainsVerdict::Kind::Live
        && isUnreachable(m_context.clusterDir, verdict.pid)) {
        qCWarning(lcServer) << "Stopping server" << verdict.pid << "whose socket is gone";
        (void)platform::requestStop(verdict.pid, platform::StopMode::Fast);
    }
}

ClusterStarter::WaitResult ClusterStarter::waitUntilReady(const ServerProcess &process)
{
    Endpoint where = endpoint();
    where.host = m_context.paths.socketDir;
#ifdef Q_OS_WIN
    where.host = u"127.0.0.1"_s;
#endif
    const Stopwatch clock;
    Stopwatch sinceAttempt;
    for (;;) {
        if (!process.hasEnded() && sinceAttempt.elapsed() < longestSilence
            && !saysReady(process.pid()) && napUnlessCancelled(readyPoll, m_context.isCancelled)) {
            continue;
        }
        sinceAttempt = Stopwatch();
        const bool ended = process.hasEnded(); // asked first: it may have been the other way round
        auto attempt = ServerLink::connect(where, leaseName, m_context.options.timeouts.answer);
        if (attempt.outcome == ServerLink::Outcome::Connected) {
            auto verified = verify(std::move(attempt.link), where);
            if (!verified) {
                (void)platform::requestStop(process.pid(), platform::StopMode::Fast);
                return verified.error();
            }
            qCInfo(lcServer) << "The server is ready after" << clock.elapsed().count() << "ms";
            return *verified;
        }
        if (ended)
            return Ended{};
        if (attempt.outcome == ServerLink::Outcome::Refused) { // it has no lease, so it would stay
            (void)platform::requestStop(process.pid(), platform::StopMode::Fast);
            return refusedError(attempt.message);
        }
        if (clock.elapsed() > patience && attempt.outcome == ServerLink::Outcome::NotYet) {
            m_context.progress(Text::tr("The library was not closed properly; its database puts "
                                        "itself in order…"));
        }
        if (clock.elapsed() > m_context.options.timeouts.start) {
            // In the middle of its recovery it had better go on: the next attempt finds it done.
            if (attempt.outcome != ServerLink::Outcome::NotYet)
                (void)platform::requestStop(process.pid(), platform::StopMode::Fast);
            return timeoutError();
        }
        if (!napUnlessCancelled(readyPoll, m_context.isCancelled)) {
            (void)platform::requestStop(process.pid(), platform::StopMode::Fast);
            return cancelledError();
        }
    }
}

// What pg_ctl goes by as well: the server writes it the moment it takes connections.
bool ClusterStarter::saysReady(qint64 pid) const
{
    const auto file = PostmasterPid::read(m_context.clusterDir + u"/postmaster.pid");
    return file && file->pid == pid && file->status == u"ready";
}

Result<std::shared_ptr<VerifiedLink>> ClusterStarter::verify(std::unique_ptr<ServerLink> link,
                                                             const Endpoint &endpoint) const
{
    auto identity = link->identity(m_context.options.timeouts.answer);
    if (!identity)
        return identity.error();
    if (!platform::isSameFile(identity->dataDirectory, m_context.clusterDir)
        || identity->major != m_context.major || identity->isRecovering) {
        return makeError(
            Error::Kind::Server,
            Text::tr("Another database server answers in place of the library's own."),
            u"%1: data directory %2 (expected %3), version %4 (expected %5), recovering: %6"_s.arg(
                endpoint.host, identity->dataDirectory, m_context.clusterDir,
                QString::number(identity->major), QString::number(m_context.major),
                QString::number(int(identity->isRecovering))),
            Text::tr("Stop that server, then try again."));
    }
    return std::make_shared<VerifiedLink>(VerifiedLink{std::move(link), *identity, endpoint});
}

Result<> ClusterStarter::prepare()
{
    if (auto repaired = repairMode(); !repaired)
        return repaired;
    rotateLog();
    return ServerConfig(m_context.paths, m_context.account, m_context.major,
                        m_context.options.tuning)
        .write();
}

// A restored backup or an odd umask: the server would refuse, and closing it up harms nobody.
Result<> ClusterStarter::repairMode() const
{
    const platform::FileFacts facts = platform::lookAt(m_context.clusterDir);
    if (facts.uid != m_context.account.uid) {
        return makeError(
            Error::Kind::DataDirectory,
            Text::tr("The folder %1 does not belong to the account %2.")
                .arg(m_context.clusterDir, m_context.account.name),
            u"it belongs to user number %1"_s.arg(facts.uid),
            Text::tr("Give it and all that is in it to that account, then try again."));
    }
    if ((facts.mode & groupAndOthersMode) == 0)
        return Done{};
    qCWarning(lcServer).noquote() << "Closing" << m_context.clusterDir << "to others; its mode was"
                                  << QString::number(facts.mode, 8);
    (void)platform::setMode(m_context.clusterDir, privateMode);
    return Done{};
}

void ClusterStarter::rotateLog() const
{
    rotateServerLog(m_context.paths.logFile);
}

Error ClusterStarter::timeoutError() const
{
    return makeError(Error::Kind::Server,
                     Text::tr("The library's database did not become ready in time."),
                     serverLogTail(m_context.paths.logFile, failureLogLines).join(u'\n'),
                     Text::tr("If the computer was very busy or the library is very large, try "
                              "again. The details hold the server's last words."));
}

Error ClusterStarter::refusedError(const QString &message) const
{
    if (classifyStartFailure(message) == StartFailure::Damaged)
        return startFailureError(StartFailure::Damaged, m_context.paths, message);
    return makeError(Error::Kind::Server,
                     Text::tr("The library's database runs, but does not let this account in."),
                     message,
                     Text::tr("Close every window of this program, under whatever account, and try "
                              "again."));
}

QString ClusterStarter::logSince(qint64 offset) const
{
    QFile log(m_context.paths.logFile);
    if (!log.open(QIODevice::ReadOnly) || !log.seek(offset))
        return {};
    return QString::fromUtf8(log.readAll()).trimmed();
}

Error ClusterStarter::endedError(const ServerProcess &process, const QString &log,
                                 const QString &remains) const
{
    QString details = u"The server ended with "_s + process.howItEnded() + u".\n"_s + log;
    if (!remains.isEmpty())
        details += u'\n' + remains;
    StartFailure failure = classifyStartFailure(log);
    // On a full disk the server cannot even write down why it ended.
    if (failure == StartFailure::Other
        && QStorageInfo(m_context.clusterDir).bytesAvailable() < nothingLeftBytes) {
        failure = StartFailure::DiskFull;
    }
    return startFailureError(failure, m_context.paths, details);
}

bool napUnlessCancelled(std::chrono::milliseconds length, const std::function<bool()> &isCancelled)
{
    constexpr std::chrono::milliseconds slice = 20ms;
    for (auto left = length; left > 0ms; left -= slice) {
        if (isCancelled && isCancelled())
            return false;
        QThread::msleep(static_cast<unsigned long>(std::min(left, slice).count()));
    }
    return !isCancelled || !isCancelled();
}

} // namespace omt::server
