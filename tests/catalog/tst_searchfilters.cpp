// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/mediawriter.h"
#include "core/catalog/searchcompletion.h"
#include "core/catalog/titlerows.h"
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

/** The filters that other tables decide, what is left out, and the completion of values. */
class TestSearchFilters : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void filters_data();
    void filters();
    void searchesTextsOfOthersOnlyWhenPublic();
    void seesAChangedDescriptionAtOnce();
    void pagesWithinAList();
    void survivesAnything_data();
    void survivesAnything();
    void completesValues_data();
    void completesValues();
    void completesNothingForStrangers();
    void readsAllPartsIntoMemory();

private:
    void add(const QString &title, const QString &description, const QList<TitleName> &names,
             const QStringList &creators, const QStringList &genres, const QString &country);
    void run(const QString &sql);
    SearchAnswer ask(const QString &typed, int offset = 0, int limit = 20);
    [[nodiscard]] QStringList titlesOf(const QString &typed);
    [[nodiscard]] QStringList complete(db::Connection &connection, const QString &typed);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<db::Connection> m_connection;
};

void TestSearchFilters::initTestCase()
{
    auto made = TestDatabase::create();
    OMT_VERIFY(made);
    m_database = std::move(*made);
    m_connection = std::make_unique<db::Connection>(m_database->asLocalUser());
    OMT_VERIFY(m_connection->open());
    add(u"Star Harbour"_s, u"A space opera about pilots. Größe zählt."_s,
        {{u"星の港"_s, u"ja"_s, u"original"_s}, {u"Hoshi no Minato"_s, u"ja-Latn"_s, u"alias"_s}},
        {u"Satoshi Mori"_s}, {u"Science Fiction"_s, u"Drama"_s}, u"JP"_s);
    add(u"Star Kitchen"_s, u"Cooking in orbit, an opera of space and soup."_s,
        {{u"Cuisine des étoiles"_s, u"fr"_s, u"translated"_s}}, {u"Sato Anne"_s},
        {u"Slice of Life"_s, u"Drama"_s}, u"FR"_s);
    add(u"Quiet Fields"_s, u"宇宙を旅する少女の物語"_s,
        {{u"Stille Felder"_s, u"de"_s, u"translated"_s}}, {u"O'Brien, Pat"_s}, {u"Horror"_s},
        u"DE"_s);
    add(u"Untold"_s, {}, {}, {}, {}, {});
    run(u"insert into interaction.user_media (user_id, media_id, status, rating, tags) select "
        "auth.current_user_id(), id, 'completed', 90, '{Cosy,\"re watch\"}' from media.media "
        "where title = 'Star Harbour'"_s);
    run(u"insert into interaction.user_media (user_id, media_id, status, rating) select "
        "auth.current_user_id(), id, 'dropped', 30 from media.media where title = 'Quiet Fields'"_s);
    run(u"insert into interaction.reviews (user_id, media_id, body) select auth.current_user_id(), "
        "id, 'Gentle, slow and unforgettable' from media.media where title = 'Quiet Fields'"_s);
    run(u"insert into interaction.user_lists (user_id, name) values "
        "(auth.current_user_id(), 'To see')"_s);
    run(u"insert into interaction.list_items (list_id, media_id, position) select l.id, m.id, 1 "
        "from interaction.user_lists l, media.media m where m.title like 'Star%'"_s);
}

void TestSearchFilters::cleanupTestCase()
{
    m_connection.reset();
    m_database.reset();
}

void TestSearchFilters::add(const QString &title, const QString &description,
                            const QList<TitleName> &names, const QStringList &creators,
                            const QStringList &genres, const QString &country)
{
    Media media;
    media.type = MediaType::Book;
    media.title = title;
    media.description = description;
    media.names = names;
    media.creators = creators;
    media.genres = genres;
    media.countryOfOrigin = country;
    OMT_VERIFY(
        db::inTransaction(*m_connection, [&](db::Connection &c) { return insertMedia(c, media); }));
}

void TestSearchFilters::run(const QString &sql)
{
    OMT_VERIFY(m_connection->execute(db::Statement::fromText(u"run"_s, sql), {}));
}

SearchAnswer TestSearchFilters::ask(const QString &typed, int offset, int limit)
{
    const auto answer = TitleSearcher(*m_connection, parseSearchQuery(typed), offset, limit).run();
    if (!answer)
        qWarning("%s", qPrintable(answer.error().toLogString()));
    return answer ? *answer : SearchAnswer();
}

QStringList TestSearchFilters::titlesOf(const QString &typed)
{
    QStringList titles;
    for (const TitleMatch &match : ask(typed).matches)
        titles.append(match.row.title);
    titles.sort();
    return titles;
}

void TestSearchFilters::filters_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("titles");
    const QString harbour = u"Star Harbour"_s;
    const QString kitchen = u"Star Kitchen"_s;
    const QString fields = u"Quiet Fields"_s;
    const QString untold = u"Untold"_s;
    QTest::newRow("a word of a description") << u"text:pilots"_s << QStringList{harbour};
    QTest::newRow("the beginning of a word") << u"text:cook"_s << QStringList{kitchen};
    QTest::newRow("words in a row") << u"text:\"space opera\""_s << QStringList{harbour};
    QTest::newRow("two texts") << u"text:opera text:soup"_s << QStringList{kitchen};
    QTest::newRow("without accents") << u"text:grosse"_s << QStringList{harbour};
    QTest::newRow("Chinese characters in a row") << u"text:宇宙"_s << QStringList{fields};
    QTest::newRow("not in a row") << u"text:宇旅"_s << QStringList();
    QTest::newRow("a word of my review") << u"text:unforgettable"_s << QStringList{fields};
    QTest::newRow("a text and a word") << u"star text:orbit"_s << QStringList{kitchen};
    QTest::newRow("a text is no title") << u"text:harbour"_s << QStringList();
    QTest::newRow("titles with a word but no text")
        << u"star -text:orbit"_s << QStringList{harbour};
    QTest::newRow("a language") << u"language:ja"_s << QStringList{harbour};
    QTest::newRow("one of two languages") << u"language:de,fr"_s << QStringList{fields, kitchen};
    QTest::newRow("not a language") << u"star -language:Japanese"_s << QStringList{kitchen};
    QTest::newRow("a country by name") << u"country:France"_s << QStringList{kitchen};
    QTest::newRow("a list") << u"list:\"to see\""_s << QStringList{harbour, kitchen};
    QTest::newRow("not in a list") << u"-list:\"To see\""_s << QStringList{fields, untold};
    QTest::newRow("a list nobody has") << u"list:nothing"_s << QStringList();
    QTest::newRow("a list and a status")
        << u"list:\"To see\" status:completed"_s << QStringList{harbour};
    QTest::newRow("a tag in other letters") << u"tag:cosy"_s << QStringList{harbour};
    QTest::newRow("two tags") << u"tag:cosy tag:\"re watch\""_s << QStringList{harbour};
    QTest::newRow("what I do not have") << u"-in:library"_s << QStringList{kitchen, untold};
    QTest::newRow("words I do not have") << u"star -in:library"_s << QStringList{kitchen};
    QTest::newRow("without a status") << u"in:library -status:dropped"_s << QStringList{harbour};
    QTest::newRow("without a status, all titles")
        << u"-status:dropped"_s << QStringList{harbour, kitchen, untold};
    QTest::newRow("without bad ones") << u"in:library -rating<50"_s << QStringList{harbour};
    QTest::newRow("without a tag") << u"in:library -tag:COSY"_s << QStringList{fields};
    QTest::newRow("without words in a row") << u"star -\"star kitchen\""_s << QStringList{harbour};
    QTest::newRow("without a creator")
        << u"star -creator:\"Satoshi Mori\""_s << QStringList{kitchen};
    QTest::newRow("one of two genres")
        << u"genre:horror,\"slice of life\""_s << QStringList{fields, kitchen};
    QTest::newRow("either genre") << u"genre:horror,drama"_s
                                  << QStringList{fields, harbour, kitchen};
}

void TestSearchFilters::filters()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, titles);
    titles.sort();
    QCOMPARE(titlesOf(typed), titles);
    QCOMPARE(ask(typed).total, titles.size());
}

void TestSearchFilters::searchesTextsOfOthersOnlyWhenPublic()
{
    const auto member = m_database->signIn(u"mia"_s);
    OMT_VERIFY(member);
    db::Connection connection(*member);
    OMT_VERIFY(connection.open());
    const auto found = [&] {
        const auto answer
            = TitleSearcher(connection, parseSearchQuery(u"text:unforgettable"), 0, 20).run();
        return answer ? answer->total : -1;
    };
    QCOMPARE(found(), 0);
    run(u"update interaction.reviews set is_public = true"_s);
    QCOMPARE(found(), 1);
    run(u"update interaction.reviews set is_public = false"_s);
}

void TestSearchFilters::seesAChangedDescriptionAtOnce()
{
    QCOMPARE(ask(u"text:zebra"_s).total, 0);
    run(u"update media.media set description = 'Zebras' where title = 'Untold'"_s);
    QCOMPARE(titlesOf(u"text:zebra"_s), QStringList{u"Untold"_s});
    run(u"update media.media set description = null where title = 'Untold'"_s);
    QCOMPARE(ask(u"text:zebra"_s).total, 0);
}

void TestSearchFilters::pagesWithinAList()
{
    const SearchAnswer first = ask(u"list:\"To see\""_s, 0, 1);
    const SearchAnswer second = ask(u"list:\"To see\""_s, 1, 1);
    QCOMPARE(first.total, 2);
    QCOMPARE(first.byType.value(MediaType::Book), 2);
    QCOMPARE(second.matches.size(), 1);
    QVERIFY(first.matches.value(0).row.id != second.matches[0].row.id);
}

void TestSearchFilters::survivesAnything_data()
{
    QTest::addColumn<QString>("typed");
    const QStringList hostile{u"'; drop table media.media; --"_s,
                              u"* ? & | ! : <-> ()"_s,
                              u"\\ \\' '' $$ {}[]"_s,
                              QString(QChar(u'\0')) + u"x"_s,
                              QString(QChar(0xD800)) + u"x"_s + QChar(0xDFFF),
                              u"\u202E\u200B"_s,
                              u"\U0001F600"_s,
                              u"x"_s.repeated(100 * 1024)};
    for (const QString &key : {u"text"_s, u"list"_s, u"tag"_s, u"creator"_s, u"genre"_s,
                               u"country"_s, u"language"_s, u"class"_s}) {
        for (qsizetype i = 0; i < hostile.size(); ++i) {
            for (const QString &sign : {QString(), u"-"_s})
                QTest::addRow("%s%s %lld", qPrintable(sign), qPrintable(key),
                              static_cast<long long>(i))
                    << QString(sign + key + u":\"" + hostile[i] + u'"');
        }
    }
}

void TestSearchFilters::survivesAnything()
{
    QFETCH(QString, typed);
    const auto answer = TitleSearcher(*m_connection, parseSearchQuery(typed), 0, 20).run();
    OMT_VERIFY(answer);
    const auto point = completionPoint(typed.chopped(1), typed.size() - 1);
    if (point)
        OMT_VERIFY(storedCompletions(*m_connection, *point));
}

QStringList TestSearchFilters::complete(db::Connection &connection, const QString &typed)
{
    const auto point = completionPoint(typed, typed.size());
    if (!point || !hasStoredValues(*point))
        return {u"no point"_s};
    const auto found = storedCompletions(connection, *point);
    if (!found)
        return {found.error().toLogString()};
    QStringList texts;
    for (const Completion &completion : *found)
        texts.append(completion.text);
    return texts;
}

void TestSearchFilters::completesValues_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("genres, the most frequent first")
        << u"genre:"_s
        << QStringList{u"genre:drama"_s, u"genre:horror"_s, u"genre:\"science fiction\""_s,
                       u"genre:\"slice of life\""_s};
    QTest::newRow("a genre of two words")
        << u"genre:\"slice o"_s << QStringList{u"genre:\"slice of life\""_s};
    QTest::newRow("a country by its name") << u"country:Ger"_s << QStringList{u"country:de"_s};
    QTest::newRow("a country by its code") << u"country:j"_s << QStringList{u"country:jp"_s};
    QTest::newRow("a language by its name") << u"language:jap"_s << QStringList{u"language:ja"_s};
    QTest::newRow("a creator") << u"creator:satos"_s << QStringList{u"creator:\"Satoshi Mori\""_s};
    QTest::newRow("creators by a shared beginning")
        << u"creator:sato"_s
        << QStringList{u"creator:\"Sato Anne\""_s, u"creator:\"Satoshi Mori\""_s};
    QTest::newRow("a creator by two words")
        << u"creator:\"mori sat"_s << QStringList{u"creator:\"Satoshi Mori\""_s};
    QTest::newRow("a tag") << u"tag:co"_s << QStringList{u"tag:Cosy"_s};
    QTest::newRow("an excluded tag") << u"-tag:re"_s << QStringList{u"tag:\"re watch\""_s};
    QTest::newRow("a list") << u"list:to"_s << QStringList{u"list:\"To see\""_s};
    QTest::newRow("a class") << u"class:written.b"_s << QStringList{u"class:written.book"_s};
    QTest::newRow("a second value") << u"genre:drama,hor"_s << QStringList{u"genre:drama,horror"_s};
    QTest::newRow("nothing begins so") << u"genre:xyz"_s << QStringList();
}

void TestSearchFilters::completesValues()
{
    QFETCH(QString, typed);
    QTEST(complete(*m_connection, typed), "texts");
}

void TestSearchFilters::completesNothingForStrangers()
{
    db::Connection stranger(m_database->asNobody());
    OMT_VERIFY(stranger.open());
    for (const QString &typed : {u"genre:"_s, u"creator:sato"_s, u"tag:c"_s, u"list:t"_s})
        QCOMPARE(complete(stranger, typed), QStringList());
}

void TestSearchFilters::readsAllPartsIntoMemory()
{
    int parts = 1;
    for (int part = 0; part < parts; ++part) {
        const auto all = warmSearch(*m_connection, part);
        OMT_VERIFY(all);
        parts = *all;
    }
    QCOMPARE(parts, 28);
    db::Connection stranger(m_database->asNobody());
    OMT_VERIFY(stranger.open());
    const auto none = warmSearch(stranger, 0);
    OMT_VERIFY(none);
    QCOMPARE(*none, 0);
}

QTEST_GUILESS_MAIN(TestSearchFilters)
#include "tst_searchfilters.moc"
