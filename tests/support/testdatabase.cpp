// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testdatabase.h"

#include "core/db/connection.h"
#include "tests/support/testcluster.h"

#include <QCoreApplication>

namespace omt::test {

using db::Connection;
using db::Statement;

namespace {

/** The text in the only column of the only row. */
Result<QString> askAdmin(const db::ConnectionSettings &settings, const QString &sql,
                         const db::Bindings &bindings)
{
    Connection connection(settings);
    if (const auto opened = connection.open(); !opened)
        return opened.error();
    const auto rows = connection.query(Statement::fromText(QStringLiteral("test"), sql), bindings);
    return rows.map([](const db::Rows &found) { return found.first().text(u"answer"); });
}

} // namespace

TestDatabase::TestDatabase(QString name)
    : m_name(std::move(name))
{
}

Result<std::unique_ptr<TestDatabase>> TestDatabase::create(Content content)
{
    static int count = 0;
    if (const auto started = TestCluster::start(); !started)
        return started.error();
    QString source = QStringLiteral("template0");
    if (content == Content::Migrated) {
        const auto migrated = TestCluster::migratedTemplate();
        if (!migrated)
            return migrated.error();
        source = *migrated;
    }
    const QString name
        = QStringLiteral("t_%1_%2").arg(QCoreApplication::applicationPid()).arg(++count);
    Connection admin(TestCluster::adminSettings());
    if (const auto opened = admin.open(); !opened)
        return opened.error();
    if (const auto quiet = admin.script(QStringLiteral("set client_min_messages = warning"));
        !quiet)
        return quiet.error();
    // Process numbers come round again; a database of a killed test may still have this name.
    if (const auto gone = admin.script(u"drop database if exists " + name + u" with (force)");
        !gone)
        return gone.error();
    if (const auto made = admin.script(u"create database " + name + u" template " + source); !made)
        return made.error();
    std::unique_ptr<TestDatabase> database(new TestDatabase(name));
    // A copy does not take the template's own rights along; these are those of the first migration.
    if (content == Content::Migrated) {
        const auto granted = admin.script(u"revoke all on database " + name + u" from public;"
                                          + u"grant connect on database " + name + u" to omt_app;"
                                          + u"grant connect, temporary, create on database " + name
                                          + u" to omt_owner");
        if (!granted)
            return granted.error();
    }
    if (content == Content::Migrated) {
        const auto token
            = askAdmin(database->asAdmin(),
                       QStringLiteral("select auth.open_local_session('test') as answer"), {});
        if (!token)
            return token.error();
        database->m_localToken = *token;
    }
    return database;
}

TestDatabase::~TestDatabase()
{
    Connection admin(TestCluster::adminSettings());
    auto gone = admin.open();
    if (gone)
        gone = admin.script(u"drop database if exists " + m_name + u" with (force)");
    if (!gone)
        qWarning("Could not drop %s: %s", qPrintable(m_name),
                 qPrintable(gone.error().toLogString()));
}

db::ConnectionSettings TestDatabase::asAdmin() const
{
    db::ConnectionSettings settings = TestCluster::adminSettings();
    settings.database = m_name;
    return settings;
}

db::ConnectionSettings TestDatabase::asNobody() const
{
    db::ConnectionSettings settings = asAdmin();
    settings.user = TestCluster::appUser();
    return settings;
}

db::ConnectionSettings TestDatabase::asLocalUser() const
{
    db::ConnectionSettings settings = asNobody();
    settings.sessionToken = m_localToken;
    return settings;
}

Result<db::ConnectionSettings> TestDatabase::signIn(const QString &username,
                                                    const QString &role) const
{
    const auto made = askAdmin(
        asAdmin(),
        QStringLiteral("with made as (insert into users.users (username, role)"
                       " select :name::text, :role::text where not exists"
                       " (select from users.users where lower(username) = lower(:name::text)))"
                       " select 'made' as answer"),
        {{u"name", username}, {u"role", role}});
    if (!made)
        return made.error();
    const auto token = askAdmin(
        asAdmin(),
        QStringLiteral("select auth.open_session(u.id, 'test', interval '1 day') as answer"
                       " from users.users u where lower(u.username) = lower(:name::text)"),
        {{u"name", username}});
    if (!token)
        return token.error();
    db::ConnectionSettings settings = asNobody();
    settings.sessionToken = *token;
    return settings;
}

Result<> TestDatabase::script(const QString &sql) const
{
    Connection connection(asAdmin());
    if (auto opened = connection.open(); !opened)
        return opened;
    return connection.script(sql);
}

} // namespace omt::test
