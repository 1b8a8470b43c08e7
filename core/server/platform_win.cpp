// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Windows, where there are neither unix sockets nor peer authentication: the server listens on
// 127.0.0.1 and asks for the password the caller handed in. NEVER COMPILED, NEVER RUN so far.

#include "core/server/lifecyclelock.h"
#include "core/server/platform.h"
#include "core/server/serveraccount.h"
#include "core/server/serverprocess.h"
#include "core/server/text.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QProcess>

#include <cerrno>
#include <winsock2.h>

#include <windows.h>

using namespace Qt::StringLiterals;

namespace omt::server {

namespace platform {

FileFacts lookAt(const QString &path)
{
    const QFileInfo info(path);
    return {info.exists() || info.isSymLink(), info.isDir(), info.isSymLink(), 0, 0700};
}

int makeDirectory(const QString &path, unsigned)
{
    if (QFileInfo(path).isDir())
        return EEXIST;
    return QDir().mkdir(path) ? 0 : EACCES;
}

int setMode(const QString &, unsigned)
{
    return 0;
}

int changeOwner(const QString &, unsigned, unsigned)
{
    return 0;
}

void syncDirectory(const QString &) { }

QString describe(int errorNumber)
{
    return qt_error_string(errorNumber);
}

bool isNoSpace(int errorNumber)
{
    return errorNumber == ENOSPC;
}

unsigned currentUid()
{
    return 0;
}

bool isSameFile(const QString &a, const QString &b)
{
    return QFileInfo(a) == QFileInfo(b);
}

ProcessState processState(qint64 pid)
{
    HANDLE process = OpenProcess(SYNCHRONIZE, FALSE, static_cast<DWORD>(pid));
    if (process == nullptr)
        return ProcessState::Dead;
    const bool runs = WaitForSingleObject(process, 0) == WAIT_TIMEOUT;
    CloseHandle(process);
    return runs ? ProcessState::Alive : ProcessState::Dead;
}

QString processOwner(qint64)
{
    return {};
}

Answer isAnyProcessIn(const QString &, unsigned)
{
    return Answer::Unknown;
}

Answer isProcessIn(const QString &, qint64)
{
    return Answer::Unknown;
}

// The server listens on a pipe for the numbers of Unix signals, as pg_ctl sends them.
bool requestStop(qint64 pid, StopMode mode)
{
    const QString pipe = u"\\\\.\\pipe\\pgsignal_%1"_s.arg(pid);
    BYTE signal = mode == StopMode::Fast ? 2 : 3; // SIGINT, SIGQUIT
    BYTE answer = 0;
    DWORD received = 0;
    return CallNamedPipeW(reinterpret_cast<LPCWSTR>(pipe.utf16()), &signal, 1, &answer, 1,
                          &received, 1000)
        != 0;
}

bool waitForSocket(int socket, bool forWriting, std::chrono::milliseconds timeout)
{
    WSAPOLLFD entry
        = {static_cast<SOCKET>(socket), static_cast<SHORT>(forWriting ? POLLOUT : POLLIN), 0};
    return WSAPoll(&entry, 1, static_cast<INT>(timeout.count())) > 0;
}

} // namespace platform

QString Command::toString() const
{
    return (QStringList{program} + arguments).join(u' ');
}

Result<ServerAccount> ServerAccount::current(const QString &)
{
    ServerAccount account;
    account.name = account.callerName = qEnvironmentVariable("USERNAME");
    account.home = QDir::homePath();
    return account;
}

Result<ServerAccount> ServerAccount::forLibrary(const QString &wanted, const QString &)
{
    return current(wanted);
}

std::optional<ServerAccount> ServerAccount::ofUser(unsigned)
{
    return std::nullopt;
}

Command ServerAccount::wrap(const Command &command) const
{
    return command;
}

QProcessEnvironment ServerAccount::environment() const
{
    QProcessEnvironment result = QProcessEnvironment::systemEnvironment();
    const QStringList keys = result.keys();
    for (const QString &key : keys) {
        if (key.startsWith("PG"_L1))
            result.remove(key);
    }
    return result;
}

bool ServerAccount::own(const QString &) const
{
    return true;
}

bool ServerAccount::canReach(const QString &) const
{
    return true;
}

LifecycleLock::LifecycleLock(LifecycleLock &&) noexcept = default;
LifecycleLock &LifecycleLock::operator=(LifecycleLock &&) noexcept = default;
LifecycleLock::~LifecycleLock() = default;

Result<> LifecycleLock::acquire(const QString &file, const ServerAccount &,
                                std::chrono::milliseconds timeout, const std::function<bool()> &,
                                const std::function<void()> &)
{
    m_lock = std::make_unique<QLockFile>(file);
    m_lock->setStaleLockTime(0);
    if (m_lock->tryLock(static_cast<int>(timeout.count())))
        return Done{};
    return makeError(Error::Kind::Server,
                     Text::tr("Another program has been starting or stopping the library's "
                              "database for too long."),
                     file,
                     Text::tr("Close other windows of this program and omt, then try again."));
}

void LifecycleLock::release()
{
    m_lock.reset();
}

struct ServerProcess::Watch
{
    qint64 pid = 0;
};

Result<ServerProcess> ServerProcess::start(const Command &command, const ServerAccount &account,
                                           const QString &logFile)
{
    QProcess process;
    process.setProgram(command.program);
    process.setArguments(command.arguments);
    process.setProcessEnvironment(account.environment());
    process.setStandardOutputFile(logFile, QIODevice::Append);
    process.setStandardErrorFile(logFile, QIODevice::Append);
    ServerProcess started;
    started.m_watch = std::make_shared<Watch>();
    if (!process.startDetached(&started.m_watch->pid)) {
        return makeError(Error::Kind::Server,
                         Text::tr("The library's database server could not be started."),
                         command.toString(), Text::tr("Install PostgreSQL again."));
    }
    return started;
}

qint64 ServerProcess::pid() const
{
    return m_watch->pid;
}

bool ServerProcess::hasEnded() const
{
    return platform::processState(m_watch->pid) == platform::ProcessState::Dead;
}

QString ServerProcess::howItEnded() const
{
    return u"an unknown status"_s;
}

} // namespace omt::server
