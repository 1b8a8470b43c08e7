// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/backup.h"
#include "tests/support/testcluster.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace omt;
using namespace omt::db;
using namespace omt::test;
using namespace Qt::StringLiterals;

class TestBackup : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void dumpHoldsTheLibrary();
    void onlyTheNewestAreKept();
    void failureLeavesNoFile();
    void missingToolIsSaid();
    void unwritableFolderIsSaid();

private:
    [[nodiscard]] BackupRequest request(const QString &directory) const;

    std::unique_ptr<TestDatabase> m_database;
};

void TestBackup::initTestCase()
{
    auto made = TestDatabase::create();
    OMT_VERIFY(made);
    m_database = std::move(*made);
}

void TestBackup::cleanupTestCase()
{
    m_database.reset();
}

BackupRequest TestBackup::request(const QString &directory) const
{
    BackupRequest request;
    request.binDirectory = TestCluster::binDirectory();
    request.connection = m_database->asAdmin();
    request.directory = directory;
    return request;
}

void TestBackup::dumpHoldsTheLibrary()
{
    const QTemporaryDir directory;
    const auto file = createBackup(request(directory.filePath(u"backups"_s)));
    OMT_VERIFY(file);
    QVERIFY(file->endsWith(u".dump"));
    QCOMPARE(QFile::permissions(*file) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    QProcess restore;
    restore.start(TestCluster::binDirectory() + u"/pg_restore"_s, {u"--list"_s, *file});
    QVERIFY(restore.waitForFinished());
    QCOMPARE(restore.exitCode(), 0);
    const QByteArray contents = restore.readAllStandardOutput();
    QVERIFY(contents.contains("TABLE DATA interaction user_lists"));
    QVERIFY(contents.contains("TABLE DATA omt migrations"));
}

void TestBackup::onlyTheNewestAreKept()
{
    const QTemporaryDir directory;
    QStringList made;
    for (int i = 0; i < 4; ++i) {
        BackupRequest wanted = request(directory.path());
        wanted.keep = 2;
        const auto file = createBackup(wanted);
        OMT_VERIFY(file);
        made.prepend(*file);
    }
    QCOMPARE(backups(directory.path()), made.first(2));
}

void TestBackup::failureLeavesNoFile()
{
    const QTemporaryDir directory;
    BackupRequest wanted = request(directory.path());
    wanted.connection.database = u"no_such_database"_s;
    const auto file = createBackup(wanted);
    QVERIFY(!file);
    QCOMPARE(toString(file.error().kind), toString(Error::Kind::Database));
    QVERIFY2(file.error().details.contains(u"no_such_database"), qPrintable(file.error().details));
    QVERIFY(QDir(directory.path()).isEmpty());
}

void TestBackup::missingToolIsSaid()
{
    const QTemporaryDir directory;
    BackupRequest wanted = request(directory.path());
    wanted.binDirectory = u"/nowhere"_s;
    const auto file = createBackup(wanted);
    QVERIFY(!file);
    QCOMPARE(toString(file.error().kind), toString(Error::Kind::ServerNotFound));
    QVERIFY(QDir(directory.path()).isEmpty());
}

void TestBackup::unwritableFolderIsSaid()
{
    const auto file = createBackup(request(u"/proc/omt-backups"_s));
    QVERIFY(!file);
    QCOMPARE(toString(file.error().kind), toString(Error::Kind::DataDirectory));
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
