// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/uuid.h"
#include "core/catalog/browseindex.h"
#include "core/catalog/browsereader.h"
#include "core/catalog/browseservice.h"
#include "core/catalog/facetcounter.h"
#include "core/catalog/mediawriter.h"
#include "core/db/database.h"
#include "tests/catalog/browsefixture.h"
#include "tests/support/awaited.h"
#include "tests/support/testmacros.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace omt;
using namespace omt::catalog;
using namespace omt::test;
using namespace Qt::StringLiterals;

/** Pages in every order, and the means that one of them goes by. */
class TestBrowseOrders : public QObject, public BrowseFixture
{
    Q_OBJECT

private slots:
    void initTestCase();

    void pagesOfEveryOrderFitTogether_data();
    void pagesOfEveryOrderFitTogether();
    void meansOfRatingsFollowEveryChange();
};

/** Milestones of a build, and changes since. */
void TestBrowseOrders::initTestCase()
{
    open();
    OMT_VERIFY(rebuildBrowseIndex(*m_connection, {}, 5));
    for (int i = 0; i < 60; ++i)
        OMT_VERIFY(add(anyMedia()));
    OMT_VERIFY(run(
        u"delete from media.media where id in (select m.id from media.media m where not exists "
        "(select from interaction.user_media u where u.media_id = m.id) order by hashtext(title) "
        "limit 40)"_s));
    OMT_VERIFY(run(u"update media.media set popularity = popularity + 1, sort_title = 'zz ' || "
                   "left(sort_title, 100) where hashtext(title) % 20 = 0"_s));
}

void TestBrowseOrders::pagesOfEveryOrderFitTogether_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<bool>("descending");
    for (const BrowseSort sort : allBrowseSorts) {
        for (const bool descending : {false, true})
            QTest::addRow("by %s, %s", qPrintable(toString(titleSortOf(sort))),
                          descending ? "down" : "up")
                << int(sort) << descending;
    }
}

void TestBrowseOrders::pagesOfEveryOrderFitTogether()
{
    QFETCH(int, sort);
    QFETCH(bool, descending);
    const auto rows = m_admin->query(db::Statement::fromText(
        u"order"_s,
        u"select b.media_id from media.browse_rows b left join media.browse_ratings r using (media_id) order by "_s
            + QStringList{u"b.title %1, media_id %1"_s,
                          u"b.year = 32767, b.year %1, b.title, media_id"_s,
                          u"r.rating is null, r.rating %1, b.title, media_id"_s,
                          descending
                              ? u"popularity = 0, popularity desc, case when popularity > 0 then b.title end desc, "
                                "case when popularity > 0 then media_id end desc, b.title, media_id"_s
                              : u"popularity = 0, popularity, b.title, media_id"_s,
                          u"media_id %1"_s}
                  .value(sort)
                  .replace(u"%1"_s, descending ? u"desc"_s : u"asc"_s)));
    OMT_VERIFY(rows);
    BrowseQuery query;
    query.sort = BrowseSort(sort);
    query.descending = descending;
    BrowseReader reader(*m_connection, m_base);
    BrowseList list;
    const auto first = reader.open(query, 30, &list);
    OMT_VERIFY(first);
    QCOMPARE(first->total, qint64(rows->size()));
    for (int i = 0; i < 40; ++i) {
        const int at = i == 0 ? 0
            : i == 1          ? rows->size() - 3
                              : int(m_random() % uint(rows->size()));
        const auto page = reader.page(query, at, 30, &list);
        OMT_VERIFY(page);
        QCOMPARE(page->rows.size(), std::min(30, rows->size() - at));
        for (qsizetype k = 0; k < page->rows.size(); ++k)
            QCOMPARE(page->rows[k].title.id, rows->at(at + int(k)).id<MediaId>(u"media_id"));
    }
    const auto beyond = reader.page(query, rows->size() + 5, 30, &list);
    OMT_VERIFY(beyond);
    QVERIFY(beyond->rows.isEmpty());
}

void TestBrowseOrders::meansOfRatingsFollowEveryChange()
{
    const QString id
        = value(u"select media_id from interaction.user_media where rating is not null limit 1"_s);
    const QString mean
        = u"select coalesce((select rating from media.browse_ratings where media_id = '%1'), 0)"_s
              .arg(id);
    const auto other = m_database->signIn(u"another"_s);
    OMT_VERIFY(other);
    db::Connection second(*other);
    OMT_VERIFY(second.open());
    OMT_VERIFY(
        run(u"update interaction.user_media set rating = 40 where media_id = '%1'"_s.arg(id)));
    QCOMPARE(value(mean), u"40"_s);
    OMT_VERIFY(
        second.script(u"insert into interaction.user_media (user_id, media_id, status, rating) "
                      "values (auth.current_user_id(), '%1', 'completed', 81)"_s.arg(id)));
    QCOMPARE(value(mean), u"61"_s);
    OMT_VERIFY(second.script(
        u"update interaction.user_media set is_private = true where media_id = '%1'"_s.arg(id)));
    QCOMPARE(value(mean), u"40"_s);
    OMT_VERIFY(second.script(
        u"update interaction.user_media set is_private = false, rating = 60 where media_id = '%1'"_s
            .arg(id)));
    QCOMPARE(value(mean), u"50"_s);
    OMT_VERIFY(
        run(u"update interaction.user_media set rating = null where media_id = '%1'"_s.arg(id)));
    QCOMPARE(value(mean), u"60"_s);
    OMT_VERIFY(
        second.script(u"delete from interaction.user_media where media_id = '%1'"_s.arg(id)));
    QCOMPARE(value(mean), u"0"_s);
    m_base.own().forget();
    compareCounts(20);
}

QTEST_GUILESS_MAIN(TestBrowseOrders)
#include "tst_browseorders.moc"
