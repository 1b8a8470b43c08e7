// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/serverprocess.h"

#include "core/base/logging.h"
#include "core/server/platform.h"
#include "core/server/text.h"

#include <QFile>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace omt::server {

struct ServerProcess::Watch
{
    pid_t pid = 0;
    std::atomic<bool> ended = false;
    std::atomic<int> status = 0;
};

namespace {

class FileDescriptor
{
public:
    explicit FileDescriptor(int fd)
        : m_fd(fd)
    {
    }
    ~FileDescriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(FileDescriptor)
    [[nodiscard]] int value() const { return m_fd; }

private:
    int m_fd;
};

Error logError(const QString &logFile, int errorNumber)
{
    const bool full = platform::isNoSpace(errorNumber);
    return makeError(full ? Error::Kind::DiskFull : Error::Kind::DataDirectory,
                     Text::tr("The log of the library's database cannot be written."),
                     logFile + u": "_s + platform::describe(errorNumber),
                     full ? Text::tr("Free some space on that disk.")
                          : Text::tr("Make sure that you may write in the data folder."));
}

// argv and envp as C wants them; the bytes live as long as this object.
class StringVector
{
public:
    explicit StringVector(QList<QByteArray> strings)
        : m_strings(std::move(strings))
    {
        for (QByteArray &string : m_strings)
            m_pointers.push_back(string.data());
        m_pointers.push_back(nullptr);
    }
    [[nodiscard]] char *const *data() const { return m_pointers.data(); }

private:
    QList<QByteArray> m_strings;
    std::vector<char *> m_pointers;
};

StringVector argumentsOf(const Command &command)
{
    QList<QByteArray> words{QFile::encodeName(command.program)};
    for (const QString &argument : command.arguments)
        words.append(QFile::encodeName(argument));
    return StringVector(words);
}

StringVector environmentOf(const ServerAccount &account)
{
    QList<QByteArray> variables;
    for (const QString &variable : account.environment().toStringList())
        variables.append(variable.toLocal8Bit());
    return StringVector(variables);
}

int spawn(const Command &command, const ServerAccount &account, int logFd, pid_t &pid)
{
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, logFd, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, logFd, STDERR_FILENO);
    posix_spawn_file_actions_addchdir_np(&files, "/");
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
#endif
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    sigset_t defaults;
    sigfillset(&defaults);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    const StringVector arguments = argumentsOf(command);
    const StringVector environment = environmentOf(account);
    const int error = ::posix_spawn(&pid, QFile::encodeName(command.program).constData(), &files,
                                    &attributes, arguments.data(), environment.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error;
}

} // namespace

Result<ServerProcess> ServerProcess::start(const Command &command, const ServerAccount &account,
                                           const QString &logFile)
{
    const FileDescriptor log(
        platform::openPrivateFile(logFile, O_APPEND, account.uid, account.gid));
    if (log.value() < 0)
        return logError(logFile, -log.value());
    const Command wrapped = account.wrap(command);
    pid_t pid = 0;
    const int error = spawn(wrapped, account, log.value(), pid);
    if (error != 0) {
        return makeError(Error::Kind::Server,
                         Text::tr("The library's database server could not be started."),
                         wrapped.toString() + u": "_s + platform::describe(error),
                         Text::tr("Install PostgreSQL again."));
    }
    qCInfo(lcServer).noquote() << "Started" << wrapped.toString() << "as process" << pid;

    ServerProcess process;
    process.m_watch = std::make_shared<Watch>();
    process.m_watch->pid = pid;
    // Somebody must wait for the child or it stays a zombie, which the next server would take for a
    // living one. The thread sleeps in the kernel until then and touches nothing else.
    std::thread([watch = process.m_watch] {
        int status = 0;
        while (::waitpid(watch->pid, &status, 0) < 0 && errno == EINTR) { }
        watch->status = status;
        watch->ended = true;
    }).detach();
    return process;
}

qint64 ServerProcess::pid() const
{
    return m_watch->pid;
}

bool ServerProcess::hasEnded() const
{
    return m_watch->ended;
}

QString ServerProcess::howItEnded() const
{
    const int status = m_watch->status;
    if (WIFSIGNALED(status))
        return u"signal %1"_s.arg(WTERMSIG(status));
    return u"exit status %1"_s.arg(WEXITSTATUS(status));
}

} // namespace omt::server
