// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "core/db/transaction.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QRegularExpression>
#include <QTest>

using namespace omt;
using namespace omt::db;
using namespace omt::test;
using namespace Qt::StringLiterals;

class TestCopy : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void textsComeBack_data();
    void textsComeBack();
    void everyTypeIsTaken();
    void manyRowsAreCounted();
    void badRowNamesItsPlace();
    void abortStoresNothing();
    void forgottenWriterStoresNothing();
    void worksWithinATransaction();
    void otherStatementIsNoCopy();
    void lostConnectionIsSaid();

private:
    [[nodiscard]] Result<Rows> stored();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
    const Statement m_copy
        = Statement::fromText(u"copy"_s, u"copy public.lines (n, line) from stdin"_s);
};

void TestCopy::initTestCase()
{
    auto made = TestDatabase::create(TestDatabase::Content::Empty);
    OMT_VERIFY(made);
    m_database = std::move(*made);
}

void TestCopy::cleanupTestCase()
{
    m_connection.reset();
    m_database.reset();
}

void TestCopy::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_connection = std::make_unique<Connection>(m_database->asAdmin());
    OMT_VERIFY(m_connection->open());
    OMT_VERIFY(m_connection->script(
        u"set client_min_messages = warning; drop table if exists public.lines;"
        " create table public.lines (n int, line text)"_s));
}

Result<Rows> TestCopy::stored()
{
    return m_connection->query(
        Statement::fromText(u"stored"_s, u"select n, line from lines order by n"_s));
}

void TestCopy::textsComeBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto same
        = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    same("a tab", u"a\tb"_s);
    same("line ends", u"a\nb\r\nc\r"_s);
    same("backslashes", u"\\ \\\\ \\n \\x41"_s);
    same("the end marker", u"\\."_s);
    same("the null marker", u"\\N"_s);
    same("the end marker on a line of its own", u"a\n\\.\nb"_s);
    same("the empty text", u""_s);
    same("emoji and combining marks", u"🎬👨‍👩‍👧 e\u0301 \u202eABC"_s);
    same("quotes", u"'\"$$"_s);
    QTest::newRow("U+0000 is left out") << QString(u"a\0b\0"_s) << u"ab"_s;
    QTest::newRow("a lone surrogate is replaced") << QString(QChar(0xd83d)) << u"\ufffd"_s;
}

void TestCopy::textsComeBack()
{
    QFETCH(const QString, text);
    auto writer = m_connection->copyIn(m_copy);
    OMT_VERIFY(writer);
    OMT_VERIFY(writer->writeRow({1, text}));
    writer->field(2);
    writer->nullField();
    OMT_VERIFY(writer->endRow());
    writer->field(3);
    writer->utf8Field(text.toUtf8());
    if (!text.contains(QChar(0xd83d)) || text.size() > 1) // toUtf8() would have made it '?'
        OMT_VERIFY(writer->endRow());
    const auto count = writer->finish();
    OMT_VERIFY(count);
    const auto rows = stored();
    OMT_VERIFY(rows);
    QTEST(rows->at(0).text(u"line"), "expected");
    QVERIFY(!rows->at(0).isNull(u"line"));
    QVERIFY(rows->at(1).isNull(u"line"));
}

void TestCopy::everyTypeIsTaken()
{
    OMT_VERIFY(m_connection->script(
        u"drop table public.lines; create table public.lines (id uuid, tags text[], bytes bytea,"
        " data jsonb, day date, moment timestamptz, yes boolean, x double precision)"_s));
    auto writer
        = m_connection->copyIn(Statement::fromText(u"copy"_s, u"copy public.lines from stdin"_s));
    OMT_VERIFY(writer);
    const QUuid id = QUuid::createUuid();
    const QStringList tags{u"a\\b\t"_s, u"\"c\""_s};
    const QByteArray bytes("\0\\\n", 3);
    const QJsonObject data{{u"k"_s, u"line\nend \\"_s}};
    OMT_VERIFY(writer->writeRow({id, tags, bytes, data, QDate(-44, 3, 15),
                                 QDateTime(QDate(2024, 1, 1), QTime(0, 0), Qt::UTC), false, 0.1}));
    OMT_VERIFY(writer->finish());
    const auto rows
        = m_connection->query(Statement::fromText(u"stored"_s, u"select * from lines"_s));
    OMT_VERIFY(rows);
    const Row row = rows->first();
    QCOMPARE(row.uuid(u"id"), id);
    QCOMPARE(row.textList(u"tags"), tags);
    QCOMPARE(row.bytes(u"bytes"), bytes);
    QCOMPARE(row.json(u"data").object(), data);
    QCOMPARE(row.date(u"day"), QDate(-44, 3, 15));
    QCOMPARE(row.real(u"x"), 0.1);
}

void TestCopy::manyRowsAreCounted()
{
    constexpr int count = 50000; // several buffers full
    auto writer = m_connection->copyIn(m_copy);
    OMT_VERIFY(writer);
    const QString line(60, u'x');
    for (int i = 0; i < count; ++i)
        OMT_VERIFY(writer->writeRow({i, line}));
    const auto stored = writer->finish();
    OMT_VERIFY(stored);
    QCOMPARE(*stored, count);
}

void TestCopy::badRowNamesItsPlace()
{
    auto writer = m_connection->copyIn(m_copy);
    OMT_VERIFY(writer);
    OMT_VERIFY(writer->writeRow({1, u"good"}));
    OMT_VERIFY(writer->writeRow({u"no number", u"bad"}));
    const auto count = writer->finish();
    QVERIFY(!count);
    QCOMPARE(toString(count.error().kind), toString(Error::Kind::Invalid));
    QVERIFY2(count.error().details.contains(u"line 2"), qPrintable(count.error().details));
    const auto rows = stored();
    OMT_VERIFY(rows);
    QVERIFY(rows->isEmpty());
}

void TestCopy::abortStoresNothing()
{
    auto writer = m_connection->copyIn(m_copy);
    OMT_VERIFY(writer);
    OMT_VERIFY(writer->writeRow({1, u"a"}));
    writer->abort();
    const auto rows = stored();
    OMT_VERIFY(rows);
    QVERIFY(rows->isEmpty());
}

void TestCopy::forgottenWriterStoresNothing()
{
    {
        auto writer = m_connection->copyIn(m_copy);
        OMT_VERIFY(writer);
        OMT_VERIFY(writer->writeRow({1, u"a"}));
    }
    const auto rows = stored();
    OMT_VERIFY(rows);
    QVERIFY(rows->isEmpty());
}

void TestCopy::worksWithinATransaction()
{
    const auto done = inTransaction(*m_connection, [this](Connection &c) -> Result<qint64> {
        auto writer = c.copyIn(m_copy);
        if (!writer)
            return writer.error();
        if (const auto written = writer->writeRow({1, u"a"}); !written)
            return written.error();
        return writer->finish();
    });
    OMT_VERIFY(done);
    const auto rows = stored();
    OMT_VERIFY(rows);
    QCOMPARE(rows->size(), 1);
}

void TestCopy::otherStatementIsNoCopy()
{
    const auto writer = m_connection->copyIn(Statement::fromText(u"other"_s, u"select 1"_s));
    QVERIFY(!writer);
    QCOMPARE(toString(writer.error().kind), toString(Error::Kind::Internal));
}

void TestCopy::lostConnectionIsSaid()
{
    auto writer = m_connection->copyIn(m_copy);
    OMT_VERIFY(writer);
    OMT_VERIFY(writer->writeRow({1, u"a"}));
    OMT_VERIFY(
        m_database->script(u"select pg_terminate_backend(%1)"_s.arg(m_connection->backendPid())));
    const QString line(1000, u'x');
    Result<> written;
    for (int i = 0; i < 5000 && written; ++i)
        written = writer->writeRow({i, line});
    const auto count = writer->finish();
    QVERIFY(!count);
    QCOMPARE(toString(count.error().kind), toString(Error::Kind::Connection));
}

QTEST_GUILESS_MAIN(TestCopy)
#include "tst_copy.moc"
