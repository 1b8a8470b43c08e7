// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/mediawriter.h"
#include "core/catalog/searchindex.h"
#include "core/db/connection.h"
#include "core/db/transaction.h"
#include "core/domain/searchlexemes.h"
#include "core/domain/titletext.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QTest>

#include <random>

using namespace omt;
using namespace omt::catalog;
using namespace omt::test;
using namespace Qt::StringLiterals;

/** Changes titles at random, then compares what the triggers made of it with a fresh build. */
class TestSearchIndex : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void keepsUpWithThousandsOfChanges();
    void takesInABulkImport();

private:
    [[nodiscard]] QString anyTitle();
    [[nodiscard]] Media anyMedia();
    [[nodiscard]] Result<> addOne();
    [[nodiscard]] Result<> changeOne();
    [[nodiscard]] Result<> run(const QString &sql, const db::Bindings &bindings = {});
    [[nodiscard]] QStringList read(const QString &sql);
    [[nodiscard]] QList<QStringList> state();
    void compareWithRebuild();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<db::Connection> m_connection;
    std::unique_ptr<db::Connection> m_admin;
    std::mt19937 m_random{11};
    QList<MediaId> m_ids;
};

void TestSearchIndex::initTestCase()
{
    auto made = TestDatabase::create();
    OMT_VERIFY(made);
    m_database = std::move(*made);
    m_connection = std::make_unique<db::Connection>(m_database->asLocalUser());
    m_admin = std::make_unique<db::Connection>(m_database->asAdmin());
    OMT_VERIFY(m_connection->open());
    OMT_VERIFY(m_admin->open());
    OMT_VERIFY(m_database->script(u"update media.search_state set heavy = 15"_s));
}

void TestSearchIndex::cleanupTestCase()
{
    m_connection.reset();
    m_admin.reset();
    m_database.reset();
}

QString TestSearchIndex::anyTitle()
{
    static const QStringList words
        = u"the of red moon star night war king dark heart city lost girl boy dragon sword ghost "
          u"月 千と千尋 ナルト сталкер 기생충 Zoë naïve II VII & 3"_s.split(u' ');
    QStringList title;
    for (unsigned i = 0; i < 1 + m_random() % 4; ++i)
        title.append(words[qsizetype(m_random() % unsigned(words.size()))]);
    if (m_random() % 6 == 0)
        title.append(u"rare"_s + QString::number(m_random() % 500));
    return title.join(u' ');
}

Media TestSearchIndex::anyMedia()
{
    Media media;
    media.type = mediaTypes()[m_random() % mediaTypes().size()].type;
    media.title = anyTitle();
    for (unsigned i = 0; i < m_random() % 3; ++i)
        media.names.append({anyTitle(), {}, u"alias"_s});
    if (m_random() % 4)
        media.releaseDate = PartialDate::fromYear(1950 + int(m_random() % 70));
    media.creators = {anyTitle()};
    media.genres = {u"Drama"_s};
    media.countryOfOrigin = m_random() % 2 ? u"JP"_s : QString();
    media.popularity = double(m_random() % 1000);
    return media;
}

Result<> TestSearchIndex::addOne()
{
    const auto id = db::inTransaction(
        *m_connection, [&](db::Connection &c) { return insertMedia(c, anyMedia()); });
    if (!id)
        return id.error();
    m_ids.append(*id);
    return {};
}

Result<> TestSearchIndex::run(const QString &sql, const db::Bindings &bindings)
{
    const auto done = m_connection->execute(db::Statement::fromText(u"change"_s, sql), bindings);
    return done ? Result<>() : Result<>(done.error());
}

Result<> TestSearchIndex::changeOne()
{
    const qsizetype at = qsizetype(m_random() % unsigned(m_ids.size()));
    const MediaId id = m_ids[at];
    const QString title = anyTitle();
    switch (m_random() % 7) {
    case 0:
        m_ids.removeAt(at);
        return run(u"delete from media.media where id = :id::uuid"_s, {{u"id", id}});
    case 1:
        return run(u"update media.media set popularity = :p::real where id = :id::uuid"_s,
                   {{u"id", id}, {u"p", int(m_random() % 1000)}});
    case 2:
        return run(
            u"update media.media set search_vector = :v::tsvector, sort_title = :n, "
            u"media_type = 'movie', release_date = null, release_precision = null "
            u"where id = :id::uuid"_s,
            {{u"id", id}, {u"v", searchVector({title}, {}, {})}, {u"n", normalisedTitle(title)}});
    case 3:
        return run(
            u"update media.titles set title = :t, normalised = :n where media_id = :id::uuid "
            u"and position = 0"_s,
            {{u"id", id}, {u"t", title}, {u"n", normalisedTitle(title)}});
    case 4:
        return run(u"delete from media.titles where media_id = :id::uuid and position > 0"_s,
                   {{u"id", id}});
    case 5: // a name moves from one title to another, as when two are merged
        return run(
            u"update media.titles t set media_id = :to::uuid, position = 100 + (select count(*) "
            u"from media.titles o where o.media_id = :to::uuid) where t.media_id = :id::uuid "
            u"and t.position = 1"_s,
            {{u"id", id}, {u"to", m_ids[qsizetype(m_random() % unsigned(m_ids.size()))]}});
    default:
        return run(u"update media.media set description = 'unimportant' where id = :id::uuid"_s,
                   {{u"id", id}});
    }
}

QStringList TestSearchIndex::read(const QString &sql)
{
    const auto rows = m_admin->query(db::Statement::fromText(u"read"_s, sql));
    if (!rows)
        return {rows.error().toLogString()};
    return rows->map([](const db::Row &row) { return row.text(u"line"); });
}

QList<QStringList> TestSearchIndex::state()
{
    return {
        read(u"select media_id || ' ' || popularity || ' ' || type_number || ' ' || norm || ' ' || "
             u"others || ' ' || words::text as line from media.search_docs order by media_id"_s),
        read(
            u"select word || ' ' || df as line from media.search_words where df > 0 order by word"_s),
        read(u"select distinct w.word || ' ' || t.hash as line from media.search_typos t "
             u"join media.search_words w on w.id = t.word_id where w.df > 0 order by 1"_s),
        // Heads that became frequent or rare since the last build come and go with the next one.
        read(u"select head || ' ' || total || ' ' || types::text as line from media.search_heads "
             u"where total >= 40 order by head"_s),
    };
}

void TestSearchIndex::compareWithRebuild()
{
    const QStringList settled = read(u"select media.search_settle()::text as line"_s);
    QCOMPARE(settled.size(), 1);
    const QList<QStringList> kept = state();
    // Which of many equals are the best may differ; that they are there and have the words may not.
    QCOMPARE(read(u"select h.head || ' ' || t.doc as line from media.search_heads h "
                  u"cross join unnest(h.top) t(doc) left join media.search_docs d on d.doc = t.doc "
                  u"where d.doc is null or not d.words @@ media.search_head_query(h.head)"_s),
             QStringList());
    QCOMPARE(
        read(
            u"select head as line from media.search_heads "
            u"where cardinality(top) < least(total, 60) or cardinality(top) <> cardinality(scores)"_s),
        QStringList());
    OMT_VERIFY(rebuildSearchIndex(*m_connection));
    const QList<QStringList> fresh = state();
    QVERIFY(fresh[0].size() > 100);
    QVERIFY(fresh[1].size() > 100);
    QVERIFY(fresh[2].size() > 100);
    QVERIFY(fresh[3].size() > 20);
    for (qsizetype i = 0; i < 3; ++i)
        QCOMPARE(kept[i], fresh[i]);
    const QSet<QString> all(fresh[3].begin(), fresh[3].end());
    QVERIFY(kept[3].size() > 20);
    for (const QString &head : kept[3])
        QVERIFY2(all.contains(head), qPrintable(head));
}

void TestSearchIndex::keepsUpWithThousandsOfChanges()
{
    for (int i = 0; i < 800; ++i)
        OMT_VERIFY(addOne());
    OMT_VERIFY(rebuildSearchIndex(*m_connection)); // so that there are tiers and heads to keep
    for (int i = 0; i < 3000; ++i)
        OMT_VERIFY(m_random() % 3 == 0 ? addOne() : changeOne());
    compareWithRebuild();
}

void TestSearchIndex::takesInABulkImport()
{
    {
        db::Transaction transaction(*m_connection);
        OMT_VERIFY(run(u"set local omt.search_later = 'on'"_s));
        for (int i = 0; i < 300; ++i)
            OMT_VERIFY(addOne());
        OMT_VERIFY(transaction.commit());
    }
    const auto taken = indexQueuedTitles(*m_connection);
    OMT_VERIFY(taken);
    QCOMPARE(*taken, 300);
    compareWithRebuild();
}

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"
