// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "core/db/migrator.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace omt;
using namespace omt::db;
using namespace omt::test;
using namespace Qt::StringLiterals;

namespace {

QList<SqlFile> threeMigrations()
{
    return {{u"0001_first.sql"_s, u"create table public.first (a int);"_s},
            {u"0002_second.sql"_s,
             u"create table public.second (a int); insert into public.second values (1);"_s},
            {u"0010_tenth.sql"_s, u"alter table public.first add b int;"_s}};
}

QList<SqlFile> twoRoutines()
{
    return {
        {u"routines/a.sql"_s,
         u"create or replace function public.a() returns int language sql as 'select public.b()';"_s},
        {u"routines/b.sql"_s,
         u"create or replace function public.b() returns int language sql as 'select 1';"_s}};
}

} // namespace

class TestMigrator : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void freshDatabaseGetsEverything();
    void secondRunDoesNothing();
    void realFilesApplyTwice();
    void onlyNewMigrationsRun();
    void changedRoutineRunsAgain();
    void changedChecksumIsAnError();
    void lineEndsDoNotMatter();
    void newerDatabaseIsRefused();
    void failingMigrationLeavesNothing();
    void migrationMayTakeAnotherRole();
    void backupComesBeforeTheFirstChange();
    void failedBackupStopsEverything();
    void progressNamesEachFile();
    void withoutRightsItSaysSo();
    void nothingToDoWaitsForNobody();
    void twoAtOnceDoItOnce();

private:
    [[nodiscard]] qint64 number(const QString &sql);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
};

void TestMigrator::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    auto made = TestDatabase::create(TestDatabase::Content::Empty);
    OMT_VERIFY(made);
    m_database = std::move(*made);
    m_connection = std::make_unique<Connection>(m_database->asAdmin());
    OMT_VERIFY(m_connection->open());
}

void TestMigrator::cleanup()
{
    m_connection.reset();
    m_database.reset();
}

qint64 TestMigrator::number(const QString &sql)
{
    const auto rows = m_connection->query(Statement::fromText(u"number"_s, sql));
    return rows && !rows->isEmpty() ? rows->first().integer(u"n") : -1;
}

void TestMigrator::freshDatabaseGetsEverything()
{
    const Migrator migrator(threeMigrations(), twoRoutines());
    QCOMPARE(migrator.latestVersion(), 10);
    QCOMPARE(migrator.pending(*m_connection).valueOr({}).size(), 5);
    const auto report = migrator.run(*m_connection);
    OMT_VERIFY(report);
    QCOMPARE(report->fromVersion, 0);
    QCOMPARE(report->toVersion, 10);
    QCOMPARE(report->applied,
             (QStringList{u"0001_first.sql"_s, u"0002_second.sql"_s, u"0010_tenth.sql"_s,
                          u"routines/a.sql"_s, u"routines/b.sql"_s}));
    QCOMPARE(number(u"select count(*) as n from omt.migrations where app_version <> ''"_s), 3);
    QCOMPARE(number(u"select public.a() as n"_s), 1);
}

void TestMigrator::secondRunDoesNothing()
{
    const Migrator migrator(threeMigrations(), twoRoutines());
    OMT_VERIFY(migrator.run(*m_connection));
    const auto again = migrator.run(*m_connection);
    OMT_VERIFY(again);
    QVERIFY(again->applied.isEmpty());
    QCOMPARE(again->fromVersion, 10);
    QCOMPARE(number(u"select count(*) as n from public.second"_s), 1);
    QVERIFY(migrator.pending(*m_connection).valueOr({u"?"_s}).isEmpty());
}

// Repeatable files must stand being applied to what they made before.
void TestMigrator::realFilesApplyTwice()
{
    const Migrator migrator;
    const auto first = migrator.run(*m_connection);
    OMT_VERIFY(first);
    QVERIFY(first->applied.size() >= 8);
    OMT_VERIFY(m_connection->script(u"delete from omt.routines"_s));
    const auto second = migrator.run(*m_connection);
    OMT_VERIFY(second);
    QVERIFY(!second->applied.isEmpty());
    QVERIFY(migrator.pending(*m_connection).valueOr({u"?"_s}).isEmpty());
}

void TestMigrator::onlyNewMigrationsRun()
{
    QList<SqlFile> files = threeMigrations();
    const SqlFile last = files.takeLast();
    OMT_VERIFY(Migrator(files, {}).run(*m_connection));
    files.append(last);
    const auto report = Migrator(files, {}).run(*m_connection);
    OMT_VERIFY(report);
    QCOMPARE(report->fromVersion, 2);
    QCOMPARE(report->applied, QStringList{last.name});
}

void TestMigrator::changedRoutineRunsAgain()
{
    QList<SqlFile> routines = twoRoutines();
    OMT_VERIFY(Migrator(threeMigrations(), routines).run(*m_connection));
    routines[1].sql.replace(u"select 1"_s, u"select 2"_s);
    const auto report = Migrator(threeMigrations(), routines).run(*m_connection);
    OMT_VERIFY(report);
    QCOMPARE(report->applied, QStringList{u"routines/b.sql"_s});
    QCOMPARE(number(u"select public.a() as n"_s), 2);
}

void TestMigrator::changedChecksumIsAnError()
{
    QList<SqlFile> files = threeMigrations();
    OMT_VERIFY(Migrator(files, {}).run(*m_connection));
    files[1].sql += u" -- later thought"_s;
    files.append({u"0011_more.sql"_s, u"create table public.more (a int);"_s});
    const auto report = Migrator(files, {}).run(*m_connection);
    QVERIFY(!report);
    QCOMPARE(toString(report.error().kind), toString(Error::Kind::Database));
    QVERIFY(report.error().message.contains(u"0002_second.sql"));
    QCOMPARE(number(u"select count(*) as n from pg_class where relname = 'more'"_s), 0);
}

void TestMigrator::lineEndsDoNotMatter()
{
    const SqlFile unix{u"0001_x.sql"_s, u"a\nb\n"_s};
    const SqlFile windows{u"0001_x.sql"_s, u"a\r\nb\r\n"_s};
    QCOMPARE(unix.checksum(), windows.checksum());
    QCOMPARE(unix.checksum().size(), 64);
}

void TestMigrator::newerDatabaseIsRefused()
{
    QList<SqlFile> files = threeMigrations();
    OMT_VERIFY(Migrator(files, {}).run(*m_connection));
    files.removeLast();
    const auto report = Migrator(files, twoRoutines()).run(*m_connection);
    QVERIFY(!report);
    QCOMPARE(toString(report.error().kind), toString(Error::Kind::NewerDatabase));
    QVERIFY(!report.error().hint.isEmpty());
    QVERIFY(report.error().details.contains(u"0010_tenth.sql"));
    QCOMPARE(number(u"select count(*) as n from omt.routines"_s), 0);
}

void TestMigrator::failingMigrationLeavesNothing()
{
    QList<SqlFile> files = threeMigrations();
    files[1].sql += u"\ncreate table public.half (a int);\nselect 1/0;"_s;
    const auto report = Migrator(files, {}).run(*m_connection);
    QVERIFY(!report);
    QCOMPARE(toString(report.error().kind), toString(Error::Kind::Database));
    QVERIFY(report.error().details.contains(u"0002_second.sql"));
    QCOMPARE(number(u"select count(*) as n from omt.migrations"_s), 1); // the one before stands
    QCOMPARE(number(u"select count(*) as n from pg_class where relname in ('second', 'half')"_s),
             0);
    OMT_VERIFY(Migrator(threeMigrations(), {}).run(*m_connection)); // and the lock is free
}

void TestMigrator::migrationMayTakeAnotherRole()
{
    const SqlFile file{u"0001_role.sql"_s,
                       u"grant create on schema public to pg_monitor; set local role pg_monitor;"
                       " create table public.theirs (a int);"_s};
    OMT_VERIFY(Migrator({file}, {}).run(*m_connection));
    QCOMPARE(number(u"select count(*) as n from pg_tables where tablename = 'theirs'"
                    " and tableowner = 'pg_monitor'"_s),
             1);
    QCOMPARE(number(u"select (current_user = session_user)::int as n"_s), 1);
}

void TestMigrator::backupComesBeforeTheFirstChange()
{
    QList<SqlFile> files = threeMigrations();
    const SqlFile last = files.takeLast();
    int backups = 0;
    qint64 versionsThen = -1;
    const auto backup = [&]() -> Result<> {
        ++backups;
        versionsThen = number(u"select count(*) as n from omt.migrations"_s);
        return {};
    };
    Migrator fresh(files, {});
    fresh.setBackup(backup);
    OMT_VERIFY(fresh.run(*m_connection));
    QCOMPARE(backups, 0); // there was nothing to lose
    OMT_VERIFY(fresh.run(*m_connection));
    QCOMPARE(backups, 0); // nothing to do
    files.append(last);
    Migrator next(files, {});
    next.setBackup(backup);
    OMT_VERIFY(next.run(*m_connection));
    QCOMPARE(backups, 1);
    QCOMPARE(versionsThen, 2);
}

void TestMigrator::failedBackupStopsEverything()
{
    QList<SqlFile> files = threeMigrations();
    const SqlFile last = files.takeLast();
    OMT_VERIFY(Migrator(files, {}).run(*m_connection));
    files.append(last);
    Migrator next(files, {});
    next.setBackup([]() -> Result<> { return makeError(Error::Kind::DiskFull, u"full"_s); });
    const auto report = next.run(*m_connection);
    QVERIFY(!report);
    QCOMPARE(toString(report.error().kind), toString(Error::Kind::DiskFull));
    QCOMPARE(number(u"select count(*) as n from omt.migrations"_s), 2);
}

void TestMigrator::progressNamesEachFile()
{
    Migrator migrator(threeMigrations(), twoRoutines());
    QStringList told;
    migrator.setProgress([&told](const Migrator::Progress &progress) {
        told.append(u"%1/%2 %3"_s.arg(progress.step).arg(progress.steps).arg(progress.file));
    });
    OMT_VERIFY(migrator.run(*m_connection));
    QCOMPARE(told.size(), 5);
    QCOMPARE(told.first(), u"1/5 0001_first.sql"_s);
    QCOMPARE(told.last(), u"5/5 routines/b.sql"_s);
}

void TestMigrator::withoutRightsItSaysSo()
{
    OMT_VERIFY(m_database->script(
        u"do $$ begin create role omt_app login; exception when duplicate_object then end $$"_s));
    Connection app(m_database->asNobody());
    OMT_VERIFY(app.open());
    const auto report = Migrator(threeMigrations(), {}).run(app);
    QVERIFY(!report);
    QCOMPARE(toString(report.error().kind), toString(Error::Kind::Refused));
    QVERIFY(report.error().hint.contains(u"administrator"));
}

void TestMigrator::nothingToDoWaitsForNobody()
{
    const Migrator migrator(threeMigrations(), twoRoutines());
    OMT_VERIFY(migrator.run(*m_connection));
    Connection other(m_database->asAdmin());
    OMT_VERIFY(other.open());
    OMT_VERIFY(other.query(Statement::load(u"migrator/lock")));
    OMT_VERIFY(m_connection->script(u"set lock_timeout = '1ms'"_s));
    OMT_VERIFY(migrator.run(*m_connection));
    QList<SqlFile> routines = twoRoutines();
    routines[1].sql.replace(u"select 1"_s, u"select 2"_s);
    QVERIFY(!Migrator(threeMigrations(), routines).run(*m_connection)); // this has to wait
}

void TestMigrator::twoAtOnceDoItOnce()
{
    QList<SqlFile> files = threeMigrations();
    files[0].sql += u" select pg_sleep(0.2);"_s; // long enough for the other to arrive
    const auto work = [&]() -> Result<MigrationReport> {
        Connection connection(m_database->asAdmin());
        if (const auto opened = connection.open(); !opened)
            return opened.error();
        return Migrator(files, twoRoutines()).run(connection);
    };
    Result<MigrationReport> other = MigrationReport();
    std::thread thread([&] { other = work(); });
    const Result<MigrationReport> mine = work();
    thread.join();
    OMT_VERIFY(mine);
    OMT_VERIFY(other);
    QCOMPARE(mine->applied.size() + other->applied.size(), 5);
    QVERIFY(mine->applied.isEmpty() || other->applied.isEmpty());
}

QTEST_GUILESS_MAIN(TestMigrator)
#include "tst_migrator.moc"
