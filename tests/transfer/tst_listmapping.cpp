// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/listmapping.h"
#include "core/transfer/inputfile.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/transfertools.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::test;
using namespace omt::transfer;

/** Somebody's own tables: what their columns are taken for, and what is read by a mapping. */
class TestListMapping : public QObject
{
    Q_OBJECT

private slots:
    void columnsAreGuessed_data();
    void columnsAreGuessed();
    void scalesAndOrdersAreGuessed_data();
    void scalesAndOrdersAreGuessed();
    void everyFieldArrives();
    void allShapesReadTheSame_data();
    void allShapesReadTheSame();
    void whatCannotBeReadIsKeptAndSaid();
    void ratingsInManyHands_data();
    void ratingsInManyHands();
    void aMappingSurvivesItsFile();
    void badMappingsSaySo_data();
    void badMappingsSaySo();
    void headersAreKnownAgain();
};

namespace {

TableSample sampleOf(const QByteArray &bytes)
{
    auto file = InputFile::fromBytes(bytes, u"table"_s);
    if (!file)
        return {};
    const auto sample = sampleTable(**file);
    return sample ? *sample : TableSample();
}

/** "rating=Score title=Name ..." */
QString columnsOf(const ListMapping &mapping)
{
    QStringList parts;
    for (auto it = mapping.title.columns.begin(); it != mapping.title.columns.end(); ++it)
        parts.append(it.key() + u'=' + it.value());
    return parts.join(u' ');
}

Result<> readMapped(const QByteArray &bytes, const ListMapping &mapping, CollectingSink &sink)
{
    auto file = InputFile::fromBytes(bytes, u"table"_s);
    if (!file)
        return file.error();
    return makeMappedListFormat(mapping)->read(**file, sink);
}

ListMapping guessOf(const QByteArray &bytes)
{
    return guessedListMapping(sampleOf(bytes));
}

} // namespace

void TestListMapping::columnsAreGuessed_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("columns");
    QTest::newRow("English")
        << QByteArray(
               "Title,Release Year,My Rating,Date Watched,Notes\nHeat,1995,9,2020-01-02,fine\n")
        << u"completed=Date Watched date=Release Year notes=Notes rating=My Rating title=Title"_s;
    QTest::newRow("German")
        << QByteArray("Titel;Jahr;Bewertung;Gesehen am;Regie\nHeat;1995;9;02.01.2020;Mann\n")
        << u"completed=Gesehen am creators=Regie date=Jahr rating=Bewertung title=Titel"_s;
    QTest::newRow("Spanish with accents")
        << QByteArray("T\303\255tulo,A\303\261o,Puntuaci\303\263n,Estado\nHeat,1995,9,watched\n")
        << u"date=Año rating=Puntuación status=Estado title=Título"_s;
    QTest::newRow("French") << QByteArray("Titre,Auteur,Note 10,Lu le\nNana,Zola,9,2020-01-02\n")
                            << u"completed=Lu le creators=Auteur rating=Note 10 title=Titre"_s;
    QTest::newRow("by the values alone") << QByteArray(
        "a,b,c,d\nHeat,tt0113277,watched,2020-01-02\nDune,tt0087182,watchlist,2020-01-03\n")
                                         << u"completed=d key.imdb=b status=c title=a"_s;
    QTest::newRow("a date beside a year is the person's")
        << QByteArray("Name,Year,Date\nHeat,1995,2020-01-02\n")
        << u"completed=Date date=Year title=Name"_s;
    QTest::newRow("a spreadsheet of one's own")
        << QByteArray("What,Kind,When,Stars (of 5)\nOuter Wilds,game,03/04/2022,\"4,5\"\n"
                      "Disco Elysium,game,17/08/2021,5\nNana,book,2020,4\n")
        << u"completed=When rating=Stars (of 5) title=What type=Kind"_s;
    QTest::newRow("camel case in JSON") << QByteArray(
        R"([{"bookTitle": "Nana", "dateRead": "2020-01-02", "isbn13": "9783161484100"}])")
                                        << u"completed=dateRead key.isbn=isbn13 title=bookTitle"_s;
    QTest::newRow("objects in objects")
        << QByteArray(R"({"items": [{"movie": {"title": "Heat", "year": 1995}, "rating": 8}]})")
        << u"rating=rating"_s;
}

void TestListMapping::columnsAreGuessed()
{
    QFETCH(const QByteArray, table);
    QFETCH(const QString, columns);
    const QString guessed = columnsOf(guessOf(table));
    if (QByteArrayView(QTest::currentDataTag()) == "objects in objects")
        QVERIFY2(guessed.contains(u"title=movie.title"_s), qPrintable(guessed));
    else
        QCOMPARE(guessed, columns);
}

void TestListMapping::scalesAndOrdersAreGuessed_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<double>("best");
    QTest::addColumn<bool>("isDayFirst");
    QTest::addColumn<QString>("type");
    QTest::newRow("five stars") << QByteArray("Title,Rating,Author\nA,4.5,x\nB,3,y\n") << 5.0
                                << false << u"book"_s;
    QTest::newRow("ten") << QByteArray("Title,Rating\nA,9\nB,3\n") << 10.0 << false << u"movie"_s;
    QTest::newRow("a hundred") << QByteArray("Title,Rating,Platform\nA,85\nB,3\n") << 100.0 << false
                               << u"game"_s;
    QTest::newRow("of twenty") << QByteArray("Title,Rating\nA,3/20\n") << 20.0 << false
                               << u"movie"_s;
    QTest::newRow("day first") << QByteArray("Title,Date watched\nA,3/4/2021\nB,25/4/2021\n")
                               << 10.0 << true << u"movie"_s;
}

void TestListMapping::scalesAndOrdersAreGuessed()
{
    QFETCH(const QByteArray, table);
    QFETCH(const double, best);
    QFETCH(const bool, isDayFirst);
    QFETCH(const QString, type);
    const ListMapping mapping = guessOf(table);
    QCOMPARE(mapping.bestRating, best);
    QCOMPARE(mapping.dateOrder == DateOrder::DayFirst, isDayFirst);
    QCOMPARE(toString(mapping.title.type), type);
}

void TestListMapping::everyFieldArrives()
{
    ListMapping mapping;
    mapping.bestRating = 5;
    mapping.dateOrder = DateOrder::DayFirst;
    mapping.statusWords = {{u"fertig"_s, Status::Completed}};
    for (const char16_t *field : historyFields)
        mapping.title.columns.insert(QString::fromUtf16(field), QString::fromUtf16(field));
    mapping.title.columns.insert(u"title"_s, u"T"_s);
    mapping.title.columns.insert(u"creators"_s, u"By"_s);
    mapping.title.columns.insert(u"key.imdb"_s, u"Id"_s);
    CollectingSink sink;
    OMT_VERIFY(readMapped(
        "T,By,Id,type,status,progress,rating,notes,review,tags,started,completed,added,updated,times,"
        "favourite,private,lists,Mood\n"
        "Dark,A; B,tt5753856,series,Fertig,12 / 26,\"4,5\",n,r,\"x, y\",3/4/2020,2020-05,01.02.2020,"
        "2021-01-01,3,yes,x,Best,gloomy\n",
        mapping, sink));
    QCOMPARE(sink.rows.size(), qsizetype(1));
    const ImportRow &row = sink.rows.first();
    QCOMPARE(row.media.title, u"Dark"_s);
    QVERIFY(row.media.type == MediaType::Show);
    QCOMPARE(row.media.creators, (QStringList{u"A"_s, u"B"_s}));
    QCOMPARE(keysOf(row).join(u' '), u"imdb:tt5753856"_s);
    QCOMPARE(text(row.status), u"completed"_s);
    QCOMPARE(row.progress.value_or(0), 12);
    QCOMPARE(hundred(row.rating), 90);
    QCOMPARE(row.notes.value_or(QString()), u"n"_s);
    QCOMPARE(row.review.value_or(QString()), u"r"_s);
    QCOMPARE(row.tags, (QStringList{u"x"_s, u"y"_s}));
    QCOMPARE(row.startedAt.toString(), u"2020-04-03"_s);
    QCOMPARE(row.completedAt.toString(), u"2020-05"_s);
    QCOMPARE(row.addedAt.toString(), u"2020-02-01"_s);
    QCOMPARE(row.updatedAt.toString(), u"2021-01-01"_s);
    QCOMPARE(row.earlierPasses.value_or(0), 2);
    QVERIFY(row.isFavourite.value_or(false));
    QVERIFY(row.isPrivate.value_or(false));
    QCOMPARE(row.lists.value(0).list, u"Best"_s);
    QCOMPARE(row.extras, (QJsonObject{{u"Mood"_s, u"gloomy"_s}}));
    QVERIFY(sink.problems.isEmpty());
}

void TestListMapping::allShapesReadTheSame_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::newRow("CSV") << QByteArray("title,rating,odd.name\nHeat,9,x\nDune,8,\n");
    QTest::newRow("TSV") << QByteArray("title\trating\todd.name\nHeat\t9\tx\nDune\t8\t\n");
    QTest::newRow("semicolons, a mark and CRLF")
        << QByteArray("\xEF\xBB\xBFtitle;rating;odd name\r\nHeat;9;x\r\nDune;8;\r\n");
    QTest::newRow("JSON lines") << QByteArray(
        "{\"title\": \"Heat\", \"rating\": 9, \"odd name\": \"x\"}\n{\"title\": \"Dune\", \"rating\": \"8\"}\n");
    QTest::newRow("a JSON array") << QByteArray(
        R"([{"title": "Heat", "rating": 9, "odd name": "x"}, {"title": "Dune", "rating": 8}])");
    QTest::newRow("an array in an object") << QByteArray(
        R"({"version": 2, "films": [{"title": "Heat", "rating": 9, "odd name": "x"}, {"title": "Dune", "rating": 8}]})");
}

void TestListMapping::allShapesReadTheSame()
{
    QFETCH(const QByteArray, table);
    ListMapping mapping;
    mapping.title.columns
        = {{u"title"_s, u"title"_s}, {u"rating"_s, u"rating"_s}, {u"tags"_s, u"odd name"_s}};
    CollectingSink sink;
    OMT_VERIFY(readMapped(table, mapping, sink));
    QStringList rows;
    for (const ImportRow &row : std::as_const(sink.rows))
        rows.append(row.media.title + QString::number(hundred(row.rating)) + row.tags.join(u' '));
    QCOMPARE(rows.join(u' '), u"Heat90x Dune80"_s);
}

void TestListMapping::whatCannotBeReadIsKeptAndSaid()
{
    ListMapping mapping;
    mapping.defaultStatus = Status::Completed;
    mapping.title.columns = {{u"title"_s, u"T"_s},
                             {u"rating"_s, u"R"_s},
                             {u"completed"_s, u"D"_s},
                             {u"status"_s, u"S"_s},
                             {u"favourite"_s, u"F"_s}};
    CollectingSink sink;
    OMT_VERIFY(readMapped("T,R,D,S,F\nHeat,great,someday,whatever,2020\n,9,,,no\n", mapping, sink));
    QCOMPARE(sink.rows.size(), qsizetype(1));
    QCOMPARE(sink.rows.first().extras,
             (QJsonObject{{u"R"_s, u"great"_s},
                          {u"D"_s, u"someday"_s},
                          {u"S"_s, u"whatever"_s},
                          {u"F"_s, u"2020"_s}}));
    QCOMPARE(text(sink.rows.first().status), u"completed"_s);
    QCOMPARE(sink.problems.size(), qsizetype(5)); // four values, and the record without a title
    QVERIFY(!sink.problems.last().recordKept);
    QCOMPARE(sink.problems.last().line, qint64(3));
}

void TestListMapping::ratingsInManyHands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("number");
    QTest::newRow("whole") << u"8"_s << 8.0;
    QTest::newRow("comma") << u" 4,5 "_s << 4.5;
    QTest::newRow("of") << u"8/10"_s << 8.0;
    QTest::newRow("percent") << u"85 %"_s << 85.0;
    QTest::newRow("stars") << u"★★★½"_s << 3.5;
    QTest::newRow("words") << u"good"_s << -1.0;
    QTest::newRow("negative") << u"-3"_s << -1.0;
    QTest::newRow("infinite") << u"inf"_s << -1.0;
}

void TestListMapping::ratingsInManyHands()
{
    QFETCH(const QString, text);
    QFETCH(const double, number);
    QCOMPARE(ratingNumber(text).value_or(-1), number);
}

void TestListMapping::aMappingSurvivesItsFile()
{
    ListMapping mapping = guessOf("Title,Author,Rating,Date Read\nA,B,4,31/12/2020\n");
    mapping.statusWords = {{u"gelesen"_s, Status::Completed}};
    mapping.defaultStatus = Status::Planned;
    const QTemporaryDir place;
    QFile file(place.filePath(u"mapping.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(mapping.toJson()).toJson());
    file.close();
    const auto read = ListMapping::fromFile(file.fileName());
    OMT_VERIFY(read);
    QCOMPARE(read->toJson(), mapping.toJson());
    QCOMPARE(columnsOf(*read), u"completed=Date Read creators=Author rating=Rating title=Title"_s);
}

void TestListMapping::badMappingsSaySo_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("word");
    QTest::newRow("no JSON") << QByteArray("title=Name") << u"mapping"_s;
    QTest::newRow("no title") << QByteArray(R"({"columns": {"rating": "R"}})") << u"title"_s;
    QTest::newRow("no such field")
        << QByteArray(R"({"columns": {"title": "T", "mood": "M"}})") << u"mood"_s;
    QTest::newRow("no such type") << QByteArray(R"({"type": "poem", "columns": {"title": "T"}})")
                                  << u"poem"_s;
    QTest::newRow("no such status")
        << QByteArray(R"({"columns": {"title": "T"}, "default_status": "x"})") << u"status"_s;
    QTest::newRow("an endless scale")
        << QByteArray(R"({"columns": {"title": "T"}, "best_rating": 1e9})") << u"rating"_s;
    QTest::newRow("from the future")
        << QByteArray(R"({"version": 2, "columns": {"title": "T"}})") << u"newer"_s;
}

void TestListMapping::badMappingsSaySo()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, word);
    const QTemporaryDir place;
    QFile file(place.filePath(u"mapping.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(json);
    file.close();
    const auto read = ListMapping::fromFile(file.fileName());
    QVERIFY(!read);
    QVERIFY(read.error().kind == Error::Kind::BadInput);
    QVERIFY2(read.error().message.contains(word), qPrintable(read.error().message));
}

void TestListMapping::headersAreKnownAgain()
{
    const QString key = sampleOf("Title,Rating\nA,1\n").headerKey();
    QCOMPARE(sampleOf("title,rating \nB,2\nC,3\n").headerKey(), key);
    QVERIFY(sampleOf("Rating,Title\n1,A\n").headerKey() != key);
}

QTEST_GUILESS_MAIN(TestListMapping)
#include "tst_listmapping.moc"
