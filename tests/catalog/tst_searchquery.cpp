// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchcompletion.h"
#include "core/catalog/searchplan.h"
#include "core/catalog/searchquery.h"

#include <QTest>

using namespace omt;
using namespace omt::catalog;
using namespace Qt::StringLiterals;

class TestSearchQuery : public QObject
{
    Q_OBJECT

private slots:
    void readsWordsAndFilters();
    void findsFilters_data();
    void findsFilters();
    void marksWhatIsWrong_data();
    void marksWhatIsWrong();
    void leavesWordsWithColonsAlone();
    void survivesAnything_data();
    void survivesAnything();
    void coversYearsExactly();
    void completesKeysAndValues_data();
    void completesKeysAndValues();
    void completesInTheMiddle();
    void readsWhatIsUnwanted();
    void readsTextsAndLists();
    void tellsTheUnfinishedFromTheWrong_data();
    void tellsTheUnfinishedFromTheWrong();
    void plansByTheRarestWord();
    void literalsHoldAnyText();
};

void TestSearchQuery::readsWordsAndFilters()
{
    const SearchQuery query = parseSearchQuery(
        u"type:anime spirited year:1995..2000 status:completed rating>80 creator:\"Satoshi Kon\" "
        u"tag:rewatch -genre:horror \"exact phrase\" aw");
    QCOMPARE(query.text.simplified(), u"spirited aw"_s);
    QVERIFY(!query.text.endsWith(u' '));
    QCOMPARE(query.phrases, QStringList{u"exact phrase"_s});
    QCOMPARE(query.filters.size(), 5); // type, year, two words of a name, genre
    QVERIFY(query.filters.last().isExcluded);
    QCOMPARE(query.filters.last().lexemes, QStringList{u"~ghorror"_s});
    QCOMPARE(query.statuses.size(), 1);
    QVERIFY(query.statuses.first() == Status::Completed);
    QCOMPARE(query.ratingFrom, std::optional<int>(81));
    QVERIFY(!query.ratingTo);
    QCOMPARE(query.tags, QStringList{u"rewatch"_s});
    QVERIFY(query.onlyLibrary);
    QVERIFY(query.problems.isEmpty());
}

void TestSearchQuery::findsFilters_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("lexemes");
    QTest::newRow("a type") << u"type:light_novel"_s << QStringList{u"~tlight_novel"_s};
    QTest::newRow("one of two types")
        << u"type:anime,manga"_s << QStringList{u"~tanime"_s, u"~tmanga"_s};
    QTest::newRow("capitals") << u"TYPE:Anime"_s << QStringList{u"~tanime"_s};
    QTest::newRow("a class") << u"class:video.series"_s << QStringList{u"~cvideo.series"_s};
    QTest::newRow("a type by its name")
        << u"type:\"Light Novel\""_s << QStringList{u"~tlight_novel"_s};
    QTest::newRow("a country") << u"country:JP"_s << QStringList{u"~ojp"_s};
    QTest::newRow("a country by its name") << u"country:Japan"_s << QStringList{u"~ojp"_s};
    QTest::newRow("a country by a short name") << u"country:uk"_s << QStringList{u"~ogb"_s};
    QTest::newRow("one of two countries")
        << u"country:jp,kr"_s << QStringList{u"~ojp"_s, u"~okr"_s};
    QTest::newRow("a language") << u"language:ja-JP"_s << QStringList{u"~lja"_s};
    QTest::newRow("a language by its name") << u"language:Japanese"_s << QStringList{u"~lja"_s};
    QTest::newRow("a genre of two words")
        << u"genre:\"Slice of Life\""_s << QStringList{u"~gslice_of_life"_s};
    QTest::newRow("a year") << u"year:1995"_s << QStringList{u"~y1995"_s};
    QTest::newRow("a decade") << u"year:1990..1999"_s << QStringList{u"~d199"_s};
}

void TestSearchQuery::findsFilters()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, lexemes);
    const SearchQuery query = parseSearchQuery(typed);
    QVERIFY(query.problems.isEmpty());
    QCOMPARE(query.filters.size(), 1);
    QCOMPARE(query.filters[0].lexemes, lexemes);
    QVERIFY(query.text.trimmed().isEmpty());
}

void TestSearchQuery::marksWhatIsWrong_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    QTest::newRow("an unknown type") << u"abc type:nonsense"_s << 4 << 13;
    QTest::newRow("a year in words") << u"year:soon x"_s << 0 << 9;
    QTest::newRow("years backwards") << u"year:2000..1990"_s << 0 << 15;
    QTest::newRow("a class with holes") << u"class:video..series"_s << 0 << 19;
    QTest::newRow("an unknown status") << u"status:sleeping"_s << 0 << 15;
    QTest::newRow("a rating in words") << u"rating>good"_s << 0 << 11;
    QTest::newRow("no value yet") << u"genre:"_s << 0 << 6;
}

void TestSearchQuery::marksWhatIsWrong()
{
    QFETCH(QString, typed);
    const SearchQuery query = parseSearchQuery(typed);
    QCOMPARE(query.problems.size(), 1);
    QTEST(int(query.problems[0].position), "position");
    QTEST(int(query.problems[0].length), "length");
    QVERIFY(!query.problems[0].message.isEmpty());
    QVERIFY(query.filters.isEmpty());
}

void TestSearchQuery::tellsTheUnfinishedFromTheWrong_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isUnfinished");
    QTest::newRow("no value yet") << u"genre:"_s << true;
    QTest::newRow("the beginning of a type") << u"type:ani"_s << true;
    QTest::newRow("the beginning of a range") << u"year:1990..19x"_s << false;
    QTest::newRow("what no type begins with") << u"type:xyz"_s << false;
    QTest::newRow("no value in the middle") << u"genre: naruto"_s << false;
    QTest::newRow("a relation that orders nothing") << u"type>anime"_s << false;
}

void TestSearchQuery::tellsTheUnfinishedFromTheWrong()
{
    QFETCH(QString, typed);
    const SearchQuery query = parseSearchQuery(typed);
    QCOMPARE(query.problems.size(), 1);
    QTEST(query.problems[0].isUnfinished, "isUnfinished");
}

void TestSearchQuery::leavesWordsWithColonsAlone()
{
    const SearchQuery query = parseSearchQuery(u"Re:Zero https://example.org Mission: Impossible");
    QVERIFY(query.filters.isEmpty());
    QVERIFY(query.problems.isEmpty());
    QCOMPARE(query.text, u"Re:Zero https://example.org Mission: Impossible"_s);
}

void TestSearchQuery::survivesAnything_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("an open quote") << u"\"abc"_s;
    QTest::newRow("quotes only") << u"\"\"\"\"\""_s;
    QTest::newRow("a statement") << u"'; drop table media.media; --"_s;
    QTest::newRow("operators") << u"a & | ! : * <-> ( ) type: -:"_s;
    QTest::newRow("a NUL") << QString(QChar(u'\0')) + u"type:\0anime"_s;
    QTest::newRow("lone surrogates") << QString(QChar(0xD800)) + QChar(0xDC00) + QChar(0xDFFF);
    QTest::newRow("a hundred kilobytes") << QString(100 * 1024, u'x');
    QTest::newRow("many filters") << u"type:anime "_s.repeated(10000);
    QTest::newRow("a monstrous year") << u"year:99999999999999999999"_s;
}

void TestSearchQuery::survivesAnything()
{
    QFETCH(QString, typed);
    const SearchQuery query = parseSearchQuery(typed);
    QVERIFY(query.text.size() <= 501);
    QVERIFY(query.filters.size() <= 50);
}

void TestSearchQuery::coversYearsExactly()
{
    const QStringList lexemes = yearFilter(1989, 2001).lexemes;
    QCOMPARE(lexemes, (QStringList{u"~y1989"_s, u"~d199"_s, u"~y2000"_s, u"~y2001"_s}));
    QVERIFY(yearFilter(3000, std::nullopt).lexemes.size() == 1); // nothing, rather than everything
    QVERIFY(yearFilter(std::nullopt, std::nullopt).lexemes.size() <= 120);
}

void TestSearchQuery::completesKeysAndValues_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("completed");
    const auto row = [](const char *name, const char16_t *typed, const char16_t *first,
                        const char16_t *completed) {
        QTest::newRow(name) << QString::fromUtf16(typed) << QString::fromUtf16(first)
                            << QString::fromUtf16(completed);
    };
    row("a key", u"spirited ty", u"type:", u"spirited type:");
    row("an excluded key", u"-ge", u"genre:", u"-genre:");
    row("a key with its relation", u"ra", u"rating>", u"rating>");
    row("a type", u"type:an", u"type:anime", u"type:anime ");
    row("a second type", u"type:anime,man", u"type:anime,manga", u"type:anime,manga ");
    row("an excluded type", u"x -type:an", u"type:anime", u"x -type:anime ");
    row("a status", u"status:on", u"status:on_hold", u"status:on_hold ");
    row("a status by its name on screen", u"status:\"in pro", u"status:in_progress",
        u"status:in_progress ");
    row("the library", u"in:", u"in:library", u"in:library ");
    row("nothing inside a word", u"Re:ty", u"", u"");
    row("nothing in quotes", u"\"the ty", u"", u"");
    row("nothing behind a complete value", u"genre:\"a b\"", u"", u"");
}

void TestSearchQuery::completesKeysAndValues()
{
    QFETCH(QString, typed);
    const auto point = completionPoint(typed, typed.size());
    const QList<Completion> found = point ? fixedCompletions(*point) : QList<Completion>();
    QTEST(found.isEmpty() ? QString() : found.first().text, "first");
    if (!found.isEmpty()) {
        const CompletedText done = completedText(typed, *point, found.first());
        QTEST(done.text, "completed");
        QCOMPARE(done.cursor, done.text.size());
    }
}

void TestSearchQuery::completesInTheMiddle()
{
    const QString typed = u"naruto ty year:2002"_s;
    const auto point = completionPoint(typed, 9);
    QVERIFY(point);
    const CompletedText done = completedText(typed, *point, fixedCompletions(*point).value(0));
    QCOMPARE(done.text, u"naruto type: year:2002"_s);
    QCOMPARE(done.cursor, 12);
    const auto keys = completionPoint(u"naruto ", 7);
    QVERIFY(keys);
    QCOMPARE(fixedCompletions(*keys).size(), 13);
}

void TestSearchQuery::readsWhatIsUnwanted()
{
    const SearchQuery query = parseSearchQuery(
        u"naruto -status:dropped -tag:\"not now\" -list:Old -text:ninja -rating<40 -\"the movie\" "
        u"-creator:\"Jane Doe\" -in:library");
    QVERIFY(query.problems.isEmpty());
    QVERIFY(!query.onlyLibrary);
    QVERIFY(query.unwanted.library);
    QVERIFY(query.unwanted.statuses == QList<Status>{Status::Dropped});
    QCOMPARE(query.unwanted.tags, QStringList{u"not now"_s});
    QCOMPARE(query.unwanted.lists, QStringList{u"Old"_s});
    QCOMPARE(query.unwanted.texts, QStringList{u"ninja"_s});
    QCOMPARE(query.unwanted.ratingTo, std::optional<int>(39));
    QCOMPARE(query.filters.size(), 2);
    QCOMPARE(filterLiteral(query.filters[0]), u"!('the' & 'movie')"_s);
    QCOMPARE(filterLiteral(query.filters[1]), u"!('~ajane' & '~adoe')"_s);
}

void TestSearchQuery::readsTextsAndLists()
{
    const SearchQuery query = parseSearchQuery(u"text:\"space opera\" list:Later text:war"_s);
    QCOMPARE(query.texts, (QStringList{u"space opera"_s, u"war"_s}));
    QCOMPARE(query.lists, QStringList{u"Later"_s});
    QVERIFY(query.isWithin());
    QVERIFY(!query.onlyLibrary);
    QVERIFY(query.problems.isEmpty());
}

void TestSearchQuery::plansByTheRarestWord()
{
    SearchFacts facts;
    facts.catalogSize = 1000000;
    facts.titles = {{u"the"_s, 200000}, {u"grave"_s, 900}};
    facts.prefix = 30000;
    TitleSearch words{u"the grave o"_s, {u"the"_s, u"grave"_s, u"o"_s}, true};
    SearchPlan plan = planSearch(words, {}, facts);
    QVERIFY(plan.isLight);
    QVERIFY(!plan.tiered);
    QCOMPARE(plan.drive, u"'grave'"_s);
    QCOMPARE(plan.keep, std::optional<QString>(u"'the' & 'o':*"_s));

    // Words of which each is frequent, but hardly any title has all.
    words.lexemes = {u"the"_s, u"grave"_s, u"crime"_s, u"o"_s};
    facts.titles.insert(u"grave"_s, 2000);
    facts.titles.insert(u"crime"_s, 2500);
    plan = planSearch(words, {}, facts);
    QVERIFY(plan.isLight);
    QVERIFY(!plan.tiered);
    QCOMPARE(plan.drive, u"'grave' & 'crime'"_s);
    QCOMPARE(plan.keep, std::optional<QString>(u"'the' & 'o':*"_s));

    words.lexemes = {u"the"_s, u"grave"_s, u"o"_s};
    facts.titles.insert(u"grave"_s, 90000);
    plan = planSearch(words, {}, facts);
    QVERIFY(!plan.isLight);
    QCOMPARE(plan.tiered, std::optional<QString>(u"'the' & 'grave' & 'o':*"_s));

    facts.titles.insert(u"grave"_s, 8000);
    facts.prefix = 300000; // a beginning of far more titles than have the words
    plan = planSearch(words, {}, facts);
    QCOMPARE(plan.tiered, std::optional<QString>(u"'the' & 'grave'"_s));
    QCOMPARE(plan.keep, std::optional<QString>(u"'o':*"_s));

    facts.titles.remove(u"grave"_s);
    QVERIFY(planSearch(words, {}, facts).isHopeless);
}

void TestSearchQuery::literalsHoldAnyText()
{
    QCOMPARE(lexemeLiteral(u"o'b\\c"_s, true), u"'o''b\\\\c':*"_s);
}

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_searchquery.moc"
