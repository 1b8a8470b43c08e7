// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "core/db/pgerror.h"
#include "core/db/transaction.h"
#include "core/domain/ids.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QRegularExpression>
#include <QTest>

using namespace omt;
using namespace omt::db;
using namespace omt::test;
using namespace Qt::StringLiterals;

namespace {

Statement sql(const QString &text)
{
    return Statement::fromText(u"test"_s, text);
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void valuesComeBack();
    void nullsComeBack();
    void momentsComeBack_data();
    void momentsComeBack();
    void textsComeBack();
    void sessionIsAsExpected();
    void tokenIsTakenOver();
    void errorsHaveTheirKind_data();
    void errorsHaveTheirKind();
    void ownErrorsAreForPeople();
    void policyViolationIsRefused();
    void constraintIsNamed();
    void failedConnectionSaysWhy();
    void settingsKeepTheirSecrets();
    void manyStatementsAreKeptInBounds();
    void changedSchemaIsNoticed();
    void streamHandsOverEachRow();
    void streamStopsWhenAsked();
    void streamFailureLeavesConnectionUsable();
    void scriptFailsAsAWhole();
    void lostConnectionIsSaid();
    void aLossAtCommitMayHaveSaved();
    void interruptionStopsStatements();

private:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
};

void TestConnection::initTestCase()
{
    auto made = TestDatabase::create();
    OMT_VERIFY(made);
    m_database = std::move(*made);
    OMT_VERIFY(m_database->script(
        u"create table public.things (id int constraint things_pk primary key, name text not null,"
        " size int constraint things_size_ck check (size > 0),"
        " parent int constraint things_parent_fk references public.things)"_s));
}

void TestConnection::cleanupTestCase()
{
    m_connection.reset();
    m_database.reset();
}

void TestConnection::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_connection = std::make_unique<Connection>(m_database->asAdmin());
    OMT_VERIFY(m_connection->open());
}

void TestConnection::valuesComeBack()
{
    const MediaId id(QUuid::createUuid());
    const QStringList names{u"a,b"_s, u"\"quoted\""_s, u""_s};
    const QJsonObject json{{u"k"_s, QJsonObject{{u"n"_s, 1.5}}}};
    const QByteArray bytes("\0\1\xff'\\", 5);
    const auto rows = m_connection->query(
        sql(u"select :id::uuid as id, :names::text[] as names, :json::jsonb as json,"
            " :bytes::bytea as bytes, :big::bigint as big, :real::double precision as real,"
            " :yes::boolean as yes, :day::date as day, :ids::uuid[] as ids,"
            " 12345678901234567.89::numeric as money"_s),
        {{u"id", id},
         {u"names", names},
         {u"json", json},
         {u"bytes", bytes},
         {u"big", std::numeric_limits<qint64>::min()},
         {u"real", 0.1},
         {u"yes", true},
         {u"day", QDate(2024, 2, 29)},
         {u"ids", QList<MediaId>{id, id}}});
    OMT_VERIFY(rows);
    QCOMPARE(rows->size(), 1);
    const Row row = rows->first();
    QCOMPARE(row.id<MediaId>(u"id"), id);
    QCOMPARE(row.textList(u"names"), names);
    QCOMPARE(row.json(u"json").object(), json);
    QCOMPARE(row.bytes(u"bytes"), bytes);
    QCOMPARE(row.integer(u"big"), std::numeric_limits<qint64>::min());
    QCOMPARE(row.real(u"real"), 0.1);
    QVERIFY(row.boolean(u"yes"));
    QCOMPARE(row.date(u"day"), QDate(2024, 2, 29));
    QCOMPARE(row.idList<MediaId>(u"ids"), (QList<MediaId>{id, id}));
    QCOMPARE(row.text(u"money"), u"12345678901234567.89"_s);
}

void TestConnection::nullsComeBack()
{
    const auto rows = m_connection->query(
        sql(u"select :a::text as a, :b::int as b, ''::text as c, :d::uuid as d"_s),
        {{u"a", std::optional<QString>()}, {u"b", nullptr}, {u"d", MediaId()}});
    OMT_VERIFY(rows);
    const Row row = rows->first();
    QVERIFY(row.isNull(u"a"));
    QVERIFY(!row.optionalText(u"a"));
    QVERIFY(row.text(u"a").isEmpty());
    QVERIFY(!row.optionalInteger(u"b"));
    QCOMPARE(row.integer(u"b"), 0);
    QVERIFY(!row.isNull(u"c"));
    QVERIFY(row.uuid(u"d").isNull());
    QVERIFY(!row.dateTime(u"a").isValid());
}

void TestConnection::momentsComeBack_data()
{
    QTest::addColumn<QDateTime>("moment");
    QTest::newRow("now") << QDateTime(QDate(2026, 7, 8), QTime(9, 10, 11, 12), Qt::UTC);
    QTest::newRow("before Christ") << QDateTime(QDate(-44, 3, 15), QTime(12, 0), Qt::UTC);
    QTest::newRow("when clocks were local") << QDateTime(QDate(1850, 1, 1), QTime(0, 0), Qt::UTC);
    QTest::newRow("after the year 9999") << QDateTime(QDate(20240, 1, 1), QTime(0, 0), Qt::UTC);
}

void TestConnection::momentsComeBack()
{
    QFETCH(const QDateTime, moment);
    const auto rows = m_connection->query(
        sql(u"select :a::timestamptz as a, (:a::timestamptz)::date as b"_s), {{u"a", moment}});
    OMT_VERIFY(rows);
    QCOMPARE(rows->first().dateTime(u"a"), moment);
    QCOMPARE(rows->first().dateTime(u"a").timeSpec(), Qt::UTC);
    QCOMPARE(rows->first().date(u"b"), moment.date());
}

void TestConnection::textsComeBack()
{
    const QString awkward = u"'; drop table users; -- \\ $1 :name ? \t\n 🎬 Ünïcödé \u202e"_s;
    const auto rows = m_connection->query(sql(u"select :a::text as a, length(:b::text) as b"_s),
                                          {{u"a", awkward}, {u"b", QString(u"x\0y"_s)}});
    OMT_VERIFY(rows);
    QCOMPARE(rows->first().text(u"a"), awkward);
    QCOMPARE(rows->first().integer(u"b"), 2);
}

void TestConnection::sessionIsAsExpected()
{
    const auto rows = m_connection->query(
        sql(u"select current_setting('timezone') as zone, current_setting('search_path') as path,"
            " current_setting('application_name') as program,"
            " current_setting('client_encoding') as encoding"_s));
    OMT_VERIFY(rows);
    QCOMPARE(rows->first().text(u"zone"), u"UTC"_s);
    QCOMPARE(rows->first().text(u"path"), u"pg_catalog, public, pg_temp"_s);
    QCOMPARE(rows->first().text(u"program"), u"omt-test"_s);
    QCOMPARE(rows->first().text(u"encoding"), u"UTF8"_s);
}

void TestConnection::tokenIsTakenOver()
{
    const auto anna = m_database->signIn(u"anna"_s);
    OMT_VERIFY(anna);
    Connection connection(m_database->asNobody());
    OMT_VERIFY(connection.open());
    const Statement who = sql(u"select auth.current_user_role() as role"_s);
    auto rows = connection.query(who);
    OMT_VERIFY(rows);
    QVERIFY(rows->first().isNull(u"role"));
    OMT_VERIFY(connection.setSessionToken(anna->sessionToken));
    rows = connection.query(who);
    OMT_VERIFY(rows);
    QCOMPARE(rows->first().text(u"role"), u"member"_s);
}

void TestConnection::errorsHaveTheirKind_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("state");
    QTest::addColumn<Error::Kind>("kind");
    using enum Error::Kind;
    const auto raise = [](const QString &state) -> QString {
        return u"do $$ begin raise exception 'x' using errcode = '"_s + state + u"'; end $$"_s;
    };
    QTest::newRow("a duplicate") << u"insert into things values (1, 'a'), (1, 'b')"_s << u"23505"_s
                                 << Conflict;
    QTest::newRow("a broken reference")
        << u"insert into things values (1, 'a', 1, 99)"_s << u"23503"_s << Invalid;
    QTest::newRow("a failed check")
        << u"insert into things values (1, 'a', 0)"_s << u"23514"_s << Invalid;
    QTest::newRow("a missing value") << u"insert into things values (1)"_s << u"23502"_s << Invalid;
    QTest::newRow("a number out of range")
        << u"select 1000000::smallint"_s << u"22003"_s << Invalid;
    QTest::newRow("no rights") << raise(u"42501"_s) << u"42501"_s << Refused;
    QTest::newRow("a serialisation failure") << raise(u"40001"_s) << u"40001"_s << Conflict;
    QTest::newRow("a deadlock") << raise(u"40P01"_s) << u"40P01"_s << Conflict;
    QTest::newRow("a cancelled query") << raise(u"57014"_s) << u"57014"_s << Cancelled;
    QTest::newRow("a full disk") << raise(u"53100"_s) << u"53100"_s << DiskFull;
    QTest::newRow("a closed server") << raise(u"57P01"_s) << u"57P01"_s << Connection;
    QTest::newRow("a syntax error") << u"selec 1"_s << u"42601"_s << Database;
    QTest::newRow("our own: not signed in") << raise(u"OM401"_s) << u"OM401"_s << Refused;
    QTest::newRow("our own: not allowed") << raise(u"OM403"_s) << u"OM403"_s << Refused;
    QTest::newRow("our own: not found") << raise(u"OM404"_s) << u"OM404"_s << NotFound;
    QTest::newRow("our own: changed since") << raise(u"OM409"_s) << u"OM409"_s << Conflict;
    QTest::newRow("our own: invalid") << raise(u"OM422"_s) << u"OM422"_s << Invalid;
}

void TestConnection::errorsHaveTheirKind()
{
    QFETCH(const QString, statement);
    const auto done = m_connection->execute(sql(statement));
    QVERIFY(!done);
    QTEST(done.error().sqlState, "state");
    QFETCH(const Error::Kind, kind);
    QCOMPARE(toString(done.error().kind), toString(kind));
    QVERIFY(!done.error().message.isEmpty());
    QVERIFY(!done.error().details.isEmpty());
    OMT_VERIFY(m_connection->query(sql(u"select 1"_s))); // and it can go on
}

void TestConnection::ownErrorsAreForPeople()
{
    const auto done = m_connection->execute(
        sql(u"do $$ begin raise exception 'There is no such list.' using errcode = 'OM404',"
            " hint = 'Make one first.'; end $$"_s));
    QVERIFY(!done);
    QCOMPARE(done.error().message, u"There is no such list."_s);
    QCOMPARE(done.error().hint, u"Make one first."_s);
}

void TestConnection::policyViolationIsRefused()
{
    const auto bob = m_database->signIn(u"bob"_s);
    OMT_VERIFY(bob);
    OMT_VERIFY(m_database->script(
        u"create table public.fenced (id int); grant insert on public.fenced to omt_app;"
        " alter table public.fenced enable row level security"_s));
    Connection connection(*bob);
    OMT_VERIFY(connection.open());
    const auto done = connection.execute(sql(u"insert into fenced values (1)"_s));
    QVERIFY(!done);
    QCOMPARE(toString(done.error().kind), toString(Error::Kind::Refused));
    const auto table = connection.execute(sql(u"create table public.mine (id int)"_s));
    QVERIFY(!table);
    QCOMPARE(toString(table.error().kind), toString(Error::Kind::Refused));
}

void TestConnection::constraintIsNamed()
{
    const auto done
        = m_connection->execute(sql(u"insert into things values (:id::int, :name, :size::int)"_s),
                                {{u"id", 1}, {u"name", u"a"}, {u"size", -1}});
    QVERIFY(!done);
    QCOMPARE(done.error().constraint, u"things_size_ck"_s);
}

void TestConnection::failedConnectionSaysWhy()
{
    ConnectionSettings settings = m_database->asAdmin();
    settings.database = u"no such; database 'x'"_s;
    Connection connection(settings);
    const auto opened = connection.open();
    QVERIFY(!opened);
    QCOMPARE(toString(opened.error().kind), toString(Error::Kind::Connection));
    QVERIFY2(opened.error().details.contains(settings.database),
             qPrintable(opened.error().details));
    const auto rows = connection.query(sql(u"select 1"_s));
    QVERIFY(!rows);
    QCOMPARE(toString(rows.error().kind), toString(Error::Kind::Connection));
}

void TestConnection::settingsKeepTheirSecrets()
{
    ConnectionSettings settings;
    settings.password = u"correct horse"_s;
    settings.sessionToken = u"battery staple"_s;
    QString text;
    QDebug(&text) << settings;
    text += settings.toLogString();
    QVERIFY(!text.contains(u"horse") && !text.contains(u"staple"));
}

void TestConnection::manyStatementsAreKeptInBounds()
{
    QList<Statement> statements;
    for (int i = 0; i < 120; ++i)
        statements.append(sql(u"select %1 as n"_s.arg(i)));
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < statements.size(); ++i) {
            const auto rows = m_connection->query(statements.at(i));
            OMT_VERIFY(rows);
            QCOMPARE(rows->first().integer(u"n"), i);
        }
    }
    const auto rows
        = m_connection->query(sql(u"select count(*) as n from pg_prepared_statements"_s));
    OMT_VERIFY(rows);
    QCOMPARE(rows->first().integer(u"n"), 50);
}

void TestConnection::changedSchemaIsNoticed()
{
    OMT_VERIFY(m_connection->script(u"create table public.shape (a int)"_s));
    const Statement all = sql(u"select * from shape"_s);
    OMT_VERIFY(m_connection->query(all));
    OMT_VERIFY(m_database->script(u"alter table public.shape add b int"_s));
    const auto rows = m_connection->query(all);
    OMT_VERIFY(rows);
    QCOMPARE(rows->columns(), (QStringList{u"a"_s, u"b"_s}));
}

void TestConnection::streamHandsOverEachRow()
{
    qint64 sum = 0;
    const auto count = m_connection->stream(sql(u"select i from generate_series(1, :n::int) i"_s),
                                            {{u"n", 20000}}, [&sum](const Row &row) -> Result<> {
                                                sum += row.integer(u"i");
                                                return {};
                                            });
    OMT_VERIFY(count);
    QCOMPARE(*count, 20000);
    QCOMPARE(sum, 20000LL * 20001 / 2);
}

void TestConnection::streamStopsWhenAsked()
{
    int seen = 0;
    const auto count = m_connection->stream(
        sql(u"select generate_series(1, 1000000000) as i"_s), {}, [&seen](const Row &) -> Result<> {
            return ++seen == 3 ? Result<>(cancelledError()) : Result<>();
        });
    QVERIFY(!count);
    QVERIFY(count.error().isCancelled());
    QCOMPARE(seen, 3);
    const auto rows = m_connection->query(sql(u"select 7 as n"_s));
    OMT_VERIFY(rows);
    QCOMPARE(rows->first().integer(u"n"), 7);
}

void TestConnection::streamFailureLeavesConnectionUsable()
{
    const auto count
        = m_connection->stream(sql(u"select 10 / (5 - i) from generate_series(1, 9) i"_s), {},
                               [](const Row &) { return Result<>(); });
    QVERIFY(!count);
    QCOMPARE(count.error().sqlState, u"22012"_s);
    OMT_VERIFY(m_connection->query(sql(u"select 1"_s)));
}

void TestConnection::scriptFailsAsAWhole()
{
    const auto done = m_connection->script(
        u"create table public.half (a int);\ninsert into half values (1);\nselec wrong;"_s);
    QVERIFY(!done);
    QCOMPARE(done.error().sqlState, u"42601"_s);
    QVERIFY2(done.error().details.contains(u"line 3"), qPrintable(done.error().details));
    const auto rows = m_connection->query(sql(u"select to_regclass('public.half') as t"_s));
    OMT_VERIFY(rows);
    QVERIFY(rows->first().isNull(u"t"));
}

void TestConnection::lostConnectionIsSaid()
{
    OMT_VERIFY(
        m_database->script(u"select pg_terminate_backend(%1)"_s.arg(m_connection->backendPid())));
    const auto rows = m_connection->query(sql(u"select 1"_s));
    QVERIFY(!rows);
    QCOMPARE(toString(rows.error().kind), toString(Error::Kind::Connection));
    QVERIFY(!m_connection->isOpen());
    OMT_VERIFY(m_connection->open());
    OMT_VERIFY(m_connection->query(sql(u"select 1"_s)));
}

void TestConnection::aLossAtCommitMayHaveSaved()
{
    const auto end = [this] {
        return m_database->script(
            u"select pg_terminate_backend(%1)"_s.arg(m_connection->backendPid()));
    };
    {
        Transaction transaction(*m_connection);
        OMT_VERIFY(transaction.begun());
        OMT_VERIFY(end());
        const auto committed = transaction.commit();
        QVERIFY(!committed);
        QCOMPARE(toString(committed.error().kind), toString(Error::Kind::Connection));
        QVERIFY2(committed.error().hint.contains(u"may have been saved"_s),
                 qPrintable(committed.error().hint));
    }
    OMT_VERIFY(m_connection->open());
    Transaction transaction(*m_connection);
    OMT_VERIFY(transaction.begun());
    OMT_VERIFY(end());
    const auto before = m_connection->execute(sql(u"create temp table lost (x int)"_s));
    QVERIFY(!before);
    QVERIFY2(before.error().hint.contains(u"is not saved"_s), qPrintable(before.error().hint));
    OMT_VERIFY(m_connection->open());
    OMT_VERIFY(end());
    const auto alone = m_connection->execute(sql(u"create temp table lost (x int)"_s));
    QVERIFY(!alone);
    QVERIFY2(alone.error().hint.contains(u"may have been saved"_s), qPrintable(alone.error().hint));
}

void TestConnection::interruptionStopsStatements()
{
    bool isInterrupted = false;
    m_connection->setInterruption([&isInterrupted] { return isInterrupted; });
    OMT_VERIFY(m_connection->script(u"begin"_s));
    isInterrupted = true;
    const auto rows = m_connection->query(sql(u"select 1"_s));
    QVERIFY(!rows);
    QVERIFY(rows.error().isCancelled());
    OMT_VERIFY(m_connection->cleanUp(u"rollback"_s));
    QVERIFY(!m_connection->isInTransaction());
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
