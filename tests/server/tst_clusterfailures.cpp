// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/server/clusterplace.h"
#include "tests/support/testmacros.h"

#include "core/server/platform.h"
#include "core/server/serverreport.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStorageInfo>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace omt;
using namespace omt::server;
using omt::test::ClusterPlace;
using omt::test::name;
using omt::test::TestConnection;

namespace {

QByteArray commandLine(qint64 pid)
{
    QFile file(u"/proc/%1/cmdline"_s.arg(pid));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Programs that do what a broken installation does. Real ones where a test needs them to work.
class StubTools
{
public:
    explicit StubTools(const QString &binDir = {})
        : m_real(binDir)
    {
        QFile::setPermissions(m_dir.path(), executable());
        for (const QString &tool :
             {u"initdb"_s, u"postgres"_s, u"pg_ctl"_s, u"pg_dump"_s, u"pg_restore"_s}) {
            set(tool, "exit 1");
        }
        if (!m_real.isEmpty())
            set(u"initdb"_s, "exec " + real("initdb") + " \"$@\"");
    }

    void set(const QString &tool, const QByteArray &script) const
    {
        QFile file(path(tool));
        // The version is asked for when the directory's name does not tell.
        if (!file.open(QIODevice::WriteOnly)
            || file.write("#!/bin/sh\n[ \"$1\" = --version ] && echo 'postgres (PostgreSQL) 15.4' "
                          "&& exit 0\n"
                          + script + '\n')
                < 0) {
            qFatal("cannot write %s", qPrintable(file.fileName()));
        }
        file.close();
        file.setPermissions(executable());
    }
    void remove(const QString &tool) const { QFile::remove(path(tool)); }
    [[nodiscard]] QByteArray real(const char *tool) const
    {
        return QFile::encodeName(m_real) + '/' + tool;
    }
    [[nodiscard]] PgSearch search() const
    {
        PgSearch result;
        result.explicitDir = m_dir.path();
        return result;
    }

private:
    [[nodiscard]] QString path(const QString &tool) const { return m_dir.filePath(tool); }
    static QFile::Permissions executable()
    {
        return QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup
            | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    }

    QTemporaryDir m_dir;
    QString m_real;
};

Error startError(const ClusterPlace &place)
{
    ClusterControl control(place.options());
    const auto started = control.start();
    return started ? makeError(Error::Kind::Internal, u"it started"_s) : started.error();
}

} // namespace

/** What goes wrong around a private cluster, and that the user is told what to do about it. */
class TestClusterFailures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void noPostgres();
    void missingTool();
    void initdbFails();
    void initdbHangs();
    void serverEndsAtOnce();
    void serverHangs();
    void leftoversOfAnInterruptedInitdb();
    void starterKilledDuringInitdb();
    void halfDirectory_data();
    void halfDirectory();
    void lostDatabaseFiles();
    void lostWhileOpen();
    void emptyDirectoryIsNoCluster();
    void otherMajor_data();
    void otherMajor();
    void dataDirectoryOpenToOthers();
    void dataDirectoryOfSomebodyElse();
    void socketDirectoryIsATrap();
    void socketDirectoryTooLong();
    void dataDirectoryNotWritable();
    void pidFileOfADeadProcess();
    void pidFileOfALiveForeignProcess();
    void pidFileOfAZombie();
    void emptyPidFile();
    void socketLockOfALiveForeignProcess();
    void fullDisk();
    void serverThatDoesNotAnswer();
    void reportTellsAll();

private:
    QString m_binDir;
};

void TestClusterFailures::initTestCase()
{
    const auto found = findInstallation(PgSearch::fromEnvironment(), 0);
    if (!found)
        QSKIP("PostgreSQL 15 or newer is not installed: NOTHING of the private cluster is tested");
    m_binDir = found->binDir;
}

void TestClusterFailures::noPostgres()
{
    ClusterPlace place;
    const QTemporaryDir empty;
    PgSearch search;
    search.root = empty.path();
    place.options().search = search;
    const Error error = startError(place);
    QCOMPARE(name(error.kind), u"server-not-found"_s);
    QVERIFY(!error.message.isEmpty());
    QVERIFY(error.hint.contains(u"15"_s));
    QVERIFY(place.clusterDir().isEmpty());
}

void TestClusterFailures::missingTool()
{
    ClusterPlace place;
    const StubTools tools;
    tools.remove(u"pg_restore"_s);
    place.options().search = tools.search();
    const Error error = startError(place);
    QCOMPARE(name(error.kind), u"server-not-found"_s);
    QVERIFY2(error.details.contains(u"without pg_restore"_s), qPrintable(error.details));
    QVERIFY(error.hint.contains(u"OMT_PG_BIN"_s));
}

void TestClusterFailures::initdbFails()
{
    ClusterPlace place;
    const StubTools tools;
    tools.set(u"initdb"_s, "echo 'initdb: error: the moon is full' >&2; exit 1");
    place.options().search = tools.search();
    const Error error = startError(place);
    QCOMPARE(name(error.kind), u"server"_s);
    QVERIFY2(error.details.contains(u"the moon is full"_s), qPrintable(error.details));
    QVERIFY(error.details.contains(u"ended with 1"_s));
    QVERIFY(place.clusterDir().isEmpty());

    tools.set(u"initdb"_s, "echo 'could not write: No space left on device' >&2; exit 1");
    QCOMPARE(name(startError(place).kind), u"disk-full"_s);
}

void TestClusterFailures::initdbHangs()
{
    ClusterPlace place;
    const StubTools tools;
    tools.set(u"initdb"_s, "exec sleep 600");
    place.options().search = tools.search();
    place.options().timeouts.initdb = 300ms;
    QElapsedTimer clock;
    clock.start();
    const Error error = startError(place);
    QVERIFY(clock.elapsed() < 10'000);
    QCOMPARE(name(error.kind), u"server"_s);
    QVERIFY2(error.details.contains(u"did not end within 300 ms"_s), qPrintable(error.details));
}

void TestClusterFailures::serverEndsAtOnce()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    const StubTools tools(m_binDir);
    tools.set(u"postgres"_s, "echo 'FATAL:  the stars are wrong'; exit 3");
    place.options().search = tools.search();
    const Error error = startError(place);
    QCOMPARE(name(error.kind), u"server"_s);
    QVERIFY2(error.details.contains(u"the stars are wrong"_s), qPrintable(error.details));
    QVERIFY(error.details.contains(u"exit status 3"_s));
    QVERIFY(error.hint.contains(u"server.log"_s));
}

void TestClusterFailures::serverHangs()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    const StubTools tools(m_binDir);
    tools.set(u"postgres"_s, "exec sleep 600");
    place.options().search = tools.search();
    place.options().timeouts.start = 300ms;
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(name(startError(place).kind), u"server"_s);
    QVERIFY(clock.elapsed() < 10'000);
}

void TestClusterFailures::leftoversOfAnInterruptedInitdb()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    const QString leftover = place.pgPath(u"15.tmp-0badcd"_s);
    place.makeDirectory(leftover);
    place.write(leftover + u"/PG_VERSION", "15\n");
    place.write(leftover + u"/postmaster.pid", "-1\n");
    ClusterControl control(place.options());
    OMT_VERIFY(control.start());
    QVERIFY(!QFile::exists(leftover));
}

void TestClusterFailures::starterKilledDuringInitdb()
{
    ClusterPlace place;
    QProcess holder;
    holder.start(QStringLiteral(OMT_LEASE_HOLDER), {place.options().dataDir});
    const auto leftovers
        = [&place] { return QDir(place.pgPath({})).entryList({u"*.tmp-*"_s}, QDir::Dirs); };
    QTRY_VERIFY_WITH_TIMEOUT(!leftovers().isEmpty(), 20'000);
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QVERIFY(place.clusterDir().isEmpty());
    ClusterControl control(place.options());
    OMT_VERIFY(control.start());
    QVERIFY(!place.clusterDir().isEmpty());
}

void TestClusterFailures::halfDirectory_data()
{
    QTest::addColumn<QString>("missing");
    QTest::newRow("without its version") << u"PG_VERSION"_s;
    QTest::newRow("without its control file") << u"global/pg_control"_s;
}

void TestClusterFailures::halfDirectory()
{
    QFETCH(const QString, missing);
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    QVERIFY(QFile::remove(place.clusterDir() + u'/' + missing));
    const Error error = startError(place);
    QCOMPARE(name(error.kind), u"data-directory"_s);
    QVERIFY2(error.message.contains(missing) && error.message.contains(place.clusterDir()),
             qPrintable(error.message));
    QVERIFY2(error.hint.contains(u"move it away"_s), qPrintable(error.hint));
    QVERIFY(QFile::exists(place.clusterDir() + u"/base")); // and nothing was touched
    const ServerReport report = makeServerReport(place.options());
    QVERIFY(report.hasProblem());
    QVERIFY2(report.toText().contains(missing), qPrintable(report.toText()));
}

void TestClusterFailures::lostDatabaseFiles()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    QVERIFY(QDir(place.clusterDir() + u"/base").removeRecursively());
    const Error error = startError(place);
    QCOMPARE(name(error.kind), u"data-directory"_s);
    QVERIFY2(error.message.contains(u"damaged"_s), qPrintable(error.message));
    QVERIFY2(error.hint.contains(u"Throw nothing away"_s), qPrintable(error.hint));
    // The server that came up all the same was not left behind.
    QTRY_VERIFY(!QFile::exists(place.clusterDir() + u"/postmaster.pid"));
}

void TestClusterFailures::lostWhileOpen()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    ClusterControl control(place.options());
    OMT_VERIFY(control.start());
    const QString dir = control.clusterDirectory();
    OMT_VERIFY(control.stopForAll());
    QVERIFY(QDir().rename(dir, dir + u"-elsewhere"));
    const auto started = control.start();
    QVERIFY(!started);
    QCOMPARE(name(started.error().kind), u"data-directory"_s);
    QVERIFY2(started.error().message.contains(dir), qPrintable(started.error().message));
    QVERIFY(!QFile::exists(dir)); // nothing was made in its place
    QVERIFY(QDir().rename(dir + u"-elsewhere", dir));
    OMT_VERIFY(control.start());
    OMT_VERIFY(control.stopForAll());
}

void TestClusterFailures::emptyDirectoryIsNoCluster()
{
    ClusterPlace place;
    const auto paths = ClusterPaths::resolve(place.options().dataDir, {}, place.account());
    OMT_VERIFY(paths);
    OMT_VERIFY(paths->ensure(place.account()));
    const auto installation = findInstallation(PgSearch::fromEnvironment(), 0);
    place.makeDirectory(paths->clusterDir(installation->major));
    ClusterControl control(place.options());
    OMT_VERIFY(control.start());
}

void TestClusterFailures::otherMajor_data()
{
    QTest::addColumn<QString>("major");
    QTest::newRow("newer than what is installed") << u"99"_s;
    QTest::newRow("older than what is installed") << u"14"_s;
}

void TestClusterFailures::otherMajor()
{
    QFETCH(const QString, major);
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    place.write(place.clusterDir() + u"/PG_VERSION", major.toLatin1() + '\n');
    const Error error = startError(place);
    QCOMPARE(name(error.kind), u"newer-database"_s);
    QVERIFY2(error.message.contains(major), qPrintable(error.message));
    QVERIFY2(error.hint.contains(u"PostgreSQL "_s + major), qPrintable(error.hint));
}

void TestClusterFailures::dataDirectoryOpenToOthers()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    QCOMPARE(platform::setMode(place.clusterDir(), 0755), 0);
    ClusterControl control(place.options());
    OMT_VERIFY(control.start()); // PostgreSQL alone refuses this
    QCOMPARE(platform::lookAt(place.clusterDir()).mode, 0700U);
}

void TestClusterFailures::dataDirectoryOfSomebodyElse()
{
    if (platform::currentUid() != 0)
        QSKIP("only root can give directories away");
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    QCOMPARE(platform::changeOwner(place.clusterDir(), 12345, 12345), 0);
    const Error error = startError(place);
    QCOMPARE(name(error.kind), u"data-directory"_s);
    QVERIFY(error.details.contains(u"12345"_s));
}

void TestClusterFailures::socketDirectoryIsATrap()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    const QTemporaryDir elsewhere;
    const QString trap = elsewhere.filePath(u"socket"_s);
    QVERIFY(QFile::link(elsewhere.path(), trap));
    const auto paths = ClusterPaths::resolve(place.options().dataDir, {}, place.account());
    OMT_VERIFY(paths);
    QVERIFY(QDir(paths->socketDir).removeRecursively());
    QVERIFY(QFile::link(elsewhere.path(), paths->socketDir));
    const Error error = startError(place);
    QVERIFY(QFile::remove(paths->socketDir));
    QCOMPARE(name(error.kind), u"data-directory"_s);
    QVERIFY(error.details.contains(u"link"_s));
}

void TestClusterFailures::socketDirectoryTooLong()
{
    ClusterPlace place;
    place.options().socketDir = u"/tmp/"_s + QString(maximumSocketDirLength() - 4, u's');
    const Error error = startError(place);
    QCOMPARE(name(error.kind), u"data-directory"_s);
    QVERIFY(error.details.contains(QString::number(maximumSocketDirLength())));
    place.options().socketDir = u"/tmp/"_s + QString(maximumSocketDirLength() - 5, u's');
    OMT_VERIFY(place.prepare());
    ClusterControl control(place.options());
    OMT_VERIFY(control.start()); // the longest that fits really works
}

void TestClusterFailures::dataDirectoryNotWritable()
{
    ClusterPlace place;
    place.options().dataDir = u"/proc/nowhere/library"_s;
    const Error error = startError(place);
    QCOMPARE(name(error.kind), u"data-directory"_s);
    QVERIFY(error.message.contains(u"/proc/nowhere"_s));
    place.options().dataDir = u"/proc/nowhere"_s; // so that nothing is cleared up there
}

void TestClusterFailures::pidFileOfADeadProcess()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    place.write(place.clusterDir() + u"/postmaster.pid",
                "4194303\n" + QFile::encodeName(place.clusterDir()) + "\n1\n5432\n/nowhere\n\n");
    ClusterControl control(place.options());
    OMT_VERIFY(control.start());
}

void TestClusterFailures::pidFileOfALiveForeignProcess()
{
    // The number of a dead server now belongs to another process of the same account: PostgreSQL
    // alone refuses for ever.
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    QProcess foreign;
    const Command sleep = place.account().wrap({u"/bin/sleep"_s, {u"600"_s}});
    foreign.start(sleep.program, sleep.arguments);
    QVERIFY(foreign.waitForStarted());
    QTRY_COMPARE(platform::processOwner(foreign.processId()), place.account().name);
    place.write(place.clusterDir() + u"/postmaster.pid",
                QByteArray::number(foreign.processId()) + '\n'
                    + QFile::encodeName(place.clusterDir()) + "\n1\n5432\n/nowhere\n\n");
    ClusterControl control(place.options());
    const auto started = control.start();
    OMT_VERIFY(started);
    QVERIFY(place.serverPid() != foreign.processId());
    QCOMPARE(foreign.state(), QProcess::Running); // and it was left in peace
    OMT_VERIFY(control.leave());
    foreign.kill();
    QVERIFY(foreign.waitForFinished());
}

void TestClusterFailures::pidFileOfAZombie()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    // The shell starts a child and becomes a program that never waits for it; only then may the
    // child end, or the shell itself would still see to it.
    QProcess parent;
    const Command shell
        = place.account().wrap({u"/bin/sh"_s, {u"-c"_s, u"sleep 600 & echo $!; exec sleep 601"_s}});
    parent.start(shell.program, shell.arguments);
    QVERIFY(parent.waitForReadyRead());
    const qint64 zombie = parent.readLine().trimmed().toLongLong();
    QVERIFY(zombie > 1);
    QTRY_VERIFY(commandLine(parent.processId()).startsWith("sleep"));
    QCOMPARE(::kill(static_cast<pid_t>(zombie), SIGKILL), 0);
    QTRY_COMPARE(platform::processState(zombie), platform::ProcessState::Zombie);
    place.write(place.clusterDir() + u"/postmaster.pid",
                QByteArray::number(zombie) + '\n' + QFile::encodeName(place.clusterDir())
                    + "\n1\n5432\n/nowhere\n\n");
    ClusterControl control(place.options());
    OMT_VERIFY(control.start());
    parent.kill();
    QVERIFY(parent.waitForFinished());
}

void TestClusterFailures::emptyPidFile()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    place.write(place.clusterDir() + u"/postmaster.pid", {});
    ClusterControl control(place.options());
    OMT_VERIFY(control.start());
}

void TestClusterFailures::socketLockOfALiveForeignProcess()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    const auto paths = ClusterPaths::resolve(place.options().dataDir, {}, place.account());
    OMT_VERIFY(paths);
    QProcess foreign;
    const Command sleep = place.account().wrap({u"/bin/sleep"_s, {u"600"_s}});
    foreign.start(sleep.program, sleep.arguments);
    QVERIFY(foreign.waitForStarted());
    QTRY_COMPARE(platform::processOwner(foreign.processId()), place.account().name);
    place.write(paths->socketDir + u"/.s.PGSQL.5432.lock",
                QByteArray::number(foreign.processId()) + "\n/elsewhere\n1\n5432\n\n");
    ClusterControl control(place.options());
    OMT_VERIFY(control.start());
    OMT_VERIFY(control.leave());
    foreign.kill();
    QVERIFY(foreign.waitForFinished());
}

void TestClusterFailures::fullDisk()
{
    ClusterPlace place;
    const QString mountPoint = place.options().dataDir;
    QVERIFY(QDir().mkpath(mountPoint));
    QFile::setPermissions(mountPoint,
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup
                              | QFile::ExeOther);
    QProcess mount;
    mount.start(u"mount"_s,
                {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=90m,mode=0711"_s, u"tmpfs"_s, mountPoint});
    if (!mount.waitForFinished() || mount.exitCode() != 0)
        QSKIP("no tmpfs can be mounted here: a FULL DISK IS NOT TESTED");
    const auto unmount = [&mountPoint] { QProcess::execute(u"umount"_s, {u"-l"_s, mountPoint}); };
    const auto fill = [&mountPoint](qint64 leave) {
        QFile ballast(mountPoint + u"/ballast");
        (void)ballast.open(QIODevice::WriteOnly | QIODevice::Append);
        const QByteArray block(64 * 1024, 'x');
        while (QStorageInfo(mountPoint).bytesAvailable() > leave && ballast.write(block) > 0)
            ballast.flush();
    };

    fill(32 * 1024 * 1024);
    const Error first = startError(place); // not even begun
    fill(0);
    const Error second = startError(place); // not a byte left for a directory or lock file
    QFile::remove(mountPoint + u"/ballast");
    const Result<> prepared = place.prepare();
    fill(0);
    const Error third = startError(place); // an existing cluster
    QFile::remove(mountPoint + u"/ballast");
    Result<Endpoint> last = cancelledError();
    {
        ClusterControl control(place.options());
        last = control.start();
        (void)control.leave();
    }
    unmount();
    QCOMPARE(name(first.kind), u"disk-full"_s);
    QCOMPARE(name(second.kind), u"disk-full"_s);
    OMT_VERIFY(prepared);
    QVERIFY2(third.kind == Error::Kind::DiskFull, qPrintable(third.toLogString()));
    QVERIFY(!third.hint.isEmpty());
    OMT_VERIFY(last);
}

void TestClusterFailures::serverThatDoesNotAnswer()
{
    ClusterPlace place;
    OMT_VERIFY(place.prepare());
    ClusterControl first(place.options());
    OMT_VERIFY(first.start());
    const auto pid = static_cast<pid_t>(place.serverPid());
    QCOMPARE(::kill(pid, SIGSTOP), 0);
    place.options().timeouts.busy = 300ms;
    place.options().timeouts.answer = 300ms;
    const Error error = startError(place);
    QCOMPARE(::kill(pid, SIGCONT), 0);
    QCOMPARE(name(error.kind), u"server"_s);
    QVERIFY2(error.details.contains(QString::number(pid)), qPrintable(error.details));
    QVERIFY(first.checkLease()); // and it was left alone
    OMT_VERIFY(first.leave());
}

void TestClusterFailures::reportTellsAll()
{
    ClusterPlace place;
    ServerReport report = makeServerReport(place.options());
    QVERIFY2(!report.hasProblem(), qPrintable(report.toText()));
    OMT_VERIFY(place.prepare());
    {
        ClusterControl control(place.options());
        OMT_VERIFY(control.start());
        report = makeServerReport(place.options());
        QVERIFY2(!report.hasProblem(), qPrintable(report.toText()));
        QVERIFY(report.toText().contains(QString::number(place.serverPid())));
        QVERIFY(report.toText().contains(m_binDir));
        QVERIFY(!report.logTail.isEmpty());
        OMT_VERIFY(control.leave());
    }
    place.write(place.clusterDir() + u"/PG_VERSION", "99\n");
    report = makeServerReport(place.options());
    QVERIFY(report.hasProblem());
    QVERIFY(report.toText().contains(u"PostgreSQL 99"_s));
}

QTEST_GUILESS_MAIN(TestClusterFailures)
#include "tst_clusterfailures.moc"
