// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/executor.h"

#include "core/db/transaction.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace omt;
using namespace omt::db;
using namespace omt::test;
using namespace Qt::StringLiterals;

namespace {

Result<qint64> askNumber(Connection &connection, const QString &sql)
{
    const auto rows = connection.query(Statement::fromText(u"ask"_s, sql));
    return rows.map([](const Rows &found) { return found.first().integer(u"n"); });
}

auto number(const QString &sql)
{
    return [sql](Connection &connection) { return askNumber(connection, sql); };
}

/** A job that lasts until it is let go, so that others wait behind it. */
class Gate
{
public:
    Gate() { m_mutex.lock(); }
    void open() { m_mutex.unlock(); }
    auto job()
    {
        return [this](Connection &) -> Result<qint64> {
            isEntered = true;
            const std::lock_guard lock(m_mutex);
            return 0;
        };
    }
    std::atomic<bool> isEntered = false;

private:
    std::mutex m_mutex;
};

} // namespace

class TestExecutor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void jobsRunInOrderInOneThread();
    void continuationRunsInTheCallersThread();
    void cancelledFutureIsSkipped();
    void cancelledTokenSkipsWaitingJob();
    void runningJobIsCancelledOnTheServer();
    void cancelReachesOnlyTheJobItWasMeantFor();
    void cancelIsNotForgottenBeforeTheStatement();
    void oneTokenStopsSeveralJobs();
    void readIsRepeatedAfterLostConnection();
    void writeReportsLostConnection();
    void writeIsRepeatedWhenNothingWasStored();
    void writeIsNotRepeatedAfterACommit();
    void patienceEnds();
    void writeSurvivesConnectionLostWhileIdle();
    void queryStoppedByOthersIsNotSilent();
    void unreachableServerIsAnError();
    void jobsWaitUntilItIsOpened();
    void warmsUpWhileItWaits();
    void jobsThatNobodyEverOpensForEndUnreachable();
    void newTokenIsUsedByTheNextJob();
    void transactionLeftOpenIsRolledBack();
    void exceptionBecomesAnError();
    void destructionDropsReads();
    void destructionCarriesOutWrites();
    void mayBeDestroyedByItsOwnJob();

private:
    [[nodiscard]] std::unique_ptr<Executor> make(Executor::Role role) const;
    [[nodiscard]] Result<> kill(qint64 pid) const;

    std::unique_ptr<TestDatabase> m_database;
};

void TestExecutor::initTestCase()
{
    auto made = TestDatabase::create();
    OMT_VERIFY(made);
    m_database = std::move(*made);
    OMT_VERIFY(m_database->script(u"create table public.marks (n int)"_s));
}

void TestExecutor::cleanupTestCase()
{
    m_database.reset();
}

void TestExecutor::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

std::unique_ptr<Executor> TestExecutor::make(Executor::Role role) const
{
    return std::make_unique<Executor>(u"test"_s, m_database->asAdmin(), role);
}

Result<> TestExecutor::kill(qint64 pid) const
{
    return m_database->script(u"select pg_terminate_backend(%1)"_s.arg(pid));
}

void TestExecutor::jobsRunInOrderInOneThread()
{
    const auto executor = make(Executor::Role::Reader);
    QList<int> order; // touched by the executor's thread only, until all are done
    QSet<std::thread::id> threads;
    QList<QFuture<Result<int>>> futures;
    for (int i = 0; i < 20; ++i) {
        futures.append(executor->submit([&order, i](Connection &) -> Result<int> {
            order.append(i);
            return i;
        }));
    }
    for (int i = 0; i < futures.size(); ++i)
        QCOMPARE(*futures.at(i).result(), i);
    QCOMPARE(order.size(), 20);
    QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
    QCOMPARE(executor->pending(), 0);
}

void TestExecutor::continuationRunsInTheCallersThread()
{
    const auto executor = make(Executor::Role::Reader);
    qint64 got = 0;
    QThread *thread = nullptr;
    executor->submit(number(u"select 5 as n"_s)).then(this, [&](const Result<qint64> &result) {
        got = result.valueOr(-1);
        thread = QThread::currentThread();
    });
    QTRY_COMPARE(got, 5);
    QCOMPARE(thread, QThread::currentThread());
}

void TestExecutor::cancelledFutureIsSkipped()
{
    const auto executor = make(Executor::Role::Reader);
    Gate gate;
    auto first = executor->submit(gate.job());
    std::atomic<bool> hasRun = false;
    auto second = executor->submit([&hasRun](Connection &) -> Result<int> {
        hasRun = true;
        return 1;
    });
    second.cancel();
    gate.open();
    QCOMPARE(*executor->submit(number(u"select 3 as n"_s)).result(), 3);
    QVERIFY(!hasRun);
    QVERIFY(second.isFinished());
    OMT_VERIFY(first.result());
}

void TestExecutor::cancelledTokenSkipsWaitingJob()
{
    const auto executor = make(Executor::Role::Reader);
    Gate gate;
    auto first = executor->submit(gate.job());
    const CancelToken token;
    auto second = executor->submit(number(u"select 1 as n"_s), token);
    token.cancel();
    gate.open();
    const auto result = second.result();
    QVERIFY(!result);
    QVERIFY(result.error().isCancelled());
    OMT_VERIFY(first.result());
}

void TestExecutor::runningJobIsCancelledOnTheServer()
{
    const auto executor = make(Executor::Role::Reader);
    const CancelToken token;
    const QString mark = u"omt_mark_%1"_s.arg(QCoreApplication::applicationPid());
    auto job = executor->submit(number(u"select 1 as n from pg_sleep(600) /* "_s + mark + u" */"_s),
                                token);
    const auto isRunning = [&] {
        Connection watcher(m_database->asAdmin());
        if (!watcher.open())
            return false;
        return askNumber(watcher,
                         u"select count(*) as n from pg_stat_activity where state = 'active'"
                         " and pid <> pg_backend_pid() and query like '%"_s
                             + mark + u"%'"_s)
                   .valueOr(0)
            == 1;
    };
    QTRY_VERIFY(isRunning());
    token.cancel();
    QTRY_VERIFY(job.isFinished());
    QVERIFY(!job.result());
    QVERIFY(job.result().error().isCancelled());
    QVERIFY(!isRunning());
    QCOMPARE(*executor->submit(number(u"select 2 as n"_s)).result(), 2);
}

// Cancels as a job ends, over and over: whoever comes after must never be hit.
void TestExecutor::cancelReachesOnlyTheJobItWasMeantFor()
{
    const auto executor = make(Executor::Role::Writer); // which does not try twice
    int cancelled = 0;
    for (int i = 0; i < 200; ++i) {
        const CancelToken token;
        auto job = executor->submit(number(u"select 1 as n from pg_sleep(0.0005)"_s), token);
        auto after = executor->submit(number(u"select 2 as n from pg_sleep(0.001)"_s));
        if (i % 2)
            std::this_thread::yield();
        else
            job.waitForFinished();
        token.cancel();
        OMT_VERIFY(after.result());
        cancelled += job.result() ? 0 : 1;
    }
    qInfo("%d of 200 were cancelled", cancelled);
}

// The request comes when the job has begun but the server has nothing to stop yet.
void TestExecutor::cancelIsNotForgottenBeforeTheStatement()
{
    const auto executor = make(Executor::Role::Reader);
    const CancelToken token;
    auto job = executor->submit(
        [&token](Connection &connection) -> Result<qint64> {
            connection.setInterruption({}); // as if it had been asked a moment ago
            token.cancel();
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            return askNumber(connection, u"select 1 as n from pg_sleep(600)"_s);
        },
        token);
    QTRY_VERIFY(job.isFinished());
    QVERIFY(job.result().error().isCancelled());
}

void TestExecutor::oneTokenStopsSeveralJobs()
{
    const auto one = make(Executor::Role::Reader);
    const auto two = make(Executor::Role::Reader);
    const CancelToken token;
    auto a = one->submit(number(u"select 1 as n from pg_sleep(600)"_s), token);
    auto b = two->submit(number(u"select 1 as n from pg_sleep(600)"_s), token);
    token.cancel();
    QVERIFY(a.result().error().isCancelled());
    QVERIFY(b.result().error().isCancelled());
}

void TestExecutor::readIsRepeatedAfterLostConnection()
{
    const auto executor = make(Executor::Role::Reader);
    std::atomic<int> runs = 0;
    const auto result = executor
                            ->submit([&](Connection &connection) -> Result<qint64> {
                                if (++runs == 1) {
                                    if (const auto killed = kill(connection.backendPid()); !killed)
                                        return killed.error();
                                }
                                return askNumber(connection, u"select 4 as n"_s);
                            })
                            .result();
    OMT_VERIFY(result);
    QCOMPARE(*result, 4);
    QCOMPARE(runs, 2);
}

void TestExecutor::writeReportsLostConnection()
{
    const auto executor = make(Executor::Role::Writer);
    std::atomic<int> lost = 0;
    executor->onConnectionLost([&lost] { ++lost; });
    std::atomic<int> runs = 0;
    const auto result = executor
                            ->submit([&](Connection &connection) -> Result<qint64> {
                                ++runs;
                                if (const auto killed = kill(connection.backendPid()); !killed)
                                    return killed.error();
                                return askNumber(connection, u"select 4 as n"_s);
                            })
                            .result();
    QVERIFY(!result);
    QCOMPARE(toString(result.error().kind), toString(Error::Kind::Connection));
    QCOMPARE(runs, 1);
    QTRY_COMPARE(lost, 1);
    QCOMPARE(*executor->submit(number(u"select 6 as n"_s)).result(), 6);
}

void TestExecutor::writeIsRepeatedWhenNothingWasStored()
{
    const auto executor = make(Executor::Role::Writer);
    executor->setPatience(std::chrono::minutes(1));
    std::atomic<int> runs = 0;
    const auto result
        = executor
              ->submit([&](Connection &connection) -> Result<qint64> {
                  ++runs;
                  return inTransaction(connection, [&](Connection &inside) -> Result<qint64> {
                      if (const auto made
                          = inside.script(u"insert into public.marks values (71)"_s);
                          !made)
                          return made.error();
                      if (runs == 1) {
                          if (const auto killed = kill(inside.backendPid()); !killed)
                              return killed.error();
                      }
                      return askNumber(inside, u"select 4 as n"_s);
                  });
              })
              .result();
    OMT_VERIFY(result);
    QCOMPARE(runs, 2);
    QCOMPARE(*executor->submit(number(u"select count(*) as n from public.marks where n = 71"_s))
                  .result(),
             1);
    OMT_VERIFY(m_database->script(u"delete from public.marks"_s));
}

void TestExecutor::writeIsNotRepeatedAfterACommit()
{
    const auto executor = make(Executor::Role::Writer);
    executor->setPatience(std::chrono::minutes(1));
    std::atomic<int> runs = 0;
    const auto insert = [](Connection &inside) -> Result<> {
        return inside.script(u"insert into public.marks values (72)"_s);
    };
    const auto result = executor
                            ->submit([&](Connection &connection) -> Result<> {
                                ++runs;
                                if (const auto first = inTransaction(connection, insert); !first)
                                    return first;
                                if (const auto killed = kill(connection.backendPid()); !killed)
                                    return killed;
                                return inTransaction(connection, insert);
                            })
                            .result();
    QVERIFY(!result);
    QCOMPARE(toString(result.error().kind), toString(Error::Kind::Connection));
    QCOMPARE(runs, 1);
    QCOMPARE(*executor->submit(number(u"select count(*) as n from public.marks where n = 72"_s))
                  .result(),
             1);
    OMT_VERIFY(m_database->script(u"delete from public.marks"_s));
}

void TestExecutor::patienceEnds()
{
    ConnectionSettings settings = m_database->asAdmin();
    settings.host = u"/nowhere"_s;
    Executor executor(u"test"_s, settings, Executor::Role::Writer);
    executor.setPatience(std::chrono::milliseconds(120));
    std::atomic<int> lost = 0;
    executor.onConnectionLost([&lost] { ++lost; });
    for (int i = 0; i < 2; ++i) { // the second does not wait again
        const auto result = executor.submit(number(u"select 1 as n"_s)).result();
        QVERIFY(!result);
        QCOMPARE(toString(result.error().kind), toString(Error::Kind::Connection));
    }
    QTRY_COMPARE(lost, 3); // as it began to wait, and twice in the end
}

void TestExecutor::writeSurvivesConnectionLostWhileIdle()
{
    const auto executor = make(Executor::Role::Writer);
    const auto pid = executor->submit(number(u"select pg_backend_pid() as n"_s)).result();
    OMT_VERIFY(pid);
    OMT_VERIFY(kill(*pid));
    Connection watcher(m_database->asAdmin());
    OMT_VERIFY(watcher.open());
    QTRY_COMPARE(
        askNumber(watcher, u"select count(*) as n from pg_stat_activity where pid = %1"_s.arg(*pid))
            .valueOr(-1),
        0);
    const auto after = executor->submit(number(u"select pg_backend_pid() as n"_s)).result();
    OMT_VERIFY(after);
    QVERIFY(*after != *pid);
}

void TestExecutor::queryStoppedByOthersIsNotSilent()
{
    std::atomic<int> runs = 0;
    const auto job = [&runs](Connection &connection) -> Result<qint64> {
        const QString sql = ++runs == 1 ? u"select 1 as n from pg_sleep(1)"_s : u"select 2 as n"_s;
        if (const auto limited = connection.script(u"set statement_timeout = '20ms'"_s); !limited)
            return limited.error();
        return askNumber(connection, sql);
    };
    const auto read = make(Executor::Role::Reader)->submit(job).result();
    OMT_VERIFY(read);
    QCOMPARE(*read, 2); // once more, like a lost connection
    runs = 0;
    const auto written = make(Executor::Role::Writer)->submit(job).result();
    QVERIFY(!written);
    QCOMPARE(toString(written.error().kind), toString(Error::Kind::Database));
    QCOMPARE(written.error().sqlState, u"57014"_s);
}

void TestExecutor::unreachableServerIsAnError()
{
    ConnectionSettings settings = m_database->asAdmin();
    settings.host = u"/nowhere"_s;
    Executor executor(u"test"_s, settings, Executor::Role::Reader);
    const auto result = executor.submit(number(u"select 1 as n"_s)).result();
    QVERIFY(!result);
    QCOMPARE(toString(result.error().kind), toString(Error::Kind::Connection));
}

void TestExecutor::jobsWaitUntilItIsOpened()
{
    const auto carla = m_database->signIn(u"carla"_s);
    OMT_VERIFY(carla);
    const QString who = u"select (auth.current_user_id() is not null)::int as n"_s;
    Executor executor(u"test"_s, Executor::Role::Reader);
    const auto first = executor.submit(number(who));
    executor.prepare(m_database->asNobody());
    const auto second = executor.submit(number(who));
    QTest::qWait(50); // nothing may happen, for which nothing can be waited
    QVERIFY(!first.isFinished() && !second.isFinished());
    executor.open(*carla);
    QCOMPARE(*first.result(), 1);
    QCOMPARE(*second.result(), 1);
}

void TestExecutor::warmsUpWhileItWaits()
{
    const auto carla = m_database->signIn(u"carla"_s);
    OMT_VERIFY(carla);
    const QString who
        = u"select pg_backend_pid()::bigint as n where auth.current_user_id() is %1"_s;
    std::atomic<qint64> warm = 0;
    std::atomic<int> warmUps = 0;
    Executor executor(u"test"_s, Executor::Role::Reader);
    executor.prepare(m_database->asNobody(), [&](Connection &connection) {
        warm = number(who.arg(u"null"))(connection).valueOr(-1);
        ++warmUps;
    });
    QTRY_COMPARE(warmUps.load(), 1);
    QVERIFY(warm.load() > 0); // it ran, for nobody
    executor.open(*carla);
    const auto first = executor.submit(number(who.arg(u"not null"))).result();
    OMT_VERIFY(first);
    QCOMPARE(*first, warm.load()); // the same connection, for carla
    executor.prepare(*carla, [&](Connection &) { ++warmUps; });
    OMT_VERIFY(executor.submit(number(u"select 1 as n"_s)).result());
    QCOMPARE(warmUps.load(), 1); // nothing waits any more
}

void TestExecutor::jobsThatNobodyEverOpensForEndUnreachable()
{
    QFuture<Result<qint64>> read;
    QFuture<Result<qint64>> write;
    {
        Executor reader(u"reader"_s, Executor::Role::Reader);
        Executor writer(u"writer"_s, Executor::Role::Writer);
        read = reader.submit(number(u"select 1 as n"_s));
        write = writer.submit(number(u"select 1 as n"_s));
    }
    QVERIFY(!read.result());
    QVERIFY(!write.result());
    QCOMPARE(toString(write.result().error().kind), toString(Error::Kind::Connection));
}

void TestExecutor::newTokenIsUsedByTheNextJob()
{
    const auto carla = m_database->signIn(u"carla"_s);
    OMT_VERIFY(carla);
    Executor executor(u"test"_s, m_database->asNobody(), Executor::Role::Reader);
    const QString who = u"select (auth.current_user_id() is not null)::int as n"_s;
    QCOMPARE(*executor.submit(number(who)).result(), 0);
    executor.setSessionToken(carla->sessionToken);
    QCOMPARE(*executor.submit(number(who)).result(), 1);
    executor.setSessionToken({});
    QCOMPARE(*executor.submit(number(who)).result(), 0);
}

void TestExecutor::transactionLeftOpenIsRolledBack()
{
    const auto executor = make(Executor::Role::Writer);
    QTest::ignoreMessage(QtWarningMsg, "A job left its transaction open; it is rolled back");
    OMT_VERIFY(executor
                   ->submit([](Connection &connection) {
                       return connection.script(u"begin; insert into public.marks values (1)"_s);
                   })
                   .result());
    QCOMPARE(*executor->submit(number(u"select count(*) as n from marks"_s)).result(), 0);
}

void TestExecutor::exceptionBecomesAnError()
{
    const auto executor = make(Executor::Role::Reader);
    const auto result
        = executor->submit([](Connection &) -> Result<int> { throw std::runtime_error("oh no"); })
              .result();
    QVERIFY(!result);
    QCOMPARE(toString(result.error().kind), toString(Error::Kind::Internal));
    QVERIFY(result.error().details.contains(u"oh no"));
}

void TestExecutor::destructionDropsReads()
{
    auto executor = make(Executor::Role::Reader);
    auto running = executor->submit(number(u"select 1 as n from pg_sleep(600)"_s));
    auto waiting = executor->submit(number(u"select 1 as n from pg_sleep(600)"_s));
    executor.reset(); // would take twenty minutes
    QVERIFY(running.isFinished() && waiting.isFinished());
    QVERIFY(running.result().error().isCancelled());
    QVERIFY(waiting.result().error().isCancelled());
}

void TestExecutor::destructionCarriesOutWrites()
{
    auto executor = make(Executor::Role::Writer);
    QList<QFuture<Result<>>> futures;
    for (int i = 0; i < 10; ++i) {
        futures.append(executor->submit([i](Connection &connection) {
            return connection.script(u"insert into public.marks values (%1)"_s.arg(1000 + i));
        }));
    }
    executor.reset();
    for (const auto &future : futures)
        OMT_VERIFY(future.result());
    const auto reader = make(Executor::Role::Reader);
    QCOMPARE(*reader->submit(number(u"select count(*) as n from marks where n >= 1000"_s)).result(),
             10);
}

void TestExecutor::mayBeDestroyedByItsOwnJob()
{
    auto owner = std::make_shared<std::unique_ptr<Executor>>(make(Executor::Role::Reader));
    Gate gate;
    auto future = (*owner)->submit([owner, &gate](Connection &connection) -> Result<qint64> {
        (void)gate.job()(connection);
        owner->reset();
        return 9;
    });
    gate.open();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(*future.result(), 9);
}

QTEST_GUILESS_MAIN(TestExecutor)
#include "tst_executor.moc"
