// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/library/shelf.h"
#include "tests/support/testmacros.h"

#include <QJsonArray>
#include <QTest>

using namespace omt;
using namespace omt::test;
using namespace Qt::StringLiterals;

/** Adding, reading and finding titles, against the real database. */
class TestCatalog : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void everythingComesBack();
    void typedAttributesGoToTheirTable_data();
    void typedAttributesGoToTheirTable();
    void typesAndStatesAreTheDatabases();
    void longTitleIsKeptWhole();
    void titleNeedsAName();
    void keyOfAnotherTitleIsRefused();
    void memberMayAdd();
    void foundByExternalKey();
    void foundByTitle();
    void searchFinds_data();
    void searchFinds();
    void searchRanksByName();
    void searchPrefersOwnThenKnown();
    void searchIsNarrowed();
    void searchNeverFails_data();
    void searchNeverFails();

private:
    MediaId add(const QString &title, const QList<TitleName> &names = {}, double popularity = 0);
    QString found(const QString &text, const catalog::SearchFilter &filter = {});

    std::unique_ptr<Shelf> m_shelf;
};

void TestCatalog::init()
{
    auto shelf = Shelf::create();
    OMT_VERIFY(shelf);
    m_shelf = *std::move(shelf);
}

MediaId TestCatalog::add(const QString &title, const QList<TitleName> &names, double popularity)
{
    Media media;
    media.title = title;
    media.type = MediaType::Anime;
    media.names = names;
    media.popularity = popularity;
    return m_shelf->add(media);
}

QString TestCatalog::found(const QString &text, const catalog::SearchFilter &filter)
{
    const auto answer = awaited(m_shelf->catalog().search(text, filter));
    if (!answer)
        return answer.error().toLogString();
    QStringList titles;
    for (const TitleMatch &match : answer->matches)
        titles.append(match.row.title);
    return titles.join(u'|');
}

void TestCatalog::everythingComesBack()
{
    Media media;
    media.title = u"Planetes"_s;
    media.type = MediaType::Anime;
    media.mediaClass = u"video.series.anime"_s;
    media.names = {{u"プラネテス"_s, u"ja"_s, u"original"_s}, {u"ΠΛΑΝΗΤΕΣ"_s, u"el"_s, u"alias"_s}};
    media.releaseDate = PartialDate::fromMonth(2003, 10);
    media.countryOfOrigin = u"JP"_s;
    media.creators = {u"Yukimura, \"Makoto\""_s, u"{Taniguchi}"_s};
    media.genres = {u"Sci-Fi"_s, u"Drama"_s};
    media.coverUrl = u"https://example.org/c.jpg?a=1&b='2'"_s;
    media.description = u"Space debris.\nSecond line."_s;
    media.attributes = {{u"episodes"_s, 26},
                        {u"studios"_s, QJsonArray{u"Sunrise"_s}},
                        {u"mood"_s, QJsonObject{{u"quiet"_s, true}}}};
    media.externalKeys = {{u"imdb"_s, u""_s, u"tt0816398"_s}, {u"mal"_s, u"anime"_s, u"329"_s}};
    media.popularity = 3.25;
    const MediaId id = m_shelf->add(media);
    const auto back = awaited(m_shelf->catalog().media(id));
    OMT_VERIFY(back);
    QCOMPARE(back->id, id);
    QCOMPARE(toString(back->type), toString(MediaType::Anime));
    QCOMPARE(back->mediaClass, media.mediaClass);
    QCOMPARE(back->title, media.title);
    QCOMPARE(back->names, media.names);
    QCOMPARE(back->releaseDate, media.releaseDate);
    QCOMPARE(back->countryOfOrigin, media.countryOfOrigin);
    QCOMPARE(back->creators, media.creators);
    QCOMPARE(back->genres, media.genres);
    QCOMPARE(back->coverUrl, media.coverUrl);
    QCOMPARE(back->description, media.description);
    QCOMPARE(back->attributes, media.attributes);
    QCOMPARE(back->externalKeys, media.externalKeys);
    QCOMPARE(back->progressTotal, 26);
    QCOMPARE(back->popularity, media.popularity);
    QCOMPARE(m_shelf->label(), u"Added “Planetes” to the catalog"_s);
    QCOMPARE(m_shelf->value(u"select attributes from media.media"_s),
             u"{\"mood\": {\"quiet\": true}}"_s);
}

void TestCatalog::typedAttributesGoToTheirTable_data()
{
    QTest::addColumn<int>("type");
    for (const MediaTypeInfo &info : mediaTypes())
        QTest::newRow(qPrintable(QString::fromUtf16(info.key))) << static_cast<int>(info.type);
}

void TestCatalog::typedAttributesGoToTheirTable()
{
    QFETCH(const int, type);
    Media media;
    media.title = u"A title"_s;
    media.type = static_cast<MediaType>(type);
    media.progressTotal = 12;
    const MediaId id = m_shelf->add(media);
    const auto back = awaited(m_shelf->catalog().media(id));
    OMT_VERIFY(back);
    QCOMPARE(back->progressTotal, 12);
    const QString column = QString::fromUtf16(info(media.type).totalAttribute);
    QCOMPARE(back->attributes, (QJsonObject{{column, 12}}));
    const QString table = u"media."_s + toString(info(media.type).family) + u"_attributes"_s;
    QCOMPARE(m_shelf->value(u"select "_s + column + u" from "_s + table), u"12"_s);
    QCOMPARE(back->mediaClass, QString::fromUtf16(info(media.type).mediaClass));
}

// The program's tables and the checks of the schema say the same thing twice; here they are held
// against each other.
void TestCatalog::typesAndStatesAreTheDatabases()
{
    const QString words
        = u"select string_agg(w[1], ',' order by w[1]) from pg_constraint c,"
          " regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_]+)''', 'g') w"
          " where c.conparentid = 0 and c.conrelid = '%1'::regclass and c.conname = '%2'"_s;
    QStringList types;
    for (const MediaTypeInfo &info : mediaTypes())
        types.append(QString::fromUtf16(info.key));
    types.sort();
    QCOMPARE(m_shelf->value(words.arg(u"media.media"_s, u"media_media_type_ck"_s)),
             types.join(u','));
    QStringList states;
    for (const Status status : allStatuses)
        states.append(toString(status));
    states.sort();
    QCOMPARE(m_shelf->value(words.arg(u"interaction.user_media"_s, u"user_media_status_ck"_s)),
             states.join(u','));
    for (const MediaTypeInfo &info : mediaTypes()) {
        QCOMPARE(m_shelf->value(u"select count(*) from media.classes where path::text = '"_s
                                + QString::fromUtf16(info.mediaClass) + u'\''),
                 u"1"_s);
    }
}

void TestCatalog::longTitleIsKeptWhole()
{
    const QString title = QString(254, u'x') + u"\U0001F600 and the end"_s;
    const MediaId id = add(title);
    QVERIFY(!id.isNull());
    const auto back = awaited(m_shelf->catalog().media(id));
    OMT_VERIFY(back);
    QCOMPARE(back->title, title);
    QVERIFY(back->names.isEmpty());
    QVERIFY(!found(u"the end"_s).isEmpty());
    const auto byTitle = awaited(m_shelf->catalog().findByTitle(title));
    OMT_VERIFY(byTitle);
    QCOMPARE(*byTitle, id);
}

void TestCatalog::titleNeedsAName()
{
    for (const QString &title : {QString(), u"  "_s, QString(2001, u'x')}) {
        Media media;
        media.title = title;
        const auto id = awaited(m_shelf->catalog().add(media));
        QVERIFY(!id);
        QCOMPARE(toString(id.error().kind), toString(Error::Kind::Invalid));
    }
    QCOMPARE(m_shelf->value(u"select count(*) from interaction.edits"_s), u"0"_s);
}

void TestCatalog::keyOfAnotherTitleIsRefused()
{
    Media media;
    media.title = u"One"_s;
    media.externalKeys = {{u"mal"_s, u"anime"_s, u"1"_s}, {u"mal"_s, u"anime"_s, u"1"_s}};
    QVERIFY(!m_shelf->add(media).isNull());
    media.title = u"Two"_s;
    const auto id = awaited(m_shelf->catalog().add(media));
    QVERIFY(!id);
    QCOMPARE(toString(id.error().kind), toString(Error::Kind::Conflict));
    QCOMPARE(id.error().message, u"Another title of the catalog has this key already."_s);
    QCOMPARE(m_shelf->value(u"select count(*) from media.media"_s), u"1"_s);
}

void TestCatalog::memberMayAdd()
{
    const auto member = m_shelf->database().signIn(u"mallory"_s);
    OMT_VERIFY(member);
    m_shelf->become(*member);
    QVERIFY(!add(u"Frieren"_s, {{u"Sousou no Frieren"_s, u"ja-Latn"_s, u"alias"_s}}).isNull());
    m_shelf->become(m_shelf->database().asNobody());
    Media media;
    media.title = u"X"_s;
    const auto id = awaited(m_shelf->catalog().add(media));
    QVERIFY(!id);
    QCOMPARE(toString(id.error().kind), toString(Error::Kind::Refused));
}

void TestCatalog::foundByExternalKey()
{
    Media anime;
    anime.title = u"Monster"_s;
    anime.type = MediaType::Anime;
    anime.externalKeys = {{u"mal"_s, u"anime"_s, u"1"_s}};
    const MediaId animeId = m_shelf->add(anime);
    Media manga;
    manga.title = u"Cowboy"_s;
    manga.type = MediaType::Manga;
    manga.externalKeys = {{u"mal"_s, u"manga"_s, u"1"_s}};
    (void)m_shelf->add(manga);
    const auto exact
        = awaited(m_shelf->catalog().findByExternalKey(ExternalKey::fromString(u"mal/anime:1")));
    OMT_VERIFY(exact);
    QCOMPARE(*exact, animeId);
    const auto several
        = awaited(m_shelf->catalog().findByExternalKey(ExternalKey::fromString(u"mal:1")));
    QVERIFY(!several);
    QCOMPARE(toString(several.error().kind), toString(Error::Kind::Conflict));
    QVERIFY2(several.error().hint.contains(u"mal/manga:1"_s), qPrintable(several.error().hint));
    const auto none
        = awaited(m_shelf->catalog().findByExternalKey(ExternalKey::fromString(u"mal:2")));
    QVERIFY(!none);
    QCOMPARE(toString(none.error().kind), toString(Error::Kind::NotFound));
}

void TestCatalog::foundByTitle()
{
    const MediaId first = add(u"Pokémon: The Movie!"_s);
    (void)add(u"Heidi"_s);
    const MediaId second = add(u"heidi"_s);
    (void)add(u"!!!"_s);
    (void)add(u"???"_s);
    const auto found = awaited(m_shelf->catalog().findByTitle(u"pokemon the movie"_s));
    OMT_VERIFY(found);
    QCOMPARE(*found, first);
    const auto several = awaited(m_shelf->catalog().findByTitle(u"HEIDI"_s));
    QVERIFY(!several);
    QCOMPARE(toString(several.error().kind), toString(Error::Kind::Conflict));
    EntryPatch patch;
    patch.status = Status::Planned;
    OMT_VERIFY(awaited(m_shelf->library().apply({second}, patch)));
    const auto own = awaited(m_shelf->catalog().findByTitle(u"HEIDI"_s));
    OMT_VERIFY(own);
    QCOMPARE(*own, second);
    OMT_VERIFY(awaited(m_shelf->catalog().findByTitle(u"!!!"_s)));
    const auto none = awaited(m_shelf->catalog().findByTitle(u"Heid"_s));
    QVERIFY(!none);
    QCOMPARE(toString(none.error().kind), toString(Error::Kind::NotFound));
}

void TestCatalog::searchFinds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("finds");
    QTest::addColumn<QString>("matched");
    const auto row = [](const char *name, const char16_t *text, const char16_t *matched) {
        const QString title = QString::fromUtf16(matched);
        QTest::newRow(name) << QString::fromUtf16(text) << !title.isEmpty() << title;
    };
    const char16_t *main = u"Spirited Away: Chihiro’s Café";
    const char16_t *japanese = u"千と千尋の神隠し";
    row("the whole title", u"Spirited Away: Chihiro’s Café", main);
    row("one word", u"chihiros", main);
    row("the start of a word", u"spir", main);
    row("one letter", u"s", main);
    row("words out of order", u"away spirited", main);
    row("a finished word and the start of one", u"spirited aw", main);
    row("without accent and apostrophe", u"CAFE CHIHIROS", main);
    row("with another apostrophe", u"chihiro's", main);
    row("an alternative title", u"le voyage de chihiro", u"Le Voyage de Chihiro");
    row("the start of an alternative title", u"le voy", u"Le Voyage de Chihiro");
    row("all of a Japanese title", u"千と千尋の神隠し", japanese);
    row("two characters inside", u"尋の", japanese);
    row("the first character", u"千", japanese);
    row("a character inside", u"神", japanese);
    row("the last character", u"し", japanese);
    row("full-width letters", u"ｓｐｉｒｉｔｅｄ", main);
    row("words of two names", u"spirited 千尋", main);
    row("a word that is not there", u"spirited house", u"");
    row("the middle of a word", u"rited", u"");
    row("characters that are not together", u"千神", u"");
    row("a finished word that is a start only", u"spir ", u"");
}

void TestCatalog::searchFinds()
{
    QFETCH(const QString, text);
    QFETCH(const bool, finds);
    QFETCH(const QString, matched);
    const MediaId id = add(u"Spirited Away: Chihiro’s Café"_s,
                           {{u"千と千尋の神隠し"_s, u"ja"_s, u"original"_s},
                            {u"Le Voyage de Chihiro"_s, u"fr"_s, u"translated"_s}});
    (void)add(u"Something Else"_s);
    const auto answer = awaited(m_shelf->catalog().search(text));
    OMT_VERIFY(answer);
    QCOMPARE(answer->text, text);
    if (text == u"s") { // the other one starts like that as well
        QCOMPARE(answer->total, 2);
        return;
    }
    QCOMPARE(answer->total, finds ? 1 : 0);
    QCOMPARE(answer->matches.size(), finds ? 1 : 0);
    if (finds) {
        QCOMPARE(answer->matches.first().row.id, id);
        QCOMPARE(answer->matches.first().matchedTitle, matched);
    }
}

void TestCatalog::searchRanksByName()
{
    // The better known, the worse the name matches: the name decides.
    (void)add(u"Return to the Station"_s, {{u"One Monster"_s, u""_s, u"alias"_s}}, 900);
    (void)add(u"The Monster"_s, {}, 800);
    (void)add(u"Somewhere"_s, {{u"Monster Island"_s, u""_s, u"alias"_s}}, 700);
    (void)add(u"Monsters Inc"_s, {}, 600);
    (void)add(u"Ungeheuer"_s, {{u"MONSTER"_s, u"en"_s, u"translated"_s}}, 500);
    (void)add(u"Monster"_s, {}, 0);
    QCOMPARE(found(u"monster"_s),
             u"Monster|Ungeheuer|Monsters Inc|Somewhere|The Monster|Return to the Station"_s);
    const auto answer = awaited(m_shelf->catalog().search(u"monster"_s));
    for (qsizetype i = 1; i < answer->matches.size(); ++i)
        QVERIFY(answer->matches[i].score <= answer->matches[i - 1].score);
}

void TestCatalog::searchPrefersOwnThenKnown()
{
    (void)add(u"Robot Alpha"_s, {}, 1);
    (void)add(u"Robot Beta"_s, {}, 1000000);
    const MediaId own = add(u"Robot Gamma"_s, {}, 0);
    EntryPatch patch;
    patch.status = Status::Planned;
    OMT_VERIFY(awaited(m_shelf->library().apply({own}, patch)));
    QCOMPARE(found(u"robot"_s), u"Robot Gamma|Robot Beta|Robot Alpha"_s);
    const auto answer = awaited(m_shelf->catalog().search(u"robot"_s));
    QVERIFY(answer->matches.first().row.entry);
    QVERIFY(!answer->matches.last().row.entry);
}

void TestCatalog::searchIsNarrowed()
{
    Media media;
    media.title = u"Dune"_s;
    media.type = MediaType::Book;
    media.releaseDate = PartialDate::fromYear(1965);
    const MediaId book = m_shelf->add(media);
    media.type = MediaType::Movie;
    media.title = u"Dune, the Film"_s;
    media.releaseDate = PartialDate::fromDate(QDate(2021, 12, 31));
    (void)m_shelf->add(media);
    catalog::SearchFilter filter;
    filter.type = MediaType::Book;
    QCOMPARE(found(u"dune"_s, filter), u"Dune"_s);
    filter = {};
    filter.mediaClass = u"video"_s;
    QCOMPARE(found(u"dune"_s, filter), u"Dune, the Film"_s);
    filter.mediaClass = u"no such'class"_s;
    QCOMPARE(found(u"dune"_s, filter), QString());
    filter = {};
    filter.yearFrom = 2021;
    filter.yearTo = 2021;
    QCOMPARE(found(u"dune"_s, filter), u"Dune, the Film"_s);
    filter.yearFrom = -5;
    filter.yearTo = 1965;
    QCOMPARE(found(u"dune"_s, filter), u"Dune"_s);
    filter.yearTo = std::numeric_limits<int>::max();
    QCOMPARE(found(u"dune"_s, filter), u"Dune|Dune, the Film"_s);
    filter = {};
    filter.limit = 1;
    QCOMPARE(found(u"dune"_s, filter), u"Dune"_s);
    QCOMPARE(awaited(m_shelf->catalog().search(u"dune"_s, filter))->total, 2);
    filter = {};
    filter.onlyLibrary = true;
    QCOMPARE(found(u"dune"_s, filter), QString());
    EntryPatch patch;
    patch.status = Status::Planned;
    OMT_VERIFY(awaited(m_shelf->library().apply({book}, patch)));
    QCOMPARE(found(u"dune"_s, filter), u"Dune"_s);
}

void TestCatalog::searchNeverFails_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("blanks") << u"  \t\n"_s;
    QTest::newRow("query operators") << u"a & | ! <-> :* ( ) <2>"_s;
    QTest::newRow("quotes and backslashes") << u"' '' \\ \" \\' $$ $1 :name"_s;
    QTest::newRow("wildcards") << u"% _ %_% \\%"_s;
    QTest::newRow("statement") << u"'; drop table media.media; --"_s;
    QTest::newRow("zero characters") << QString(u"a"_s + QChar(0) + u"b"_s);
    QTest::newRow("half a surrogate pair") << QString(u"a"_s + QChar(0xd83d));
    QTest::newRow("marks alone") << QString(40, QChar(0x0301));
    QTest::newRow("emoji") << u"\U0001F600\U0001F468‍\U0001F469‍\U0001F467"_s;
    QTest::newRow("right to left") << u"שלום عليكم\u202e"_s;
    QTest::newRow("a word of 100,000 letters") << QString(100000, u'x');
    QTest::newRow("100,000 words") << u"word%1 "_s.repeated(100000);
    QTest::newRow("50,000 different words") << [] {
        QString text;
        for (int i = 0; i < 50000; ++i)
            text += u"w%1 "_s.arg(i);
        return text;
    }();
    QTest::newRow("20,000 characters without a blank") << u"千尋神隠"_s.repeated(5000);
    QTest::newRow("private use and unassigned") << u"\uE000\uFFFF\uFDD0\U0010FFFF"_s;
}

void TestCatalog::searchNeverFails()
{
    QFETCH(const QString, text);
    (void)add(u"Spirited Away"_s);
    OMT_VERIFY(awaited(m_shelf->catalog().search(text)));
    TitleQuery query;
    query.scope = TitleQuery::Scope::Catalog;
    query.text = text;
    OMT_VERIFY(awaited(m_shelf->library().page(query, 0)));
    const auto byTitle = awaited(m_shelf->catalog().findByTitle(text));
    QVERIFY(byTitle || byTitle.error().kind == Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
