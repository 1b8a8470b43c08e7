// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/server/clusterplace.h"
#include "tests/support/testmacros.h"

#include "core/server/cluster.h"
#include "core/server/platform.h"

#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <array>
#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::server;
using omt::test::ClusterPlace;
using omt::test::name;
using omt::test::TestConnection;

namespace {

bool isAlive(qint64 pid)
{
    return platform::processState(pid) == platform::ProcessState::Alive;
}

} // namespace

/** The life of a private cluster with a real PostgreSQL: what must always work. */
class TestCluster : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void firstStartMakesAWholeCluster();
    void onlyTheTwoRolesMayEnter();
    void secondStartFindsTheData();
    void dataSurvivesKillMinusNine();
    void serverOutlivesACrashedStarter();
    void attachesToARunningServer();
    void lastOfTwoLeasesStopsTheServer();
    void killedLeaseHolderDoesNotKeepTheServer();
    void leaseAnswersAfterAMistake();
    void startersRace();
    void oddPaths_data();
    void oddPaths();
    void libraryInAClosedHome();
    void environmentOfTheUserDoesNotMatter();
    void runtimeDirectoryGoneWhileRunning();
    void asynchronousLife();
    void destructorLeaves();
    void losingTheServerIsNoticed();
    void cancelEndsAStart();
};

void TestCluster::initTestCase()
{
    if (!findInstallation(PgSearch::fromEnvironment(), 0))
        QSKIP("PostgreSQL 15 or newer is not installed: NOTHING of the private cluster is tested");
}

void TestCluster::firstStartMakesAWholeCluster()
{
    ClusterPlace place;
    QStringList states;
    ClusterControl control(place.options(), [&](ClusterState state, const QString &) {
        if (states.isEmpty() || states.last() != name(state))
            states.append(name(state));
    });
    QCOMPARE(name(control.currentState()), name(ClusterState::Absent));
    const auto endpoint = control.start();
    OMT_VERIFY(endpoint);
    QCOMPARE(states, (QStringList{u"initialising"_s, u"starting"_s, u"ready"_s}));
    QCOMPARE(name(control.currentState()), name(ClusterState::Ready));

    TestConnection connection(*endpoint);
    QVERIFY2(connection.isOpen(), qPrintable(connection.error()));
    QCOMPARE(connection.value("show listen_addresses"), QString());
    QCOMPARE(connection.value("show server_encoding"), u"UTF8"_s);
    QCOMPARE(connection.value("show data_checksums"), u"on"_s);
    QCOMPARE(connection.value("show wal_level"), u"minimal"_s);
    QCOMPARE(connection.value("show max_connections"), u"100"_s);
    QCOMPARE(connection.value("select lower('ÀÉ') || ('é' ilike 'É')"), u"àétrue"_s);
    QCOMPARE(connection.value("select current_database()"), u"omnimediatrak"_s);
    // What fails, and what is slow, leaves nothing of people's in the log.
    (void)connection.value("create table note (text text primary key)");
    (void)connection.value("insert into note values ('very private')");
    QVERIFY(connection.value("insert into note values ('very private')").startsWith(u"ERROR"_s));
    QCOMPARE(connection.value("select 'very private' from pg_sleep(0.6)"), u"very private"_s);
    QFile log(place.pgPath(u"log/server.log"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray said = log.readAll();
    QVERIFY2(said.contains("duplicate key"), said.constData()); // the log is the right one
    QVERIFY2(!said.contains("very private"), said.constData());

    const platform::FileFacts facts = platform::lookAt(control.clusterDirectory());
    QCOMPARE(facts.mode, 0700U);
    QVERIFY(facts.uid != 0);
    QCOMPARE(platform::lookAt(endpoint->host).mode, 0700U);
    QVERIFY(control.installation().isUsable());
    QVERIFY(!control.serverLogTail(10).isEmpty());
    QCOMPARE(QDir(place.pgPath({})).entryList({u"*.tmp-*"_s}).size(), 0);
    OMT_VERIFY(control.leave());
    QCOMPARE(name(control.currentState()), name(ClusterState::Stopped));
}

void TestCluster::onlyTheTwoRolesMayEnter()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    ClusterControl control(place.options());
    const auto endpoint = control.start();
    OMT_VERIFY(endpoint);
    TestConnection admin(*endpoint);
    QCOMPARE(admin.value("create role omt_app login"), QString());
    QCOMPARE(admin.value("create role intruder login"), QString());
    TestConnection app(*endpoint, endpoint->appUser);
    QVERIFY2(app.isOpen(), qPrintable(app.error()));
    TestConnection intruder(*endpoint, u"intruder"_s);
    QVERIFY(!intruder.isOpen());

    const auto nobody = ServerAccount::current(u"nobody"_s);
    if (platform::currentUid() == 0 && nobody && place.account().name != u"nobody") {
        QProcess psql;
        const Command command
            = nobody->wrap({control.installation().tool(u"psql"),
                            {u"-h"_s, endpoint->host, u"-U"_s, endpoint->adminUser, u"-c"_s,
                             u"select 1"_s, u"postgres"_s}});
        psql.start(command.program, command.arguments);
        QVERIFY(psql.waitForFinished());
        QVERIFY(psql.exitCode() != 0);
    }
}

void TestCluster::secondStartFindsTheData()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    for (const QString &expected : {u"0"_s, u"1"_s, u"2"_s}) {
        ClusterControl control(place.options());
        const auto endpoint = control.start();
        OMT_VERIFY(endpoint);
        {
            TestConnection connection(*endpoint);
            (void)connection.value("create table if not exists note (text text)");
            QCOMPARE(connection.value("select count(*) from note"), expected);
            (void)connection.value("insert into note values ('kept')");
        }
        const qint64 pid = place.serverPid();
        QVERIFY(isAlive(pid));
        OMT_VERIFY(control.leave());
        QVERIFY(!isAlive(pid));
        QVERIFY(!QFile::exists(control.clusterDirectory() + u"/postmaster.pid"));
    }
}

void TestCluster::dataSurvivesKillMinusNine()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    place.options().tuning.fsync = true;
    ClusterControl control(place.options());
    auto endpoint = control.start();
    OMT_VERIFY(endpoint);
    {
        TestConnection connection(*endpoint);
        (void)connection.value("create table note (id integer primary key)");
        (void)connection.value("insert into note select generate_series(1, 1000)");
    }
    test::killHard(place.serverPid());
    QVERIFY(QFile::exists(control.clusterDirectory() + u"/postmaster.pid"));
    endpoint = control.start();
    OMT_VERIFY(endpoint);
    TestConnection connection(*endpoint);
    QCOMPARE(connection.value("select count(*) from note"), u"1000"_s);
}

void TestCluster::serverOutlivesACrashedStarter()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    QProcess holder;
    holder.start(QStringLiteral(OMT_LEASE_HOLDER), {place.options().dataDir});
    QVERIFY(holder.waitForReadyRead(20'000));
    QCOMPARE(holder.readLine(), QByteArray("ready\n"));
    const qint64 pid = place.serverPid();
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QVERIFY(isAlive(pid));

    ClusterControl control(place.options());
    OMT_VERIFY(control.start());
    QCOMPARE(place.serverPid(), pid);
    OMT_VERIFY(control.leave());
    QVERIFY(!isAlive(pid));
}

void TestCluster::attachesToARunningServer()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    ClusterControl first(place.options());
    const auto one = first.start();
    OMT_VERIFY(one);
    const qint64 pid = place.serverPid();
    ClusterControl second(place.options());
    const auto two = second.start();
    OMT_VERIFY(two);
    QCOMPARE(*one, *two);
    QCOMPARE(place.serverPid(), pid);
    const auto again = second.start(); // asking twice is harmless
    OMT_VERIFY(again);
    const auto leases = second.leaseCount();
    OMT_VERIFY(leases);
    QCOMPARE(*leases, 2);
}

void TestCluster::lastOfTwoLeasesStopsTheServer()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    ClusterControl first(place.options());
    ClusterControl second(place.options());
    OMT_VERIFY(first.start());
    OMT_VERIFY(second.start());
    const qint64 pid = place.serverPid();
    OMT_VERIFY(first.leave());
    QVERIFY(isAlive(pid));
    QVERIFY(second.checkLease());
    OMT_VERIFY(second.leave());
    QVERIFY(!isAlive(pid));
    OMT_VERIFY(second.leave()); // leaving twice is harmless
}

void TestCluster::killedLeaseHolderDoesNotKeepTheServer()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    ClusterControl control(place.options());
    OMT_VERIFY(control.start());
    const qint64 pid = place.serverPid();
    QProcess holder;
    holder.start(QStringLiteral(OMT_LEASE_HOLDER), {place.options().dataDir});
    QVERIFY(holder.waitForReadyRead(20'000));
    const auto leases = [&control] { return control.leaseCount().valueOr(-1); };
    QCOMPARE(leases(), 2);
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QTRY_COMPARE(leases(), 1);
    OMT_VERIFY(control.leave());
    QVERIFY(!isAlive(pid));
}

void TestCluster::leaseAnswersAfterAMistake()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    ClusterControl control(place.options());
    QVERIFY(!control.ask("select 1", {})); // nothing was started
    OMT_VERIFY(control.start());
    const auto mistaken = control.ask("select nonsense", {});
    QVERIFY(!mistaken);
    QCOMPARE(mistaken.error().sqlState, u"42703"_s);
    const auto asked = control.ask("select $1::int + 1, null", {"41"});
    OMT_VERIFY(asked);
    QCOMPARE(*asked, (QList<QByteArrayList>{{"42", ""}}));
    QCOMPARE(*control.leaseCount(), 1);
    OMT_VERIFY(control.leave());
    QCOMPARE(place.serverPid(), 0);
}

void TestCluster::startersRace()
{
    ClusterPlace place;
    QList<QProcess *> others;
    for (int i = 0; i < 2; ++i) {
        others.append(new QProcess(this));
        others.last()->start(QStringLiteral(OMT_LEASE_HOLDER), {place.options().dataDir});
    }
    ClusterControl first(place.options());
    ClusterControl second(place.options());
    Result<Endpoint> one = cancelledError();
    std::thread thread([&] { one = first.start(); });
    const Result<Endpoint> two = second.start();
    thread.join();
    OMT_VERIFY(one);
    OMT_VERIFY(two);
    QCOMPARE(*one, *two);
    for (QProcess *other : std::as_const(others)) {
        QVERIFY(other->waitForReadyRead(30'000));
        QCOMPARE(other->readLine(), QByteArray("ready\n"));
    }
    const auto leases = first.leaseCount();
    OMT_VERIFY(leases);
    QCOMPARE(*leases, 4);

    const qint64 pid = place.serverPid();
    std::thread leaver([&first] { (void)first.leave(); });
    (void)second.leave();
    leaver.join();
    QVERIFY(isAlive(pid));
    for (QProcess *other : std::as_const(others))
        other->write("\n");
    for (QProcess *other : std::as_const(others)) {
        QVERIFY(other->waitForFinished());
        QCOMPARE(other->exitCode(), 0);
    }
    QVERIFY(!isAlive(pid));
}

void TestCluster::oddPaths_data()
{
    QTest::addColumn<QString>("directory");
    QTest::newRow("spaces and commas") << u"my library, the second"_s;
    QTest::newRow("quotes of both kinds and a dollar") << u"it's \"mine\" for $5"_s;
    QTest::newRow("a backslash and other scripts") << u"back\\slash 図書館 Ünïcode"_s;
    QTest::newRow("longer than a socket may be") << QString(180, u'l');
}

void TestCluster::oddPaths()
{
    QFETCH(const QString, directory);
    ClusterPlace place(directory);
    ClusterControl control(place.options());
    const auto endpoint = control.start();
    OMT_VERIFY(endpoint);
    TestConnection connection(*endpoint);
    QVERIFY(
        platform::isSameFile(connection.value("show data_directory"), control.clusterDirectory()));
    OMT_VERIFY(control.leave());
}

void TestCluster::libraryInAClosedHome()
{
    if (platform::currentUid() != 0)
        QSKIP("only root runs the server under another account");
    const QTemporaryDir home; // root's, 0700
    ClusterOptions options;
    options.dataDir = home.path();
    options.tuning.fsync = false;
    ClusterControl control(options);
    const auto endpoint = control.start();
    OMT_VERIFY(endpoint);
    const QString place = QFileInfo(control.clusterDirectory()).path() + u"/..";
    QVERIFY(control.clusterDirectory().startsWith(u"/var/lib/omnimediatrak/"_s));
    {
        TestConnection connection(*endpoint);
        QVERIFY2(connection.isOpen(), qPrintable(connection.error()));
    }
    OMT_VERIFY(control.leave());
    QVERIFY(QDir(QDir::cleanPath(place)).removeRecursively());
    QVERIFY(QDir(endpoint->host).removeRecursively());
}

void TestCluster::environmentOfTheUserDoesNotMatter()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    const std::array names{"PGHOST",    "PGPORT",    "PGUSER",      "PGDATABASE", "PGDATA",
                           "PGOPTIONS", "PGSSLMODE", "LC_MESSAGES", "LANG"};
    const std::array values{"192.0.2.1",     "1",           "somebody",    "nothing",    "/nowhere",
                            "-c nonsense=1", "verify-full", "xx_XX.UTF-8", "xx_XX.UTF-8"};
    for (size_t i = 0; i < names.size(); ++i)
        qputenv(names[i], values[i]);
    ClusterControl control(place.options());
    const auto endpoint = control.start();
    for (const char *variable : names)
        qunsetenv(variable);
    OMT_VERIFY(endpoint);
    OMT_VERIFY(control.leave());
}

void TestCluster::runtimeDirectoryGoneWhileRunning()
{
    // As when the user's session ends under a server that goes on.
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    ClusterControl first(place.options());
    const auto endpoint = first.start();
    OMT_VERIFY(endpoint);
    const qint64 pid = place.serverPid();
    QVERIFY(QDir(endpoint->host).removeRecursively());
    ClusterControl second(place.options());
    OMT_VERIFY(second.start());
    QVERIFY(place.serverPid() != pid);
    QVERIFY(!isAlive(pid));
    QVERIFY(!first.checkLease());
}

void TestCluster::asynchronousLife()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    Cluster cluster(place.options());
    QSignalSpy states(&cluster, &Cluster::stateChanged);
    QSignalSpy progress(&cluster, &Cluster::progressChanged);
    auto started = cluster.start();
    auto asked
        = cluster.run([](ClusterControl &control) { return control.ask("select 6 * 7", {}); });
    bool wasInOrder = false;
    QFutureWatcher<Result<QList<QByteArrayList>>> watcher;
    connect(&watcher, &QFutureWatcherBase::finished, this,
            [&] { wasInOrder = started.isFinished() && cluster.state() == ClusterState::Ready; });
    watcher.setFuture(asked);
    QVERIFY(!started.isFinished()); // it did not block
    QTRY_VERIFY(asked.isFinished());
    QTRY_VERIFY(wasInOrder);
    OMT_VERIFY(started.result());
    OMT_VERIFY(asked.result());
    QCOMPARE(asked.result()->first().first(), QByteArray("42"));
    QCOMPARE(name(cluster.state()), name(ClusterState::Ready));
    QVERIFY(cluster.endpoint());
    QVERIFY(cluster.installation() && cluster.installation()->isUsable());
    QVERIFY(!cluster.serverLogTail(5).isEmpty());
    QVERIFY(!progress.isEmpty());
    auto left = cluster.leave();
    QTRY_VERIFY(left.isFinished());
    OMT_VERIFY(left.result());
    QCOMPARE(name(cluster.state()), name(ClusterState::Stopped));
    QVERIFY(!cluster.endpoint());
    QStringList seen;
    for (const auto &arguments : std::as_const(states))
        seen.append(name(arguments.first().value<ClusterState>()));
    QCOMPARE(seen, (QStringList{u"starting"_s, u"ready"_s, u"stopping"_s, u"stopped"_s}));
}

void TestCluster::destructorLeaves()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    qint64 pid = 0;
    {
        Cluster cluster(place.options());
        auto started = cluster.start();
        QTRY_VERIFY(started.isFinished());
        pid = place.serverPid();
        QVERIFY(isAlive(pid));
    }
    QVERIFY(!isAlive(pid));
    {
        const Cluster neverStarted(place.options());
    }
    {
        Cluster inTheMiddle(place.options());
        (void)inTheMiddle.start();
    }
    QCOMPARE(place.serverPid(), 0);
}

void TestCluster::losingTheServerIsNoticed()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    Cluster cluster(place.options());
    auto started = cluster.start();
    QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 20'000);
    OMT_VERIFY(started.result());
    test::killHard(place.serverPid());
    QTRY_COMPARE(name(cluster.state()), name(ClusterState::Stopped));
    auto again = cluster.start();
    QTRY_VERIFY_WITH_TIMEOUT(again.isFinished(), 20'000);
    OMT_VERIFY(again.result());
    QCOMPARE(name(cluster.state()), name(ClusterState::Ready));
}

void TestCluster::cancelEndsAStart()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    Cluster cluster(place.options());
    auto started = cluster.start();
    cluster.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 20'000);
    const auto result = started.result();
    QVERIFY(!result);
    QVERIFY(result.error().isCancelled());
    auto again = cluster.start(); // a cancel counts for what was asked before it only
    QTRY_VERIFY_WITH_TIMEOUT(again.isFinished(), 20'000);
    OMT_VERIFY(again.result());
}

QTEST_GUILESS_MAIN(TestCluster)
#include "tst_cluster.moc"
