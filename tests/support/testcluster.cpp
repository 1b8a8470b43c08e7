// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testcluster.h"

#include "core/db/connection.h"
#include "core/db/migrator.h"
#include "core/server/clustercontrol.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <memory>

namespace omt::test {

namespace {

QString shortHash(const QByteArray &text)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(8));
}

server::ClusterOptions clusterOptions()
{
    // The build directory, so that two checkouts do not share one cluster.
    const QString place = QDir::tempPath() + u"/omt-test-" + shortHash(OMT_BUILD_DIR);
    server::ClusterOptions options;
    options.dataDir = place;
    options.socketDir = place + u"/s";
    options.tuning.fsync = false;
    options.tuning.maxConnections = 100;
    options.tuning.sharedBuffersMegabytes = 64;
    if (qEnvironmentVariableIsSet("OMT_TEST_PG_BIN")) {
        options.search = server::PgSearch::fromEnvironment();
        options.search->explicitDir = qEnvironmentVariable("OMT_TEST_PG_BIN");
    }
    return options;
}

/** What this process holds of the cluster: a lease, so that it stays for as long. */
std::unique_ptr<server::ClusterControl> &control()
{
    static std::unique_ptr<server::ClusterControl> instance;
    return instance;
}

/** Changes whenever a file does that the migrator applies. */
QString sqlHash()
{
    QByteArray all;
    for (const QString &directory :
         {QStringLiteral(":/sql/migrations"), QStringLiteral(":/sql/migrator"),
          QStringLiteral(":/sql/policies"), QStringLiteral(":/sql/routines")}) {
        for (const QFileInfo &info : QDir(directory).entryInfoList(QDir::Files, QDir::Name)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                all += info.fileName().toUtf8() + file.readAll();
        }
    }
    return shortHash(all);
}

Result<bool> databaseExists(db::Connection &admin, const QString &name)
{
    const auto rows = admin.query(
        db::Statement::fromText(QStringLiteral("exists"),
                                QStringLiteral("select from pg_database where datname = :name")),
        {{u"name", name}});
    return rows.map([](const db::Rows &found) { return !found.isEmpty(); });
}

Result<> migrate(const QString &database)
{
    db::ConnectionSettings settings = TestCluster::adminSettings();
    settings.database = database;
    db::Connection connection(settings);
    if (auto opened = connection.open(); !opened)
        return opened;
    const auto report = db::Migrator().run(connection);
    return report ? Result<>() : Result<>(report.error());
}

/** Those of older SQL, which nobody will copy again. */
Result<> dropOtherTemplates(db::Connection &admin, const QString &name)
{
    const auto rows
        = admin.query(db::Statement::fromText(
                          QStringLiteral("templates"),
                          QStringLiteral("select datname from pg_database where datname ~"
                                         " '^omt_template_[0-9a-f]{8}$' and datname <> :name")),
                      {{u"name", name}});
    if (!rows)
        return rows.error();
    for (const db::Row row : *rows) {
        const auto dropped = admin.script(u"drop database " + row.text(u"datname"));
        if (!dropped && dropped.error().sqlState != u"55006") // being copied just now
            return dropped;
    }
    return {};
}

/** Under another name until it is whole, so that nobody copies half a template. */
Result<> makeTemplate(db::Connection &admin, const QString &name)
{
    const QString partial = name + u"_part";
    if (auto made = admin.script(QStringLiteral("set client_min_messages = warning")); !made)
        return made;
    if (auto made = admin.script(u"drop database if exists " + partial + u" with (force)"); !made)
        return made;
    if (auto made = admin.script(u"create database " + partial + u" template template0"); !made)
        return made;
    if (auto migrated = migrate(partial); !migrated)
        return migrated;
    if (auto cleared = dropOtherTemplates(admin, name); !cleared)
        return cleared;
    return admin.script(u"alter database " + partial + u" rename to " + name);
}

} // namespace

Result<> TestCluster::start()
{
    if (control())
        return {};
    auto started = std::make_unique<server::ClusterControl>(clusterOptions());
    if (const auto endpoint = started->start(); !endpoint)
        return endpoint.error();
    control() = std::move(started);
    return {};
}

Result<> TestCluster::stop()
{
    control().reset();
    return server::ClusterControl(clusterOptions()).stopForAll();
}

db::ConnectionSettings TestCluster::adminSettings()
{
    const server::Endpoint &endpoint = control()->endpoint();
    db::ConnectionSettings settings;
    settings.host = endpoint.host;
    settings.port = endpoint.port;
    settings.database = endpoint.database;
    settings.user = endpoint.adminUser;
    settings.password = endpoint.password;
    settings.applicationName = QStringLiteral("omt-test");
    return settings;
}

QString TestCluster::appUser()
{
    return control()->endpoint().appUser;
}

QString TestCluster::binDirectory()
{
    return control()->installation().binDir;
}

Result<QString> TestCluster::migratedTemplate()
{
    static QString ready;
    if (!ready.isEmpty())
        return ready;
    db::Connection admin(adminSettings());
    if (const auto opened = admin.open(); !opened)
        return opened.error();
    // Released with the connection.
    if (const auto locked = admin.script(QStringLiteral("select pg_advisory_lock(20260101)"));
        !locked)
        return locked.error();
    const QString name = u"omt_template_" + sqlHash();
    const auto exists = databaseExists(admin, name);
    if (!exists)
        return exists.error();
    if (!*exists) {
        if (const auto made = makeTemplate(admin, name); !made)
            return made.error();
    }
    ready = name;
    return name;
}

} // namespace omt::test
