// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/pginstallation.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace omt::server;

namespace {

/** A machine made of empty executables. */
class FakeTree
{
public:
    [[nodiscard]] QString path(const QString &inside = {}) const { return m_dir.path() + inside; }

    /** `version` for those whose directory does not tell; `without` leaves one tool out. */
    void install(const QString &binDir, const QString &version = {}, const QString &without = {})
    {
        QDir().mkpath(path(binDir));
        for (const QString &tool :
             {u"initdb"_s, u"postgres"_s, u"pg_ctl"_s, u"pg_dump"_s, u"pg_restore"_s}) {
            if (tool != without)
                script(binDir + u'/' + tool,
                       "echo \"postgres (PostgreSQL) " + version.toUtf8() + "\"");
        }
    }

    void script(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + content + '\n') < 0)
            qFatal("cannot write %s", qPrintable(file.fileName()));
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    [[nodiscard]] PgSearch search() const
    {
        PgSearch result;
        result.root = m_dir.path();
        return result;
    }

private:
    QTemporaryDir m_dir;
};

QList<int> majors(const QList<PgInstallation> &list)
{
    QList<int> result;
    for (const PgInstallation &one : list)
        result.append(one.major);
    return result;
}

} // namespace

class TestPgInstallation : public QObject
{
    Q_OBJECT

private slots:
    void nothingThere();
    void newestFirstByNumber();
    void everyDistribution_data();
    void everyDistribution();
    void incompleteOnesComeLast();
    void notEveryDirectoryIsAVersion();
    void explicitChoiceExcludesTheRest();
    void bundledIsAsked();
    void pgConfigAndPathAreAskedOnce();
    void majorIsChosenExactly();
    void versionsAsPrinted_data();
    void versionsAsPrinted();
    void brokenToolsAreUnusable();
};

void TestPgInstallation::nothingThere()
{
    const FakeTree tree;
    QCOMPARE(findInstallations(tree.search()).size(), 0);
    QVERIFY(!findInstallation(tree.search(), 0));
}

void TestPgInstallation::newestFirstByNumber()
{
    FakeTree tree;
    for (const QString &name : {u"15"_s, u"9.6"_s, u"18"_s, u"17"_s, u"9"_s, u"100"_s})
        tree.install(u"/usr/lib/postgresql/"_s + name + u"/bin");
    const auto found = findInstallations(tree.search());
    QCOMPARE(majors(found), (QList{100, 18, 17, 15, 9, 9}));
    QVERIFY(found[3].isUsable());
    QVERIFY(!found[4].isUsable()); // too old
    QCOMPARE(findInstallation(tree.search(), 0)->major, 100);
}

void TestPgInstallation::everyDistribution_data()
{
    QTest::addColumn<QString>("binDir");
    QTest::newRow("Debian") << u"/usr/lib/postgresql/17/bin"_s;
    QTest::newRow("Gentoo") << u"/usr/lib64/postgresql-17/bin"_s;
    QTest::newRow("PostgreSQL's RPMs") << u"/usr/pgsql-17/bin"_s;
    QTest::newRow("below /opt") << u"/opt/pgsql-17/bin"_s;
    QTest::newRow("Fedora's second version") << u"/usr/lib64/pgsql/postgresql-17/bin"_s;
    QTest::newRow("the same with 32 bits") << u"/usr/lib/pgsql/postgresql-17/bin"_s;
    QTest::newRow("openSUSE") << u"/usr/lib/postgresql17/bin"_s;
    QTest::newRow("Alpine") << u"/usr/libexec/postgresql17/bin"_s;
    QTest::newRow("Homebrew on Apple silicon") << u"/opt/homebrew/opt/postgresql@17/bin"_s;
    QTest::newRow("Homebrew on Intel") << u"/usr/local/opt/postgresql@17/bin"_s;
    QTest::newRow("Postgres.app") << u"/Applications/Postgres.app/Contents/Versions/17/bin"_s;
}

void TestPgInstallation::everyDistribution()
{
    QFETCH(const QString, binDir);
    FakeTree tree;
    tree.install(binDir);
    const auto found = findInstallation(tree.search(), 17);
    QVERIFY(found);
    QCOMPARE(found->binDir, tree.path(binDir));
    QCOMPARE(toString(found->source), toString(PgInstallation::Source::Distribution));
    QCOMPARE(found->tool(u"pg_dump"), tree.path(binDir) + u"/pg_dump");
}

void TestPgInstallation::incompleteOnesComeLast()
{
    FakeTree tree;
    tree.install(u"/usr/lib/postgresql/15/bin"_s);
    tree.install(u"/usr/lib/postgresql/18/bin"_s, {}, u"pg_restore"_s);
    const auto found = findInstallations(tree.search());
    QCOMPARE(majors(found), (QList{15, 18}));
    QCOMPARE(found.last().missingTools, QStringList{u"pg_restore"_s});
    QCOMPARE(findInstallation(tree.search(), 0)->major, 15);
}

void TestPgInstallation::notEveryDirectoryIsAVersion()
{
    FakeTree tree;
    tree.install(u"/usr/lib/postgresql/common/bin"_s);
    tree.install(u"/usr/lib/postgresql/17devel/bin"_s);
    tree.install(u"/usr/lib/postgresql/-17/bin"_s);
    QDir().mkpath(tree.path(u"/usr/lib/postgresql/16"_s)); // the server was removed
    QCOMPARE(findInstallations(tree.search()).size(), 0);
}

void TestPgInstallation::explicitChoiceExcludesTheRest()
{
    FakeTree tree;
    tree.install(u"/usr/lib/postgresql/18/bin"_s);
    tree.install(u"/home/me/pg"_s, u"16.3"_s);
    PgSearch search = tree.search();
    search.explicitDir = tree.path(u"/home/me/pg"_s);
    const auto found = findInstallations(search);
    QCOMPARE(majors(found), QList{16});
    QCOMPARE(toString(found.first().source), toString(PgInstallation::Source::Explicit));
    search.explicitDir = tree.path(u"/home/me/nothing"_s);
    QVERIFY(!findInstallation(search, 0));
    QCOMPARE(findInstallations(search).size(), 1); // to say what is missing there
}

void TestPgInstallation::bundledIsAsked()
{
    FakeTree tree;
    tree.install(u"/app/pgsql/bin"_s, u"17.2"_s);
    PgSearch search = tree.search();
    search.bundledDir = tree.path(u"/app/pgsql/bin"_s);
    QCOMPARE(toString(findInstallation(search, 17)->source),
             toString(PgInstallation::Source::Bundled));
}

void TestPgInstallation::pgConfigAndPathAreAskedOnce()
{
    FakeTree tree;
    tree.install(u"/odd/place"_s, u"16.1"_s);
    tree.install(u"/usr/bin"_s, u"17.0"_s);
    tree.script(u"/usr/bin/pg_config"_s, "echo " + QFile::encodeName(tree.path(u"/odd/place"_s)));
    QVERIFY(QFile::link(tree.path(u"/usr/bin"_s), tree.path(u"/bin"_s)));
    PgSearch search = tree.search();
    search.path = {tree.path(u"/usr/bin"_s), tree.path(u"/bin"_s), tree.path(u"/none"_s)};
    const auto found = findInstallations(search);
    QCOMPARE(majors(found), (QList{17, 16}));
    QCOMPARE(toString(found[0].source), toString(PgInstallation::Source::Path));
    QCOMPARE(toString(found[1].source), toString(PgInstallation::Source::PgConfig));
}

void TestPgInstallation::majorIsChosenExactly()
{
    FakeTree tree;
    tree.install(u"/usr/lib/postgresql/15/bin"_s);
    tree.install(u"/usr/lib/postgresql/17/bin"_s);
    QCOMPARE(findInstallation(tree.search(), 15)->major, 15);
    QVERIFY(!findInstallation(tree.search(), 16));
}

void TestPgInstallation::versionsAsPrinted_data()
{
    QTest::addColumn<QString>("printed");
    QTest::addColumn<int>("major");
    QTest::newRow("a distribution's build") << u"15.20 (Debian 15.20-0+deb12u1)"_s << 15;
    QTest::newRow("a beta") << u"18beta1"_s << 18;
    QTest::newRow("before version 10") << u"9.6.24"_s << 9;
    QTest::newRow("nonsense") << u"unknown"_s << 0;
}

void TestPgInstallation::versionsAsPrinted()
{
    QFETCH(const QString, printed);
    QFETCH(const int, major);
    FakeTree tree;
    tree.install(u"/pg"_s, printed);
    PgSearch search;
    search.explicitDir = tree.path(u"/pg"_s);
    QCOMPARE(majors(findInstallations(search)), QList{major});
}

void TestPgInstallation::brokenToolsAreUnusable()
{
    FakeTree tree;
    tree.install(u"/pg"_s, u"17.0"_s);
    tree.script(u"/pg/postgres"_s, "echo 'postgres (PostgreSQL) 17.0'; exit 1");
    PgSearch search;
    search.explicitDir = tree.path(u"/pg"_s);
    QVERIFY(!findInstallation(search, 0));
    tree.script(u"/pg/postgres"_s, "kill -SEGV $$");
    QVERIFY(!findInstallation(search, 0));
    QFile::setPermissions(tree.path(u"/pg/postgres"_s), QFile::ReadOwner);
    QCOMPARE(findInstallations(search).first().missingTools, QStringList{u"postgres"_s});
}

QTEST_GUILESS_MAIN(TestPgInstallation)
#include "tst_pginstallation.moc"
