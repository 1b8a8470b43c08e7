// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "core/session/personallibrary.h"
#include "tests/server/clusterplace.h"
#include "tests/support/testmacros.h"

#include <QFile>
#include <QTest>

using namespace omt;
using namespace omt::session;
using namespace omt::test;
using namespace Qt::StringLiterals;

namespace {

const auto client = u"tst_personallibrary"_s;

/** The first column of the first row; the error where it fails. */
QString ask(server::ClusterControl &control, const char *sql)
{
    const auto rows = control.ask(sql, {});
    if (!rows)
        return rows.error().toLogString();
    return rows->isEmpty() ? QString() : QString::fromUtf8(rows->first().first());
}

} // namespace

class TestPersonalLibrary : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { OMT_VERIFY(m_place.prepare()); }

    void anEmptyDatabaseIsMigrated()
    {
        PersonalLibrary personal(m_place.options(), client);
        const auto opened = personal.open();
        OMT_VERIFY(opened);
        QCOMPARE(opened->migration.fromVersion, 0);
        QVERIFY(!opened->migration.applied.isEmpty());
        QVERIFY(!opened->settings.sessionToken.isEmpty());
        OMT_VERIFY(personal.close());
        // The question that came too early did not keep the lease from answering.
        QVERIFY(!QFile::exists(m_place.clusterDir() + u"/postmaster.pid"));
    }

    void whatIsUpToDateOpensWithOneQuestion()
    {
        server::ClusterControl control(m_place.options());
        OMT_VERIFY(control.start());
        const auto opened = openCurrentDatabase(control, client);
        QVERIFY(opened.has_value());
        QCOMPARE(opened->migration.toVersion, db::Migrator().latestVersion());
        QVERIFY(opened->migration.applied.isEmpty());
        db::Connection connection(opened->settings);
        OMT_VERIFY(connection.open());
        const auto who = connection.query(db::Statement::fromText(
            u"who"_s,
            u"select auth.current_user_id()::text as id, auth.can_edit_catalog() as may"_s));
        OMT_VERIFY(who);
        QCOMPARE(who->first().text(u"id"), opened->settings.readerId);
        QVERIFY(who->first().boolean(u"may"));
        OMT_VERIFY(signOut(opened->settings));
        connection.close();
        OMT_VERIFY(control.leave());
    }

    void changedRoutinesAreBroughtUpToDateFirst()
    {
        {
            server::ClusterControl control(m_place.options());
            OMT_VERIFY(control.start());
            QCOMPARE(ask(control,
                         "update omt.routines set checksum = 'old' "
                         "where name = 'routines/auth.sign_in.sql' returning name"),
                     u"routines/auth.sign_in.sql"_s);
            const QString before = ask(control, "select count(*) from auth.sessions");
            QVERIFY(!openCurrentDatabase(control, client));
            QCOMPARE(ask(control, "select count(*) from auth.sessions"), before);
            OMT_VERIFY(control.leave());
        }
        PersonalLibrary personal(m_place.options(), client);
        const auto opened = personal.open();
        OMT_VERIFY(opened);
        QCOMPARE(opened->migration.applied, QStringList{u"routines/auth.sign_in.sql"_s});
        QVERIFY(openCurrentDatabase(personal.cluster(), client).has_value());
        OMT_VERIFY(personal.close());
    }

    void aNewerDatabaseIsLeftAlone()
    {
        server::ClusterControl control(m_place.options());
        OMT_VERIFY(control.start());
        QCOMPARE(ask(control,
                     "insert into omt.migrations (version, name, checksum, app_version, "
                     "duration_ms) values (9999, '9999_later.sql', 'x', '9', 1) "
                     "returning version"),
                 u"9999"_s);
        const QString before = ask(control, "select count(*) from auth.sessions");
        QVERIFY(!openCurrentDatabase(control, client));
        {
            PersonalLibrary personal(m_place.options(), client);
            const auto opened = personal.open();
            QVERIFY(!opened);
            QVERIFY(opened.error().kind == Error::Kind::NewerDatabase);
        }
        QCOMPARE(ask(control, "select count(*) from auth.sessions"), before);
        QCOMPARE(ask(control, "delete from omt.migrations where version = 9999 returning version"),
                 u"9999"_s);
        OMT_VERIFY(control.leave());
    }

private:
    ClusterPlace m_place;
};

QTEST_GUILESS_MAIN(TestPersonalLibrary)
#include "tst_personallibrary.moc"
