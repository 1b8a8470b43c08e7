// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/serveraccount.h"

#include "core/server/platform.h"
#include "core/server/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace omt::server {

namespace {

ServerAccount fromEntry(const passwd &entry, bool isSelf)
{
    ServerAccount account;
    account.isSelf = isSelf;
    account.uid = entry.pw_uid;
    account.gid = entry.pw_gid;
    account.name = QString::fromLocal8Bit(entry.pw_name);
    account.home = QFile::decodeName(entry.pw_dir);
    return account;
}

QString setprivProgram()
{
    // Not PATH: root runs this.
    return QStandardPaths::findExecutable(u"setpriv"_s,
                                          {u"/usr/bin"_s, u"/bin"_s, u"/usr/sbin"_s, u"/sbin"_s});
}

Error noAccount(const QString &details)
{
    return makeError(
        Error::Kind::Server,
        Text::tr("The database server must not run as root, and there is no other account for it."),
        details,
        Text::tr("Start the program as an ordinary user, or name an account without rights in the "
                 "environment variable OMT_SERVER_ACCOUNT."));
}

bool mayEnter(const struct stat &facts, const ServerAccount &account)
{
    if (facts.st_uid == account.uid)
        return (facts.st_mode & S_IXUSR) != 0;
    if (facts.st_gid == account.gid)
        return (facts.st_mode & S_IXGRP) != 0;
    return (facts.st_mode & S_IXOTH) != 0;
}

} // namespace

QString Command::toString() const
{
    QStringList words{program};
    for (const QString &argument : arguments)
        words.append(argument.contains(u' ') ? u'"' + argument + u'"' : argument);
    return words.join(u' ');
}

Result<ServerAccount> ServerAccount::current(const QString &wanted)
{
    const unsigned uid = platform::currentUid();
    const passwd *self = ::getpwuid(uid);
    const QString selfName
        = self != nullptr ? QString::fromLocal8Bit(self->pw_name) : QString::number(uid);
    if (uid != 0) {
        ServerAccount account;
        if (self != nullptr)
            account = fromEntry(*self, true);
        account.uid = uid;
        account.gid = ::getegid();
        account.name = account.callerName = selfName;
        account.home = QDir::homePath();
        return account;
    }
    if (setprivProgram().isEmpty())
        return noAccount(u"setpriv (util-linux) is missing"_s);
    const QString named = wanted.isEmpty() ? qEnvironmentVariable("OMT_SERVER_ACCOUNT") : wanted;
    const QStringList candidates
        = named.isEmpty() ? QStringList{u"postgres"_s, u"nobody"_s} : QStringList{named};
    for (const QString &name : candidates) {
        const passwd *entry = ::getpwnam(name.toLocal8Bit().constData());
        if (entry == nullptr || entry->pw_uid == 0)
            continue;
        ServerAccount account = fromEntry(*entry, false);
        account.callerName = selfName;
        return account;
    }
    return noAccount(u"tried: "_s + candidates.join(u", "_s));
}

Result<ServerAccount> ServerAccount::forLibrary(const QString &wanted, const QString &dataDir)
{
    auto account = current(wanted);
    if (!account || account->isSelf || !wanted.isEmpty()
        || qEnvironmentVariableIsSet("OMT_SERVER_ACCOUNT")) {
        return account;
    }
    const platform::FileFacts facts = platform::lookAt(dataDir + u"/pg");
    if (facts.isDirectory) {
        if (const auto owner = ofUser(facts.uid))
            return *owner;
    }
    return account;
}

std::optional<ServerAccount> ServerAccount::ofUser(unsigned uid)
{
    const passwd *entry = ::getpwuid(uid);
    if (entry == nullptr || uid == 0)
        return std::nullopt;
    ServerAccount account = fromEntry(*entry, uid == platform::currentUid());
    const passwd *self = ::getpwuid(platform::currentUid());
    if (self != nullptr)
        account.callerName = QString::fromLocal8Bit(self->pw_name);
    return account;
}

Command ServerAccount::wrap(const Command &command) const
{
    if (isSelf)
        return command;
    QStringList arguments{u"--reuid=%1"_s.arg(uid),
                          u"--regid=%1"_s.arg(gid),
                          u"--clear-groups"_s,
                          u"--no-new-privs"_s,
                          u"--"_s,
                          command.program};
    return {setprivProgram(), arguments + command.arguments};
}

QProcessEnvironment ServerAccount::environment() const
{
    QProcessEnvironment result;
    const QProcessEnvironment inherited = QProcessEnvironment::systemEnvironment();
    if (isSelf) {
        // Bundled builds may need their library path, and the temporary directory may be moved.
        for (const QString &kept : {u"PATH"_s, u"LD_LIBRARY_PATH"_s, u"TMPDIR"_s}) {
            if (inherited.contains(kept))
                result.insert(kept, inherited.value(kept));
        }
    } else {
        result.insert(u"PATH"_s, u"/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"_s);
    }
    result.insert(u"HOME"_s, home);
    result.insert(u"USER"_s, name);
    result.insert(u"LOGNAME"_s, name);
    result.insert(u"LC_ALL"_s, u"C"_s);
    return result;
}

bool ServerAccount::own(const QString &path) const
{
    return isSelf || platform::changeOwner(path, uid, gid) == 0;
}

bool ServerAccount::canReach(const QString &path) const
{
    if (isSelf)
        return true;
    QString current = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    for (;;) {
        struct stat facts = {};
        if (::stat(QFile::encodeName(current).constData(), &facts) == 0 && S_ISDIR(facts.st_mode)
            && !mayEnter(facts, *this)) {
            return false;
        }
        const QString parent = QFileInfo(current).path();
        if (parent == current)
            return true;
        current = parent;
    }
}

} // namespace omt::server
