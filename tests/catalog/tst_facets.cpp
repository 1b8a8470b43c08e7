// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/browsequery.h"
#include "core/catalog/facetfilter.h"
#include "core/catalog/facetpairs.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <random>

using namespace omt;
using namespace omt::catalog;
using namespace Qt::StringLiterals;

/** What facets mean, without a database. */
class TestFacets : public QObject
{
    Q_OBJECT

private slots:
    void aTsvectorIsRead_data();
    void aTsvectorIsRead();
    void valuesAreNamed_data();
    void valuesAreNamed();
    void someValuesFollowFromOthers();
    void sumsOfSetsCountAsTheFilterDoes();
    void pairsAreCountedAsTheyAre();
    void aQuerySurvivesBeingAList_data();
    void aQuerySurvivesBeingAList();
    void aForeignRuleIsNoQuery();
    void aPageOfTheLibraryIsAQuery();
};

void TestFacets::aTsvectorIsRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("lexemes");
    QTest::newRow("nothing") << QByteArray() << QStringList();
    QTest::newRow("two") << QByteArray("'~tanime' '~y1995'")
                         << QStringList{u"~tanime"_s, u"~y1995"_s};
    QTest::newRow("a quote is doubled")
        << QByteArray("'~no''brien' '~tbook'") << QStringList{u"~no'brien"_s, u"~tbook"_s};
    QTest::newRow("a backslash is doubled") << QByteArray("'~na\\\\b'") << QStringList{u"~na\\b"_s};
    QTest::newRow("a quote at the end") << QByteArray("'~nx'''") << QStringList{u"~nx'"_s};
    QTest::newRow("spaces and other scripts")
        << QByteArray("'~n\xe5\xae\xae \xe5\xb4\x8e'") << QStringList{u"~n宮 崎"_s};
    QTest::newRow("cut off in the middle")
        << QByteArray("'~tanime' '~y19") << QStringList{u"~tanime"_s, u"~y19"_s};
}

void TestFacets::aTsvectorIsRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, lexemes);
    FacetDictionary dictionary;
    QStringList read;
    for (const int id : dictionary.read(text))
        read.append(dictionary.text(id));
    QCOMPARE(read, lexemes);
    QCOMPARE(int(dictionary.readKnown(text).size()), int(lexemes.size()));
    QVERIFY(dictionary.readKnown("'~tnever'").empty());
}

void TestFacets::valuesAreNamed_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("label");
    QTest::newRow("type") << u"~tlight_novel"_s << u"Light novel"_s;
    QTest::newRow("class with a name of its own") << u"~cvideo.series"_s << u"Series"_s;
    QTest::newRow("class named by its type") << u"~cvideo.series.anime"_s << u"Anime"_s;
    QTest::newRow("class nobody knows") << u"~cvideo.puppet_theatre"_s << u"Puppet theatre"_s;
    QTest::newRow("year") << u"~y1995"_s << u"1995"_s;
    QTest::newRow("decade") << u"~d199"_s << u"1990s"_s;
    QTest::newRow("country") << u"~ojp"_s << u"Japan"_s;
    QTest::newRow("country as a source wrote it") << u"~owest germany"_s << u"WEST GERMANY"_s;
    QTest::newRow("language") << u"~lja"_s << u"Japanese"_s;
    QTest::newRow("genre") << u"~gslice_of_life"_s << u"Slice Of Life"_s;
    QTest::newRow("status") << u"status:on_hold"_s << u"On hold"_s;
    QTest::newRow("no status") << u"status:none"_s << u"Not in my library"_s;
}

void TestFacets::valuesAreNamed()
{
    QFETCH(QString, value);
    QTEST(facetLabel(value), "label");
    QVERIFY(facetOf(value).has_value());
}

void TestFacets::someValuesFollowFromOthers()
{
    QVERIFY(implies(u"~cvideo.series.anime", u"~cvideo"));
    QVERIFY(!implies(u"~cvideo", u"~cvideo.series"));
    QVERIFY(!implies(u"~cvideogame", u"~cvideo"));
    QVERIFY(implies(u"~y1995", u"~d199"));
    QVERIFY(!implies(u"~y1995", u"~d200"));
    QVERIFY(excludesEachOther(u"~tanime", u"~tmovie"));
    QVERIFY(excludesEachOther(u"~y1995", u"~d200"));
    QVERIFY(!excludesEachOther(u"~y1995", u"~d199"));
    QVERIFY(!excludesEachOther(u"~ghorror", u"~gcomedy"));
    QVERIFY(!excludesEachOther(u"~tanime", u"~ojp"));
}

namespace {

const QStringList types{u"~tanime"_s, u"~tmovie"_s, u"~tbook"_s};
const QStringList countries{u"~ojp"_s, u"~ous"_s, u"~ofr"_s};
const QStringList genres{u"~ghorror"_s, u"~gcomedy"_s, u"~gdrama"_s, u"~gcrime"_s};

QStringList anyTitle(std::mt19937 &random)
{
    const int year = 1985 + int(random() % 20);
    QStringList title{types[qsizetype(random() % 3)], countries[qsizetype(random() % 3)],
                      u"~y%1"_s.arg(year), u"~d%1"_s.arg(year / 10)};
    for (const QString &genre : genres) {
        if (random() % 3 == 0)
            title.append(genre);
    }
    return title;
}

QList<LexemeFilter> anyFilters(std::mt19937 &random)
{
    const QList<QStringList> groups{
        types, countries, genres, {u"~y1990"_s, u"~y1991"_s, u"~d199"_s, u"~d200"_s}};
    QList<LexemeFilter> filters;
    for (const QStringList &group : groups) {
        if (random() % 2 == 0)
            continue;
        LexemeFilter filter{{}, random() % 3 == 0};
        for (const QString &value : group) {
            if (random() % 2 == 0)
                filter.lexemes.append(value);
        }
        if (!filter.lexemes.isEmpty())
            filters.append(filter);
    }
    return filters;
}

} // namespace

void TestFacets::sumsOfSetsCountAsTheFilterDoes()
{
    std::mt19937 random(5);
    FacetDictionary dictionary;
    std::vector<FacetIds> titles;
    for (int i = 0; i < 400; ++i) {
        FacetIds ids;
        for (const QString &value : anyTitle(random))
            ids.push_back(dictionary.idOf(value));
        std::sort(ids.begin(), ids.end());
        titles.push_back(ids);
    }
    int compared = 0;
    for (int round = 0; round < 300; ++round) {
        const FacetFilter filter(anyFilters(random), dictionary);
        const auto sets = filter.sets(dictionary);
        if (!sets)
            continue;
        int matched = 0;
        int summed = 0;
        for (const FacetIds &ids : titles) {
            matched += filter.matches(ids) ? 1 : 0;
            for (const auto &[set, times] : *sets)
                summed += holdsAll(ids, set) ? times : 0;
        }
        QCOMPARE(summed, matched);
        ++compared;
    }
    QVERIFY(compared > 250);
}

void TestFacets::pairsAreCountedAsTheyAre()
{
    std::mt19937 random(9);
    QList<QStringList> titles;
    FacetPairs pairs(5);
    for (int i = 0; i < 500; ++i) {
        titles.append(anyTitle(random));
        pairs.sample(QString(u'\'' + titles.last().join(u"' '"_s) + u'\'').toUtf8());
    }
    pairs.beginCounting(titles.size());
    for (const QStringList &title : titles)
        pairs.count(QString(u'\'' + title.join(u"' '"_s) + u'\'').toUtf8());
    QCOMPARE(pairs.titles(), 500);
    const QStringList counted = pairs.counted();
    int kept = 0;
    pairs.forEach([&](const QByteArray &one, const QByteArray &other, int both,
                      const std::vector<int> &counts) {
        const QString a = QString::fromUtf8(one);
        const QString b = QString::fromUtf8(other);
        int expected = 0;
        std::vector<int> each(size_t(counted.size()), 0);
        for (const QStringList &title : std::as_const(titles)) {
            if ((!a.isEmpty() && !title.contains(a)) || (!b.isEmpty() && !title.contains(b)))
                continue;
            ++expected;
            for (const QString &value : title)
                ++each[size_t(counted.indexOf(value))];
        }
        QCOMPARE(both, expected);
        QVERIFY(counts == each);
        QVERIFY(b.isEmpty() || (!implies(a, b) && !implies(b, a) && a < b));
        kept += b.isEmpty() ? 0 : 1;
    });
    QVERIFY(kept > 30);
}

void TestFacets::aQuerySurvivesBeingAList_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("leavesOut");
    QTest::newRow("everything") << QString() << false;
    QTest::newRow("facets") << u"type:anime,manga year:1995..2003 -genre:horror country:jp"_s
                            << false;
    QTest::newRow("words and a creator")
        << u"moon creator:\"Satoshi Kon\" \"exact phrase\""_s << false;
    QTest::newRow("the reader's own")
        << u"status:completed,planned rating:60..80 tag:rewatch"_s << false;
    QTest::newRow("in the library") << u"in:library class:video.series"_s << false;
    QTest::newRow("what is not in it") << u"type:movie"_s << true;
}

void TestFacets::aQuerySurvivesBeingAList()
{
    QFETCH(QString, typed);
    QFETCH(bool, leavesOut);
    BrowseQuery query;
    query.filter = parseSearchQuery(typed);
    query.sort = BrowseSort::Year;
    query.descending = true;
    if (leavesOut)
        query.withoutLibrary = true;
    else if (!query.filter.onlyLibrary)
        query.withoutStatuses = {Status::Dropped};
    QVERIFY(browseQueryFromJson(toJson(query)) == query);
    QCOMPARE(summaryOf(query).isEmpty(), !query.isFiltered());
}

void TestFacets::aForeignRuleIsNoQuery()
{
    QVERIFY(!browseQueryFromJson({}).isFiltered());
    QVERIFY(!browseQueryFromJson({{u"and"_s, u"nonsense"_s}, {u"sort"_s, 7}}).isFiltered());
    const BrowseQuery query = browseQueryFromJson(
        {{u"and"_s,
          QJsonArray{QJsonObject{{u"field"_s, u"shoe size"_s}, {u"any"_s, QJsonArray{1}}}}}});
    QVERIFY(!query.isFiltered());
}

void TestFacets::aPageOfTheLibraryIsAQuery()
{
    TitleQuery page;
    page.status = Status::InProgress;
    page.type = MediaType::Anime;
    page.tag = u"rewatch"_s;
    page.text = u"fri "_s;
    page.sort = TitleSort::Year;
    page.descending = true;
    BrowseQuery same;
    same.filter = parseSearchQuery(u"in:library status:in_progress type:anime tag:rewatch"_s);
    same.filter.text = page.text;
    same.sort = BrowseSort::Year;
    same.descending = true;
    QCOMPARE(toJson(*browseQueryOf(page)), toJson(same));
    QVERIFY(browseQueryOf(page) == same);

    page.sort = TitleSort::Progress; // which the catalog has no order by
    QVERIFY(browseQueryOf(page)->sort == BrowseSort::Title);
    page.list = ListId(QUuid::createUuid());
    QVERIFY(!browseQueryOf(page));
}

QTEST_GUILESS_MAIN(TestFacets)
#include "tst_facets.moc"
