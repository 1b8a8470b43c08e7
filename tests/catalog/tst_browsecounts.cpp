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

/** Counts and lists of the catalog, compared with counting by hand. */
class TestBrowseCounts : public QObject, public BrowseFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { open(); }

    void beforeTheFirstBuild();
    void afterABuild();
    void afterChangesSinceTheBuild();
    void theKeptRowsAreWhatABuildWouldMake();
    void wordsNarrowToo();
    void valuesAreFoundHoweverRare();
    void manyChangesAreEstimatedOrCountedAnew();
    void titlesOfABulkImportAreTakenIn();
    void nobodySignedInSeesNothing();
};

void TestBrowseCounts::beforeTheFirstBuild()
{
    QVERIFY(m_base.isStale());
    compareCounts(60);
    if (!QTest::currentTestFailed())
        compareLists(40);
}

void TestBrowseCounts::afterABuild()
{
    OMT_VERIFY(rebuildBrowseIndex(*m_connection, {}, 5));
    compareCounts(120);
    QVERIFY(!m_base.isStale());
    QVERIFY(value(u"select count(*) from media.browse_counts where other <> ''"_s).toInt() > 100);
    if (!QTest::currentTestFailed())
        compareLists(60);
}

void TestBrowseCounts::afterChangesSinceTheBuild()
{
    for (int round = 0; round < 8 && !QTest::currentTestFailed(); ++round) {
        for (int i = 0; i < 12; ++i)
            OMT_VERIFY(add(anyMedia()));
        OMT_VERIFY(run(
            u"delete from media.media where id in (select m.id from media.media m where not exists "
            "(select from interaction.user_media u where u.media_id = m.id) limit 5)"_s));
        OMT_VERIFY(run(
            u"update media.media set media_type = 'movie', media_class = 'video.movie', "
            "release_date = '1995-01-01', release_precision = 'year', country_of_origin = 'FR', "
            "sort_title = 'zz ' || left(sort_title, 100), popularity = popularity + 1 "
            "where id in (select id from media.media order by hashtext(title || %1) limit 7)"_s.arg(
                round)));
        m_base.own().forget();
        compareCounts(25);
        if (!QTest::currentTestFailed())
            compareLists(15);
    }
    QVERIFY(!m_base.isStale());
    QVERIFY(!m_base.changes().empty());
}

void TestBrowseCounts::theKeptRowsAreWhatABuildWouldMake()
{
    const QString differing
        = u"select count(*) from media.browse_row_of(array(select id from media.media)) w "
          "full join media.browse_rows b on b.media_id = w.media_id "
          "where (w.year, w.popularity, w.title, w.facets, w.marks) is distinct from "
          "(b.year, b.popularity, b.title, b.facets, b.marks)"_s;
    QCOMPARE(value(differing), u"0"_s);
    QCOMPARE(
        value(
            u"select count(*) from media.browse_rows b join media.media m on m.id = b.media_id "
            "where b.year is distinct from coalesce(extract(year from m.release_date)::int, 32767)"_s),
        u"0"_s);
    QCOMPARE(value(u"select count(*) from media.browse_rows"_s),
             value(u"select count(*) from media.media"_s));
    QCOMPARE(
        value(
            u"select count(*) from (select media_id, round(avg(rating)) as mean from interaction.user_media "
            "where rating is not null and not is_private group by 1) u "
            "full join media.browse_ratings r on r.media_id = u.media_id "
            "where r.rating is distinct from u.mean"_s),
        u"0"_s);
}

void TestBrowseCounts::wordsNarrowToo()
{
    const QList<Known> known = readKnown();
    BrowseQuery query;
    query.filter = parseSearchQuery(u"garden type:anime,movie"_s);
    qint64 expected = 0;
    const auto rows = m_admin->query(db::Statement::fromText(
        u"words"_s,
        u"select media_id from media.search_docs where words @@ '''garden'':*'::tsquery"_s));
    OMT_VERIFY(rows);
    for (const db::Row row : *rows) {
        const auto title = std::find_if(known.begin(), known.end(), [&](const Known &one) {
            return one.id == row.id<MediaId>(u"media_id");
        });
        expected += title != known.end() && fits(*title, query) ? 1 : 0;
    }
    QVERIFY(expected > 10);
    const QMutexLocker lock(&m_base.mutex);
    const auto answer = FacetCounter(*m_connection, m_base, query).run();
    OMT_VERIFY(answer);
    QCOMPARE(answer->total, expected);
    QVERIFY(!answer->isCapped);
    for (const QString &typed : {u"'; drop table"_s, u"\" * ? & | ! :"_s, QString(100000, u'('),
                                 u"creator:\"'\\\" moon"_s, QString(QChar(0xd800))}) {
        query.filter = parseSearchQuery(typed);
        OMT_VERIFY(FacetCounter(*m_connection, m_base, query).run());
    }
}

void TestBrowseCounts::valuesAreFoundHoweverRare()
{
    const QList<Known> known = readKnown();
    const QStringList all{u"~nsatoshi kon"_s,   u"~nmary o'brien"_s, u"~n宮崎 駿"_s,
                          u"~gslice_of_life"_s, u"~ojp"_s,           u"~lfr"_s,
                          u"~y1995"_s};
    const QStringList typed{u"kon"_s,   u"obr"_s,  u"宮崎"_s, u"life"_s,
                            u"japan"_s, u"fren"_s, u"1995"_s};
    // Most values are kept as of the build; then none is, and each is counted by itself.
    for (const int fewest : {5, 100'000}) {
        OMT_VERIFY(rebuildBrowseIndex(*m_connection, {}, fewest));
        for (int round = 0; round < 30; ++round) {
            const BrowseQuery query = round == 0 ? BrowseQuery() : anyQuery();
            for (qsizetype i = 0; i < typed.size(); ++i) {
                const Facet facet = *facetOf(all[i]);
                qint64 expected = 0;
                for (const Known &title : known)
                    expected += fits(title, query, facet) && title.facets.contains(all[i]) ? 1 : 0;
                const QMutexLocker lock(&m_base.mutex);
                const auto answer = FacetCounter(*m_connection, m_base, query).find(typed[i]);
                OMT_VERIFY(answer);
                qint64 found = 0;
                const FacetCounts *counts = answer->find(facet);
                for (const FacetValue &one : counts ? counts->values : QList<FacetValue>()) {
                    if (one.value == all[i])
                        found = one.titles;
                }
                QVERIFY2(found == expected,
                         qPrintable(u"%1 of %2: %3 instead of %4"_s.arg(all[i], summaryOf(query))
                                        .arg(found)
                                        .arg(expected)));
            }
        }
    }
    OMT_VERIFY(rebuildBrowseIndex(*m_connection, {}, 5));
    const QMutexLocker lock(&m_base.mutex);
    for (const QString &odd : {QString(), u"'; drop table"_s, u"\" * ? & | ! : \\"_s,
                               QString(100000, u'('), QString(QChar(0xd800)), u"zzzz"_s}) {
        const auto answer = FacetCounter(*m_connection, m_base, {}).find(odd);
        OMT_VERIFY(answer);
        QVERIFY(answer->facets.isEmpty());
    }
}

void TestBrowseCounts::manyChangesAreEstimatedOrCountedAnew()
{
    OMT_VERIFY(m_database->script(
        u"insert into media.media (media_type, media_class, title, sort_title, release_date, release_precision, "
        "country_of_origin, popularity) select case when i % 4 = 0 then 'anime' else 'book' end, "
        "case when i % 4 = 0 then 'video.series.anime' else 'written.book' end::public.ltree, 'bulk ' || i, 'bulk ' || i, "
        "make_date(1990 + i % 20, 1, 1), 'year', case when i % 3 = 0 then 'JP' else 'US' end, i % 100 "
        "from generate_series(1, 24000) i"_s));
    BrowseQuery query;
    query.filter = parseSearchQuery(u"type:anime country:jp"_s);
    qint64 expected = 0;
    const QList<Known> known = readKnown();
    for (const Known &title : known)
        expected += fits(title, query) ? 1 : 0;
    const auto count = [&] {
        const QMutexLocker lock(&m_base.mutex);
        return FacetCounter(*m_connection, m_base, query).run();
    };
    const auto estimated = count();
    OMT_VERIFY(estimated);
    QVERIFY(estimated->isEstimated);
    QVERIFY(std::abs(double(estimated->total) / double(expected) - 1) < 0.5);
    OMT_VERIFY(rebuildBrowseIndex(*m_connection));
    const auto exact = count();
    OMT_VERIFY(exact);
    QVERIFY(!exact->isEstimated);
    QCOMPARE(exact->total, expected);
    compareLists(15);
}

void TestBrowseCounts::titlesOfABulkImportAreTakenIn()
{
    const auto counted = [this] { return value(u"select count(*) from media.browse_rows"_s); };
    const QString before = counted();
    OMT_VERIFY(run(u"set omt.search_later = 'on'"_s));
    for (int i = 0; i < 40; ++i)
        OMT_VERIFY(add(anyMedia()));
    OMT_VERIFY(run(u"set omt.search_later = 'off'"_s));
    QCOMPARE(counted(), before); // queued for search, and for browsing with it
    OMT_VERIFY(rebuildSearchIndex(*m_connection));
    OMT_VERIFY(rebuildBrowseIndex(*m_connection, {}, 5));
    QCOMPARE(counted(), value(u"select count(*) from media.media"_s));
    theKeptRowsAreWhatABuildWouldMake();
    compareCounts(5);
}

void TestBrowseCounts::nobodySignedInSeesNothing()
{
    db::Connection nobody(m_database->asNobody());
    OMT_VERIFY(nobody.open());
    BrowseBase base;
    const QMutexLocker lock(&base.mutex);
    const auto answer = FacetCounter(nobody, base, {}).run();
    QVERIFY(!answer);
    QVERIFY(answer.error().kind == Error::Kind::Refused);
    const auto rows = nobody.query(
        db::Statement::load(u"browse/select_rows"),
        {{u"ids",
          readKnown().mid(0, 3).isEmpty() ? QList<MediaId>()
                                          : QList<MediaId>{readKnown().first().id}}});
    OMT_VERIFY(rows);
    QVERIFY(rows->isEmpty());
    QVERIFY(!rebuildBrowseIndex(nobody));
    const auto table = m_connection->query(
        db::Statement::fromText(u"table"_s, u"select count(*) from media.browse_rows"_s));
    QVERIFY(!table);
}

QTEST_GUILESS_MAIN(TestBrowseCounts)
#include "tst_browsecounts.moc"
