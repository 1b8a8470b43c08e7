// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/clusterpaths.h"

#include "core/server/endpoint.h"
#include "core/server/platform.h"
#ifndef Q_OS_WIN
#include "core/server/socketdirs.h"
#endif
#include "core/server/text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace omt::server {

namespace {

constexpr unsigned privateMode = 0700;
constexpr unsigned passThroughMode = 0711; // the server's account must get to its own part
constexpr int hashDigits = 8;
constexpr QStringView sharedStateDir = u"/var/lib/omnimediatrak";
constexpr QStringView temporaryDir = u"/tmp";

// sun_path is 104 bytes on macOS and the BSDs, 108 on Linux; both minus the terminating zero.
#ifdef Q_OS_LINUX
constexpr int maximumSocketPath = 107;
#else
constexpr int maximumSocketPath = 103;
#endif

QString shortHash(const QString &path)
{
    const QByteArray digest
        = QCryptographicHash::hash(QFile::encodeName(path), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex().first(hashDigits));
}

bool fits(const QString &socketDir)
{
    return QFile::encodeName(socketDir).size() <= maximumSocketDirLength();
}

QString chooseSocketDir(const QString &dataDir, const ServerAccount &account)
{
    const QString hash = shortHash(dataDir);
    if (account.isSelf) {
        const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
        const platform::FileFacts facts = platform::lookAt(runtime);
        const QString dir = runtime + u"/omnimediatrak-" + hash;
        if (facts.isDirectory && facts.uid == account.uid && QDir::isAbsolutePath(runtime)
            && fits(dir)) {
            return dir;
        }
    }
    return temporaryDir + u"/omt-%1-%2"_s.arg(QString::number(account.uid), hash);
}

Error directoryError(const QString &path, int errorNumber)
{
    const QString details = path + u": "_s + platform::describe(errorNumber);
    if (platform::isNoSpace(errorNumber)) {
        return makeError(Error::Kind::DiskFull,
                         Text::tr("There is no space left for the library's database."), details,
                         Text::tr("Free some space on the disk that holds %1.").arg(path));
    }
    return makeError(
        Error::Kind::DataDirectory, Text::tr("The folder %1 cannot be made.").arg(path), details,
        Text::tr("Make sure that you may write there, or choose another data folder."));
}

// Every missing directory down to `path`; those that exist are taken as they are.
Result<> makePath(const QString &path, unsigned mode)
{
    if (platform::lookAt(path).exists)
        return Done{};
    const QString parent = QFileInfo(path).path();
    if (parent != path) {
        if (auto made = makePath(parent, mode); !made)
            return made;
    }
    const int error = platform::makeDirectory(path, mode);
    if (error != 0 && error != EEXIST)
        return directoryError(path, error);
    return Done{};
}

Error foreignDirectory(const QString &path, const ServerAccount &account, const QString &details)
{
    return makeError(
        Error::Kind::DataDirectory,
        Text::tr("The folder %1 does not belong to the account %2.").arg(path, account.name),
        details,
        Text::tr("Give it to that account, or choose another data folder. If it was copied from "
                 "another computer, its owner must be changed as well."));
}

Result<> ensurePrivate(const QString &path, const ServerAccount &account)
{
    const int error = platform::makeDirectory(path, privateMode);
    if (error == 0) {
        if (!account.own(path))
            return directoryError(path, EPERM);
        return Done{};
    }
    if (error != EEXIST)
        return directoryError(path, error);
    const platform::FileFacts facts = platform::lookAt(path);
    if (!facts.isDirectory || facts.isLink)
        return foreignDirectory(path, account, path + u" is a link or a file"_s);
    if (facts.uid != account.uid) {
        // Root was interrupted between making it and giving it away; nobody else can look like it.
        if (facts.uid == platform::currentUid() && !account.isSelf && account.own(path))
            return Done{};
        return foreignDirectory(path, account,
                                u"%1 belongs to %2"_s.arg(path, QString::number(facts.uid)));
    }
    if (facts.mode != privateMode) {
        if (const int failed = platform::setMode(path, privateMode); failed != 0)
            return directoryError(path, failed);
    }
    return Done{};
}

QString absoluteClean(const QString &path)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    return canonical.isEmpty() ? QDir::cleanPath(QFileInfo(path).absoluteFilePath()) : canonical;
}

ClusterPaths::Existing clusterIn(const QString &dir)
{
    ClusterPaths::Existing found{dir};
    QFile version(dir + u"/PG_VERSION");
    if (version.open(QIODevice::ReadOnly))
        found.major = version.read(16).trimmed().toInt();
    // Without it no server starts; what was broken off or copied in part may lack it.
    const QString control = u"global/pg_control"_s;
    if (found.major == 0)
        found.missing = u"PG_VERSION"_s;
    else if (QFileInfo(dir + u'/' + control).size() == 0)
        found = {dir, 0, control};
    return found;
}

Result<> checkName(const QString &path)
{
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (std::none_of(path.begin(), path.end(), isControl))
        return Done{};
    QString shown = path;
    std::replace_if(shown.begin(), shown.end(), isControl, QChar(u'\uFFFD'));
    return makeError(
        Error::Kind::DataDirectory,
        Text::tr("There is a line break or another control character in the name of the folder %1.")
            .arg(shown),
        QString::fromLatin1(QFile::encodeName(path).toPercentEncoding("/ ")),
        Text::tr("The database cannot live in such a folder. Rename it, or choose another one."));
}

} // namespace

Result<ClusterPaths> ClusterPaths::resolve(const QString &dataDir, const QString &socketDir,
                                           const ServerAccount &account)
{
    ClusterPaths paths;
    paths.dataDir = absoluteClean(dataDir.isEmpty() ? defaultDataDir() : dataDir);
    for (const QString &named : {paths.dataDir, socketDir}) {
        if (const auto checked = checkName(named); !checked)
            return checked.error();
    }
    const QString base = account.canReach(paths.dataDir)
        ? paths.dataDir
        : sharedStateDir + u'/' + shortHash(paths.dataDir);
    paths.pgDir = base + u"/pg";
    paths.confDir = paths.pgDir + u"/conf";
    paths.logDir = paths.pgDir + u"/log";
    paths.logFile = paths.logDir + u"/server.log";
    paths.lockFile = paths.pgDir + u"/lifecycle.lock";
#ifdef Q_OS_WIN
    constexpr int firstPort = 40000;
    constexpr int portCount = 9000;
    paths.port = firstPort + shortHash(paths.dataDir).first(4).toInt(nullptr, 16) % portCount;
#else
    paths.port = socketPort;
#endif
    paths.socketDir
        = socketDir.isEmpty() ? chooseSocketDir(paths.dataDir, account) : absoluteClean(socketDir);
    if (!fits(paths.socketDir)) {
        return makeError(Error::Kind::DataDirectory,
                         Text::tr("The folder for the database's socket has too long a name: %1")
                             .arg(paths.socketDir),
                         u"%1 bytes, at most %2"_s.arg(QFile::encodeName(paths.socketDir).size())
                             .arg(maximumSocketDirLength()),
                         Text::tr("Choose one with a shorter path."));
    }
    return paths;
}

Result<> ClusterPaths::ensure(const ServerAccount &account) const
{
    // Ours alone when it is ours; otherwise the server's account has to pass.
    if (auto made
        = makePath(QFileInfo(pgDir).path(), account.isSelf ? privateMode : passThroughMode);
        !made) {
        return made;
    }
    for (const QString &dir : {pgDir, confDir, logDir}) {
        if (auto made = ensurePrivate(dir, account); !made)
            return made;
    }
#ifdef Q_OS_WIN
    return ensurePrivate(socketDir, account);
#else
    if (QFileInfo(socketDir).path() == temporaryDir)
        removeOldSocketDirs(temporaryDir.toString(), account.uid);
    // Another program may be removing it as an old one at this moment.
    for (int attempt = 1;; ++attempt) {
        if (auto made = ensurePrivate(socketDir, account); !made)
            return made;
        const int error = claimSocketDir(socketDir);
        if (error == 0)
            return Done{};
        if (error != ENOENT || attempt == 3)
            return directoryError(socketDir, error);
    }
#endif
}

std::optional<ClusterPaths::Existing> ClusterPaths::existingCluster() const
{
    std::optional<Existing> newest;
    int newestName = 0;
    const QStringList names = QDir(pgDir).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        bool isNumber = false;
        const int number = name.toInt(&isNumber);
        if (!isNumber || number <= newestName)
            continue;
        const QString dir = pgDir + u'/' + name;
        if (QDir(dir).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden))
            continue; // nothing is lost: a rename onto it succeeds
        newestName = number;
        newest = clusterIn(dir);
    }
    return newest;
}

QString ClusterPaths::clusterDir(int major) const
{
    return pgDir + u'/' + QString::number(major);
}

QString defaultDataDir()
{
    const QString fromEnvironment = qEnvironmentVariable("OMT_DATA_DIR");
    if (!fromEnvironment.isEmpty())
        return fromEnvironment;
    // Not AppDataLocation: the window and `omt` are two programs with one library.
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/omnimediatrak";
}

int maximumSocketDirLength()
{
    const QString name = u"/.s.PGSQL.%1"_s.arg(socketPort);
    return maximumSocketPath - static_cast<int>(name.size());
}

} // namespace omt::server
