// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/backup.h"

#include "core/base/logging.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>

namespace omt::db {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(omt::db::Backup)
};

QString toolPath(const QString &binDirectory)
{
#ifdef Q_OS_WIN
    return QDir(binDirectory).filePath(QStringLiteral("pg_dump.exe"));
#else
    return QDir(binDirectory).filePath(QStringLiteral("pg_dump"));
#endif
}

// Names what went wrong; pg_dump itself only has sentences.
Error failed(const QString &said)
{
    if (said.contains(u"No space left"))
        return makeError(Error::Kind::DiskFull,
                         Text::tr("There is no space left for a backup of the library."), said,
                         Text::tr("Free some space, then try again."));
    return makeError(Error::Kind::Database, Text::tr("The library could not be backed up."), said,
                     Text::tr("The library itself was not changed."));
}

Error badDirectory(const QString &path)
{
    return makeError(Error::Kind::DataDirectory,
                     Text::tr("The folder for backups cannot be written: %1").arg(path), {},
                     Text::tr("Check who owns it and whether the disk is writable."));
}

/** An empty file nobody else can read, which pg_dump then fills. */
bool makePrivateFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void setEnvironment(QProcess &process, const ConnectionSettings &connection)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    if (!connection.password.isEmpty())
        environment.insert(QStringLiteral("PGPASSWORD"), connection.password);
    for (auto it = connection.options.cbegin(); it != connection.options.cend(); ++it) {
        if (it.key().startsWith(u"ssl"))
            environment.insert(u"PG" + it.key().toUpper(), it.value());
    }
    process.setProcessEnvironment(environment);
}

Result<> dump(const BackupRequest &request, const QString &file)
{
    const QString tool = toolPath(request.binDirectory);
    if (!QFileInfo(tool).isExecutable())
        return makeError(Error::Kind::ServerNotFound,
                         Text::tr("The program pg_dump was not found."), tool,
                         Text::tr("Install PostgreSQL's client programs."));
    QProcess process;
    setEnvironment(process, request.connection);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(tool,
                  {QStringLiteral("--format=custom"), QStringLiteral("--no-password"),
                   QString(u"--host=" + request.connection.host),
                   QString(u"--port=" + QString::number(request.connection.port)),
                   QString(u"--username=" + request.connection.user), QString(u"--file=" + file),
                   QString(u"--dbname=" + request.connection.database)});
    const bool hasEnded = process.waitForFinished(-1);
    if (!hasEnded || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return failed(process.errorString() + u": "
                      + QString::fromLocal8Bit(process.readAll()).trimmed());
    return {};
}

void removeOld(const BackupRequest &request)
{
    // What a killed dump left behind; a younger one may still be under way.
    const QFileInfoList partial
        = QDir(request.directory).entryInfoList({QStringLiteral("*.dump.part")}, QDir::Files);
    for (const QFileInfo &file : partial) {
        if (file.lastModified() < QDateTime::currentDateTime().addDays(-1))
            QFile::remove(file.absoluteFilePath());
    }
    const QStringList all = backups(request.directory);
    for (qsizetype i = qMax(1, request.keep); i < all.size(); ++i) {
        if (!QFile::remove(all.at(i)))
            qCWarning(lcDb, "Could not remove the old backup %s", qPrintable(all.at(i)));
    }
}

} // namespace

QStringList backups(const QString &directory)
{
    QStringList paths;
    const QFileInfoList files = QDir(directory).entryInfoList(
        {QStringLiteral("*.dump")}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QFileInfo &file : files)
        paths.append(file.absoluteFilePath());
    return paths;
}

Result<QString> createBackup(const BackupRequest &request)
{
    const QDir directory(request.directory);
    if (!directory.mkpath(QStringLiteral(".")))
        return badDirectory(request.directory);
    const QString name = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz'Z.dump'");
    const QString partial = directory.absoluteFilePath(name + u".part");
    const QString whole = directory.absoluteFilePath(name);
    if (!makePrivateFile(partial))
        return badDirectory(request.directory);
    if (const auto dumped = dump(request, partial); !dumped) {
        QFile::remove(partial);
        return dumped.error();
    }
    if (!QFile::rename(partial, whole)) {
        QFile::remove(partial);
        return badDirectory(request.directory);
    }
    removeOld(request);
    qCInfo(lcDb, "Backed up to %s (%lld bytes)", qPrintable(whole), QFileInfo(whole).size());
    return whole;
}

} // namespace omt::db
