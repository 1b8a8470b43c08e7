// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "core/db/transaction.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace omt;
using namespace omt::db;
using namespace omt::test;
using namespace Qt::StringLiterals;

class TestTransaction : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void commitKeeps();
    void destructionRollsBack();
    void commitOfFailedTransactionFails();
    void deferredConstraintFailsCommit();
    void innerJoinsOuter();
    void savepointUndoesOnlyItself();
    void serialisationFailureIsReplayed();
    void deadlockIsReplayed();
    void givesUpAfterFiveTries();
    void otherErrorsAreNotReplayed();
    void onlyTheOutermostReplays();

private:
    [[nodiscard]] qint64 count();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
    const Statement m_insert = Statement::fromText(
        u"insert"_s, u"insert into public.counters (id, n) values (:id::int, 0)"_s);
};

void TestTransaction::initTestCase()
{
    auto made = TestDatabase::create(TestDatabase::Content::Empty);
    OMT_VERIFY(made);
    m_database = std::move(*made);
    OMT_VERIFY(m_database->script(
        u"create table public.counters (id int primary key deferrable initially immediate, n int)"_s));
}

void TestTransaction::cleanupTestCase()
{
    m_connection.reset();
    m_database.reset();
}

void TestTransaction::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_connection = std::make_unique<Connection>(m_database->asAdmin());
    OMT_VERIFY(m_connection->open());
    OMT_VERIFY(m_connection->script(u"truncate public.counters"_s));
}

qint64 TestTransaction::count()
{
    const auto rows = m_connection->query(
        Statement::fromText(u"count"_s, u"select count(*) as n from counters"_s));
    return rows ? rows->first().integer(u"n") : -1;
}

void TestTransaction::commitKeeps()
{
    Transaction transaction(*m_connection);
    OMT_VERIFY(transaction.begun());
    QVERIFY(m_connection->isInTransaction());
    OMT_VERIFY(m_connection->execute(m_insert, {{u"id", 1}}));
    OMT_VERIFY(transaction.commit());
    QVERIFY(!m_connection->isInTransaction());
    QCOMPARE(count(), 1);
}

void TestTransaction::destructionRollsBack()
{
    {
        const Transaction transaction(*m_connection);
        OMT_VERIFY(m_connection->execute(m_insert, {{u"id", 1}}));
    }
    QVERIFY(!m_connection->isInTransaction());
    QCOMPARE(count(), 0);
}

void TestTransaction::commitOfFailedTransactionFails()
{
    Transaction transaction(*m_connection);
    OMT_VERIFY(m_connection->execute(m_insert, {{u"id", 1}}));
    QVERIFY(!m_connection->execute(m_insert, {{u"id", 1}}));
    const auto committed = transaction.commit();
    QVERIFY(!committed);
    QCOMPARE(committed.error().sqlState, u"25P02"_s);
    QVERIFY(!m_connection->isInTransaction());
    QCOMPARE(count(), 0);
}

void TestTransaction::deferredConstraintFailsCommit()
{
    Transaction transaction(*m_connection);
    OMT_VERIFY(m_connection->script(u"set constraints all deferred"_s));
    OMT_VERIFY(m_connection->execute(m_insert, {{u"id", 1}}));
    OMT_VERIFY(m_connection->execute(m_insert, {{u"id", 1}}));
    const auto committed = transaction.commit();
    QVERIFY(!committed);
    QCOMPARE(toString(committed.error().kind), toString(Error::Kind::Conflict));
    QCOMPARE(count(), 0);
}

void TestTransaction::innerJoinsOuter()
{
    const auto done = inTransaction(*m_connection, [this](Connection &outer) -> Result<> {
        const auto inner = inTransaction(outer, [this](Connection &c) {
            return c.execute(m_insert, {{u"id", 1}});
        });
        if (!inner)
            return inner.error();
        return makeError(Error::Kind::Invalid, u"no"_s); // takes the inner one with it
    });
    QVERIFY(!done);
    QCOMPARE(count(), 0);
}

void TestTransaction::savepointUndoesOnlyItself()
{
    const auto done = inTransaction(*m_connection, [this](Connection &c) -> Result<> {
        if (const auto kept = c.execute(m_insert, {{u"id", 1}}); !kept)
            return kept.error();
        {
            const Savepoint savepoint(c);
            if (c.execute(m_insert, {{u"id", 1}}))
                return makeError(Error::Kind::Internal, u"a duplicate was taken"_s);
        }
        Savepoint savepoint(c);
        if (const auto kept = c.execute(m_insert, {{u"id", 2}}); !kept)
            return kept.error();
        return savepoint.release();
    });
    OMT_VERIFY(done);
    QCOMPARE(count(), 2);
}

// Reads, lets somebody else change what was read, then writes: serialisable only the second time.
void TestTransaction::serialisationFailureIsReplayed()
{
    OMT_VERIFY(m_connection->execute(m_insert, {{u"id", 1}}));
    int runs = 0;
    const auto done = retrying(*m_connection, [&](Connection &c) -> Result<> {
        ++runs;
        Transaction transaction(c, Transaction::Isolation::RepeatableRead);
        const auto seen = c.query(Statement::fromText(u"see"_s, u"select n from counters"_s));
        if (!seen)
            return seen.error();
        if (runs == 1) {
            if (auto meddled = m_database->script(u"update public.counters set n = n + 10"_s);
                !meddled)
                return meddled;
        }
        if (auto added = c.script(u"update public.counters set n = n + 1"_s); !added)
            return added;
        return transaction.commit();
    });
    OMT_VERIFY(done);
    QCOMPARE(runs, 2);
    const auto rows
        = m_connection->query(Statement::fromText(u"see"_s, u"select n from counters"_s));
    OMT_VERIFY(rows);
    QCOMPARE(rows->first().integer(u"n"), 11);
}

// Two that lock the same rows in opposite order, again and again.
void TestTransaction::deadlockIsReplayed()
{
    OMT_VERIFY(m_connection->execute(m_insert, {{u"id", 1}}));
    OMT_VERIFY(m_connection->execute(m_insert, {{u"id", 2}}));
    std::atomic<int> firstHeld = 0;
    const auto work = [&](int first, int second) {
        Connection connection(m_database->asAdmin());
        if (const auto opened = connection.open(); !opened)
            return opened;
        bool isFirstRun = true;
        return retrying(connection, [&](Connection &outer) {
            return inTransaction(outer, [&](Connection &c) -> Result<> {
                const QString update = u"set local deadlock_timeout = '50ms';"
                                       " update public.counters set n = n + 1 where id = %1"_s;
                if (auto done = c.script(update.arg(first)); !done)
                    return done;
                if (std::exchange(isFirstRun, false)) {
                    ++firstHeld; // both hold one before either wants the other
                    while (firstHeld < 2)
                        std::this_thread::yield();
                }
                return c.script(update.arg(second));
            });
        });
    };
    Result<> other;
    std::thread thread([&] { other = work(2, 1); });
    const Result<> mine = work(1, 2);
    thread.join();
    OMT_VERIFY(mine);
    OMT_VERIFY(other);
    const auto rows
        = m_connection->query(Statement::fromText(u"sum"_s, u"select sum(n) as n from counters"_s));
    OMT_VERIFY(rows);
    QCOMPARE(rows->first().integer(u"n"), 4);
}

void TestTransaction::givesUpAfterFiveTries()
{
    int runs = 0;
    const auto done = retrying(*m_connection, [&runs](Connection &c) {
        ++runs;
        return c.script(u"do $$ begin raise exception 'x' using errcode = '40001'; end $$"_s);
    });
    QVERIFY(!done);
    QCOMPARE(toString(done.error().kind), toString(Error::Kind::Conflict));
    QCOMPARE(runs, 5);
}

void TestTransaction::otherErrorsAreNotReplayed()
{
    int runs = 0;
    const auto done = retrying(*m_connection, [&runs](Connection &c) {
        ++runs;
        return c.script(u"select 1/0"_s);
    });
    QVERIFY(!done);
    QCOMPARE(runs, 1);
}

void TestTransaction::onlyTheOutermostReplays()
{
    int inner = 0;
    int outer = 0;
    const auto done = retrying(*m_connection, [&](Connection &c) {
        ++outer;
        return inTransaction(c, [&](Connection &within) {
            return retrying(within, [&](Connection &x) {
                ++inner;
                return x.script(
                    u"do $$ begin raise exception 'x' using errcode = '40001'; end $$"_s);
            });
        });
    });
    QVERIFY(!done);
    QCOMPARE(outer, 5);
    QCOMPARE(inner, 5);
}

QTEST_GUILESS_MAIN(TestTransaction)
#include "tst_transaction.moc"
