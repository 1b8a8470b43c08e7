// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/server/clusterplace.h"

#include "core/server/platform.h"
#include "core/server/postmasterpid.h"
#include "core/server/toolrunner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QThread>

#include <csignal>
#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace omt::test {

namespace {

// Twenty copies of a cluster go through a disk slowly, and no test here is about the disk.
QString temporaryPlace()
{
    constexpr qint64 plenty = 2LL * 1024 * 1024 * 1024;
    const QString memory = u"/dev/shm"_s;
    const bool roomy
        = QFileInfo(memory).isWritable() && QStorageInfo(memory).bytesAvailable() > plenty;
    return (roomy ? memory : QDir::tempPath()) + u"/omt-test-XXXXXX";
}

} // namespace

ClusterPlace::ClusterPlace(const QString &name)
    : m_dir(temporaryPlace())
{
    // Root's temporary directories are closed to the server's account otherwise.
    QFile::setPermissions(m_dir.path(),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup
                              | QFile::ExeOther);
    m_options.dataDir = m_dir.filePath(name);
    m_options.tuning.fsync = false;
    m_options.tuning.sharedBuffersMegabytes = 16;
}

ClusterPlace::~ClusterPlace()
{
    if (QFile::exists(m_options.dataDir)) {
        server::ClusterControl control(m_options);
        if (auto stopped = control.stopForAll(); !stopped)
            qWarning("%s", qPrintable(stopped.error().toLogString()));
    }
    const auto paths
        = server::ClusterPaths::resolve(m_options.dataDir, m_options.socketDir, account());
    if (paths)
        QDir(paths->socketDir).removeRecursively();
}

QString ClusterPlace::pgPath(const QString &leaf) const
{
    return m_options.dataDir + u"/pg/" + leaf;
}

QString ClusterPlace::clusterDir() const
{
    const auto paths
        = server::ClusterPaths::resolve(m_options.dataDir, m_options.socketDir, account());
    const auto existing = paths ? paths->existingCluster() : std::nullopt;
    return existing ? existing->dir : QString();
}

qint64 ClusterPlace::serverPid() const
{
    const auto pid = server::PostmasterPid::read(clusterDir() + u"/postmaster.pid"_s);
    return pid ? pid->pid : 0;
}

server::ServerAccount ClusterPlace::account() const
{
    const auto account = server::ServerAccount::current(m_options.account);
    return account ? *account : server::ServerAccount();
}

namespace {

Result<> makeOnce(ClusterPlace &place)
{
    server::ClusterControl control(place.options());
    const auto started = control.start();
    return started ? control.leave() : Result<>(started.error());
}

} // namespace

Result<> ClusterPlace::prepare()
{
    static ClusterPlace original;
    static const Result<> made = makeOnce(original);
    if (!made)
        return made;
    const auto paths
        = server::ClusterPaths::resolve(m_options.dataDir, m_options.socketDir, account());
    if (!paths)
        return paths.error();
    if (auto directories = paths->ensure(account()); !directories)
        return directories;
    return server::runTool({u"cp"_s, {u"-a"_s, original.clusterDir(), paths->pgDir}}, {})
        .map([](const auto &) { return Done{}; });
}

void ClusterPlace::write(const QString &path, const QByteArray &content) const
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
        qFatal("cannot write %s", qPrintable(path));
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    (void)account().own(path);
}

void ClusterPlace::makeDirectory(const QString &path) const
{
    if (server::platform::makeDirectory(path, 0700) != 0)
        qFatal("cannot make %s", qPrintable(path));
    (void)account().own(path);
}

TestConnection::TestConnection(const server::Endpoint &endpoint, const QString &user,
                               const QString &database)
{
    const QByteArray host = QFile::encodeName(endpoint.host);
    const QByteArray port = QByteArray::number(endpoint.port);
    const QByteArray role = (user.isEmpty() ? endpoint.adminUser : user).toUtf8();
    const QByteArray name = (database.isEmpty() ? endpoint.database : database).toUtf8();
    const char *keys[] = {"host", "port", "user", "dbname", "application_name", nullptr};
    const char *values[] = {host.constData(), port.constData(), role.constData(),
                            name.constData(), "omnimediatrak",  nullptr};
    m_connection = PQconnectdbParams(keys, values, 0);
}

TestConnection::~TestConnection()
{
    PQfinish(m_connection);
}

bool TestConnection::isOpen() const
{
    return PQstatus(m_connection) == CONNECTION_OK;
}

QString TestConnection::error() const
{
    return QString::fromUtf8(PQerrorMessage(m_connection));
}

QString TestConnection::value(const QByteArray &sql)
{
    PGresult *result = PQexec(m_connection, sql.constData());
    QString text = u"ERROR "_s + QString::fromUtf8(PQresultErrorMessage(result));
    if (PQresultStatus(result) == PGRES_TUPLES_OK)
        text = PQntuples(result) > 0 ? QString::fromUtf8(PQgetvalue(result, 0, 0)) : QString();
    else if (PQresultStatus(result) == PGRES_COMMAND_OK)
        text.clear();
    PQclear(result);
    return text;
}

void killHard(qint64 pid)
{
    ::kill(static_cast<pid_t>(pid), SIGKILL);
    while (server::platform::processState(pid) == server::platform::ProcessState::Alive)
        QThread::msleep(1);
}

} // namespace omt::test
