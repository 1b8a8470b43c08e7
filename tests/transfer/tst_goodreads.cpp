// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/format.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/transfertools.h"

#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>

using namespace omt;
using namespace omt::transfer;
using namespace omt::test;
using namespace Qt::StringLiterals;

class TestGoodreads : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryField();
    void knowsShelvesAndReadings();
    void tellsRaggedAndUnreadable();
    void tellsOddQuotationMarksAndBytes();
    void readsEveryEncoding_data();
    void readsEveryEncoding();
    void readsTheRealExports_data();
    void readsTheRealExports();
};

void TestGoodreads::keepsEveryField()
{
    CollectingSink sink;
    const auto format = readAs(fixture(u"goodreads.csv"_s), sink);
    OMT_VERIFY(format);
    QCOMPARE(*format, u"goodreads-csv"_s);
    QCOMPARE(sink.rows.size(), 6);
    const ImportRow row = sink.rows[0];
    QCOMPARE(row.line, 2);
    QCOMPARE(row.media.title, u"The Final Empire (Mistborn, #1)"_s);
    QCOMPARE(row.media.names, (QList<TitleName>{{u"The Final Empire"_s, {}, u"alias"_s}}));
    QCOMPARE(row.media.creators, (QStringList{u"Brandon Sanderson"_s, u"Michael Kramer"_s}));
    QCOMPARE(keysOf(row), (QStringList{u"goodreads:68428"_s, u"isbn:9780765350381"_s}));
    QCOMPARE(row.media.progressTotal, std::optional(541));
    QCOMPARE(row.media.releaseDate.toString(), u"2006"_s);
    QCOMPARE(row.media.attributes,
             (QJsonObject{{u"pages"_s, 541},
                          {u"binding"_s, u"Mass Market Paperback"_s},
                          {u"publisher"_s, u"Tor Fantasy"_s},
                          {u"isbn13"_s, u"9780765350381"_s},
                          {u"isbn10"_s, u"0765350386"_s},
                          {u"series_name"_s, u"Mistborn"_s},
                          {u"series_position"_s, 1.0},
                          {u"edition_date"_s, u"2007"_s}}));
    QCOMPARE(text(row.status), u"completed"_s);
    QCOMPARE(hundred(row.rating), 100);
    QCOMPARE(row.completedAt.toString(), u"2022-05-17"_s);
    QCOMPARE(row.addedAt.toString(), u"2022-01-02"_s);
    QCOMPARE(row.earlierPasses, std::optional(2));
    QCOMPARE(row.tags, (QStringList{u"heists"_s, u"favourites"_s}));
    QCOMPARE(row.review.value_or(QString()),
             u"Planned like a <b>clock</b>.<br/>And then it \"ticks\".\r\nSecond line."_s);
    QVERIFY(row.reviewHasSpoilers);
    QCOMPARE(row.notes.value_or(QString()), u"lent to Ada"_s);
    QCOMPARE(row.extras,
             (QJsonObject{{u"Author l-f"_s, u"Sanderson, Brandon"_s},
                          {u"Average Rating"_s, u"4.48"_s},
                          {u"Bookshelves with positions"_s, u"heists (#3), favourites (#1)"_s},
                          {u"Owned Copies"_s, u"1"_s}}));
}

void TestGoodreads::knowsShelvesAndReadings()
{
    CollectingSink sink;
    OMT_VERIFY(readAs(fixture(u"goodreads.csv"_s), sink));
    const ImportRow iliad = sink.rows[1];
    QCOMPARE(iliad.line, 4); // after a review of two lines
    QCOMPARE(iliad.media.releaseDate.year(), -750);
    QCOMPARE(text(iliad.status), u"planned"_s);
    QVERIFY(!iliad.rating && !iliad.earlierPasses && iliad.tags.isEmpty());
    QCOMPARE(keysOf(iliad), QStringList(u"goodreads:1371"_s));

    const ImportRow flies = sink.rows[2]; // saved by a spreadsheet
    QCOMPARE(hundred(flies.rating), 80);
    QCOMPARE(flies.completedAt.toString(), u"2021-05-17"_s);
    QCOMPARE(flies.addedAt.toString(), u"2020-11-03"_s);
    QCOMPARE(keysOf(flies).last(), u"isbn:9780399501487"_s);

    const ImportRow orwell = sink.rows[3]; // being read for the second time
    QCOMPARE(text(orwell.status), u"in_progress"_s);
    QCOMPARE(orwell.earlierPasses, std::optional(1));
    QVERIFY(!orwell.completedAt.isKnown());
    QCOMPARE(orwell.earlierCompletedAt.toString(), u"2015-02-03"_s);

    const ImportRow park = sink.rows[4]; // a shelf of the person's own
    QCOMPARE(toString(park.media.type), u"audiobook"_s);
    QCOMPARE(text(park.status), u"planned"_s);
    QCOMPARE(park.tags, (QStringList{u"shelf-of-shame"_s, u"sci-fi"_s}));
    QCOMPARE(park.media.attributes[u"series_positions"].toString(), u"1-2"_s);
    QCOMPARE(park.extras[u"ISBN"].toString(), u"bad"_s);
    QCOMPARE(park.extras[u"ISBN13"].toString(), u"1234"_s);
    QCOMPARE(text(sink.rows[5].status), u"dropped"_s);
}

void TestGoodreads::tellsRaggedAndUnreadable()
{
    CollectingSink sink;
    OMT_VERIFY(readAs(fixture(u"goodreads.csv"_s), sink));
    QCOMPARE(sink.problems.size(), 1); // six of five stars
    QVERIFY(sink.problems[0].recordKept);
    QCOMPARE(sink.problems[0].line, sink.rows[4].line);
    QCOMPARE(sink.rows[4].extras[u"My Rating"].toString(), u"6"_s);

    CollectingSink ragged;
    OMT_VERIFY(
        readBytes("Title,Book Id,Author,My Rating\nShort,1\nGood,2,A,5\nA, stray,3,B,5\n,,,\n",
                  u"g.csv"_s, u"goodreads-csv"_s, ragged));
    QCOMPARE(ragged.rows.size(), 2);
    QCOMPARE(ragged.problems.size(), 3);
    QCOMPARE(ragged.problems[0].line, 2);
    QVERIFY(ragged.problems[0].recordKept);
    QCOMPARE(ragged.problems[1].line, 4);
    QVERIFY(!ragged.problems[1].recordKept);
    QCOMPARE(ragged.problems[2].line, 5);
    QVERIFY(!ragged.problems[2].recordKept);
}

void TestGoodreads::tellsOddQuotationMarksAndBytes()
{
    CollectingSink sink;
    OMT_VERIFY(readBytes("Title,Book Id,Author,My Rating\n\"Lost,1,A,5\n\"Caf\xE9\",2,B,4\n"
                         "\"A \"good\" one\",3,C,3\n",
                         u"g.csv"_s, u"goodreads-csv"_s, sink));
    QCOMPARE(sink.rows.size(), 2);
    QCOMPARE(sink.rows[0].media.title, u"Café"_s);
    QCOMPARE(sink.rows[1].media.title, u"A \"good\" one"_s);
    QCOMPARE(sink.problems.size(), 3);
    QCOMPARE(sink.problems[0].file, u"g.csv"_s);
    QCOMPARE(sink.problems[0].line, 2);
    QVERIFY(!sink.problems[0].recordKept);
    QVERIFY2(sink.problems[0].message.contains(u"not closed"),
             qPrintable(sink.problems[0].message));
    QCOMPARE(sink.problems[1].line, 4);
    QVERIFY(sink.problems[1].recordKept);
    QCOMPARE(sink.problems[2].line, 3);
    QVERIFY(sink.problems[2].recordKept);
    QVERIFY2(sink.problems[2].message.contains(u"Windows-1252"),
             qPrintable(sink.problems[2].message));
}

void TestGoodreads::readsEveryEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString csv = u"Book Id;Title;Author;My Rating\r\n7;Amélie’s Café;Æ Ö;5\r\n"_s;
    QTest::newRow("UTF-8") << csv.toUtf8();
    QTest::newRow("Windows-1252") << QByteArray(
        "Book Id;Title;Author;My Rating\r\n7;Am\xE9lie\x92s "
        "Caf\xE9;\xC6 \xD6;5\r\n");
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        const QByteArray bytes = encoder.encode(csv);
        QTest::newRow(QStringConverter::nameForEncoding(encoding)) << bytes;
    }
}

void TestGoodreads::readsEveryEncoding()
{
    QFETCH(QByteArray, bytes);
    QTemporaryDir dir;
    QFile file(dir.filePath(u"export.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    CollectingSink sink;
    const auto format = readAs(file.fileName(), sink);
    OMT_VERIFY(format);
    QCOMPARE(*format, u"goodreads-csv"_s);
    QCOMPARE(sink.rows.size(), 1);
    QCOMPARE(sink.rows[0].media.title, u"Amélie’s Café"_s);
    QCOMPARE(sink.rows[0].media.creators, QStringList(u"Æ Ö"_s));
}

// Counted with python's csv.DictReader: rows, ratings above 0, Exclusive Shelf read, Read Count 2.
void TestGoodreads::readsTheRealExports_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("books");
    QTest::newRow("31 columns") << u"goodreads_library_export-31col.csv"_s << 358;
    QTest::newRow("small") << u"bookwyrm-goodreads.csv"_s << 3;
    QTest::newRow("the same book again") << u"jelu-goodreads-duplicate-events.csv"_s << 6;
    QTest::newRow("French") << u"jelu-goodreads1.csv"_s << 10;
    QTest::newRow("24 columns") << u"jelu-goodreads_library_export-2022.csv"_s << 10;
    QTest::newRow("one line") << u"jelu-goodreads_library_export_one_line.csv"_s << 1;
    QTest::newRow("reviews") << u"jelu-goodreads_library_export_one_line_modified_review.csv"_s
                             << 5;
}

void TestGoodreads::readsTheRealExports()
{
    QFETCH(QString, name);
    const QString path = u"exports/goodreads/"_s + name;
    OMT_SHARED_OR_SKIP(path);
    CollectingSink sink;
    const auto format = readAs(sharedData(path), sink);
    OMT_VERIFY(format);
    QCOMPARE(*format, u"goodreads-csv"_s);
    QTEST(int(sink.rows.size()), "books");
    QCOMPARE(sink.problems.size(), 0);
    for (const ImportRow &row : sink.rows) {
        QVERIFY(row.status && row.addedAt.isKnown() && !row.media.creators.isEmpty());
        QVERIFY(!row.media.creators[0].contains(u"  "_s));
    }
    if (name.contains(u"31col")) {
        const auto count = [&sink](auto &&has) {
            return int(std::count_if(sink.rows.begin(), sink.rows.end(), has));
        };
        QCOMPARE(count([](const ImportRow &row) { return row.earlierPasses == 1; }), 9);
        QCOMPARE(count([](const ImportRow &row) {
                     return row.media.attributes.contains(u"series_name"_s);
                 }),
                 90);
        QCOMPARE(sink.titled(u"The Odyssey"_s).media.releaseDate.year(), -700);
    }
    if (name.contains(u"2022")) {
        QCOMPARE(sink.rows[0].media.releaseDate.toString(), u"-0050"_s);
        QCOMPARE(sink.rows[1].media.creators, QStringList(u"Thomas Day"_s));
        QCOMPARE(sink.titled(u"Quartier lointain"_s).tags, QStringList(u"waiting"_s));
    }
}

QTEST_GUILESS_MAIN(TestGoodreads)
#include "tst_goodreads.moc"
