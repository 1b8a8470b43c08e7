// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "core/session/personallibrary.h"
#include "tests/e2e/omtrunner.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>

using namespace Qt::StringLiterals;
using omt::test::malXml;
using omt::test::OmtCall;
using omt::test::OmtRunner;

namespace {

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes;
    for (int i = 0; i < 4; ++i)
        bytes.append(static_cast<char>((value >> (8 * i)) & 0xFFU));
    return bytes;
}

QByteArray gzipped(const QByteArray &bytes)
{
    const QByteArray zlib = qCompress(bytes); // length (4), zlib head (2), deflate, adler (4)
    const std::array<char, 10> head = {'\x1f', '\x8b', 8, 0, 0, 0, 0, 0, 0, 3};
    return QByteArray(head.data(), head.size()) + zlib.mid(6, zlib.size() - 10)
        + littleEndian(crc32(bytes)) + littleEndian(static_cast<quint32>(bytes.size()));
}

QByteArray oneEntry()
{
    return malXml({{1, u"Cowboy Bebop"_s, 26, 5, 8, u"Watching"_s}});
}

/** So many entries that an import of them takes a while. */
QByteArray manyEntries(int number)
{
    QList<omt::test::MalEntry> entries;
    for (int i = 1; i <= number; ++i)
        entries.append({i, u"Title number %1"_s.arg(i), 12, i % 12, i % 11, u"Watching"_s});
    return malXml(entries);
}

QByteArray entityBomb()
{
    QByteArray xml
        = "<?xml version=\"1.0\"?>\n<!DOCTYPE myanimelist [\n<!ENTITY a0 \"aaaaaaaaaa\">\n";
    for (int i = 1; i < 12; ++i) {
        const QByteArray inner = "&a" + QByteArray::number(i - 1) + ";";
        xml += "<!ENTITY a" + QByteArray::number(i) + " \"" + inner.repeated(10) + "\">\n";
    }
    return xml
        + "]>\n<myanimelist><anime><series_animedb_id>1</series_animedb_id>"
          "<series_title>&a11;</series_title></anime></myanimelist>\n";
}

} // namespace

/** omt when something is wrong: files, PostgreSQL, the data directory, other programs, Ctrl+C. */
class tst_OmtTrouble : public QObject
{
    Q_OBJECT

private slots:
    void badFilesEndInOneMessage_data();
    void badFilesEndInOneMessage();
    void oneBadFileOfSeveralKeepsTheRestOut();
    void aBadRecordIsReportedWithItsLine();
    void interruptedImportWritesNothing();
    void killedImportWritesNothing();
    void serverKilledDuringImportLeavesNothing();
    void killedCatalogImportGoesOn();
    void diskFullDuringImportLeavesNothing();
    void newerDatabaseIsRefused();
    void noPostgresqlSaysWhatToInstall();
    void partOfALibraryFileIsWrong();
    void dataDirectoryThatCannotBeMade();
    void aReadOnlyLibraryIsFoundByTheDoctor();
    void unknownProfile();

private:
    [[nodiscard]] qsizetype entries() const
    {
        return m_omt.run({u"library"_s, u"--json"_s}).array().size();
    }
    /** Of the directory of the one cluster: its major version. */
    [[nodiscard]] QString clusterName() const;
    /** Starts a long import and waits until it works inside its transaction. */
    [[nodiscard]] std::unique_ptr<QProcess> startLongImport();

    OmtRunner m_omt;
};

void tst_OmtTrouble::badFilesEndInOneMessage_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content"); // null: no such file
    const QByteArray whole = gzipped(oneEntry());
    QTest::newRow("missing") << u"missing.xml"_s << QByteArray();
    QTest::newRow("empty") << u"empty.xml"_s << QByteArray("");
    QTest::newRow("only spaces") << u"spaces.csv"_s << QByteArray("   \n\n  ");
    QTest::newRow("truncated gzip") << u"cut.xml.gz"_s << whole.left(whole.size() / 2);
    QTest::newRow("truncated XML") << u"cut.xml"_s << oneEntry().chopped(40);
    QTest::newRow("no known format") << u"notes.txt"_s << QByteArray("dear diary, today\n");
    QTest::newRow("wrongly named") << u"list.xml"_s << QByteArray("\x89PNG\r\n\x1a\n....IHDR....");
    QTest::newRow("entity bomb") << u"bomb.xml"_s << entityBomb();
    QByteArray endless = oneEntry();
    endless.replace("Cowboy Bebop", QByteArray(64 * 1024 * 1024, 'A'));
    QTest::newRow("a text without end") << u"endless.xml.gz"_s << gzipped(endless);
    QByteArray spaces = oneEntry();
    spaces.insert(spaces.indexOf("</myinfo>"), QByteArray(300 * 1024 * 1024, ' '));
    QTest::newRow("gzip bomb") << u"bomb.xml.gz"_s << gzipped(spaces);
    QTest::newRow("zip slip") << u"broken.zip"_s << QByteArray("PK\x03\x04 and no more of it", 20);
}

void tst_OmtTrouble::badFilesEndInOneMessage()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    const QString file = content.isNull() ? m_omt.path(name) : m_omt.write(name, content);
    const OmtCall call = m_omt.run({u"import"_s, file, u"--json"_s});
    VERIFY_EXIT(call, 5);
    QVERIFY2(call.out.isEmpty(), call.transcript().constData());
    QVERIFY2(call.err.startsWith("omt: ") && call.err.contains(name.toUtf8()),
             call.transcript().constData());
    QCOMPARE(entries(), 0);
}

void tst_OmtTrouble::oneBadFileOfSeveralKeepsTheRestOut()
{
    const QString good = m_omt.write(u"good.xml"_s, oneEntry());
    const QString bad = m_omt.write(u"bad.xml"_s, oneEntry().chopped(40));
    const OmtCall call = m_omt.run({u"import"_s, good, bad});
    VERIFY_EXIT(call, 5);
    QVERIFY2(call.err.contains("bad.xml"), call.transcript().constData());
    QCOMPARE(entries(), 0);
    const QTemporaryDir folder; // with nothing in it that could come in
    QFile note(folder.filePath(u"note.txt"_s));
    QVERIFY(note.open(QIODevice::WriteOnly) && note.write("Milk, bread.\n") > 0);
    note.close();
    const OmtCall directory = m_omt.run({u"import"_s, folder.path()});
    VERIFY_EXIT(directory, 5);
    QVERIFY2(directory.err.startsWith("omt: "), directory.transcript().constData());
}

void tst_OmtTrouble::aBadRecordIsReportedWithItsLine()
{
    QByteArray xml = malXml({{1, u"Good"_s}, {2, u"Bad"_s}, {3, u"Also good"_s}});
    xml.replace("<series_animedb_id>2<", "<series_animedb_id>two<");
    xml.replace("<![CDATA[Bad]]>", "");
    const qsizetype line = xml.left(xml.indexOf("two")).count('\n');
    const OmtCall call = m_omt.run({u"import"_s, m_omt.write(u"some.xml"_s, xml), u"--json"_s});
    VERIFY_EXIT(call, 1);
    QCOMPARE(call.object()[u"read"].toInt(), 3);
    QCOMPARE(call.object()[u"created"].toInt(), 2);
    QCOMPARE(call.object()[u"failed"].toInt(), 1);
    const QJsonObject problem = call.object()[u"problems"].toArray().first().toObject();
    QVERIFY2(problem[u"file"].toString().contains(u"some.xml"), call.out.constData());
    QVERIFY2(qAbs(problem[u"line"].toInt() - line) <= 1, call.out.constData());
    QVERIFY(!problem[u"message"].toString().isEmpty());
    QCOMPARE(entries(), 2);
}

QString tst_OmtTrouble::clusterName() const
{
    static const QRegularExpression number(u"^\\d+$"_s);
    const QStringList clusters
        = QDir(m_omt.dataDir() + u"/pg").entryList(QDir::Dirs).filter(number);
    return clusters.value(0);
}

std::unique_ptr<QProcess> tst_OmtTrouble::startLongImport()
{
    omt::server::ClusterOptions options;
    options.dataDir = m_omt.dataDir();
    omt::session::PersonalLibrary watcher(options, u"tst_omt"_s);
    const auto library = watcher.open();
    if (!library)
        return nullptr;
    omt::db::Connection connection(library->administrator);
    if (!connection.open())
        return nullptr;
    const auto working = omt::db::Statement::fromText(
        u"working"_s,
        u"select from pg_stat_activity where xact_start is not null and "
        "backend_type = 'client backend' and pid <> pg_backend_pid()"_s);
    static const QString file = m_omt.write(u"many.xml"_s, manyEntries(30'000));
    std::unique_ptr<QProcess> process = m_omt.start({u"import"_s, file});
    int seen = 0; // twice in a row: no passing question but the import itself
    const bool begun = QTest::qWaitFor(
        [&] {
            const auto rows = connection.query(working);
            seen = rows && !rows->isEmpty() ? seen + 1 : 0;
            return seen >= 5 || process->state() == QProcess::NotRunning;
        },
        60'000);
    return begun && process->state() == QProcess::Running ? std::move(process) : nullptr;
}

void tst_OmtTrouble::interruptedImportWritesNothing()
{
    const qsizetype before = entries();
    const std::unique_ptr<QProcess> process = startLongImport();
    QVERIFY(process);
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), SIGINT), 0);
    const OmtCall call = OmtRunner::finished(*process);
    VERIFY_EXIT(call, 130);
    QVERIFY2(call.out.isEmpty(), call.transcript().constData());
    QVERIFY2(call.err.contains("nothing was changed"), call.transcript().constData());
    QCOMPARE(entries(), before);
    QCOMPARE(m_omt.run({u"server"_s, u"status"_s, u"--json"_s}).object()[u"state"].toString(),
             u"stopped"_s);
}

void tst_OmtTrouble::killedImportWritesNothing()
{
    const qsizetype before = entries();
    const std::unique_ptr<QProcess> process = startLongImport();
    QVERIFY(process);
    process->kill();
    process->waitForFinished();
    QCOMPARE(entries(), before);
    QCOMPARE(m_omt.run({u"server"_s, u"status"_s, u"--json"_s}).object()[u"state"].toString(),
             u"stopped"_s);
}

// As if the machine's memory had run out: the server is gone from one moment to the next.
void tst_OmtTrouble::serverKilledDuringImportLeavesNothing()
{
    const qsizetype before = entries();
    const std::unique_ptr<QProcess> process = startLongImport();
    QVERIFY(process);
    QFile pidFile(m_omt.dataDir() + u"/pg/" + clusterName() + u"/postmaster.pid");
    QVERIFY(pidFile.open(QIODevice::ReadOnly));
    const auto server = static_cast<pid_t>(pidFile.readLine().trimmed().toLongLong());
    QVERIFY(server > 1);
    QCOMPARE(::kill(server, SIGKILL), 0);
    const OmtCall call = OmtRunner::finished(*process);
    VERIFY_EXIT(call, 3);
    QVERIFY2(call.out.isEmpty(), call.transcript().constData());
    QVERIFY2(call.err.startsWith("omt: ") && call.err.contains("not reachable"),
             call.transcript().constData());
    QCOMPARE(entries(), before); // and the server puts itself in order
    QVERIFY(m_omt.run({u"import"_s, u"list"_s, u"--json"_s}).array().size() <= 1);
    const QString list = m_omt.write(u"after.xml"_s, oneEntry());
    VERIFY_EXIT(m_omt.run({u"import"_s, list}), 0);
    VERIFY_EXIT(m_omt.run({u"undo"_s}), 0);
    QCOMPARE(entries(), before);
}

// Whole batches stay, and the next import begins behind them.
void tst_OmtTrouble::killedCatalogImportGoesOn()
{
    constexpr int rows = 50'000;
    QByteArray csv = "Title,Year\n";
    for (int i = 1; i <= rows; ++i)
        csv += "Invented film " + QByteArray::number(i) + ',' + QByteArray::number(1900 + i % 120)
            + '\n';
    const QString file = m_omt.write(u"films.csv"_s, csv);
    const QStringList import{u"catalog"_s,  u"import"_s,    u"--map"_s,  u"title=Title"_s,
                             u"--map"_s,    u"date=Year"_s, u"--type"_s, u"movie"_s,
                             u"--source"_s, u"invented"_s,  u"--json"_s, file};
    const auto titles = [](omt::db::Connection &connection) {
        static const auto count = omt::db::Statement::fromText(
            u"count"_s,
            u"select count(*) as n from media.media where title like 'Invented film %'"_s);
        const auto found = connection.query(count);
        return found && !found->isEmpty() ? found->first().integer(u"n") : -1;
    };
    omt::server::ClusterOptions options;
    options.dataDir = m_omt.dataDir();
    omt::session::PersonalLibrary watcher(options, u"tst_omt"_s);
    const auto library = watcher.open();
    QVERIFY(library);
    omt::db::Connection connection(library->administrator);
    QVERIFY(connection.open());
    const std::unique_ptr<QProcess> process = m_omt.start(import);
    QVERIFY(QTest::qWaitFor(
        [&] { return titles(connection) > 0 || process->state() == QProcess::NotRunning; },
        120'000));
    process->kill();
    process->waitForFinished();
    const qint64 kept = titles(connection);
    QVERIFY2(kept > 0 && kept < rows && kept % 20'000 == 0, qPrintable(QString::number(kept)));
    const OmtCall rest = m_omt.run(import);
    VERIFY_EXIT(rest, 0);
    QVERIFY2(rest.object()[u"passed_over"].toInteger() >= kept, rest.transcript().constData());
    QCOMPARE(titles(connection), rows);
    VERIFY_EXIT(m_omt.run({u"catalog"_s, u"remove"_s, u"invented"_s}), 0);
    QCOMPARE(titles(connection), 0);
}

void tst_OmtTrouble::diskFullDuringImportLeavesNothing()
{
    OmtRunner omt;
    const QString disk = omt.path(u"disk"_s);
    QVERIFY(QDir().mkpath(disk));
    QProcess mount;
    mount.start(u"mount"_s,
                {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=160m,mode=0711"_s, u"tmpfs"_s, disk});
    if (!mount.waitForFinished() || mount.exitCode() != 0)
        QSKIP("no tmpfs can be mounted here: A FULL DISK IS NOT TESTED");
    const auto unmount = qScopeGuard([&disk] { QProcess::execute(u"umount"_s, {u"-l"_s, disk}); });
    omt.setDataDir(disk + u"/library");
    const auto stop = qScopeGuard([&omt] { (void)omt.run({u"server"_s, u"stop"_s}); });
    VERIFY_EXIT(omt.run({u"import"_s, omt.write(u"one.xml"_s, oneEntry())}), 0);
    QFile ballast(disk + u"/ballast");
    QVERIFY(ballast.open(QIODevice::WriteOnly));
    const QByteArray block(64 * 1024, 'x');
    while (QStorageInfo(disk).bytesAvailable() > 24 * 1024 * 1024 && ballast.write(block) > 0)
        ballast.flush();
    const OmtCall call = omt.run({u"import"_s, omt.write(u"many.xml"_s, manyEntries(30'000))});
    QVERIFY(ballast.remove());
    VERIFY_EXIT(call, 3);
    QVERIFY2(call.out.isEmpty(), call.transcript().constData());
    QVERIFY2(call.err.contains("no space left"), call.transcript().constData());
    QCOMPARE(omt.run({u"library"_s, u"--json"_s}).array().size(), 1);
    QCOMPARE(omt.run({u"import"_s, u"list"_s, u"--json"_s}).array().size(), 1);
    VERIFY_EXIT(omt.run({u"import"_s, omt.write(u"after.xml"_s, manyEntries(10))}), 0);
}

void tst_OmtTrouble::newerDatabaseIsRefused()
{
    const auto setVersion = [this](const QString &sql) {
        omt::server::ClusterOptions options;
        options.dataDir = m_omt.dataDir();
        omt::server::ClusterControl cluster(options);
        const auto endpoint = cluster.start();
        QVERIFY2(endpoint, endpoint ? "" : qPrintable(endpoint.error().toLogString()));
        omt::db::ConnectionSettings settings;
        settings.host = endpoint->host;
        settings.port = endpoint->port;
        settings.database = endpoint->database;
        settings.user = endpoint->adminUser;
        omt::db::Connection connection(settings);
        QVERIFY(connection.open());
        const auto done = connection.script(sql);
        QVERIFY2(done, done ? "" : qPrintable(done.error().toLogString()));
        connection.close();
        QVERIFY(cluster.leave());
    };
    setVersion(u"insert into omt.migrations (version, name, checksum, app_version, duration_ms) "
               "values (9999, '9999_tomorrow.sql', 'x', '99.0', 1)"_s);
    const OmtCall call = m_omt.run({u"library"_s});
    VERIFY_EXIT(call, 3);
    QVERIFY(call.out.isEmpty());
    QVERIFY2(call.err.contains("newer"), call.transcript().constData());
    const OmtCall doctor = m_omt.run({u"doctor"_s});
    VERIFY_EXIT(doctor, 3);
    QVERIFY2(doctor.out.contains("newer version of OmniMediaTrak"),
             doctor.transcript().constData());
    setVersion(u"delete from omt.migrations where version = 9999"_s);
    VERIFY_EXIT(m_omt.run({u"library"_s}), 0);
    VERIFY_EXIT(m_omt.run({u"doctor"_s}), 0);
}

void tst_OmtTrouble::noPostgresqlSaysWhatToInstall()
{
    OmtRunner omt;
    QVERIFY(QDir().mkpath(omt.path(u"no-tools"_s)));
    omt.setVariable(u"OMT_PG_BIN"_s, omt.path(u"no-tools"_s));
    const OmtCall call = omt.run({u"library"_s, u"--json"_s});
    VERIFY_EXIT(call, 3);
    QVERIFY(call.out.isEmpty());
    QVERIFY2(call.err.contains("PostgreSQL"), call.transcript().constData());
    QVERIFY2(call.err.count('\n') >= 2, call.transcript().constData()); // a hint follows
    const OmtCall doctor = omt.run({u"doctor"_s, u"--json"_s});
    VERIFY_EXIT(doctor, 1);
    QCOMPARE(doctor.object()[u"problem"].toBool(), true);
}

void tst_OmtTrouble::partOfALibraryFileIsWrong()
{
    const OmtRunner omt;
    const QString file = omt.write(u"library.json"_s, R"({
"lists": [ {"name": "Evenings"},
           {"name": 7},
           "odd" ],
"schema": "omnimediatrak-library", "version": 2 })");
    const OmtCall call = omt.run({u"import"_s, file});
    VERIFY_EXIT(call, 1);
    QVERIFY2(call.err.contains("library.json:3: "), call.transcript().constData());
    QVERIFY2(call.err.contains("library.json:4: "), call.transcript().constData());
    QVERIFY2(call.out.contains("        2  failed"), call.transcript().constData());
    const OmtCall tried = omt.run({u"import"_s, u"--dry-run"_s, file});
    VERIFY_EXIT(tried, 1);
    const QString good
        = omt.write(u"good.json"_s, R"({"lists": [{"name": "Mornings"}], "version": 2,
"schema": "omnimediatrak-library"})");
    VERIFY_EXIT(omt.run({u"import"_s, good}), 0);
}

void tst_OmtTrouble::dataDirectoryThatCannotBeMade()
{
    OmtRunner omt;
    omt.setDataDir(omt.write(u"a-file"_s, "x") + u"/library");
    const OmtCall call = omt.run({u"library"_s});
    VERIFY_EXIT(call, 3);
    QVERIFY(call.out.isEmpty());
    QVERIFY2(call.err.contains("a-file"), call.transcript().constData());
    for (const QString &dir : {omt.dataDir(), omt.path(u"a-file"_s)}) {
        omt.setDataDir(dir);
        const OmtCall doctor = omt.run({u"doctor"_s});
        VERIFY_EXIT(doctor, 3);
        QVERIFY2(doctor.out.contains("a-file is not a folder"), doctor.transcript().constData());
    }
}

void tst_OmtTrouble::aReadOnlyLibraryIsFoundByTheDoctor()
{
    OmtRunner omt;
    VERIFY_EXIT(omt.run({u"library"_s}), 0);
    VERIFY_EXIT(omt.run({u"server"_s, u"stop"_s}), 0);
    omt::server::ClusterOptions options;
    options.dataDir = omt.dataDir();
    const auto account = omt::server::ServerAccount::forLibrary(options.account, options.dataDir);
    QVERIFY(account);
    const auto paths = omt::server::ClusterPaths::resolve(options.dataDir, {}, *account);
    QVERIFY(paths && paths->existingCluster());
    QFile control(paths->existingCluster()->dir + u"/global/pg_control"_s);
    const auto before = control.permissions();
    QVERIFY(control.setPermissions(QFile::ReadOwner));
    const OmtCall doctor = omt.run({u"doctor"_s, u"--json"_s});
    QVERIFY(control.setPermissions(before));
    VERIFY_EXIT(doctor, 3);
    QCOMPARE(doctor.object()[u"problem"].toBool(), true);

    OmtRunner closed;
    QVERIFY(QDir().mkpath(closed.path(u"closed"_s)));
    closed.setDataDir(closed.path(u"closed/library"_s));
    QFile folder(closed.path(u"closed"_s));
    QVERIFY(folder.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    const bool mayWrite = QFileInfo(folder.fileName()).isWritable();
    const OmtCall shut = closed.run({u"doctor"_s});
    QVERIFY(folder.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    if (mayWrite)
        return; // root may write into any folder
    VERIFY_EXIT(shut, 3);
    QVERIFY2(shut.out.contains("closed cannot be written to"), shut.transcript().constData());
}

void tst_OmtTrouble::unknownProfile()
{
    const OmtCall call = m_omt.run({u"library"_s, u"--profile"_s, u"club"_s});
    VERIFY_EXIT(call, 3);
    QVERIFY2(call.err.contains("\"club\""), call.transcript().constData());
    VERIFY_EXIT(m_omt.run({u"library"_s, u"--profile"_s, u"personal"_s}), 0);
}

QTEST_GUILESS_MAIN(tst_OmtTrouble)
#include "tst_omt_trouble.moc"
