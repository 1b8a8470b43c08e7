// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/queryedit.h"

#include <QTest>

using namespace omt;
using namespace omt::catalog;
using namespace Qt::StringLiterals;

namespace {

BrowseQuery with(std::initializer_list<std::pair<QString, FacetChoice>> choices)
{
    BrowseQuery query;
    for (const auto &[value, choice] : choices)
        query = withChoice(query, value, choice);
    return query;
}

constexpr auto in = FacetChoice::Included;
constexpr auto out = FacetChoice::Excluded;
constexpr auto off = FacetChoice::None;

} // namespace

/** What choosing facets makes of a query, and how a query is put in words. */
class TestQueryEdit : public QObject
{
    Q_OBJECT

private slots:
    void choicesAreTakenAndForgotten_data();
    void choicesAreTakenAndForgotten();
    void valuesOfAFacetWidenEachOther();
    void statusesMeanTheLibrary();
    void ratingsAreOneStretch();
    void everyConditionCanBeTakenAway();
    void theTextSaysTheSame_data();
    void theTextSaysTheSame();
    void typedConditionsComeOnTop();
    void smartListsKeepEverything();
};

void TestQueryEdit::choicesAreTakenAndForgotten_data()
{
    QTest::addColumn<QString>("value");
    for (const QString &value : {u"~tanime"_s, u"~cvideo.series"_s, u"~y1995"_s, u"~d199"_s,
                                 u"~ojp"_s, u"~gslice_of_life"_s, u"~lja"_s, u"~nsatoshi kon"_s,
                                 u"status:planned"_s, u"status:none"_s})
        QTest::newRow(qPrintable(value)) << value;
}

void TestQueryEdit::choicesAreTakenAndForgotten()
{
    QFETCH(QString, value);
    for (const FacetChoice choice : {in, out}) {
        const BrowseQuery query = withChoice({}, value, choice);
        QVERIFY(query.isFiltered());
        QVERIFY(choiceOf(query, value) == choice);
        QVERIFY(withChoice(query, value, off) == BrowseQuery());
        QVERIFY(choiceOf(withChoice(query, value, off), value) == off);
    }
    QVERIFY(choiceOf(with({{value, in}, {value, out}}), value) == out);
}

void TestQueryEdit::valuesOfAFacetWidenEachOther()
{
    const BrowseQuery query
        = with({{u"~tanime"_s, in}, {u"~tmanga"_s, in}, {u"~ghorror"_s, out}, {u"~gdrama"_s, out}});
    QCOMPARE(query.filter.filters.size(), 2);
    QCOMPARE(query.filter.filters[0].lexemes, (QStringList{u"~tanime"_s, u"~tmanga"_s}));
    QVERIFY(query.filter.filters[1].isExcluded);
    QVERIFY(withoutFacet(query, Facet::Type) == with({{u"~ghorror"_s, out}, {u"~gdrama"_s, out}}));
}

void TestQueryEdit::statusesMeanTheLibrary()
{
    const BrowseQuery planned = with({{u"status:planned"_s, in}});
    QVERIFY(planned.filter.onlyLibrary);
    QVERIFY(!with({{u"status:planned"_s, in}, {u"status:planned"_s, off}}).filter.onlyLibrary);
    QVERIFY(!with({{u"status:dropped"_s, out}}).filter.onlyLibrary);
    const BrowseQuery foreign = with({{u"status:planned"_s, in}, {u"status:none"_s, in}});
    QVERIFY(foreign.withoutLibrary && !foreign.filter.onlyLibrary
            && foreign.filter.statuses.isEmpty());
    const BrowseQuery own = with({{u"status:none"_s, out}});
    QVERIFY(own.filter.onlyLibrary && !own.withoutLibrary);
    QVERIFY(!withChoice(foreign, u"status:planned"_s, in).withoutLibrary);
}

void TestQueryEdit::ratingsAreOneStretch()
{
    BrowseQuery query = with({{u"rating:81..90"_s, in}, {u"rating:61..70"_s, in}});
    QCOMPARE(query.filter.ratingFrom, std::optional(61));
    QCOMPARE(query.filter.ratingTo, std::optional(90));
    QVERIFY(choiceOf(query, u"rating:71..80"_s) == in);
    query = withChoice(query, u"rating:81..90"_s, off);
    QCOMPARE(query.filter.ratingTo, std::optional(80));
    query = withChoice(query, u"rating:61..70"_s, off);
    QCOMPARE(query.filter.ratingFrom, std::optional(71));
    QVERIFY(withChoice(query, u"rating:71..80"_s, off) == BrowseQuery());
}

void TestQueryEdit::everyConditionCanBeTakenAway()
{
    BrowseQuery query = with({{u"~tanime"_s, in},
                              {u"~tmanga"_s, in},
                              {u"~d199"_s, in},
                              {u"~y2000"_s, in},
                              {u"~y2010"_s, in},
                              {u"status:planned"_s, in},
                              {u"status:dropped"_s, out},
                              {u"rating:81..90"_s, in}});
    query.filter.text = u"moon"_s;
    query.filter.phrases = QStringList{u"of iron"_s};
    query.filter.tags = QStringList{u"rewatch"_s};
    for (int left = 10; left > 0; --left) {
        const QList<QueryCondition> conditions = conditionsOf(query);
        QCOMPARE(conditions.size(), left);
        for (const QueryCondition &condition : conditions)
            QVERIFY(!condition.text.isEmpty());
        query = conditions.at(left / 2).without;
    }
    QVERIFY(query == BrowseQuery());
}

void TestQueryEdit::theTextSaysTheSame_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a type") << u"type:anime"_s;
    QTest::newRow("years") << u"year:1995..2003"_s;
    QTest::newRow("until a year") << u"year:..1950"_s;
    QTest::newRow("since a year") << u"year:2015.."_s;
    QTest::newRow("not a genre") << u"-genre:horror"_s;
    QTest::newRow("a language") << u"language:ja"_s;
    QTest::newRow("a status") << u"status:planned"_s;
    QTest::newRow("not a status") << u"-status:planned"_s;
    QTest::newRow("a rating") << u"rating:81..100"_s;
    QTest::newRow("a tag") << u"tag:rewatch"_s;
    QTest::newRow("the library") << u"in:library"_s;
    QTest::newRow("not the library") << u"-in:library"_s;
    QTest::newRow("words and a phrase") << u"\"of iron\" moon"_s;
    QTest::newRow("several") << u"type:anime -country:us year:1990..1999 sea"_s;
}

void TestQueryEdit::theTextSaysTheSame()
{
    QFETCH(QString, text);
    const BrowseQuery query = narrowedBy({}, parseSearchQuery(text));
    QVERIFY(query.isFiltered());
    const QString again = queryTextOf(query);
    QVERIFY2(narrowedBy({}, parseSearchQuery(again)) == query, qPrintable(again));
}

void TestQueryEdit::typedConditionsComeOnTop()
{
    const BrowseQuery query
        = narrowedBy(with({{u"~tanime"_s, in}}), parseSearchQuery(u"genre:horror moon"));
    QCOMPARE(query.filter.filters.size(), 2);
    QCOMPARE(query.filter.text, u"moon"_s);
    QVERIFY(isBrowsable(parseSearchQuery(u"genre:horror -status:planned")));
    QVERIFY(!isBrowsable(parseSearchQuery(u"list:\"To read\"")));
}

void TestQueryEdit::smartListsKeepEverything()
{
    BrowseQuery query = with({{u"~tanime"_s, in},
                              {u"~d199"_s, out},
                              {u"~nsatoshi kon"_s, in},
                              {u"status:dropped"_s, out},
                              {u"rating:81..90"_s, in}});
    query = narrowedBy(query, parseSearchQuery(u"creator:\"Mary Shelley\" sea"));
    query.sort = BrowseSort::Popularity;
    query.descending = true;
    QVERIFY(browseQueryFromJson(toJson(query)) == query);
}

QTEST_APPLESS_MAIN(TestQueryEdit)
#include "tst_queryedit.moc"
