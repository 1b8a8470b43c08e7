// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/deadremains.h"

#include "core/base/logging.h"
#include "core/server/platform.h"
#include "core/server/postmasterpid.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace omt::server {

namespace {

QString describe(const std::optional<PostmasterPid> &claim, const QString &file)
{
    if (!claim)
        return file + u" is empty or unreadable"_s;
    const auto state = platform::processState(claim->pid);
    const QString owner = platform::processOwner(claim->pid);
    QString text = u"%1 names process %2"_s.arg(file, QString::number(claim->pid));
    if (!owner.isEmpty())
        text += u" of "_s + owner;
    if (state == platform::ProcessState::Zombie)
        text += u", a zombie"_s;
    else if (state == platform::ProcessState::Dead)
        text += u", which is dead"_s;
    return text;
}

} // namespace

RemainsVerdict clearDeadRemains(const QString &clusterDir, const ClusterPaths &paths,
                                const ServerAccount &account)
{
    const QString pidFile = clusterDir + u"/postmaster.pid";
    const QString socket = paths.socketDir + u"/.s.PGSQL.%1"_s.arg(paths.port);
    const QString socketLock = socket + u".lock";
    const auto claim = PostmasterPid::read(pidFile);
    RemainsVerdict verdict;
    verdict.pid = claim ? claim->pid : 0;
    verdict.details = describe(claim, pidFile);

    switch (platform::isAnyProcessIn(clusterDir, account.uid)) {
    case platform::Answer::Yes:
        verdict.kind = RemainsVerdict::Kind::Live;
        return verdict;
    case platform::Answer::Unknown:
        return verdict;
    case platform::Answer::No:
        break;
    }
    for (const QString &file : {pidFile, socket, socketLock}) {
        if (QFile::remove(file))
            qCWarning(lcServer).noquote() << "Removed" << file << "of a dead server";
    }
    verdict.kind = RemainsVerdict::Kind::Cleared;
    return verdict;
}

bool isUnreachable(const QString &clusterDir, qint64 pid)
{
    const auto claim = PostmasterPid::read(clusterDir + u"/postmaster.pid");
    if (!claim || claim->pid != pid || claim->socketDirectory.isEmpty()
        || platform::isProcessIn(clusterDir, pid) != platform::Answer::Yes) {
        return false;
    }
    return !QFile::exists(claim->socketDirectory + u"/.s.PGSQL.%1"_s.arg(claim->port));
}

} // namespace omt::server
