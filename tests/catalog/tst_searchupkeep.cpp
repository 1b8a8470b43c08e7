// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/mediawriter.h"
#include "core/catalog/searchupkeep.h"
#include "core/catalog/titlerows.h"
#include "core/db/connection.h"
#include "core/db/transaction.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QSignalSpy>
#include <QTest>

using namespace omt;
using namespace omt::catalog;
using namespace omt::test;
using namespace Qt::StringLiterals;

/** Search catches up by itself: after bulk imports, updates of the program, crashes. */
class TestSearchUpkeep : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void doesNothingWhenNothingIsDue();
    void takesInWhatAnImportQueued();
    void rebuildsWhenMuchHasCome();
    void makesOldWordsNew();
    void givesUpABuildThatDied();
    void leavesItToWhoeverIsAtIt();
    void memberTakesInButDoesNotBuild();
    void workStopsWhereItIsToldTo();
    void whatIsWrittenDuringABuildIsFound();
    void runsInAThreadOfItsOwn();

private:
    void addQueued(int count, const QString &name);
    void addMany(int count);
    [[nodiscard]] UpkeepReport keepUp(Upkeep what = Upkeep::WhatIsDue);
    [[nodiscard]] qint64 found(const QString &text);
    [[nodiscard]] QString value(const QString &sql);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<db::Connection> m_connection;
    std::unique_ptr<db::Connection> m_admin;
};

void TestSearchUpkeep::init()
{
    auto made = TestDatabase::create();
    OMT_VERIFY(made);
    m_database = std::move(*made);
    m_connection = std::make_unique<db::Connection>(m_database->asLocalUser());
    m_admin = std::make_unique<db::Connection>(m_database->asAdmin());
    OMT_VERIFY(m_connection->open());
    OMT_VERIFY(m_admin->open());
    OMT_VERIFY(keepSearchUp(*m_connection));
}

void TestSearchUpkeep::cleanup()
{
    m_connection.reset();
    m_admin.reset();
    m_database.reset();
}

void TestSearchUpkeep::addQueued(int count, const QString &name)
{
    db::Transaction transaction(*m_connection);
    OMT_VERIFY(m_connection->script(u"set local omt.search_later = 'on'"_s));
    for (int i = 0; i < count; ++i) {
        Media media;
        media.title = name + u' ' + QString::number(i);
        OMT_VERIFY(insertMedia(*m_connection, media));
    }
    OMT_VERIFY(transaction.commit());
}

void TestSearchUpkeep::addMany(int count)
{
    OMT_VERIFY(m_database->script(uR"(begin; set local omt.search_later = 'on';
        insert into media.media (id, media_type, media_class, title, sort_title, search_vector)
        select omt.uuid_v7(), 'movie', 'video.movie', 'Flood ' || i, 'flood ' || i,
          ('''flood'' ''' || i || '''')::tsvector from generate_series(1, %1) i;
        insert into media.titles (media_id, position, title, kind, normalised)
        select id, 0, title, 'main', sort_title from media.media where title like 'Flood %'; commit)"_s
                                      .arg(count)));
}

UpkeepReport TestSearchUpkeep::keepUp(Upkeep what)
{
    const auto report = keepSearchUp(*m_connection, what);
    return report ? *report : UpkeepReport{-1, -1, false};
}

qint64 TestSearchUpkeep::found(const QString &text)
{
    const auto answer = searchTitles(*m_connection, text, {});
    return answer ? answer->total : -1;
}

QString TestSearchUpkeep::value(const QString &sql)
{
    const auto rows = m_admin->query(
        db::Statement::fromText(u"value"_s, u"select ("_s + sql + u")::text as v"_s));
    return rows ? rows->first().text(u"v") : rows.error().toLogString();
}

void TestSearchUpkeep::doesNothingWhenNothingIsDue()
{
    QVERIFY(keepUp().didNothing());
    bool isTold = false;
    const auto report
        = keepSearchUp(*m_connection, Upkeep::WhatIsDue, [&isTold](const IndexProgress &) {
              isTold = true;
              return true;
          });
    OMT_VERIFY(report);
    QVERIFY(!isTold);
}

void TestSearchUpkeep::takesInWhatAnImportQueued()
{
    addQueued(25, u"Latecomer"_s);
    QCOMPARE(found(u"latecomer"_s), 0);
    const UpkeepReport report = keepUp();
    QCOMPARE(report.taken, 25);
    QVERIFY(!report.isRebuilt);
    QCOMPARE(found(u"latecomer"_s), 25);
    QCOMPARE(value(u"select count(*) from media.search_queue"_s), u"0"_s);
    QCOMPARE(value(u"select count(*) from media.search_changes"_s), u"0"_s);
    QVERIFY(keepUp().didNothing());
}

void TestSearchUpkeep::rebuildsWhenMuchHasCome()
{
    addMany(10'100);
    std::vector<double> shares;
    const auto report
        = keepSearchUp(*m_connection, Upkeep::WhatIsDue, [&shares](const IndexProgress &p) {
              shares.push_back(p.share);
              return true;
          });
    OMT_VERIFY(report);
    QVERIFY(report->isRebuilt);
    QCOMPARE(found(u"flood"_s), 10'100);
    QCOMPARE(value(u"select count(*) from media.search_queue"_s), u"0"_s);
    QVERIFY(shares.size() > 5);
    QVERIFY(std::is_sorted(shares.begin(), shares.end()));
    QVERIFY(shares.front() >= 0 && shares.back() <= 1);
    QVERIFY(keepUp().didNothing());
}

void TestSearchUpkeep::makesOldWordsNew()
{
    addQueued(3, u"Ærøskøbing"_s);
    QVERIFY(!keepUp().didNothing());
    // As a version that knew nothing of strokes would have left them, and told of it.
    OMT_VERIFY(m_database->script(
        uR"(update media.media set search_vector = '''stale''', sort_title = 'stale';
        update media.titles set normalised = 'stale'; update media.search_state set text_version = 0)"_s));
    const QString before = value(u"select max(updated_at) from media.media"_s);
    QCOMPARE(found(u"aeroskobing"_s), 0);
    const UpkeepReport report = keepUp();
    QCOMPARE(report.renormalised, 3);
    QCOMPARE(found(u"aeroskobing"_s), 3);
    QCOMPARE(found(u"stale"_s), 0);
    QCOMPARE(value(u"select max(updated_at) from media.media"_s), before);
    QCOMPARE(value(u"select count(*) from media.titles where normalised = 'stale'"_s), u"0"_s);
    QVERIFY(keepUp().didNothing());
}

void TestSearchUpkeep::givesUpABuildThatDied()
{
    {
        db::Connection dying(m_database->asLocalUser());
        OMT_VERIFY(dying.open());
        OMT_VERIFY(dying.query(db::Statement::load(u"search/build_begin")));
        OMT_VERIFY(dying.query(db::Statement::load(u"search/build_docs")));
    }
    QCOMPARE(value(u"select is_building from media.search_state"_s), u"true"_s);
    QCOMPARE(keepUp().taken, 0);
    QCOMPARE(value(u"select is_building from media.search_state"_s), u"false"_s);
    QCOMPARE(value(u"select to_regclass('media.search_docs_new') is null"_s), u"true"_s);
}

void TestSearchUpkeep::leavesItToWhoeverIsAtIt()
{
    addQueued(2, u"Latecomer"_s);
    db::Connection other(m_database->asLocalUser());
    OMT_VERIFY(other.open());
    OMT_VERIFY(other.query(db::Statement::load(u"search/take_charge")));
    QVERIFY(keepUp().didNothing());
    const auto refused = keepSearchUp(*m_connection, Upkeep::Everything);
    QVERIFY(!refused);
    QVERIFY(refused.error().kind == Error::Kind::Conflict);
    other.close();
    const auto foundAfterUpkeep = [this] {
        const UpkeepReport report = keepUp(); // once the server has noticed that the other is gone
        return report.taken < 0 ? -1 : found(u"latecomer"_s);
    };
    QTRY_COMPARE(foundAfterUpkeep(), 2);
}

void TestSearchUpkeep::memberTakesInButDoesNotBuild()
{
    addQueued(2, u"Latecomer"_s);
    addMany(10'100);
    const auto settings = m_database->signIn(u"mia"_s);
    OMT_VERIFY(settings);
    db::Connection member(*settings);
    OMT_VERIFY(member.open());
    const auto report = keepSearchUp(member);
    OMT_VERIFY(report);
    QVERIFY(!report->isRebuilt);
    QCOMPARE(report->taken, 10'102);
    QCOMPARE(found(u"latecomer"_s), 2);
}

void TestSearchUpkeep::workStopsWhereItIsToldTo()
{
    addMany(10'100);
    int calls = 0;
    const auto stopped = keepSearchUp(*m_connection, Upkeep::WhatIsDue,
                                      [&calls](const IndexProgress &) { return ++calls < 4; });
    QVERIFY(!stopped);
    QVERIFY(stopped.error().isCancelled());
    QCOMPARE(value(u"select is_building from media.search_state"_s), u"false"_s);
    QCOMPARE(value(u"select count(*) from media.search_queue"_s), u"20200"_s); // each and its name
    QVERIFY(keepUp().isRebuilt);
    QCOMPARE(found(u"flood"_s), 10'100);
}

void TestSearchUpkeep::whatIsWrittenDuringABuildIsFound()
{
    addQueued(5, u"Latecomer"_s);
    db::Connection writer(m_database->asLocalUser());
    OMT_VERIFY(writer.open());
    int calls = 0;
    const auto built
        = keepSearchUp(*m_connection, Upkeep::Everything, [&](const IndexProgress &progress) {
              ++calls;
              Media media;
              media.title = u"Meanwhile %1"_s.arg(calls);
              const auto id = db::inTransaction(
                  writer, [&media](db::Connection &c) { return insertMedia(c, media); });
              if (!id)
                  return false;
              if (progress.step == 6) { // and one that the build has read already goes
                  const auto gone = writer.execute(db::Statement::fromText(
                      u"delete"_s, u"delete from media.media where title = 'Latecomer 3'"_s));
                  return gone && *gone == 1;
              }
              return true;
          });
    OMT_VERIFY(built);
    QVERIFY(calls > 8);
    QCOMPARE(found(u"meanwhile"_s), calls);
    QCOMPARE(found(u"latecomer"_s), 4);
    QCOMPARE(value(u"select count(*) from media.search_docs"_s), QString::number(4 + calls));
}

void TestSearchUpkeep::runsInAThreadOfItsOwn()
{
    addQueued(5, u"Latecomer"_s);
    SearchUpkeep upkeep(m_database->asLocalUser(), Upkeep::WhatIsDue);
    std::optional<Result<UpkeepReport>> result;
    connect(&upkeep, &SearchUpkeep::finished, this,
            [&result](const Result<UpkeepReport> &report) { result = report; });
    const QSignalSpy progress(&upkeep, &SearchUpkeep::progress);
    upkeep.start();
    QTRY_VERIFY(result);
    OMT_VERIFY(*result);
    QCOMPARE((*result)->taken, 5);
    QVERIFY(progress.size() > 0);
    QCOMPARE(found(u"latecomer"_s), 5);
}

QTEST_GUILESS_MAIN(TestSearchUpkeep)
#include "tst_searchupkeep.moc"
