// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/platform.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace omt::server::platform {

namespace {

constexpr unsigned permissionBits = 07777;

QByteArray procPath(qint64 pid, const char *leaf)
{
    return "/proc/" + QByteArray::number(pid) + '/' + leaf;
}

QByteArray readSmall(const QByteArray &path)
{
    QFile file(QFile::decodeName(path));
    return file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
}

// Field 3 of /proc/PID/stat; the name before it may hold spaces and brackets.
char statState(qint64 pid)
{
    const QByteArray stat = readSmall(procPath(pid, "stat"));
    const qsizetype end = stat.lastIndexOf(')');
    return end >= 0 && end + 2 < stat.size() ? stat[end + 2] : '\0';
}

} // namespace

FileFacts lookAt(const QString &path)
{
    struct stat facts = {};
    if (::lstat(QFile::encodeName(path).constData(), &facts) != 0)
        return {};
    return {true, S_ISDIR(facts.st_mode), S_ISLNK(facts.st_mode), facts.st_uid,
            facts.st_mode & permissionBits};
}

int makeDirectory(const QString &path, unsigned mode)
{
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), mode) != 0)
        return errno;
    return setMode(path, mode); // the umask may have taken something away
}

int setMode(const QString &path, unsigned mode)
{
    return ::chmod(QFile::encodeName(path).constData(), mode) == 0 ? 0 : errno;
}

int changeOwner(const QString &path, unsigned uid, unsigned gid)
{
    return ::lchown(QFile::encodeName(path).constData(), uid, gid) == 0 ? 0 : errno;
}

int openPrivateFile(const QString &path, int flags, unsigned uid, unsigned gid)
{
    const int fd = ::open(QFile::encodeName(path).constData(),
                          O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags, 0600);
    if (fd < 0)
        return -errno;
    struct stat facts = {};
    int error = ::fstat(fd, &facts) == 0 ? 0 : errno;
    if (error == 0 && (!S_ISREG(facts.st_mode) || facts.st_nlink > 1))
        error = EPERM;
    if (error == 0 && facts.st_uid != uid && ::fchown(fd, uid, gid) != 0)
        error = errno;
    if (error == 0)
        return fd;
    ::close(fd);
    return -error;
}

void syncDirectory(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    ::fsync(fd);
    ::close(fd);
}

QString describe(int errorNumber)
{
    return QString::fromLocal8Bit(std::strerror(errorNumber));
}

bool isNoSpace(int errorNumber)
{
    return errorNumber == ENOSPC || errorNumber == EDQUOT;
}

unsigned currentUid()
{
    return ::geteuid();
}

bool isSameFile(const QString &a, const QString &b)
{
    struct stat first = {};
    struct stat second = {};
    return ::stat(QFile::encodeName(a).constData(), &first) == 0
        && ::stat(QFile::encodeName(b).constData(), &second) == 0 && first.st_dev == second.st_dev
        && first.st_ino == second.st_ino;
}

ProcessState processState(qint64 pid)
{
    if (pid <= 0 || (::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH))
        return ProcessState::Dead;
    const char state = statState(pid);
    return state == 'Z' || state == 'X' ? ProcessState::Zombie : ProcessState::Alive;
}

QString processOwner(qint64 pid)
{
    struct stat facts = {};
    if (::stat(procPath(pid, "").constData(), &facts) != 0)
        return {};
    const passwd *entry = ::getpwuid(facts.st_uid);
    return entry != nullptr ? QString::fromLocal8Bit(entry->pw_name)
                            : QString::number(facts.st_uid);
}

Answer isProcessIn(const QString &directory, qint64 pid)
{
    struct stat wanted = {};
    struct stat actual = {};
    if (::stat(QFile::encodeName(directory).constData(), &wanted) != 0)
        return Answer::Unknown;
    if (::stat(procPath(pid, "cwd").constData(), &actual) == 0)
        return wanted.st_dev == actual.st_dev && wanted.st_ino == actual.st_ino ? Answer::Yes
                                                                                : Answer::No;
    const int reason = errno;
    if (processState(pid) != ProcessState::Alive)
        return Answer::No;
    // Root without CAP_SYS_PTRACE, as in most containers, may not look. A process that is not even
    // called postgres is none; of one that is we cannot say whose.
    if (reason == EACCES || reason == EPERM) {
        const QByteArray name = readSmall(procPath(pid, "comm")).trimmed();
        return name.isEmpty() || name == "postgres" ? Answer::Unknown : Answer::No;
    }
    return Answer::Unknown;
}

Answer isAnyProcessIn(const QString &directory, unsigned uid)
{
    const QStringList entries = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    if (entries.isEmpty())
        return Answer::Unknown;
    Answer answer = Answer::No;
    for (const QString &entry : entries) {
        bool isNumber = false;
        const qint64 pid = entry.toLongLong(&isNumber);
        if (!isNumber || lookAt(u"/proc/"_s + entry).uid != uid)
            continue;
        const Answer one = isProcessIn(directory, pid);
        if (one == Answer::Yes)
            return one;
        if (one == Answer::Unknown)
            answer = one;
    }
    return answer;
}

bool requestStop(qint64 pid, StopMode mode)
{
    if (pid <= 1)
        return false;
    return ::kill(static_cast<pid_t>(pid), mode == StopMode::Fast ? SIGINT : SIGQUIT) == 0;
}

bool waitForSocket(int socket, bool forWriting, std::chrono::milliseconds timeout)
{
    pollfd entry = {socket, static_cast<short>(forWriting ? POLLOUT : POLLIN), 0};
    return ::poll(&entry, 1, static_cast<int>(timeout.count())) > 0;
}

} // namespace omt::server::platform
