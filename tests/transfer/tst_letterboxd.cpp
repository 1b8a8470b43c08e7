// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/format.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/transfertools.h"

#include <QFile>
#include <QTemporaryDir>

using namespace omt;
using namespace omt::transfer;
using namespace omt::test;
using namespace Qt::StringLiterals;

class TestLetterboxd : public QObject
{
    Q_OBJECT

private slots:
    void readsTheExport_data();
    void readsTheExport();
    void tellsAPlayOnce();
    void readsLists();
    void tellsOfLinesWithoutAFilm();
    void readsTheRealExport();
    void readsLooseFiles_data();
    void readsLooseFiles();
};

void TestLetterboxd::readsTheExport_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("as it comes") << QString();
    QTest::newRow("zipped again from a folder") << u"letterboxd-tester-2023/"_s;
}

void TestLetterboxd::readsTheExport()
{
    QFETCH(QString, folder);
    QTemporaryDir dir;
    QFile zip(dir.filePath(u"holiday photos.jpg"_s));
    QVERIFY(zip.open(QIODevice::WriteOnly) && zip.write(letterboxdZip(folder)) > 0);
    zip.close();
    CollectingSink sink;
    const auto format = readAs(zip.fileName(), sink);
    OMT_VERIFY(format);
    QCOMPARE(*format, u"letterboxd"_s);

    const auto watched = sink.from(u"watched.csv"_s);
    QCOMPARE(watched.size(), 3);
    QCOMPARE(watched[0].file, u"holiday photos.jpg: "_s + folder + u"watched.csv"_s);
    QCOMPARE(watched[0].line, 2);
    QCOMPARE(keysOf(watched[0]), QStringList(u"letterboxd/film:29ZA"_s));
    QCOMPARE(watched[0].media.releaseDate.toString(), u"1995"_s);
    QCOMPARE(text(watched[0].status), u"completed"_s);
    QCOMPARE(watched[0].addedAt.toString(), u"2023-01-05"_s);
    QVERIFY(!watched[0].completedAt.isKnown()); // it says when it was marked, not when seen
    QCOMPARE(watched[1].media.title, u"Crouching Tiger, Hidden Dragon"_s);
    QVERIFY(!watched[2].media.releaseDate.isKnown());

    const auto ratings = sink.from(u"ratings.csv"_s);
    QCOMPARE(ratings.size(), 2);
    QCOMPARE(hundred(ratings[0].rating), 90);
    QVERIFY(!ratings[0].status);
    QVERIFY(!ratings[1].rating); // seven of five stars
    QCOMPARE(sink.problems.size(), 1);

    QCOMPARE(sink.from(u"films.csv"_s).size(), 1);
    QCOMPARE(sink.from(u"films.csv"_s)[0].isFavourite, std::optional(true));
    QCOMPARE(text(sink.from(u"watchlist.csv"_s)[0].status), u"planned"_s);
    QCOMPARE(sink.titled(u"Deleted Film"_s).line, 0);

    const QString prefix = u"holiday photos.jpg: "_s + folder;
    QCOMPARE(sink.leftOut,
             (QMap<QString, qint64>{{prefix + u"profile.csv"_s, 1},
                                    {prefix + u"comments.csv"_s, 2},
                                    {prefix + u"likes/lists.csv"_s, 1},
                                    {prefix + u"deleted/diary.csv"_s, 1}}));
}

void TestLetterboxd::tellsAPlayOnce()
{
    CollectingSink sink;
    OMT_VERIFY(readBytes(letterboxdZip(), u"l.zip"_s, u"letterboxd"_s, sink));
    const auto reviews = sink.from(u"reviews.csv"_s);
    QCOMPARE(reviews.size(), 2);
    QVERIFY(reviews[0].isPlay && reviews[0].isRepeat);
    QCOMPARE(reviews[0].completedAt.toString(), u"2023-01-04"_s);
    QCOMPARE(reviews[0].addedAt.toString(), u"2023-01-05"_s);
    QCOMPARE(hundred(reviews[0].rating), 90);
    QCOMPARE(reviews[0].tags, (QStringList{u"cinema"_s, u"with ada"_s}));
    QCOMPARE(reviews[0].review.value_or(QString()),
             u"Two men, one table.\r\n<i>Coffee</i> \"only\"."_s);
    QVERIFY(keysOf(reviews[0]).isEmpty()); // the address is the entry's, not the film's
    QCOMPARE(reviews[0].extras,
             (QJsonObject{{u"Letterboxd URI"_s, u"https://boxd.it/entry1"_s},
                          {u"Rewatch"_s, u"Yes"_s}}));
    QVERIFY(!reviews[1].isPlay); // a review without a date of watching
    QCOMPARE(hundred(reviews[1].rating), 60);
    const auto diary = sink.from(u": diary.csv"_s);
    QCOMPARE(diary.size(), 1); // the other line is the review's
    QCOMPARE(diary[0].line, 3);
    QVERIFY(diary[0].isPlay && !diary[0].isRepeat && !diary[0].rating);
}

void TestLetterboxd::readsLists()
{
    CollectingSink sink;
    OMT_VERIFY(readBytes(letterboxdZip(), u"l.zip"_s, u"letterboxd"_s, sink));
    const auto places = sink.from(u"heists.csv"_s);
    QCOMPARE(places.size(), 2);
    QCOMPARE(places[0].line, 7);
    QCOMPARE(places[0].lists.size(), 1);
    QCOMPARE(places[0].lists[0].list, u"Heists"_s);
    QCOMPARE(places[0].lists[0].description, u"Best first.\r\nThen the rest."_s);
    QCOMPARE(places[0].lists[0].position, 1);
    QCOMPARE(places[0].lists[0].note, u"The diner"_s);
    QCOMPARE(places[1].lists[0].position, 2);
    QCOMPARE(keysOf(places[1]), QStringList(u"letterboxd/film:1Rii"_s));
    QVERIFY(!places[1].status);
    QCOMPARE(places[0].extras[u"list"][u"Tags"].toString(), u"crime, plans"_s);
}

void TestLetterboxd::tellsOfLinesWithoutAFilm()
{
    CollectingSink sink;
    OMT_VERIFY(
        readBytes("Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2023-01-09,Mine,,,\n"
                  "\nPosition,Name,Year,URL,Description\n1,,1995,,\n2,Heat,1995,,\n",
                  u"list.csv"_s, u"letterboxd-csv"_s, sink));
    OMT_VERIFY(readBytes("Date,Name,Year,Letterboxd URI\n2023-01-05,,1995,\n", u"watched.csv"_s,
                         u"letterboxd-csv"_s, sink));
    QCOMPARE(sink.rows.size(), 1);
    QCOMPARE(sink.problems.size(), 2);
    QCOMPARE(sink.problems[0].line, 6);
    QCOMPARE(sink.problems[1].file, u"watched.csv"_s);
    QVERIFY(!sink.problems[0].recordKept && !sink.problems[1].recordKept);
}

// Counted with python's csv.DictReader over the unpacked files; 104 of the diary's 317 lines have
// the address of a reviews line that has a date of watching.
void TestLetterboxd::readsTheRealExport()
{
    const QString path = u"exports/letterboxd/letterboxd-user-2025-01-06-12-00-utc.zip"_s;
    OMT_SHARED_OR_SKIP(path);
    CollectingSink sink;
    OMT_VERIFY(readAs(sharedData(path), sink));
    QCOMPARE(sink.problems.size(), 0);
    QCOMPARE(sink.from(u": watched.csv"_s).size(), 408);
    QCOMPARE(sink.from(u": ratings.csv"_s).size(), 233);
    QCOMPARE(sink.from(u": likes/films.csv"_s).size(), 89);
    QCOMPARE(sink.from(u": watchlist.csv"_s).size(), 113);
    QCOMPARE(sink.from(u": reviews.csv"_s).size(), 127);
    qsizetype plays = 0;
    QSet<QString> entries;
    for (const ImportRow &row : sink.rows) {
        plays += row.isPlay ? 1 : 0;
        if (row.isPlay)
            entries.insert(row.extras[u"Letterboxd URI"].toString());
    }
    QCOMPARE(plays, entries.size()); // no entry twice
    QCOMPARE(plays, 317); // each line of the diary is a play
    QCOMPARE(sink.from(u"software-history.csv"_s).size(), 2);
    QCOMPARE(sink.leftOut.value(u"letterboxd-user-2025-01-06-12-00-utc.zip: likes/reviews.csv"_s),
             235);

    CollectingSink small;
    OMT_VERIFY(readAs(sharedData(u"exports/letterboxd/letterboxd-neodb-2025-08-08-02-36-utc.zip"_s),
                      small));
    QVERIFY(small.rows.size() > 0);
}

void TestLetterboxd::readsLooseFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("status");
    QTest::newRow("watched") << u"watched.csv"_s << 3 << u"completed"_s;
    QTest::newRow("ratings") << u"ratings.csv"_s << 2 << u"none"_s;
    QTest::newRow("diary") << u"diary.csv"_s << 2 << u"completed"_s;
    QTest::newRow("reviews") << u"reviews.csv"_s << 2 << u"completed"_s;
    QTest::newRow("watchlist") << u"watchlist.csv"_s << 1 << u"planned"_s;
    QTest::newRow("likes") << u"likes/films.csv"_s << 1 << u"none"_s;
    QTest::newRow("a list") << u"lists/heists.csv"_s << 2 << u"none"_s;
}

void TestLetterboxd::readsLooseFiles()
{
    QFETCH(QString, name);
    CollectingSink sink;
    const auto format = readAs(fixture(u"letterboxd/"_s + name), sink);
    OMT_VERIFY(format);
    QCOMPARE(*format, u"letterboxd-csv"_s);
    QTEST(int(sink.rows.size()), "rows");
    QTEST(text(sink.rows[0].status), "status");
}

QTEST_GUILESS_MAIN(TestLetterboxd)
#include "tst_letterboxd.moc"
