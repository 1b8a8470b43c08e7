// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/socketdirs.h"

#include "core/base/logging.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace omt::server {

namespace {

/** A folder that is open, and with it its lock; closes itself. */
class OpenDir
{
public:
    explicit OpenDir(const QByteArray &path)
        : m_fd(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
    {
    }
    ~OpenDir()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(OpenDir)

    [[nodiscard]] int fd() const { return m_fd; }

private:
    int m_fd;
};

bool lock(int fd, int how)
{
    int result = 0;
    do
        result = ::flock(fd, how);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

// Under the lock that claims take, the time of the last claim cannot change until it is gone.
bool removeIfOld(const QByteArray &path, unsigned uid, std::chrono::seconds patience)
{
    const OpenDir dir(path);
    struct stat facts = {};
    if (dir.fd() < 0 || !lock(dir.fd(), LOCK_EX | LOCK_NB) || ::fstat(dir.fd(), &facts) != 0)
        return false;
    const bool isOld = std::time(nullptr) - facts.st_mtime > patience.count();
    return isOld && facts.st_uid == uid && ::rmdir(path.constData()) == 0; // refuses a full one
}

} // namespace

int claimSocketDir(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const OpenDir dir(name);
    if (dir.fd() < 0 || !lock(dir.fd(), LOCK_SH) || ::futimens(dir.fd(), nullptr) != 0)
        return errno;
    struct stat mine = {};
    struct stat there = {};
    if (::fstat(dir.fd(), &mine) != 0 || ::lstat(name.constData(), &there) != 0)
        return errno;
    return mine.st_ino == there.st_ino && mine.st_dev == there.st_dev ? 0 : ENOENT;
}

int removeOldSocketDirs(const QString &parent, unsigned uid, std::chrono::seconds patience)
{
    static const QRegularExpression ours(u"^omt-[0-9]+-[0-9a-f]{8}$"_s);
    const QString prefix = u"omt-%1-"_s.arg(uid);
    int removed = 0;
    const QStringList names
        = QDir(parent).entryList({prefix + u'*'}, QDir::Dirs | QDir::NoSymLinks);
    for (const QString &name : names) {
        if (ours.match(name).hasMatch()
            && removeIfOld(QFile::encodeName(QString(parent + u'/' + name)), uid, patience))
            ++removed;
    }
    if (removed > 0)
        qCInfo(lcServer) << "Removed" << removed << "old folders of sockets in" << parent;
    return removed;
}

} // namespace omt::server
