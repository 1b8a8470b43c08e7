// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/changefeed.h"
#include "core/db/connection.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace omt;
using namespace omt::db;
using namespace omt::test;
using namespace Qt::StringLiterals;

class TestChangeFeed : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void catalogChangesArrive();
    void manyChangesComeAsOne();
    void onlyOwnChangesArrive();
    void newTokenMeansNewChannel();
    void reconnectsAndTellsOfEverything();
    void unreachableServerIsToldOnce();

private:
    [[nodiscard]] Result<> notify(const QString &channel, const QString &payload) const;
    [[nodiscard]] Result<QString> channelOf(const ConnectionSettings &settings) const;

    std::unique_ptr<TestDatabase> m_database;
};

namespace {

ChangeSet unitedOf(const QSignalSpy &spy)
{
    ChangeSet all;
    for (const QList<QVariant> &arguments : spy)
        all.unite(arguments.first().value<ChangeSet>());
    return all;
}

QString payload(const QString &table, const MediaId &id)
{
    return u"{\"t\":\"%1\",\"op\":\"u\",\"ids\":[\"%2\"]}"_s.arg(table, id.toString());
}

} // namespace

void TestChangeFeed::initTestCase()
{
    auto made = TestDatabase::create();
    OMT_VERIFY(made);
    m_database = std::move(*made);
}

void TestChangeFeed::cleanupTestCase()
{
    m_database.reset();
}

void TestChangeFeed::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

Result<> TestChangeFeed::notify(const QString &channel, const QString &text) const
{
    return m_database->script(u"select pg_notify('%1', '%2')"_s.arg(channel, text));
}

Result<QString> TestChangeFeed::channelOf(const ConnectionSettings &settings) const
{
    Connection connection(settings);
    if (const auto opened = connection.open(); !opened)
        return opened.error();
    return connection.query(Statement::load(u"db/change_channel")).map([](const Rows &rows) {
        return rows.first().text(u"channel");
    });
}

void TestChangeFeed::catalogChangesArrive()
{
    ChangeFeed feed;
    feed.start(m_database->asNobody());
    QSignalSpy changed(&feed, &ChangeFeed::changed);
    QTRY_VERIFY(feed.isListening());
    const MediaId id(QUuid::createUuid());
    OMT_VERIFY(notify(u"omt_catalog"_s, payload(u"media"_s, id)));
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(unitedOf(changed).mediaIds(u"media"), QSet<MediaId>{id});
    QVERIFY(!unitedOf(changed).isEverything());
}

void TestChangeFeed::manyChangesComeAsOne()
{
    ChangeFeed feed;
    feed.start(m_database->asNobody());
    QSignalSpy changed(&feed, &ChangeFeed::changed);
    QTRY_VERIFY(feed.isListening());
    QString commands;
    QSet<MediaId> ids;
    for (int i = 0; i < 500; ++i) {
        const MediaId id(QUuid::createUuid());
        ids.insert(id);
        commands += u"select pg_notify('omt_catalog', '%1');"_s.arg(payload(u"media"_s, id));
    }
    OMT_VERIFY(m_database->script(commands));
    QTRY_COMPARE(unitedOf(changed).mediaIds(u"media"), ids);
    QVERIFY2(changed.count() < 10, qPrintable(QString::number(changed.count())));
}

void TestChangeFeed::onlyOwnChangesArrive()
{
    const auto anna = m_database->signIn(u"anna"_s);
    const auto bob = m_database->signIn(u"bob"_s);
    OMT_VERIFY(anna);
    OMT_VERIFY(bob);
    const auto annas = channelOf(*anna);
    const auto bobs = channelOf(*bob);
    OMT_VERIFY(annas);
    OMT_VERIFY(bobs);
    QVERIFY(*annas != *bobs && !annas->isEmpty());
    ChangeFeed feed;
    feed.start(*anna);
    QSignalSpy changed(&feed, &ChangeFeed::changed);
    QTRY_VERIFY(feed.isListening());
    const MediaId mine(QUuid::createUuid());
    const MediaId his(QUuid::createUuid());
    OMT_VERIFY(notify(*bobs, payload(u"user_media"_s, his)));
    OMT_VERIFY(notify(*annas, payload(u"user_media"_s, mine)));
    QTRY_COMPARE(unitedOf(changed).mediaIds(u"user_media"), QSet<MediaId>{mine});
}

void TestChangeFeed::newTokenMeansNewChannel()
{
    const auto carl = m_database->signIn(u"carl"_s);
    OMT_VERIFY(carl);
    const auto channel = channelOf(*carl);
    OMT_VERIFY(channel);
    ChangeFeed feed;
    feed.start(m_database->asNobody());
    QSignalSpy changed(&feed, &ChangeFeed::changed);
    QTRY_VERIFY(feed.isListening());
    feed.setSessionToken(carl->sessionToken);
    QTRY_COMPARE(changed.count(), 1); // all he sees may differ
    QVERIFY(unitedOf(changed).isEverything());
    changed.clear();
    const MediaId id(QUuid::createUuid());
    OMT_VERIFY(notify(*channel, payload(u"user_media"_s, id)));
    QTRY_COMPARE(unitedOf(changed).mediaIds(u"user_media"), QSet<MediaId>{id});
}

void TestChangeFeed::reconnectsAndTellsOfEverything()
{
    ConnectionSettings settings = m_database->asNobody();
    settings.applicationName = u"omt-feed"_s;
    ChangeFeed feed;
    feed.start(settings);
    QSignalSpy changed(&feed, &ChangeFeed::changed);
    QSignalSpy lost(&feed, &ChangeFeed::connectionLost);
    QSignalSpy restored(&feed, &ChangeFeed::connectionRestored);
    QTRY_VERIFY(feed.isListening());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Change feed: "_s));
    OMT_VERIFY(m_database->script(u"select pg_terminate_backend(pid) from pg_stat_activity"
                                  " where application_name = 'omt-feed'"_s));
    QTRY_COMPARE(lost.count(), 1); // noticed at once, not at a heartbeat
    QTRY_COMPARE(restored.count(), 1);
    QTRY_VERIFY(unitedOf(changed).isEverything());
    changed.clear();
    const MediaId id(QUuid::createUuid());
    OMT_VERIFY(notify(u"omt_catalog"_s, payload(u"media"_s, id)));
    QTRY_VERIFY(unitedOf(changed).touches(u"media", id));
}

void TestChangeFeed::unreachableServerIsToldOnce()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Change feed: "_s));
    ConnectionSettings settings = m_database->asNobody();
    settings.host = u"/nowhere"_s;
    ChangeFeed feed;
    feed.start(settings);
    QSignalSpy lost(&feed, &ChangeFeed::connectionLost);
    QTRY_COMPARE(lost.count(), 1);
    QVERIFY(!feed.isListening());
    feed.checkNow();
    feed.checkNow();
    QVERIFY(!lost.wait(600)); // two attempts more
}

QTEST_GUILESS_MAIN(TestChangeFeed)
#include "tst_changefeed.moc"
