// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmacros.h"
#include "tests/transfer/importtools.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::test;
using transfer::ConflictRule;
using transfer::ImportRow;

/** What an import makes of rows: matching, merging, passes, conflicts, lists. */
class TestImportJobRules : public QObject
{
    Q_OBJECT

private slots:
    void init() { OMT_VERIFY(m_bench.open()); }

    void oneRowBecomesOneEntryWithAllItSays();
    void aRowOfManyRecordsCountsThemAll();
    void aRepeatChangesNothing();
    void aDryRunReportsAndWritesNothing();
    void recordsOfOneKeyAreOneTitle();
    void recordsOfOneTitleAndYearAreOneTitle();
    void aServicesOwnKeysKeepTitlesApart();
    void titlesAreFoundByNameYearTypeAndCreators();
    void otherCreatorsAreAnotherTitle();
    void doubtBecomesANewTitleAndStaysStable();
    void aMatchedTitleGainsWhatItLacks();
    void rowsWithoutATitleAreUnmatched();
    void playsBecomePasses();
    void aRepeatedPlayHasOneBefore();
    void countedPassesHaveNoDates();
    void theCurrentPassOfARewatchIsOpen();
    void reviewsBelongToTheirPass();
    void sameDayInTwoFilesIsOnePlay();
    void theConflictRuleDecides_data();
    void theConflictRuleDecides();
    void keepFillsWhatIsEmpty();
    void newestGoesByTheDateOfTheFile();
    void listsKeepTheirOrder();
    void aSmartListIsLeftAlone();
    void completedGoesAllTheWay();
    void twoPeopleDoNotSeeEachOthers();
    void somebodyWithoutAWritingTokenIsRefused();
    void hostileTextIsStoredAsText();

private:
    ImportBench m_bench;
};

namespace {

PartialDate day(const char16_t *text)
{
    return PartialDate::fromString(text);
}

ImportRow play(const QString &title, const char16_t *date, int rating = 0,
               const QString &review = {})
{
    ImportRow row = rowOf(title, MediaType::Movie, {}, 1995);
    row.isPlay = true;
    row.status = Status::Completed;
    row.completedAt = day(date);
    row.rating = Rating::fromHundred(rating);
    if (!review.isEmpty())
        row.review = review;
    return row;
}

const QString passesSql = u"select concat_ws(' ', number, status, 'r' || rating, "
                          "to_char(completed_at, 'YYYY-MM-DD'), completed_precision) "
                          "from interaction.passes order by number"_s;

} // namespace

void TestImportJobRules::oneRowBecomesOneEntryWithAllItSays()
{
    ImportRow row = rowOf(u"Cowboy Bebop"_s, MediaType::Anime, u"mal/anime:1"_s, 1998);
    row.media.names = {{u"カウボーイビバップ"_s, u"ja"_s, u"original"_s}};
    row.media.creators = {u"Sunrise"_s};
    row.media.genres = {u"Action"_s, u"Sci-Fi"_s};
    row.media.attributes = {{u"format"_s, u"TV"_s}, {u"studio_id"_s, 14}};
    row.media.progressTotal = 26;
    row.status = Status::OnHold;
    row.progress = 12;
    row.rating = Rating::fromHundred(85);
    row.notes = u"See you, space cowboy"_s;
    row.review = u"Bang."_s;
    row.reviewHasSpoilers = true;
    row.tags = {u"jazz"_s, u"space"_s, u"jazz"_s};
    row.startedAt = day(u"2019");
    row.completedAt = day(u"2020-02");
    row.addedAt = day(u"2018-03-04");
    row.isFavourite = true;
    row.isPrivate = true;
    row.extras = {{u"my_priority"_s, u"HIGH"_s}};
    const auto report = m_bench.import({row});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 1, created 1"_s);
    QVERIFY(!report->run.isNull());
    QCOMPARE(m_bench.entry(u"Cowboy Bebop"_s),
             u"on_hold 12/26 r85 from 2019-01-01 year to 2020-02-01 month pass 1 favourite "
             "[jazz,space] See you, space cowboy"_s);
    QCOMPARE(m_bench.ask(
                 u"select is_private::text || ' ' || to_char(created_at, 'YYYY-MM-DD') || ' ' || "
                 "meta_snapshot::text from interaction.user_media"_s),
             u"true 2018-03-04 {\"mal\": {\"my_priority\": \"HIGH\"}}"_s);
    QCOMPARE(
        m_bench.ask(
            u"select body || ' ' || has_spoilers || ' ' || pass_number from interaction.reviews"_s),
        u"Bang. true 1"_s);
    QCOMPARE(
        m_bench.ask(
            u"select concat_ws(' ', external_id, media_class, release_date, release_precision, "
            "creators, genres, attributes, sort_title) from media.media"_s),
        u"mal/anime:1 video.series.anime 1998-01-01 year {Sunrise} {Action,Sci-Fi} "
        "{\"studio_id\": 14} cowboy bebop"_s);
    QCOMPARE(
        m_bench.askAll(
            u"select position || kind || language || title from media.titles order by position"_s),
        u"0mainCowboy Bebop|1originaljaカウボーイビバップ"_s);
    QCOMPARE(m_bench.ask(u"select format || episodes from media.screen_attributes"_s), u"TV26"_s);
    QCOMPARE(
        m_bench.ask(
            u"select created_by = (select id from users.users where username = 'local') from media.media"_s),
        u"t"_s);
    QCOMPARE(m_bench.ask(u"select search_vector @@ 'bebop'::tsquery from media.media"_s), u"t"_s);
}

void TestImportJobRules::aRowOfManyRecordsCountsThemAll()
{
    ImportRow row = rowOf(u"Dark"_s, MediaType::Show, u"trakt/tv:118"_s, 2017);
    row.records = 5;
    row.progress = 3;
    ImportRow more = rowOf(u"Dark"_s, MediaType::Show, u"trakt/tv:118"_s, 2017);
    more.records = 0;
    more.completedAt = day(u"2020-01-02");
    more.isPlay = true;
    const auto report = m_bench.import({row, more});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 5, created 1, merged 4"_s);
    QVERIFY(addsUp(*report));
}

void TestImportJobRules::aRepeatChangesNothing()
{
    ImportRow row = rowOf(u"Monster"_s, MediaType::Anime, u"mal/anime:19"_s);
    row.status = Status::Completed;
    row.media.progressTotal = 74;
    row.earlierPasses = 2;
    row.review = u"Good."_s;
    row.tags = {u"a"_s};
    row.lists = {{u"Best"_s, u"The best"_s, 1, {}}};
    row.extras = {{u"x"_s, u"y"_s}};
    const QList<ImportRow> rows{row, play(u"Heat"_s, u"2020-01-02", 80, u"Yes"_s),
                                play(u"Heat"_s, u"2021-01-02", 90),
                                rowOf(u"Nameless by key"_s, MediaType::Book)};
    OMT_VERIFY(m_bench.import(rows));
    const QString counts = m_bench.tableCounts();
    const QString activity = m_bench.ask(u"select count(*) from interaction.activity"_s);
    const QString edits = m_bench.ask(u"select count(*) from interaction.edits"_s);
    for (const auto rule : {ConflictRule::Keep, ConflictRule::Replace, ConflictRule::Newest}) {
        const auto again = m_bench.import(rows, rule);
        OMT_VERIFY(again);
        QCOMPARE(summary(*again), u"read 4, unchanged 3, merged 1"_s);
        QVERIFY(!again->run.isNull());
    }
    QCOMPARE(m_bench.tableCounts(), counts);
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.activity"_s), activity);
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.edits"_s), edits);
    QCOMPARE(m_bench.ask(
                 u"select count(*) from interaction.import_runs where finished_at is not null"_s),
             u"4"_s);
}

void TestImportJobRules::aDryRunReportsAndWritesNothing()
{
    ImportRow row = rowOf(u"Monster"_s);
    row.status = Status::Planned;
    const QString before = m_bench.tableCounts();
    const auto report = m_bench.import({row}, ConflictRule::Keep, true);
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 1, created 1"_s);
    QVERIFY(report->run.isNull());
    QCOMPARE(m_bench.tableCounts(), before);
    QCOMPARE(m_bench.ask(
                 u"select (select count(*) from interaction.import_runs) + (select count(*) from "
                 "interaction.activity) + (select count(*) from interaction.edits)"_s),
             u"0"_s);
}

void TestImportJobRules::recordsOfOneKeyAreOneTitle()
{
    ImportRow first = rowOf(u"Dune"_s, MediaType::Book, u"goodreads:1"_s);
    first.status = Status::Planned;
    first.tags = {u"a"_s};
    ImportRow second = rowOf(u"Dune (Dune, #1)"_s, MediaType::Book, u"goodreads:1"_s);
    second.media.externalKeys.append({u"isbn"_s, {}, u"9780441013593"_s});
    second.status = Status::Completed;
    ImportRow third = rowOf(u"Dune, again"_s, MediaType::Book, u"isbn:9780441013593"_s);
    third.rating = Rating::fromHundred(90);
    third.tags = {u"b"_s, u"a"_s};
    const auto report = m_bench.import({third, first, second});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 3, created 1, merged 2"_s);
    QCOMPARE(m_bench.askAll(u"select title from media.titles order by position"_s),
             u"Dune, again|Dune|Dune (Dune, #1)"_s);
    QCOMPARE(m_bench.entry(u"Dune, again"_s), u"completed 0/? r90 pass 1 [b,a]"_s);
}

void TestImportJobRules::recordsOfOneTitleAndYearAreOneTitle()
{
    ImportRow watched = rowOf(u"Amélie"_s, MediaType::Movie, u"letterboxd/film:1"_s, 2001);
    watched.status = Status::Completed;
    ImportRow diary = rowOf(u"AMELIE"_s, MediaType::Movie, {}, 2001);
    diary.rating = Rating::fromHundred(70);
    ImportRow otherYear = rowOf(u"Amélie"_s, MediaType::Movie, {}, 1990);
    ImportRow book = rowOf(u"Amélie"_s, MediaType::Book, {}, 2001);
    const auto report = m_bench.import({watched, diary, otherYear, book});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 4, created 3, merged 1"_s);
}

void TestImportJobRules::aServicesOwnKeysKeepTitlesApart()
{
    // All three come out as "gintama", and no year tells them apart.
    const QList<ImportRow> rows{rowOf(u"Gintama"_s, MediaType::Anime, u"mal/anime:918"_s),
                                rowOf(u"Gintama'"_s, MediaType::Anime, u"mal/anime:9969"_s),
                                rowOf(u"Gintama°"_s, MediaType::Anime, u"mal/anime:28977"_s)};
    const auto report = m_bench.import(rows);
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 3, created 3"_s);
    const auto again = m_bench.import(rows);
    OMT_VERIFY(again);
    QCOMPARE(summary(*again), u"read 3, unchanged 3"_s);
}

void TestImportJobRules::titlesAreFoundByNameYearTypeAndCreators()
{
    ImportRow known = rowOf(u"The Hobbit"_s, MediaType::Book, u"goodreads:5907"_s, 1937);
    known.media.creators = {u"J.R.R. Tolkien"_s};
    known.media.names = {{u"Der Hobbit"_s, u"de"_s, u"translated"_s}};
    OMT_VERIFY(m_bench.import({known}));
    ImportRow other = rowOf(u"der  HOBBIT"_s, MediaType::Book, u"storygraph:xyz"_s);
    other.media.creators = {u"Tolkien, J. R. R."_s, u"Somebody Else"_s};
    other.rating = Rating::fromHundred(60);
    const auto report = m_bench.import({other});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 1, updated 1"_s);
    QCOMPARE(m_bench.askAll(u"select source_name from media.external_links order by 1"_s),
             u"goodreads|storygraph"_s);
}

void TestImportJobRules::otherCreatorsAreAnotherTitle()
{
    ImportRow known = rowOf(u"Collected Poems"_s, MediaType::Book, {}, 1950);
    known.media.creators = {u"W. H. Auden"_s};
    OMT_VERIFY(m_bench.import({known}));
    ImportRow other = rowOf(u"Collected Poems"_s, MediaType::Book, {}, 1950);
    other.media.creators = {u"Philip Larkin"_s};
    const auto report = m_bench.import({other, known});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 2, created 1, unchanged 1"_s);
}

void TestImportJobRules::doubtBecomesANewTitleAndStaysStable()
{
    OMT_VERIFY(m_bench.database().script(
        uR"(insert into media.media (id, media_type, media_class, title, release_date, release_precision)
        values ('00000000-0000-7000-8000-000000000001', 'movie', 'video.movie', 'Solaris', '1972-01-01', 'year'),
               ('00000000-0000-7000-8000-000000000002', 'movie', 'video.movie', 'Solaris', '2002-01-01', 'year');
        insert into media.titles (media_id, position, title, kind, normalised)
        select id, 0, title, 'main', 'solaris' from media.media)"_s));
    ImportRow doubtful = rowOf(u"Solaris"_s, MediaType::Movie);
    doubtful.status = Status::Completed;
    const auto report = m_bench.import({doubtful});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 1, created 1"_s);
    QCOMPARE(report->problems.size(), 1);
    QVERIFY2(report->problems.first().message.contains(u"Solaris"),
             qPrintable(report->problems.first().message));
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"3"_s);
    const auto again = m_bench.import({doubtful});
    OMT_VERIFY(again);
    QCOMPARE(summary(*again), u"read 1, unchanged 1"_s);

    ImportRow exact = rowOf(u"Solaris"_s, MediaType::Movie, {}, 1972);
    exact.status = Status::Completed;
    OMT_VERIFY(
        m_bench.database().script(u"delete from interaction.user_media; delete from media.media "
                                  "where release_date is null"_s));
    const auto sure = m_bench.import({exact});
    OMT_VERIFY(sure);
    QVERIFY(sure->problems.isEmpty());
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"2"_s);
}

void TestImportJobRules::aMatchedTitleGainsWhatItLacks()
{
    OMT_VERIFY(m_bench.import({rowOf(u"Akira"_s, MediaType::Manga, u"mal/manga:664"_s)}));
    ImportRow more = rowOf(u"AKIRA!!"_s, MediaType::Manga, u"mal/manga:664"_s);
    more.media.externalKeys.append({u"anilist"_s, u"manga"_s, u"30664"_s});
    more.media.progressTotal = 120;
    more.media.description = u"Not taken"_s;
    OMT_VERIFY(m_bench.import({more}));
    QCOMPARE(m_bench.ask(u"select chapters from media.written_attributes"_s), u"120"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.external_links"_s), u"2"_s);
    QCOMPARE(m_bench.ask(u"select title || coalesce(description, '') from media.media"_s),
             u"Akira"_s);
    more.media.progressTotal = 121; // what is known already stays
    OMT_VERIFY(m_bench.import({more}));
    QCOMPARE(m_bench.ask(u"select chapters from media.written_attributes"_s), u"120"_s);
}

void TestImportJobRules::rowsWithoutATitleAreUnmatched()
{
    ImportRow onlyKey = rowOf({}, MediaType::Anime, u"mal/anime:77"_s);
    ImportRow nothing = rowOf({});
    ImportRow good = rowOf(u"Fine"_s);
    const auto report = m_bench.import({onlyKey, nothing, good});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 3, created 1, unmatched 2"_s);
    QVERIFY(addsUp(*report));
    QCOMPARE(report->problems.size(), 2);
    QCOMPARE(report->problems[0].line, 2);
    QCOMPARE(report->problems[1].line, 1);
}

void TestImportJobRules::playsBecomePasses()
{
    const auto report
        = m_bench.import({play(u"Heat"_s, u"2022-05-06", 90), play(u"Heat"_s, u"2019-01-01", 60),
                          play(u"Heat"_s, u"2020-03", 70)});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 3, created 1, merged 2"_s);
    QCOMPARE(m_bench.entry(u"Heat"_s), u"completed 0/? r90 to 2022-05-06 day pass 3"_s);
    QCOMPARE(m_bench.askAll(passesSql),
             u"1 completed r60 2019-01-01 day|2 completed r70 2020-03-01 month"_s);
}

void TestImportJobRules::aRepeatedPlayHasOneBefore()
{
    ImportRow again = play(u"Heat"_s, u"2022-05-06");
    again.isRepeat = true;
    OMT_VERIFY(m_bench.import({again}));
    QCOMPARE(m_bench.entry(u"Heat"_s), u"completed 0/? to 2022-05-06 day pass 2"_s);
    QCOMPARE(m_bench.askAll(passesSql), u"1 completed"_s);
}

void TestImportJobRules::countedPassesHaveNoDates()
{
    ImportRow row = rowOf(u"Trigun"_s, MediaType::Anime, u"mal/anime:6"_s);
    row.media.progressTotal = 26;
    row.status = Status::Completed;
    row.completedAt = day(u"2012-01-05");
    row.earlierPasses = 2;
    OMT_VERIFY(m_bench.import({row}));
    QCOMPARE(m_bench.entry(u"Trigun"_s), u"completed 26/26 to 2012-01-05 day pass 3"_s);
    QCOMPARE(m_bench.askAll(passesSql), u"1 completed|2 completed"_s);
    QCOMPARE(m_bench.askAll(u"select progress from interaction.passes"_s), u"26|26"_s);
}

void TestImportJobRules::theCurrentPassOfARewatchIsOpen()
{
    ImportRow row = rowOf(u"Trigun"_s, MediaType::Anime, u"mal/anime:6"_s);
    row.status = Status::InProgress;
    row.progress = 3;
    row.earlierPasses = 1;
    row.earlierStartedAt = day(u"2010-01-01");
    row.earlierCompletedAt = day(u"2010-02");
    OMT_VERIFY(m_bench.import({row}));
    QCOMPARE(m_bench.entry(u"Trigun"_s), u"in_progress 3/? pass 2"_s);
    QCOMPARE(m_bench.askAll(passesSql), u"1 completed 2010-02-01 month"_s);
    QCOMPARE(m_bench.ask(u"select to_char(started_at, 'YYYY-MM-DD') from interaction.passes"_s),
             u"2010-01-01"_s);
}

void TestImportJobRules::reviewsBelongToTheirPass()
{
    OMT_VERIFY(m_bench.import({play(u"Heat"_s, u"2019-01-01", 60, u"First"_s),
                               play(u"Heat"_s, u"2022-05-06", 90, u"Second"_s)}));
    QCOMPARE(m_bench.askAll(u"select pass_number || body from interaction.reviews order by 1"_s),
             u"1First|2Second"_s);
}

void TestImportJobRules::sameDayInTwoFilesIsOnePlay()
{
    ImportRow diary = play(u"Heat"_s, u"2019-01-01", 60);
    diary.file = u"diary.csv"_s;
    ImportRow review = play(u"Heat"_s, u"2019-01-01", 0, u"Good"_s);
    review.file = u"reviews.csv"_s;
    ImportRow evening = diary;
    evening.rating = Rating::fromHundred(80);
    OMT_VERIFY(m_bench.import({review, diary, evening}));
    QCOMPARE(m_bench.entry(u"Heat"_s), u"completed 0/? r80 to 2019-01-01 day pass 2"_s);
    QCOMPARE(m_bench.askAll(u"select pass_number || body from interaction.reviews"_s), u"1Good"_s);
}

void TestImportJobRules::theConflictRuleDecides_data()
{
    QTest::addColumn<ConflictRule>("rule");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("entry");
    QTest::newRow("keep leaves what differs and says so")
        << ConflictRule::Keep << u"read 1, conflicts 1"_s
        << u"in_progress 5/12 r50 from 2020-01-01 day pass 1 [mine] my notes"_s;
    QTest::newRow("replace takes what the file says")
        << ConflictRule::Replace << u"read 1, updated 1"_s
        << u"completed 12/12 r90 from 2019-01-01 year to 2020-02-02 day pass 2 favourite [theirs] "
           "their notes"_s;
    QTest::newRow("newest without a date in the file keeps mine")
        << ConflictRule::Newest << u"read 1, conflicts 1"_s
        << u"in_progress 5/12 r50 from 2020-01-01 day pass 1 [mine] my notes"_s;
}

void TestImportJobRules::theConflictRuleDecides()
{
    QFETCH(ConflictRule, rule);
    QFETCH(QString, outcome);
    QFETCH(QString, entry);
    ImportRow mine = rowOf(u"Baccano!"_s, MediaType::Anime, u"mal/anime:2251"_s);
    mine.media.progressTotal = 12;
    mine.status = Status::InProgress;
    mine.progress = 5;
    mine.rating = Rating::fromHundred(50);
    mine.notes = u"my notes"_s;
    mine.tags = {u"mine"_s};
    mine.startedAt = day(u"2020-01-01");
    mine.review = u"my review"_s;
    mine.isFavourite = rule != ConflictRule::Replace ? std::optional(false) : std::nullopt;
    OMT_VERIFY(m_bench.import({mine}));
    ImportRow theirs = rowOf(u"Baccano!"_s, MediaType::Anime, u"mal/anime:2251"_s);
    theirs.status = Status::Completed;
    theirs.progress = 12;
    theirs.rating = Rating::fromHundred(90);
    theirs.notes = u"their notes"_s;
    theirs.tags = {u"theirs"_s};
    theirs.startedAt = day(u"2019");
    theirs.completedAt = day(u"2020-02-02");
    theirs.review = u"their review"_s;
    theirs.earlierPasses = 1;
    if (rule == ConflictRule::Replace)
        theirs.isFavourite = true;
    const auto report = m_bench.import({theirs}, rule);
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), outcome);
    QCOMPARE(m_bench.entry(u"Baccano!"_s), entry);
    const bool replaced = rule == ConflictRule::Replace;
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.passes"_s), replaced ? u"1"_s : u"0"_s);
    QCOMPARE(m_bench.askAll(u"select pass_number || body from interaction.reviews order by 1"_s),
             replaced ? u"1my review|2their review"_s : u"1my review"_s);
}

void TestImportJobRules::keepFillsWhatIsEmpty()
{
    ImportRow planned = rowOf(u"Mushishi"_s, MediaType::Anime, u"mal/anime:457"_s);
    planned.status = Status::Planned;
    planned.notes = u"told by a friend"_s;
    planned.extras = {{u"a"_s, 1}, {u"b"_s, u"mine"_s}};
    OMT_VERIFY(m_bench.import({planned}));
    ImportRow seen = planned;
    seen.notes.reset();
    seen.media.progressTotal = 26;
    seen.status = Status::Completed;
    seen.rating = Rating::fromHundred(100);
    seen.completedAt = day(u"2020-02-02");
    seen.isFavourite = true;
    seen.extras = {{u"b"_s, u"theirs"_s}, {u"c"_s, 3}};
    const auto report = m_bench.import({seen});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 1, updated 1"_s);
    QCOMPARE(m_bench.entry(u"Mushishi"_s),
             u"completed 26/26 r100 to 2020-02-02 day pass 1 favourite told by a friend"_s);
    QCOMPARE(m_bench.ask(u"select meta_snapshot -> 'mal' from interaction.user_media"_s),
             u"{\"a\": 1, \"b\": \"mine\", \"c\": 3}"_s);
}

void TestImportJobRules::newestGoesByTheDateOfTheFile()
{
    ImportRow row = rowOf(u"Mushishi"_s, MediaType::Anime, u"mal/anime:457"_s);
    row.rating = Rating::fromHundred(50);
    row.status = Status::Completed;
    OMT_VERIFY(m_bench.import({row}));
    row.rating = Rating::fromHundred(60);
    row.updatedAt = day(u"2001-01-01");
    OMT_VERIFY(m_bench.import({row}, ConflictRule::Newest));
    QCOMPARE(m_bench.entry(u"Mushishi"_s), u"completed 0/? r50 pass 1"_s);
    row.updatedAt = PartialDate::fromDateTime(QDateTime::currentDateTimeUtc().addDays(1));
    OMT_VERIFY(m_bench.import({row}, ConflictRule::Newest));
    QCOMPARE(m_bench.entry(u"Mushishi"_s), u"completed 0/? r60 pass 1"_s);
}

void TestImportJobRules::listsKeepTheirOrder()
{
    QList<ImportRow> rows;
    for (const int place : {3, 1, 0, 2}) {
        ImportRow row = rowOf(u"Film %1"_s.arg(place), MediaType::Movie, {}, 2000);
        row.lists = {{u"Favourites"_s, u"Mine"_s, place, place == 1 ? u"the best"_s : QString()}};
        rows.append(row);
    }
    const auto report = m_bench.import(rows);
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 4, created 4"_s);
    const QString order
        = u"select m.title || i.note from interaction.list_items i join media.media m on m.id = "
          "i.media_id order by i.position"_s;
    QCOMPARE(m_bench.askAll(order), u"Film 1the best|Film 2|Film 3|Film 0"_s);
    QCOMPARE(m_bench.ask(u"select name || description from interaction.user_lists"_s),
             u"FavouritesMine"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.user_media"_s), u"0"_s);

    ImportRow late = rowOf(u"Late"_s, MediaType::Movie, {}, 2000);
    late.lists = {{u"Favourites"_s, {}, 1, {}}};
    OMT_VERIFY(m_bench.import({late, rows[0]}));
    QCOMPARE(m_bench.askAll(order), u"Film 1the best|Film 2|Film 3|Film 0|Late"_s);
}

void TestImportJobRules::aSmartListIsLeftAlone()
{
    OMT_VERIFY(m_bench.database().script(
        u"insert into interaction.user_lists (user_id, name, list_type, filter_definition) "
        "select id, 'Clever', 'smart', '{}' from users.users where username = 'local'"_s));
    ImportRow row = rowOf(u"Film"_s, MediaType::Movie);
    row.status = Status::Planned;
    row.lists = {{u"Clever"_s, {}, 1, {}}};
    const auto report = m_bench.import({row});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 1, created 1"_s);
    QCOMPARE(report->problems.size(), 1);
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.list_items"_s), u"0"_s);
}

void TestImportJobRules::completedGoesAllTheWay()
{
    ImportRow row = rowOf(u"A"_s);
    row.status = Status::Completed;
    row.media.progressTotal = 13;
    ImportRow stated = rowOf(u"B"_s);
    stated.status = Status::Completed;
    stated.progress = 7;
    stated.media.progressTotal = 13;
    ImportRow dropped = rowOf(u"C"_s);
    dropped.status = Status::Dropped;
    dropped.media.progressTotal = 13;
    OMT_VERIFY(m_bench.import({row, stated, dropped}));
    QCOMPARE(m_bench.entry(u"A"_s), u"completed 13/13 pass 1"_s);
    QCOMPARE(m_bench.entry(u"B"_s), u"completed 7/13 pass 1"_s);
    QCOMPARE(m_bench.entry(u"C"_s), u"dropped 0/13 pass 1"_s);
}

void TestImportJobRules::twoPeopleDoNotSeeEachOthers()
{
    ImportRow row = rowOf(u"Mushishi"_s, MediaType::Anime, u"mal/anime:457"_s);
    row.status = Status::Completed;
    row.media.progressTotal = 26;
    OMT_VERIFY(m_bench.import({row}));
    const auto other = m_bench.database().signIn(u"bob"_s);
    OMT_VERIFY(other);
    m_bench.settings() = *other;
    row.status = Status::Dropped;
    row.media.externalKeys.append({u"anidb"_s, {}, u"3651"_s});
    const auto report = m_bench.import({row, rowOf(u"Bob's own"_s)});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 2, created 2"_s);
    QCOMPARE(
        m_bench.askAll(
            u"select e.status from interaction.user_media e join users.users u on u.id = e.user_id "
            "join media.media m on m.id = e.media_id where m.title = 'Mushishi' order by u.username"_s),
        u"dropped|completed"_s);
    // A member changes no title of somebody else's.
    QCOMPARE(m_bench.ask(u"select count(*) from media.external_links"_s), u"1"_s);
    QCOMPARE(
        m_bench.ask(
            u"select count(*) from interaction.activity a join users.users u on u.id = a.user_id "
            "where u.username = 'bob' and a.media_id = (select id from media.media where title = 'Mushishi')"_s),
        u"1"_s);
}

void TestImportJobRules::somebodyWithoutAWritingTokenIsRefused()
{
    m_bench.settings() = m_bench.database().asNobody();
    const auto report = m_bench.import({rowOf(u"A"_s)});
    QVERIFY(!report);
    QVERIFY(report.error().kind == Error::Kind::Refused);
}

void TestImportJobRules::hostileTextIsStoredAsText()
{
    const QString text = u"\t\\N '); drop table x; -- \r\n\u0001 \U0001F600 \\. {\"a\"}"_s;
    ImportRow row = rowOf(text + QString(3000, u'x'), MediaType::Book);
    row.media.externalKeys = {
        {u"Bad Source!"_s, {}, u"1"_s}, {u"ok"_s, {}, QString(300, u'k')}, {u"ok"_s, {}, u"k"_s}};
    row.media.mediaClass = u"written..nonsense"_s;
    row.media.attributes
        = {{u"pages"_s, -5}, {u"isbn13"_s, u"abc"_s}, {u"series_position"_s, u"1-3"_s}};
    row.media.creators = {text, text};
    row.notes = text + QChar(0) + QChar(0xd800);
    row.tags = {text, u"{,\"}"_s};
    row.progress = -4;
    row.extras = QJsonObject{{text, QString(text + QChar(0))}};
    row.lists = {{text + QString(300, u'l'), {}, -1, text}};
    const auto report = m_bench.import({row});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 1, created 1"_s);
    QCOMPARE(m_bench.ask(u"select notes from interaction.user_media"_s), text + QChar(0xfffd));
    QCOMPARE(m_bench.ask(u"select tags[2] from interaction.user_media"_s), u"{,\"}"_s);
    QCOMPARE(m_bench.ask(u"select char_length(title) from media.media"_s), u"255"_s);
    QCOMPARE(m_bench.ask(u"select media_class::text || ' ' || attributes::text from media.media"_s),
             u"written.book {\"pages\": -5, \"isbn13\": \"abc\", \"series_position\": \"1-3\"}"_s);
    QCOMPARE(m_bench.ask(u"select string_agg(external_key, ',') from media.external_links"_s),
             u"k"_s);
    const auto again = m_bench.import({row});
    OMT_VERIFY(again);
    QCOMPARE(summary(*again), u"read 1, unchanged 1"_s);
}

QTEST_GUILESS_MAIN(TestImportJobRules)
#include "tst_importjobrules.moc"
