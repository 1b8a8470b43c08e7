// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QTest>

using namespace omt;
using namespace omt::db;
using namespace omt::test;
using namespace Qt::StringLiterals;

/** The schema explains itself: whoever opens it with psql finds every table and column described.
 */
class TestSchemaDocs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void schemaIsThere();
    void everythingHasAComment_data();
    void everythingHasAComment();

private:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
};

void TestSchemaDocs::initTestCase()
{
    auto made = TestDatabase::create();
    OMT_VERIFY(made);
    m_database = std::move(*made);
    m_connection = std::make_unique<Connection>(m_database->asAdmin());
    OMT_VERIFY(m_connection->open());
}

void TestSchemaDocs::cleanupTestCase()
{
    m_connection.reset();
    m_database.reset();
}

void TestSchemaDocs::schemaIsThere()
{
    const auto rows = m_connection->query(
        Statement::fromText(u"tables"_s,
                            u"select count(*) as n from pg_tables where schemaname in"
                            " ('users', 'auth', 'media', 'interaction', 'omt')"_s));
    OMT_VERIFY(rows);
    QVERIFY(rows->first().integer(u"n") > 15);
}

void TestSchemaDocs::everythingHasAComment_data()
{
    QTest::addColumn<QString>("sql");
    const QString ours
        = u" and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')"
          " and not exists (select from pg_depend x where x.objid = o.oid and x.deptype = 'e')"_s;
    QTest::newRow("tables and views")
        << u"select n.nspname || '.' || o.relname as name from pg_class o"
           " join pg_namespace n on n.oid = o.relnamespace"
           " where o.relkind in ('r', 'p', 'v', 'm', 'f') and not o.relispartition"
           " and obj_description(o.oid, 'pg_class') is null"_s
            + ours;
    QTest::newRow("columns")
        << u"select n.nspname || '.' || o.relname || '.' || a.attname as name from pg_class o"
           " join pg_namespace n on n.oid = o.relnamespace join pg_attribute a on a.attrelid = o.oid"
           " where o.relkind in ('r', 'p', 'f') and not o.relispartition and a.attnum > 0"
           " and not a.attisdropped and col_description(o.oid, a.attnum) is null"_s
            + ours;
    QTest::newRow("functions")
        << u"select n.nspname || '.' || o.proname as name from pg_proc o"
           " join pg_namespace n on n.oid = o.pronamespace"
           " where o.prorettype <> 'trigger'::regtype and obj_description(o.oid, 'pg_proc') is null"_s
            + ours;
    QTest::newRow("schemas")
        << u"select n.nspname as name from pg_namespace n join pg_namespace o on o.oid = n.oid"
           " where obj_description(n.oid, 'pg_namespace') is null"_s
            + ours;
}

void TestSchemaDocs::everythingHasAComment()
{
    QFETCH(const QString, sql);
    const auto rows = m_connection->query(Statement::fromText(u"undocumented"_s, sql));
    OMT_VERIFY(rows);
    const QStringList names = rows->map([](const Row &row) { return row.text(u"name"); });
    QVERIFY2(names.isEmpty(), qPrintable(names.join(u", ")));
}

QTEST_GUILESS_MAIN(TestSchemaDocs)
#include "tst_schema_docs.moc"
