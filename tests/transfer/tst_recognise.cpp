// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/recognise.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/transfertools.h"

#include <QFile>
#include <QTemporaryDir>

using namespace omt;
using namespace omt::transfer;
using namespace omt::test;
using namespace Qt::StringLiterals;

class TestRecognise : public QObject
{
    Q_OBJECT

private slots:
    void recognisesByContent_data();
    void recognisesByContent();
    void knowsWhatItDoesNotKnow_data();
    void knowsWhatItDoesNotKnow();
    void brokenFilesEndInOneClearError_data();
    void brokenFilesEndInOneClearError();
    void readsOurSamples_data();
    void readsOurSamples();
    void stopsWhenTheSinkSaysSo_data();
    void stopsWhenTheSinkSaysSo();
};

void TestRecognise::recognisesByContent_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("format");
    QTest::newRow("MAL named as CSV") << u"mal-anime.xml"_s << u"books.csv"_s << u"mal-xml"_s;
    QTest::newRow("Goodreads named as a zip")
        << u"goodreads.csv"_s << u"x.zip"_s << u"goodreads-csv"_s;
    QTest::newRow("a list without an ending")
        << u"letterboxd/lists/heists.csv"_s << u"heists"_s << u"letterboxd-csv"_s;
}

void TestRecognise::recognisesByContent()
{
    QFETCH(QString, source);
    QFETCH(QString, name);
    QFETCH(QString, format);
    QTemporaryDir dir;
    QVERIFY(QFile::copy(fixture(source), dir.filePath(name)));
    const auto found = recogniseOne(dir.filePath(name));
    OMT_VERIFY(found);
    QCOMPARE((*found)->id(), format);
}

void TestRecognise::knowsWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("ISBNs alone") << QByteArray("978-2-38163-047-2\n0153527692\n123abc\n");
    QTest::newRow("another CSV") << QByteArray("Date,Amount\n2020-01-01,12\n");
    QTest::newRow("another JSON") << QByteArray("{\"a\":[1,2,3]}");
    QTest::newRow("another XML") << QByteArray("<rss><channel/></rss>");
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    QTest::newRow("another zip") << wrapped(Wrapping::Zip, {{u"a.txt"_s, "x"}});
}

void TestRecognise::knowsWhatItDoesNotKnow()
{
    QFETCH(QByteArray, bytes);
    QTemporaryDir dir;
    QFile file(dir.filePath(u"animelist.xml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const auto all = recognise(file.fileName());
    OMT_VERIFY(all);
    QVERIFY(all->isEmpty());
    const auto found = recogniseOne(file.fileName());
    QVERIFY(!found);
    QVERIFY(found.error().kind == Error::Kind::BadInput);
    QVERIFY(found.error().message.contains(u"animelist.xml"));
}

void TestRecognise::brokenFilesEndInOneClearError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("words");
    const QByteArray mal = contentOf(fixture(u"mal-anime.xml"_s));
    QTest::newRow("MAL cut off") << mal.left(mal.size() / 2) << u"mal-xml"_s << u"too early"_s;
    QTest::newRow("MAL gzip cut off")
        << wrapped(Wrapping::Gzip, {{u"x"_s, mal}}).chopped(40) << u"mal-xml"_s << u"too early"_s;
    QTest::newRow("MAL with a NUL")
        << QByteArray(mal).replace("Cowboy", QByteArray("Cow\0oy", 6)) << u"mal-xml"_s << u"NUL"_s;
    QTest::newRow("MAL with entities")
        << QByteArray(mal).replace("<myanimelist>", "<!DOCTYPE x [<!ENTITY a \"b\">]><myanimelist>")
        << u"mal-xml"_s << u"entities"_s;
    QTest::newRow("no MAL at all") << QByteArray("<other/>") << u"mal-xml"_s << u"MyAnimeList"_s;
    QTest::newRow("Goodreads without its columns")
        << QByteArray("Date,Name\n1,2\n") << u"goodreads-csv"_s << u"Book Id"_s;
    QTest::newRow("Goodreads with an open quote")
        << QByteArray("Book Id,Title\n1,ok\n2,\"open\nand on\n") << u"goodreads-csv"_s
        << u"line 3"_s;
    QTest::newRow("Goodreads that is a zip")
        << wrapped(Wrapping::Zip, {{u"goodreads.csv"_s, "Book Id,Title\n"}}) << u"goodreads-csv"_s
        << u"archive"_s;
    const QByteArray zip = letterboxdZip();
    QTest::newRow("Letterboxd cut off") << zip.left(zip.size() / 2) << u"letterboxd"_s << u"“x“"_s;
    QTest::newRow("Letterboxd with a bad list")
        << wrapped(Wrapping::Zip,
                   {{u"watched.csv"_s, "Date,Name,Year,Letterboxd URI\n"},
                    {u"lists/a.csv"_s, "Letterboxd list export v7\n"}})
        << u"letterboxd"_s << u"lists/a.csv"_s;
    QTest::newRow("Letterboxd that is another zip")
        << wrapped(Wrapping::Zip, {{u"a.csv"_s, "x"}}) << u"letterboxd"_s << u"Letterboxd"_s;
}

void TestRecognise::brokenFilesEndInOneClearError()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, format);
    QFETCH(QString, words);
    QVERIFY(!bytes.isEmpty());
    CollectingSink sink;
    const auto read = readBytes(bytes, u"x"_s, format, sink);
    QVERIFY(!read);
    QVERIFY(read.error().kind == Error::Kind::BadInput);
    QVERIFY2(read.error().message.startsWith(u"“x"), qPrintable(read.error().message));
    if (words != u"“x“"_s)
        QVERIFY2(read.error().message.contains(words), qPrintable(read.error().message));
}

void TestRecognise::readsOurSamples_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("rated");
    QTest::addColumn<int>("notices");
    // One of the anime is being watched again, and the report says what becomes of that.
    QTest::newRow("anime") << u"animelist-sample.xml"_s << u"mal-xml"_s << 66 << 62 << 1;
    QTest::newRow("books") << u"goodreads-sample.csv"_s << u"goodreads-csv"_s << 30 << 27 << 0;
}

void TestRecognise::readsOurSamples()
{
    QFETCH(QString, name);
    CollectingSink sink;
    const auto format
        = readAs(QStringLiteral(OMT_TEST_DATA "/../../resources/samples/") + name, sink);
    OMT_VERIFY(format);
    QTEST(*format, "format");
    QTEST(int(sink.problems.size()), "notices");
    for (const Problem &problem : sink.problems)
        QVERIFY2(problem.recordKept, qPrintable(problem.message));
    QTEST(int(sink.rows.size()), "rows");
    int rated = 0;
    for (const ImportRow &row : sink.rows) {
        rated += row.rating ? 1 : 0;
        QVERIFY(row.status && !row.media.externalKeys.isEmpty());
    }
    QTEST(rated, "rated");
}

void TestRecognise::stopsWhenTheSinkSaysSo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format");
    QTest::newRow("MAL") << contentOf(fixture(u"mal-anime.xml"_s)) << u"mal-xml"_s;
    QTest::newRow("Goodreads") << contentOf(fixture(u"goodreads.csv"_s)) << u"goodreads-csv"_s;
    QTest::newRow("Letterboxd") << letterboxdZip() << u"letterboxd"_s;
}

void TestRecognise::stopsWhenTheSinkSaysSo()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, format);
    CollectingSink sink;
    sink.stopAfter = 2;
    const auto read = readBytes(bytes, u"x"_s, format, sink);
    QVERIFY(!read);
    QVERIFY(read.error().isCancelled());
    QCOMPARE(sink.rows.size(), 2);
}

QTEST_GUILESS_MAIN(TestRecognise)
#include "tst_recognise.moc"
