// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/database.h"
#include "core/db/latestwins.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <functional>

using namespace omt;
using namespace omt::db;
using namespace omt::test;
using namespace Qt::StringLiterals;

namespace {

auto number(const QString &sql)
{
    return [sql](Connection &connection) -> Result<qint64> {
        const auto rows = connection.query(Statement::fromText(u"number"_s, sql));
        return rows.map([](const Rows &found) { return found.first().integer(u"n"); });
    };
}

} // namespace

class TestDatabaseFacade : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void readsRunSideBySide();
    void writeIsATransaction();
    void conflictingWriteIsReplayed();
    void latestWins();
    void latestWinsStopsTheOlderOnTheServer();
    void latestWinsIsSilentOnceDestroyed();
    void latestWinsOutlivesItsContext();
    void lossAndReturnAreTold();

private:
    [[nodiscard]] qint64 sleepers() const;

    std::unique_ptr<TestDatabase> m_test;
};

void TestDatabaseFacade::initTestCase()
{
    auto made = TestDatabase::create();
    OMT_VERIFY(made);
    m_test = std::move(*made);
    OMT_VERIFY(m_test->script(u"create table public.counters (id int, n int);"
                              " insert into public.counters values (1, 0)"_s));
}

void TestDatabaseFacade::cleanupTestCase()
{
    m_test.reset();
}

void TestDatabaseFacade::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

qint64 TestDatabaseFacade::sleepers() const
{
    Connection watcher(m_test->asAdmin());
    if (!watcher.open())
        return -1;
    return number(
               u"select count(*) as n from pg_stat_activity where datname = current_database()"
               " and pid <> pg_backend_pid() and state = 'active' and query like '%pg_sleep%'"_s)(
               watcher)
        .valueOr(-1);
}

void TestDatabaseFacade::readsRunSideBySide()
{
    Database database(m_test->asAdmin());
    const CancelToken token;
    auto slow = database.read(number(u"select 1 as n from pg_sleep(600)"_s), token);
    QCOMPARE(*database.read(number(u"select 2 as n"_s)).result(), 2);
    QVERIFY(!slow.isFinished());
    token.cancel();
    QVERIFY(slow.result().error().isCancelled());
}

void TestDatabaseFacade::writeIsATransaction()
{
    Database database(m_test->asAdmin());
    const auto done = database
                          .write([](Connection &connection) -> Result<> {
                              if (auto first = connection.script(
                                      u"insert into public.counters values (2, 0)"_s);
                                  !first)
                                  return first;
                              return connection.script(u"select 1/0"_s);
                          })
                          .result();
    QVERIFY(!done);
    QCOMPARE(*database.read(number(u"select count(*) as n from counters"_s)).result(), 1);
}

// Reads, lets another program write, then writes what it read plus one: nothing may be lost.
void TestDatabaseFacade::conflictingWriteIsReplayed()
{
    Database one(m_test->asAdmin());
    Database two(m_test->asAdmin());
    const auto addOne
        = [](Connection &connection, const std::function<Result<>()> &meanwhile) -> Result<> {
        const QString strict = u"set transaction isolation level serializable"_s;
        if (auto set = connection.script(strict); !set)
            return set;
        const auto seen = number(u"select n from counters where id = 1"_s)(connection);
        if (!seen)
            return seen.error();
        if (auto done = meanwhile(); !done)
            return done;
        return connection.script(
            u"update public.counters set n = %1 where id = 1"_s.arg(*seen + 1));
    };
    const auto nothing = [] { return Result<>(); };
    std::atomic<int> runs = 0;
    const auto done
        = one.write([&](Connection &connection) {
                 const auto meddle = [&] {
                     return two.write([&](Connection &other) { return addOne(other, nothing); })
                         .result();
                 };
                 return ++runs == 1 ? addOne(connection, meddle) : addOne(connection, nothing);
             })
              .result();
    OMT_VERIFY(done);
    QCOMPARE(runs, 2);
    QCOMPARE(*one.read(number(u"select n from counters where id = 1"_s)).result(), 2);
}

void TestDatabaseFacade::latestWins()
{
    Database database(m_test->asAdmin());
    LatestWins search;
    QList<qint64> delivered;
    for (int i = 1; i <= 30; ++i) {
        search.run(
            database, number(u"select %1 as n from pg_sleep(0.01)"_s.arg(i)), this,
            [&delivered](const Result<qint64> &result) { delivered.append(result.valueOr(-1)); });
        if (i % 10 == 0)
            QCoreApplication::processEvents();
    }
    QTRY_VERIFY(!delivered.isEmpty());
    QCOMPARE(delivered, QList<qint64>{30});
    search.run(
        database, number(u"select 31 as n"_s), this,
        [&delivered](const Result<qint64> &result) { delivered.append(result.valueOr(-1)); });
    QTRY_COMPARE(delivered.size(), 2);
    QCOMPARE(delivered.last(), 31);
}

void TestDatabaseFacade::latestWinsStopsTheOlderOnTheServer()
{
    Database database(m_test->asAdmin());
    LatestWins search;
    QList<qint64> delivered;
    const auto deliver
        = [&delivered](const Result<qint64> &result) { delivered.append(result.valueOr(-1)); };
    search.run(database, number(u"select 1 as n from pg_sleep(600)"_s), this, deliver);
    QTRY_COMPARE(sleepers(), 1);
    search.run(database, number(u"select 2 as n"_s), this, deliver);
    QTRY_COMPARE(delivered, QList<qint64>{2});
    QTRY_COMPARE(sleepers(), 0);
}

void TestDatabaseFacade::latestWinsIsSilentOnceDestroyed()
{
    Database database(m_test->asAdmin());
    bool isCalled = false;
    {
        LatestWins search;
        search.run(database, number(u"select 1 as n from pg_sleep(600)"_s), this,
                   [&isCalled](const Result<qint64> &) { isCalled = true; });
        QTRY_COMPARE(sleepers(), 1);
    }
    QTRY_COMPARE(sleepers(), 0);
    OMT_VERIFY(database.read(number(u"select 1 as n"_s)).result());
    QCoreApplication::processEvents();
    QVERIFY(!isCalled);
}

// A page that is closed while it loads: Qt 6.4 would assert here, or call a dead object.
void TestDatabaseFacade::latestWinsOutlivesItsContext()
{
    Database database(m_test->asAdmin());
    bool isCalled = false;
    LatestWins search;
    auto context = std::make_unique<QObject>();
    search.run(database, number(u"select 1 as n from pg_sleep(600)"_s), context.get(),
               [&isCalled](const Result<qint64> &) { isCalled = true; });
    QTRY_COMPARE(sleepers(), 1);
    context.reset();
    QTRY_COMPARE(sleepers(), 0); // nobody wants to know any more
    OMT_VERIFY(database.read(number(u"select 1 as n"_s)).result());
    context = std::make_unique<QObject>();
    search.run(database, number(u"select 2 as n"_s), context.get(),
               [&isCalled](const Result<qint64> &) { isCalled = true; });
    context.reset();
    OMT_VERIFY(database.read(number(u"select 3 as n"_s)).result());
    QCoreApplication::processEvents();
    QVERIFY(!isCalled);
    QList<qint64> delivered;
    search.run(
        database, number(u"select 4 as n"_s), this,
        [&delivered](const Result<qint64> &result) { delivered.append(result.valueOr(-1)); });
    QTRY_COMPARE(delivered, QList<qint64>{4});
}

void TestDatabaseFacade::lossAndReturnAreTold()
{
    Database database(m_test->asAdmin());
    QSignalSpy listening(database.changes(), &ChangeFeed::listening);
    QSignalSpy lost(&database, &Database::connectionLost);
    QSignalSpy restored(&database, &Database::connectionRestored);
    QTRY_COMPARE(listening.count(), 1);
    QVERIFY(restored.isEmpty());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Change feed: "_s));
    OMT_VERIFY(m_test->script(u"select pg_terminate_backend(pid) from pg_stat_activity"
                              " where datname = current_database() and pid <> pg_backend_pid()"_s));
    QTRY_COMPARE(lost.count(), 1);
    QTRY_COMPARE(restored.count(), 1);
}

QTEST_GUILESS_MAIN(TestDatabaseFacade)
#include "tst_database.moc"
