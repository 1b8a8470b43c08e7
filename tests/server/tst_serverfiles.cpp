// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmacros.h"

#include "core/server/clusterpaths.h"
#include "core/server/platform.h"
#include "core/server/postmasterpid.h"
#include "core/server/serverconfig.h"
#include "core/server/serverlog.h"
#include "core/server/serverloss.h"
#include "core/server/socketdirs.h"
#include "core/server/startfailure.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::server;

Q_DECLARE_METATYPE(omt::server::StartFailure)

namespace {

ServerAccount self()
{
    ServerAccount account;
    account.uid = platform::currentUid();
    account.name = account.callerName = u"me"_s;
    return account;
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

bool makeOld(const QString &path)
{
    const struct timespec times[2] = {{1'600'000'000, 0}, {1'600'000'000, 0}};
    return ::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0) == 0;
}

} // namespace

/** The parts of a cluster that need no server: places, files, and what is read from them. */
class TestServerFiles : public QObject
{
    Q_OBJECT

private slots:
    void pidFile_data();
    void pidFile();
    void missingPidFile();
    void socketDirectoryStaysShort();
    void runtimeDirectoryMustBeOurs();
    void everyLibraryHasItsOwnSocket();
    void controlCharactersAreRefused();
    void rootKeepsOutOfClosedHomes();
    void ensureRepairsModes();
    void oldSocketFoldersGo();
    void aStartingServerKeepsItsSocketFolder();
    void newestClusterCounts();
    void settingsAreQuoted_data();
    void settingsAreQuoted();
    void nobodyElseIsLetIn();
    void unchangedConfigurationIsNotRewritten();
    void logTail();
    void logRotates();
    void lostServersAreExplained();
    void serverLogsAreUnderstood_data();
    void serverLogsAreUnderstood();
};

void TestServerFiles::pidFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("pid");
    QTest::addColumn<QString>("socketDirectory");
    QTest::addColumn<QString>("status");
    const QByteArray whole = "4711\n/data/pg/15\n1700000000\n5432\n/run/user/1000/omt\n\n"
                             "  1234 5678\nready   \n";
    QTest::newRow("a ready server")
        << whole << qint64(4711) << u"/run/user/1000/omt"_s << u"ready"_s;
    QTest::newRow("just begun") << QByteArray("4711\n/data/pg/15\n") << qint64(4711) << QString()
                                << QString();
    QTest::newRow("initdb at work")
        << QByteArray("-4711\n/data\n") << qint64(4711) << QString() << QString();
    QTest::newRow("Windows line ends")
        << QByteArray("12\r\n/d\r\n1\r\n5432\r\n/s\r\n") << qint64(12) << u"/s"_s << QString();
    QTest::newRow("empty") << QByteArray() << qint64(-1) << QString() << QString();
    QTest::newRow("no number") << QByteArray("postgres\n/data\n") << qint64(-1) << QString()
                               << QString();
    QTest::newRow("zero") << QByteArray("0\n/data\n") << qint64(-1) << QString() << QString();
    QTest::newRow("a number too large")
        << QByteArray("99999999999999999999\n") << qint64(-1) << QString() << QString();
    QTest::newRow("zero bytes after a power cut")
        << QByteArray(64, '\0') << qint64(-1) << QString() << QString();
}

void TestServerFiles::pidFile()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, pid);
    QFETCH(const QString, socketDirectory);
    QFETCH(const QString, status);
    const auto parsed = PostmasterPid::parse(text);
    QCOMPARE(parsed.has_value(), pid > 0);
    if (parsed) {
        QCOMPARE(parsed->pid, pid);
        QCOMPARE(parsed->socketDirectory, socketDirectory);
        QCOMPARE(parsed->status, status);
    }
}

void TestServerFiles::missingPidFile()
{
    const QTemporaryDir dir;
    QVERIFY(!PostmasterPid::read(dir.filePath(u"postmaster.pid"_s)));
    QVERIFY(!PostmasterPid::read(dir.path()));
}

void TestServerFiles::socketDirectoryStaysShort()
{
    const auto paths = ClusterPaths::resolve(u"/data/"_s + QString(400, u'x'), {}, self());
    OMT_VERIFY(paths);
    QVERIFY(QFile::encodeName(paths->socketDir).size() <= maximumSocketDirLength());
    const QString umlauts(maximumSocketDirLength() / 2 + 1, u'ü'); // two bytes each
    const auto tooLong = ClusterPaths::resolve(u"/data"_s, u"/"_s + umlauts, self());
    QVERIFY(!tooLong);
    QCOMPARE(omt::toString(tooLong.error().kind), "data-directory"_L1);
}

void TestServerFiles::runtimeDirectoryMustBeOurs()
{
    const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
    const auto inside = ClusterPaths::resolve(u"/data"_s, {}, self());
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.filePath(u"missing"_s)));
    const auto missing = ClusterPaths::resolve(u"/data"_s, {}, self());
    ServerAccount other = self();
    other.uid += 1;
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
    const auto foreign = ClusterPaths::resolve(u"/data"_s, {}, other);
    qputenv("XDG_RUNTIME_DIR", before);
    OMT_VERIFY(inside);
    OMT_VERIFY(missing);
    OMT_VERIFY(foreign);
    QVERIFY(inside->socketDir.startsWith(runtime.path() + u"/omnimediatrak-"));
    QVERIFY(missing->socketDir.startsWith(u"/tmp/omt-"_s));
    QVERIFY(foreign->socketDir.startsWith(u"/tmp/omt-"_s));
}

void TestServerFiles::everyLibraryHasItsOwnSocket()
{
    const auto one = ClusterPaths::resolve(u"/data/one"_s, {}, self());
    const auto two = ClusterPaths::resolve(u"/data/two"_s, {}, self());
    const auto oneAgain = ClusterPaths::resolve(u"/data/../data/one/"_s, {}, self());
    OMT_VERIFY(one);
    OMT_VERIFY(two);
    OMT_VERIFY(oneAgain);
    QVERIFY(one->socketDir != two->socketDir);
    QCOMPARE(one->socketDir, oneAgain->socketDir);
}

// A line of postmaster.pid and a setting cannot hold them.
void TestServerFiles::controlCharactersAreRefused()
{
    for (const QString &name : {u"a\nb"_s, u"a\rb"_s, u"a\tb"_s, u"a\x7f"_s}) {
        const auto paths = ClusterPaths::resolve(u"/data/"_s + name, {}, self());
        QVERIFY(!paths);
        QCOMPARE(omt::toString(paths.error().kind), omt::toString(Error::Kind::DataDirectory));
        QVERIFY2(paths.error().message.contains(u"/data/a\uFFFD"_s),
                 qPrintable(paths.error().message));
        QVERIFY(!paths.error().hint.isEmpty());
        QVERIFY(!ClusterPaths::resolve(u"/data"_s, u"/tmp/"_s + name, self()));
    }
    OMT_VERIFY(ClusterPaths::resolve(u"/data/it's \"mine\" \\ ü"_s, {}, self()));
}

void TestServerFiles::rootKeepsOutOfClosedHomes()
{
    if (platform::currentUid() != 0)
        QSKIP("only root runs the server under another account");
    const auto account = ServerAccount::current();
    OMT_VERIFY(account);
    QVERIFY(account->uid != 0);
    const QTemporaryDir closed; // 0700, root's
    const auto inside = ClusterPaths::resolve(closed.path(), {}, *account);
    OMT_VERIFY(inside);
    QVERIFY(inside->pgDir.startsWith(u"/var/lib/omnimediatrak/"_s));
    QCOMPARE(platform::setMode(closed.path(), 0711), 0);
    const auto opened = ClusterPaths::resolve(closed.path(), {}, *account);
    OMT_VERIFY(opened);
    QCOMPARE(opened->pgDir, closed.path() + u"/pg");
}

void TestServerFiles::ensureRepairsModes()
{
    const QTemporaryDir dir;
    const auto paths
        = ClusterPaths::resolve(dir.filePath(u"new/library"_s), dir.filePath(u"socket"_s), self());
    OMT_VERIFY(paths);
    OMT_VERIFY(paths->ensure(self()));
    QCOMPARE(platform::lookAt(paths->pgDir).mode, 0700U);
    QCOMPARE(platform::setMode(paths->socketDir, 0777), 0);
    OMT_VERIFY(paths->ensure(self()));
    QCOMPARE(platform::lookAt(paths->socketDir).mode, 0700U);
    QVERIFY(QDir(paths->confDir).removeRecursively());
    QVERIFY(writeFile(paths->confDir, "a file in the way"));
    QVERIFY(!paths->ensure(self()));
}

void TestServerFiles::oldSocketFoldersGo()
{
    const QTemporaryDir dir;
    const unsigned uid = platform::currentUid();
    const QString own = dir.filePath(u"omt-%1-"_s.arg(uid));
    const QStringList names{own + u"00000000", own + u"00000001", own + u"00000002", own + u"other",
                            dir.filePath(u"omt-%1-00000003"_s.arg(uid + 1))};
    for (const QString &name : names) {
        QVERIFY(QDir().mkpath(name));
        QVERIFY(writeFile(name + u"/x", "x") && (name == names[1] || QFile::remove(name + u"/x")));
        QVERIFY(makeOld(name));
    }
    QCOMPARE(claimSocketDir(names[2]), 0);
    QCOMPARE(removeOldSocketDirs(dir.path(), uid), 1);
    QVERIFY2(!QFile::exists(names[0]), "an empty, old one");
    QVERIFY2(QFile::exists(names[1]), "one with something in it");
    QVERIFY2(QFile::exists(names[2]), "one just claimed");
    QVERIFY2(QFile::exists(names[3]), "one of another name");
    QVERIFY2(QFile::exists(names[4]), "one of another account");
    QCOMPARE(claimSocketDir(names[0]), ENOENT);
    QCOMPARE(removeOldSocketDirs(dir.path(), uid), 0);
    // One of ours by name that somebody else made.
    QCOMPARE(removeOldSocketDirs(dir.path(), uid + 1), 0);
}

// Claims and removals all at once: after a claim the folder is there.
void TestServerFiles::aStartingServerKeepsItsSocketFolder()
{
    const QTemporaryDir dir;
    const unsigned uid = platform::currentUid();
    const QString own = dir.filePath(u"omt-%1-0000000a"_s.arg(uid));
    std::atomic<bool> isDone = false;
    std::thread remover([&] {
        while (!isDone)
            removeOldSocketDirs(dir.path(), uid);
    });
    int lost = 0;
    for (int i = 0; i < 2000; ++i) {
        QDir().mkdir(own);
        makeOld(own);
        if (claimSocketDir(own) == 0 && !QFile::exists(own))
            ++lost;
    }
    isDone = true;
    remover.join();
    QCOMPARE(lost, 0);
}

void TestServerFiles::newestClusterCounts()
{
    const QTemporaryDir dir;
    const auto paths = ClusterPaths::resolve(dir.path(), dir.filePath(u"socket"_s), self());
    OMT_VERIFY(paths);
    QVERIFY(!paths->existingCluster());
    for (const QString &major : {u"9"_s, u"15"_s, u"17"_s, u"15.tmp-abcdef"_s, u"log"_s, u"99"_s})
        QVERIFY(QDir().mkpath(paths->pgDir + u'/' + major));
    QVERIFY(!paths->existingCluster()); // all empty
    QVERIFY(writeFile(paths->clusterDir(9) + u"/PG_VERSION", "9\n"));
    QVERIFY(writeFile(paths->clusterDir(15) + u"/PG_VERSION", "15\n"));
    QVERIFY(QDir().mkpath(paths->clusterDir(15) + u"/global"));
    QVERIFY(writeFile(paths->clusterDir(15) + u"/global/pg_control", "not empty"));
    QCOMPARE(paths->existingCluster()->major, 15);
    QVERIFY(writeFile(paths->clusterDir(17) + u"/base", "no PG_VERSION"));
    QCOMPARE(paths->existingCluster()->dir, paths->clusterDir(17));
    QCOMPARE(paths->existingCluster()->major, 0);
}

void TestServerFiles::settingsAreQuoted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("quoted");
    QTest::newRow("plain") << u"/data"_s << QByteArray("'/data'");
    QTest::newRow("an apostrophe") << u"it's"_s << QByteArray("'it''s'");
    QTest::newRow("a backslash") << u"a\\nb"_s << QByteArray("'a\\\\nb'");
    QTest::newRow("other scripts") << u"ü図"_s << QByteArray("'ü図'");
}

void TestServerFiles::settingsAreQuoted()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, quoted);
    QCOMPARE(quotedSetting(text), quoted);
}

void TestServerFiles::nobodyElseIsLetIn()
{
    const auto paths = ClusterPaths::resolve(u"/data"_s, u"/tmp/a, b"_s, self());
    OMT_VERIFY(paths);
    ServerAccount account = self();
    const ServerConfig config(*paths, account, 15, {});
    QVERIFY(config.settings().contains("unix_socket_directories = '\"/tmp/a, b\"'\n"));
    QVERIFY(config.settings().contains("listen_addresses = ''\n"));
    QVERIFY(config.settings().contains("fsync = on\n"));
    for (const char *setting :
         {"log_statement = none", "log_duration = off", "log_min_duration_statement = -1",
          "log_min_error_statement = panic", "log_error_verbosity = terse",
          "log_parameter_max_length = 0", "log_parameter_max_length_on_error = 0"})
        QVERIFY2(config.settings().contains(QByteArray(QByteArray("\n") + setting + '\n')),
                 setting);
    QVERIFY(!config.accessRules().contains("trust"));
    QVERIFY(config.accessRules().endsWith("local all all reject\n"));
    QCOMPARE(config.userMap().count("omt \""), 2);
    account.callerName = u"root"_s;
    const QByteArray forRoot = ServerConfig(*paths, account, 15, {}).userMap();
    QVERIFY(forRoot.contains("omt \"root\" omt_admin\n"));
    QVERIFY(forRoot.contains("omt \"me\" omt_app\n"));
    account.name = u"evil\" omt_admin\nomt \"everybody"_s;
    account.callerName = account.name;
    QVERIFY(!ServerConfig(*paths, account, 15, {}).userMap().contains("everybody"));
}

void TestServerFiles::unchangedConfigurationIsNotRewritten()
{
    const QTemporaryDir dir;
    const auto paths = ClusterPaths::resolve(dir.path(), dir.filePath(u"s"_s), self());
    OMT_VERIFY(paths);
    OMT_VERIFY(paths->ensure(self()));
    const ServerConfig config(*paths, self(), 15, {});
    OMT_VERIFY(config.write());
    QFile file(config.file());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QDateTime old = QDateTime::fromSecsSinceEpoch(1'000'000'000);
    QVERIFY(file.setFileTime(old, QFileDevice::FileModificationTime));
    file.close();
    OMT_VERIFY(config.write());
    QCOMPARE(QFileInfo(config.file()).lastModified(), old);
    QVERIFY(file.open(QIODevice::Append));
    file.write("trust_everybody = on\n");
    file.close();
    OMT_VERIFY(config.write());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), config.settings());
}

void TestServerFiles::logTail()
{
    const QTemporaryDir dir;
    const QString log = dir.filePath(u"server.log"_s);
    QCOMPARE(serverLogTail(log, 5), QStringList());
    QByteArray content;
    for (int i = 1; i <= 20'000; ++i)
        content += "line " + QByteArray::number(i) + '\n';
    QVERIFY(writeFile(log, content));
    QCOMPARE(serverLogTail(log, 2), (QStringList{u"line 19999"_s, u"line 20000"_s}));
    QVERIFY(writeFile(log, "only\n"));
    QCOMPARE(serverLogTail(log, 2), QStringList{u"only"_s});
    const QByteArray time = "2026-11-22 10:00:00.000 UTC [7] ";
    const QByteArray failure = time + "omt FATAL:  could not open file \"base/1/2\"";
    QVERIFY(writeFile(
        log,
        failure + '\n' + time + "[unknown] FATAL:  the database system is starting up\n" + time
            + "[unknown] FATAL:  the database system is not yet accepting connections\n" + time
            + "[unknown] DETAIL:  Consistent recovery state has not been yet reached.\n" + time
            + "[unknown] FATAL:  the database system is shutting down\n"));
    QCOMPARE(serverLogTail(log, 3), QStringList{QString::fromLatin1(failure)});
}

void TestServerFiles::logRotates()
{
    const QTemporaryDir dir;
    const QString log = dir.filePath(u"server.log"_s);
    for (char mark = 'a'; mark <= 'h'; ++mark) {
        QVERIFY(writeFile(log, QByteArray(2 * 1024 * 1024, mark)));
        rotateServerLog(log);
        QVERIFY(!QFile::exists(log));
    }
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 5);
    QFile newest(log + u".1");
    QVERIFY(newest.open(QIODevice::ReadOnly));
    QCOMPARE(newest.read(1), QByteArray("h"));
    QVERIFY(writeFile(log, "short"));
    rotateServerLog(log);
    QVERIFY(QFile::exists(log));
}

void TestServerFiles::lostServersAreExplained()
{
    QTemporaryDir dir;
    // So that the account root would run the server under gets to its log as well.
    QVERIFY(QFile::setPermissions(dir.path(), QFile::Permissions::fromInt(0x7755)));
    ClusterOptions options;
    options.dataDir = dir.path();
    QVERIFY(QDir(dir.path()).mkpath(u"pg/log"_s));
    QFile log(dir.filePath(u"pg/log/server.log"_s));
    QVERIFY(log.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    log.write("PANIC:  could not write to file \"pg_wal/x\": No space left on device\n");
    const ServerLoss loss(options);
    const Error lost = makeError(Error::Kind::Connection, u"lost"_s);
    QCOMPARE(loss.explain(lost).message, lost.message); // that was another time
    log.write("LOG:  all server processes terminated; reinitializing\n");
    QCOMPARE(loss.explain(lost).message, lost.message);
    log.write("PANIC:  could not write to file \"pg_wal/y\": No space left on device\n");
    const Error explained = loss.explain(lost);
    QVERIFY2(explained.kind == Error::Kind::DiskFull, qPrintable(explained.toLogString()));
    QVERIFY2(explained.hint.contains(dir.path()), qPrintable(explained.hint));
    const Error other = makeError(Error::Kind::BadInput, u"other"_s);
    QVERIFY(loss.explain(other).kind == Error::Kind::BadInput);
    QVERIFY(log.resize(0)); // begun anew, and shorter than before
    log.seek(0);
    log.write("No space left on device");
    QVERIFY(loss.explain(lost).kind == Error::Kind::DiskFull);
}

void TestServerFiles::serverLogsAreUnderstood_data()
{
    QTest::addColumn<QString>("log");
    QTest::addColumn<StartFailure>("failure");
    const auto row = [](const char *title, const char *log, StartFailure failure) {
        QTest::newRow(title) << QString::fromUtf8(log) << failure;
    };
    row("a live pid file", "FATAL:  lock file \"postmaster.pid\" already exists",
        StartFailure::LockHeld);
    row("an empty pid file", "FATAL:  lock file \"postmaster.pid\" is empty",
        StartFailure::LockHeld);
    row("orphaned backends",
        "FATAL:  pre-existing shared memory block (key 5, ID 7) is still in use",
        StartFailure::MemoryHeld);
    row("a full disk beside a lock file",
        "FATAL:  could not write lock file \"postmaster.pid\": No space left on device",
        StartFailure::DiskFull);
    row("a forbidden lock file",
        "FATAL:  could not create lock file \"postmaster.pid\": Permission denied",
        StartFailure::Permissions);
    row("a mode too open", "FATAL:  data directory \"/d\" has invalid permissions",
        StartFailure::Permissions);
    row("another owner", "FATAL:  data directory \"/d\" has wrong ownership",
        StartFailure::Permissions);
    row("another version", "FATAL:  database files are incompatible with server",
        StartFailure::OtherVersion);
    row("too little memory",
        "FATAL:  could not map anonymous shared memory: Cannot allocate memory",
        StartFailure::OutOfMemory);
    row("a cut log of changes", "PANIC:  could not locate a valid checkpoint record",
        StartFailure::Damaged);
    row("a changed control file", "FATAL:  incorrect checksum in control file",
        StartFailure::Damaged);
    row("a lost directory", "FATAL:  required WAL directory \"pg_wal\" does not exist",
        StartFailure::Damaged);
    row("a lost database", "FATAL:  3D000: database \"postgres\" does not exist",
        StartFailure::Damaged);
    row("anything else", "PANIC:  the moon is full", StartFailure::Other);
    row("silence", "", StartFailure::Other);
}

void TestServerFiles::serverLogsAreUnderstood()
{
    QFETCH(const QString, log);
    QFETCH(const StartFailure, failure);
    QCOMPARE(classifyStartFailure(log), failure);
    const auto paths = ClusterPaths::resolve(u"/data"_s, u"/tmp/s"_s, self());
    OMT_VERIFY(paths);
    const Error error = startFailureError(failure, *paths, log);
    QVERIFY(!error.message.isEmpty());
    QVERIFY(!error.hint.isEmpty());
    QCOMPARE(error.details, log);
}

QTEST_GUILESS_MAIN(TestServerFiles)
#include "tst_serverfiles.moc"
