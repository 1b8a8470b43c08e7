// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/mediawriter.h"
#include "core/catalog/searchindex.h"
#include "core/catalog/titlesearch.h"
#include "core/db/connection.h"
#include "core/db/transaction.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QTest>

using namespace omt;
using namespace omt::catalog;
using namespace omt::test;
using namespace Qt::StringLiterals;

class TestTitleSearch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void finds_data();
    void finds();
    void ranksTheExactTitleFirst();
    void saysWhyItMatched();
    void countsByType();
    void filters_data();
    void filters();
    void pagesWithoutGapsOrRepeats();
    void findsWhatWasJustWritten();
    void forgetsWhatWasRolledBack();
    void prefersOwnTitles();
    void doesNotReadTheWholeLibrary();
    void searchesTheLibrary();
    void givesNothingToStrangers();
    void survivesAnything_data();
    void survivesAnything();
    void answersTheSameAfterARebuild();
    void onlyEditorsRebuild();

private:
    Result<MediaId> add(const QString &title, const QStringList &others = {},
                        MediaType type = MediaType::Anime, int year = 2001,
                        const QStringList &creators = {}, double popularity = 10);
    SearchAnswer ask(const QString &typed, int offset = 0, int limit = 20);
    QString best(const QString &typed);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<db::Connection> m_connection;
};

void TestTitleSearch::initTestCase()
{
    auto made = TestDatabase::create();
    OMT_VERIFY(made);
    m_database = std::move(*made);
    m_connection = std::make_unique<db::Connection>(m_database->asLocalUser());
    OMT_VERIFY(m_connection->open());
    OMT_VERIFY(add(u"Spirited Away"_s, {u"千と千尋の神隠し"_s, u"Sen to Chihiro no Kamikakushi"_s},
                   MediaType::Movie, 2001, {u"Hayao Miyazaki"_s}, 9000));
    OMT_VERIFY(add(u"Princess Mononoke"_s, {u"もののけ姫"_s}, MediaType::Movie, 1997,
                   {u"Hayao Miyazaki"_s}, 7000));
    OMT_VERIFY(add(u"Naruto Shippuden"_s, {u"ナルト 疾風伝"_s}, MediaType::Anime, 2007,
                   {u"Masashi Kishimoto"_s}, 8000));
    OMT_VERIFY(add(u"Naruto"_s, {}, MediaType::Anime, 2002, {}, 100));
    OMT_VERIFY(add(u"Naruto: The Movie"_s, {}, MediaType::Movie, 2004, {}, 200));
    OMT_VERIFY(add(u"Fast & Furious"_s, {}, MediaType::Movie, 2009));
    OMT_VERIFY(add(u"Rocky II"_s, {}, MediaType::Movie, 1979));
    OMT_VERIFY(add(u"Сталкер"_s, {}, MediaType::Movie, 1979));
    OMT_VERIFY(add(u"Ёлки"_s, {}, MediaType::Movie, 2010));
    OMT_VERIFY(add(u"Spider-Man"_s, {}, MediaType::Movie, 2002));
    OMT_VERIFY(add(u"Die große Straße"_s, {}, MediaType::Book, 1950));
    OMT_VERIFY(add(u"ฉลาดเกมส์โกง"_s, {u"Bad Genius"_s}, MediaType::Movie, 2017));
    OMT_VERIFY(add(u"기생충"_s, {u"Parasite"_s}, MediaType::Movie, 2019));
}

void TestTitleSearch::cleanupTestCase()
{
    m_connection.reset();
    m_database.reset();
}

Result<MediaId> TestTitleSearch::add(const QString &title, const QStringList &others,
                                     MediaType type, int year, const QStringList &creators,
                                     double popularity)
{
    Media media;
    media.type = type;
    media.title = title;
    for (const QString &other : others)
        media.names.append({other, {}, u"alias"_s});
    media.releaseDate = PartialDate::fromYear(year);
    media.creators = creators;
    media.genres = {u"Slice of Life"_s};
    media.countryOfOrigin = u"JP"_s;
    media.popularity = popularity;
    return db::inTransaction(*m_connection,
                             [&](db::Connection &c) { return insertMedia(c, media); });
}

SearchAnswer TestTitleSearch::ask(const QString &typed, int offset, int limit)
{
    const auto answer = TitleSearcher(*m_connection, parseSearchQuery(typed), offset, limit).run();
    if (!answer)
        qWarning("%s", qPrintable(answer.error().toLogString()));
    return answer ? *answer : SearchAnswer{};
}

QString TestTitleSearch::best(const QString &typed)
{
    const SearchAnswer answer = ask(typed);
    return answer.matches.isEmpty() ? QString() : answer.matches.first().row.title;
}

void TestTitleSearch::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *name, const char16_t *typed, const char16_t *title) {
        QTest::newRow(name) << QString::fromUtf16(typed) << QString::fromUtf16(title);
    };
    row("the title", u"spirited away", u"Spirited Away");
    row("its beginning", u"spir", u"Spirited Away");
    row("words in another order", u"away spirited ", u"Spirited Away");
    row("another language", u"sen to chihiro", u"Spirited Away");
    row("traditional characters as such", u"千尋の神隠し", u"Spirited Away");
    row("traditional characters in their simplified form", u"千寻", u"Spirited Away");
    row("one simplified character", u"寻", u"Spirited Away");
    row("its creator", u"masashi kishimoto", u"Naruto Shippuden");
    row("one character of a run", u"神", u"Spirited Away");
    row("two characters inside a run", u"千尋", u"Spirited Away");
    row("half width kana", u"ﾅﾙﾄ", u"Naruto Shippuden");
    row("romanised kana", u"mononoke", u"Princess Mononoke");
    row("romanised Cyrillic", u"stalker", u"Сталкер");
    row("ё as е", u"елки", u"Ёлки");
    row("ß as ss", u"strasse", u"Die große Straße");
    row("and for &", u"fast and furious", u"Fast & Furious");
    row("a roman numeral as a digit", u"rocky 2", u"Rocky II");
    row("a roman numeral as written", u"rocky ii", u"Rocky II");
    row("Thai inside a word", u"เกม", u"ฉลาดเกมส์โกง");
    row("one Korean syllable", u"기", u"기생충");
    row("a letter missing", u"spirted away", u"Spirited Away");
    row("a letter doubled", u"princcess mononoke", u"Princess Mononoke");
    row("two letters swapped", u"princess monoonke", u"Princess Mononoke");
    row("two typos", u"sprited awey", u"Spirited Away");
    row("two words as one", u"spiderman", u"Spider-Man");
    row("one word as two", u"mono noke", u"Princess Mononoke");
}

void TestTitleSearch::finds()
{
    QFETCH(QString, typed);
    QTEST(best(typed), "title");
}

void TestTitleSearch::ranksTheExactTitleFirst()
{
    const SearchAnswer answer = ask(u"naruto"_s);
    QCOMPARE(answer.total, 3);
    QCOMPARE(answer.matches[0].row.title, u"Naruto"_s); // although others are better known
    QVERIFY(!answer.totalIsCapped);
    QVERIFY(!answer.isCorrected);
}

void TestTitleSearch::saysWhyItMatched()
{
    TitleMatch match = ask(u"chihiro"_s).matches.value(0);
    QVERIFY(match.reason == MatchReason::OtherTitle);
    QCOMPARE(match.matchedTitle, u"Sen to Chihiro no Kamikakushi"_s);
    match = ask(u"spirited"_s).matches.value(0);
    QVERIFY(match.reason == MatchReason::Title);
    match = ask(u"miyazaki"_s).matches.value(0);
    QVERIFY(match.reason == MatchReason::Creator);
    const SearchAnswer corrected = ask(u"spirrited"_s);
    QVERIFY(corrected.isCorrected);
    QVERIFY(corrected.matches.value(0).reason == MatchReason::Spelling);
}

void TestTitleSearch::countsByType()
{
    const SearchAnswer answer = ask(u"naru"_s);
    QCOMPARE(answer.byType.value(MediaType::Anime), 2);
    QCOMPARE(answer.byType.value(MediaType::Movie), 1);
    QCOMPARE(answer.byType.size(), 2);
}

void TestTitleSearch::filters_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("total");
    QTest::newRow("by type") << u"naruto type:movie"_s << 1;
    QTest::newRow("by class") << u"naruto class:video.series"_s << 2;
    QTest::newRow("by year") << u"naruto year:2003..2010"_s << 2;
    QTest::newRow("by one year") << u"year:1979"_s << 2;
    QTest::newRow("before a year") << u"naruto year<2004"_s << 1;
    QTest::newRow("by creator") << u"creator:\"Hayao Miyazaki\""_s << 2;
    QTest::newRow("without a type") << u"naruto -type:movie"_s << 2;
    QTest::newRow("without a genre") << u"naruto -genre:\"slice of life\""_s << 0;
    QTest::newRow("with a genre") << u"naruto genre:\"Slice of life\""_s << 3;
    QTest::newRow("with a country") << u"naruto country:jp"_s << 3;
    QTest::newRow("a phrase") << u"\"the movie\""_s << 1;
    QTest::newRow("a phrase in the wrong order") << u"\"movie the\""_s << 0;
    QTest::newRow("misspelt, of one type") << u"narutp type:movie"_s << 1;
    QTest::newRow("misspelt, and of no such type") << u"spirted awya type:book"_s << 0;
    QTest::newRow("filters that exclude each other") << u"naruto type:movie year:2002"_s << 0;
}

void TestTitleSearch::filters()
{
    QFETCH(QString, typed);
    QTEST(int(ask(typed).total), "total");
}

void TestTitleSearch::pagesWithoutGapsOrRepeats()
{
    QSet<MediaId> seen;
    for (int offset = 0; offset < 3; ++offset) {
        const SearchAnswer answer = ask(u"naruto"_s, offset, 1);
        QCOMPARE(answer.matches.size(), 1);
        seen.insert(answer.matches[0].row.id);
    }
    QCOMPARE(seen.size(), 3);
    QVERIFY(ask(u"naruto"_s, 3, 1).matches.isEmpty());
}

void TestTitleSearch::findsWhatWasJustWritten()
{
    const db::Transaction transaction(*m_connection);
    const auto id = add(u"Zauberwort"_s);
    OMT_VERIFY(id);
    QCOMPARE(best(u"zauberw"_s), u"Zauberwort"_s); // before the commit
    const auto renamed = m_connection->execute(
        db::Statement::fromText(
            u"rename"_s,
            u"update media.titles set title = 'Anderswo', normalised = 'anderswo' "
            u"where media_id = :id::uuid"_s),
        {{u"id", *id}});
    OMT_VERIFY(renamed);
    const auto reworded = m_connection->execute(
        db::Statement::fromText(
            u"reword"_s,
            u"update media.media set title = 'Anderswo', sort_title = 'anderswo', "
            u"search_vector = '''anderswo''' where id = :id::uuid"_s),
        {{u"id", *id}});
    OMT_VERIFY(reworded);
    QVERIFY(best(u"zauberw"_s) != u"Zauberwort"_s);
    QCOMPARE(best(u"andersw"_s), u"Anderswo"_s);
    QCOMPARE(best(u"anderswwo"_s), u"Anderswo"_s); // the new word is in the dictionary too
    const auto deleted = m_connection->execute(
        db::Statement::fromText(u"delete"_s, u"delete from media.media where id = :id::uuid"_s),
        {{u"id", *id}});
    OMT_VERIFY(deleted);
    QVERIFY(ask(u"anderswo"_s).matches.isEmpty());
}

void TestTitleSearch::forgetsWhatWasRolledBack()
{
    {
        const db::Transaction transaction(*m_connection);
        OMT_VERIFY(add(u"Quixotronic"_s));
        QCOMPARE(ask(u"quixotronic"_s).total, 1);
    }
    QCOMPARE(ask(u"quixotronic"_s).total, 0);
}

void TestTitleSearch::prefersOwnTitles()
{
    OMT_VERIFY(add(u"Twin Peaks"_s, {}, MediaType::Show, 1990, {}, 20));
    const auto own = add(u"Twin Peaks"_s, {}, MediaType::Book, 1991, {}, 15);
    OMT_VERIFY(own);
    QVERIFY(ask(u"twin peaks"_s).matches.value(0).row.type == MediaType::Show);
    OMT_VERIFY(m_connection->execute(
        db::Statement::fromText(u"own"_s,
                                u"insert into interaction.user_media (user_id, media_id, status, "
                                u"rating, tags) values (auth.current_user_id(), :id::uuid, "
                                u"'completed', 90, '{cosy}')"_s),
        {{u"id", *own}}));
    const TitleMatch match = ask(u"twin peaks"_s).matches.value(0);
    QVERIFY(match.row.type == MediaType::Book);
    QVERIFY(match.row.entry.has_value());
    QVERIFY(match.row.entry->status == Status::Completed);
}

// Each keystroke looks the titles of its page up by their ids, even where a library this small
// would be read faster whole: the plan is kept while the library grows.
void TestTitleSearch::doesNotReadTheWholeLibrary()
{
    db::Connection owner(m_database->asAdmin());
    OMT_VERIFY(owner.open());
    OMT_VERIFY(owner.script(u"analyze interaction.user_media"_s));
    db::Transaction transaction(*m_connection);
    OMT_VERIFY(transaction.begun());
    QCOMPARE(ask(u"twin peaks"_s).total, 2);
    const auto read = m_connection->query(db::Statement::fromText(
        u"scans"_s,
        u"select sum(seq_scan)::bigint as whole, sum(idx_scan)::bigint as by_id from "
        u"pg_stat_xact_all_tables where relname like 'user_media_p%'"_s));
    OMT_VERIFY(read);
    QCOMPARE(read->first().integer(u"whole"), 0);
    QVERIFY(read->first().integer(u"by_id") > 0);
    transaction.rollback();
}

void TestTitleSearch::searchesTheLibrary()
{
    QCOMPARE(ask(u"in:library"_s).total, 1);
    QCOMPARE(ask(u"twin status:completed"_s).total, 1);
    QCOMPARE(ask(u"twin status:planned"_s).total, 0);
    QCOMPARE(ask(u"twin rating>80"_s).total, 1);
    QCOMPARE(ask(u"twin rating>95"_s).total, 0);
    QCOMPARE(ask(u"tag:cosy"_s).total, 1);
    QCOMPARE(ask(u"naruto in:library"_s).total, 0);
}

void TestTitleSearch::givesNothingToStrangers()
{
    db::Connection stranger(m_database->asNobody());
    OMT_VERIFY(stranger.open());
    for (const QString &typed : {u"naruto"_s, u"narruto"_s, u"type:movie"_s, u"in:library"_s}) {
        const auto answer = TitleSearcher(stranger, parseSearchQuery(typed), 0, 20).run();
        OMT_VERIFY(answer);
        QVERIFY(answer->matches.isEmpty());
        QCOMPARE(answer->total, 0);
    }
    const auto direct
        = stranger.query(db::Statement::fromText(u"peek"_s, u"select * from media.search_docs"_s));
    QVERIFY(!direct);
    QVERIFY(direct.error().kind == Error::Kind::Refused);
}

void TestTitleSearch::survivesAnything_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a statement") << u"'; drop table media.media; --"_s;
    QTest::newRow("operators") << u"a & | ! : * <-> ( ) ' \\ \\' ''"_s;
    QTest::newRow("a query operator as a word") << u"naruto & !movie | x:*"_s;
    QTest::newRow("a NUL") << QString(QChar(u'\0')) + u"naruto"_s;
    QTest::newRow("lone surrogates") << QString(QChar(0xD800)) + u"x"_s + QChar(0xDFFF);
    QTest::newRow("right to left override") << u"\u202Enaruto"_s;
    QTest::newRow("a hundred kilobytes") << QString(100 * 1024, u'x');
    QTest::newRow("a hundred words") << u"word "_s.repeated(100);
    QTest::newRow("quotes in a filter") << u"country:' genre:\\ tag:{},\" creator:'''"_s;
    QTest::newRow("braces in a tag") << u"tag:{a,b\\\"}"_s;
    QTest::newRow("filter marks typed as words") << u"~tanime ~y2001"_s;
    QTest::newRow("a broken filter beside a word") << u"naruto year:never"_s;
    QTest::newRow("only an exclusion") << u"-type:movie"_s;
    QTest::newRow("emoji") << u"\U0001F600 naruto"_s;
}

void TestTitleSearch::survivesAnything()
{
    QFETCH(QString, typed);
    const auto answer = TitleSearcher(*m_connection, parseSearchQuery(typed), 0, 20).run();
    OMT_VERIFY(answer);
    const auto again = TitleSearcher(*m_connection, parseSearchQuery(u"naruto"), 0, 20).run();
    OMT_VERIFY(again);
    QCOMPARE(again->total, 3);
}

void TestTitleSearch::answersTheSameAfterARebuild()
{
    const QStringList typed{u"naruto"_s, u"n"_s,          u"spirted awya"_s,
                            u"神"_s,     u"type:movie"_s, u"twin peaks"_s};
    QList<QList<MediaId>> before;
    const auto idsOf = [&](const QString &text) {
        QList<MediaId> ids;
        for (const TitleMatch &match : ask(text).matches)
            ids.append(match.row.id);
        return ids;
    };
    for (const QString &text : typed)
        before.append(idsOf(text));
    int steps = 0;
    OMT_VERIFY(rebuildSearchIndex(*m_connection, [&](const IndexProgress &progress) {
        steps = std::max(steps, progress.step);
        return progress.step <= progress.steps;
    }));
    QVERIFY(steps >= 9);
    for (qsizetype i = 0; i < typed.size(); ++i)
        QCOMPARE(idsOf(typed[i]), before[i]);
    const Result<> stopped
        = rebuildSearchIndex(*m_connection, [](const IndexProgress &p) { return p.step < 4; });
    QVERIFY(!stopped);
    QVERIFY(stopped.error().kind == Error::Kind::Cancelled);
    QCOMPARE(idsOf(u"naruto"_s), before[0]);
}

void TestTitleSearch::onlyEditorsRebuild()
{
    const auto member = m_database->signIn(u"mia"_s);
    OMT_VERIFY(member);
    db::Connection connection(*member);
    OMT_VERIFY(connection.open());
    const Result<> built = rebuildSearchIndex(connection);
    QVERIFY(!built);
    QVERIFY(built.error().kind == Error::Kind::Refused);
}

QTEST_GUILESS_MAIN(TestTitleSearch)
#include "tst_titlesearch.moc"
