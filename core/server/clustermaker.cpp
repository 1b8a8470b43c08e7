// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/clustermaker.h"

#include "core/base/logging.h"
#include "core/server/endpoint.h"
#include "core/server/platform.h"
#include "core/server/startfailure.h"
#include "core/server/text.h"
#include "core/server/toolrunner.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QStorageInfo>
#include <QTemporaryFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace omt::server {

namespace {

constexpr qint64 neededBytes = 64LL * 1024 * 1024; // a fresh cluster is 29 MB, plus its first log
constexpr int firstMajorWithBuiltinLocale = 17;

// The password of the superuser where there is no peer authentication; gone after initdb.
Result<> writePasswordFile(QTemporaryFile &file, const QString &password)
{
    if (!file.open() || file.write(password.toUtf8() + '\n') < 0 || !file.flush()) {
        return makeError(Error::Kind::DataDirectory,
                         Text::tr("A temporary file cannot be written."), file.errorString(),
                         Text::tr("Make sure that the disk is not full."));
    }
    return Done{};
}

} // namespace

ClusterMaker::ClusterMaker(const ClusterPaths &paths, const ServerAccount &account,
                           const PgInstallation &installation, const ClusterOptions &options,
                           std::function<bool()> isCancelled)
    : m_paths(paths)
    , m_account(account)
    , m_installation(installation)
    , m_options(options)
    , m_isCancelled(std::move(isCancelled))
{
}

Result<QString> ClusterMaker::make()
{
    if (auto space = checkSpace(); !space)
        return space.error();
    const QString target = m_paths.clusterDir(m_installation.major);
    const QString attempt = target
        + u".tmp-%1"_s.arg(QRandomGenerator::system()->bounded(0x1000000), 6, 16, QChar(u'0'));
    if (auto initialised = runInitdb(attempt); !initialised) {
        QDir(attempt).removeRecursively();
        return initialised.error();
    }
    if (std::rename(QFile::encodeName(attempt).constData(), QFile::encodeName(target).constData())
        != 0) {
        const QString reason = platform::describe(errno);
        QDir(attempt).removeRecursively();
        return makeError(Error::Kind::DataDirectory,
                         Text::tr("The library's database could not be put in its place."),
                         target + u": "_s + reason,
                         Text::tr("Look at what lies in %1.").arg(target));
    }
    platform::syncDirectory(m_paths.pgDir);
    qCInfo(lcServer).noquote() << "Made a cluster of PostgreSQL" << m_installation.major << "in"
                               << target;
    return target;
}

void ClusterMaker::removeLeftovers(const ClusterPaths &paths)
{
    const QDir dir(paths.pgDir);
    const QStringList names
        = dir.entryList({u"*.tmp-*"_s}, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QString &name : names) {
        qCInfo(lcServer).noquote() << "Removing the unfinished" << name;
        QDir(dir.filePath(name)).removeRecursively();
    }
}

Result<> ClusterMaker::checkSpace() const
{
    const QStorageInfo disk(m_paths.pgDir);
    if (!disk.isValid() || disk.bytesAvailable() >= neededBytes)
        return Done{};
    return makeError(Error::Kind::DiskFull,
                     Text::tr("There is not enough space for the library's database."),
                     u"%1: %2 bytes available, %3 needed"_s.arg(disk.rootPath())
                         .arg(disk.bytesAvailable())
                         .arg(neededBytes),
                     Text::tr("Free at least %1 MB on the disk that holds %2.")
                         .arg(neededBytes / 1024 / 1024)
                         .arg(m_paths.pgDir));
}

// Case must work for every language, without a locale that has to be installed on this machine.
QList<QStringList> ClusterMaker::localeChoices() const
{
    if (m_installation.major >= firstMajorWithBuiltinLocale) {
        return {{u"--locale-provider=builtin"_s, u"--builtin-locale=C.UTF-8"_s, u"--locale=C"_s}};
    }
    return {{u"--locale=C.UTF-8"_s},
            {u"--locale-provider=icu"_s, u"--icu-locale=und"_s, u"--locale=C"_s}};
}

Result<> ClusterMaker::runInitdb(const QString &dir) const
{
    QStringList arguments{u"--pgdata="_s + dir,  u"--username="_s + adminRole,
                          u"--encoding=UTF8"_s,  u"--data-checksums"_s,
                          u"--wal-segsize=1"_s, // 10 MB less on disk
                          u"--no-instructions"_s};
    QTemporaryFile passwordFile;
    if (m_options.password.isEmpty()) {
        arguments += {u"--auth-local=peer"_s, u"--auth-host=reject"_s};
    } else {
        if (auto written = writePasswordFile(passwordFile, m_options.password); !written)
            return written;
        if (!m_account.own(passwordFile.fileName()))
            qCWarning(lcServer) << "Cannot give away the password file";
        arguments += {u"--auth=scram-sha-256"_s, u"--pwfile="_s + passwordFile.fileName()};
    }
    if (!m_options.tuning.fsync)
        arguments += u"--no-sync"_s;

    Result<> result;
    for (const QStringList &locale : localeChoices()) {
        const Command command
            = m_account.wrap({m_installation.tool(u"initdb"), arguments + locale});
        qCInfo(lcServer).noquote() << "Running" << command.toString();
        const auto output = runTool(command,
                                    {.timeout = m_options.timeouts.initdb,
                                     .isCancelled = m_isCancelled,
                                     .environment = m_account.environment()});
        if (output)
            return Done{};
        qCWarning(lcServer).noquote() << output.error().toLogString();
        result = initFailure(output.error(), m_paths);
        if (!output.error().details.contains("invalid locale"_L1))
            break; // another locale would not help
        QDir(dir).removeRecursively();
    }
    return result;
}

} // namespace omt::server
