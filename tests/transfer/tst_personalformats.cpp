// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/recognise.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/transfertools.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace omt;
using namespace omt::transfer;
using namespace omt::test;
using namespace Qt::StringLiterals;

namespace {

QString fixture(const QString &name)
{
    return QStringLiteral(OMT_TEST_DATA "/transfer/") + name;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/** Our Letterboxd fixture as the service packs it, in a folder or not. */
QByteArray letterboxdZip(const QString &folder = {})
{
    const QString root = fixture(u"letterboxd/"_s);
    QStringList paths;
    for (QDirIterator it(root, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        paths.append(it.next());
    paths.sort();
    QList<Member> members;
    for (const QString &path : paths)
        members.append({folder + path.mid(root.size()), contentOf(path)});
    return wrapped(Wrapping::Zip, members);
}

PartialDate date(const QString &text)
{
    return PartialDate::fromString(text);
}

QString text(const std::optional<Status> &status)
{
    return status ? toString(*status) : u"none"_s;
}

int hundred(const std::optional<Rating> &rating)
{
    return rating ? rating->hundred() : 0;
}

} // namespace

class TestPersonalFormats : public QObject
{
    Q_OBJECT

private slots:
    void malKeepsEveryField();
    void malKnowsARewatch();
    void malSkipsNothingButTheBadEntry();
    void malReadsManga();
    void malReadsTheRealExports_data();
    void malReadsTheRealExports();
    void malRealEntriesAreRight();
    void malAccountsForEveryElement_data();
    void malAccountsForEveryElement();
    void goodreadsKeepsEveryField();
    void goodreadsKnowsShelvesAndReadings();
    void goodreadsTellsRaggedAndUnreadable();
    void goodreadsReadsTheRealExports_data();
    void goodreadsReadsTheRealExports();
    void letterboxdReadsTheExport_data();
    void letterboxdReadsTheExport();
    void letterboxdTellsAPlayOnce();
    void letterboxdReadsLists();
    void letterboxdReadsTheRealExport();
    void letterboxdReadsLooseFiles_data();
    void letterboxdReadsLooseFiles();
    void recognisesByContent_data();
    void recognisesByContent();
    void knowsWhatItDoesNotKnow_data();
    void knowsWhatItDoesNotKnow();
    void brokenFilesEndInOneClearError_data();
    void brokenFilesEndInOneClearError();
    void stopsWhenTheSinkSaysSo_data();
    void stopsWhenTheSinkSaysSo();
};

void TestPersonalFormats::malKeepsEveryField()
{
    CollectingSink sink;
    const auto format = readAs(fixture(u"mal-anime.xml"_s), sink);
    OMT_VERIFY(format);
    QCOMPARE(*format, u"mal-xml"_s);
    const ImportRow row = sink.titled(u"Fullmetal Alchemist: Brotherhood"_s);
    QCOMPARE(row.file, u"mal-anime.xml"_s);
    QCOMPARE(row.line, 12);
    QCOMPARE(toString(row.media.type), u"anime"_s);
    QCOMPARE(keysOf(row), QStringList(u"mal/anime:5114"_s));
    QCOMPARE(row.media.progressTotal, std::optional(64));
    QCOMPARE(row.media.attributes, (QJsonObject{{u"episodes"_s, 64}, {u"format"_s, u"TV"_s}}));
    QCOMPARE(text(row.status), u"completed"_s);
    QCOMPARE(row.progress, std::optional(64));
    QCOMPARE(hundred(row.rating), 90);
    QCOMPARE(row.startedAt, date(u"2019-03-01"_s));
    QCOMPARE(row.completedAt.toString(), u"2020"_s);
    QCOMPARE(row.earlierPasses, std::optional(2));
    QCOMPARE(row.tags, (QStringList{u"alchemy"_s, u"brothers"_s}));
    QCOMPARE(row.notes.value_or(QString()),
             u"Two evenings <b>and</b> a morning.\nSecond line & more."_s);
    QCOMPARE(row.extras,
             (QJsonObject{{u"my_storage"_s, u"Blu-ray"_s},
                          {u"my_storage_value"_s, u"2.50"_s},
                          {u"my_rewatch_value"_s, u"High"_s},
                          {u"my_priority"_s, u"HIGH"_s},
                          {u"update_on_import"_s, u"1"_s}}));
}

void TestPersonalFormats::malKnowsARewatch()
{
    CollectingSink sink;
    OMT_VERIFY(readAs(fixture(u"mal-anime.xml"_s), sink));
    const ImportRow again = sink.titled(u"Steins;Gate"_s);
    QCOMPARE(text(again.status), u"in_progress"_s);
    QCOMPARE(again.progress, std::optional(7));
    QCOMPARE(again.earlierPasses, std::optional(2));
    QVERIFY(!again.startedAt.isKnown() && !again.completedAt.isKnown());
    QCOMPARE(again.earlierStartedAt.toString(), u"2018-05-04"_s);
    QCOMPARE(again.earlierCompletedAt.toString(), u"2018-06"_s);
    QCOMPARE(again.extras[u"my_watched_episodes"].toString(), u"24"_s);
    QCOMPARE(again.extras[u"my_status"].toString(), u"Completed"_s);

    // Exports of today leave my_rewatching_ep at 0 and count in the ordinary field.
    const ImportRow today = sink.titled(u"Cowboy Bebop"_s);
    QCOMPARE(text(today.status), u"in_progress"_s);
    QCOMPARE(today.progress, std::optional(4));
    QCOMPARE(today.earlierPasses, std::optional(1));
    QCOMPARE(today.earlierCompletedAt.toString(), u"2017"_s);
    QVERIFY(!today.rating);
}

void TestPersonalFormats::malSkipsNothingButTheBadEntry()
{
    CollectingSink sink;
    OMT_VERIFY(readAs(fixture(u"mal-anime.xml"_s), sink));
    QCOMPARE(sink.rows.size(), 6);
    QCOMPARE(text(sink.titled(u"Sousou no Frieren"_s).status), u"planned"_s);
    QVERIFY(!sink.titled(u"Sousou no Frieren"_s).media.progressTotal);
    QCOMPARE(text(sink.titled(u"Monster"_s).status), u"on_hold"_s);

    const ImportRow odd = sink.titled(u"One Punch Man"_s);
    QVERIFY(!odd.progress && !odd.rating && !odd.status && !odd.startedAt.isKnown());
    QCOMPARE(odd.extras,
             (QJsonObject{{u"my_watched_episodes"_s, u"twelve"_s},
                          {u"my_start_date"_s, u"2016-13-45"_s},
                          {u"my_score"_s, u"11"_s},
                          {u"my_status"_s, u"Abandoned"_s}}));
    qsizetype kept = 0;
    qsizetype lost = 0;
    for (const Problem &problem : sink.problems) {
        QCOMPARE(problem.file, u"mal-anime.xml"_s);
        QVERIFY(problem.line == odd.line || !problem.recordKept);
        (problem.recordKept ? kept : lost) += 1;
    }
    QCOMPARE(kept, 4);
    QCOMPARE(lost, 1);
}

void TestPersonalFormats::malReadsManga()
{
    CollectingSink sink;
    OMT_VERIFY(readAs(fixture(u"mal-manga.xml"_s), sink));
    QCOMPARE(sink.problems.size(), 0);
    const ImportRow berserk = sink.titled(u"Berserk"_s);
    QCOMPARE(toString(berserk.media.type), u"manga"_s);
    QCOMPARE(keysOf(berserk), QStringList(u"mal/manga:2"_s));
    QVERIFY(!berserk.media.progressTotal);
    QVERIFY(berserk.media.attributes.isEmpty());
    QCOMPARE(text(berserk.status), u"in_progress"_s);
    QCOMPARE(berserk.progress, std::optional(306));
    QCOMPARE(berserk.startedAt.toString(), u"2012-01"_s);
    QCOMPARE(berserk.extras,
             (QJsonObject{{u"my_id"_s, u"77"_s},
                          {u"my_read_volumes"_s, u"34"_s},
                          {u"my_retail_volumes"_s, u"3"_s}}));
    const ImportRow again = sink.titled(u"20th Century Boys"_s);
    QCOMPARE(again.media.attributes, (QJsonObject{{u"chapters"_s, 249}, {u"volumes"_s, 22}}));
    QCOMPARE(text(again.status), u"in_progress"_s);
    QCOMPARE(again.progress, std::optional(100));
    QCOMPARE(again.earlierPasses, std::optional(1));
}

// Counted with: for f in …; do xzcat/zcat/cat $f | grep -c '<anime>'; done, and '<my_status>X'.
void TestPersonalFormats::malReadsTheRealExports_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("entries");
    QTest::addColumn<int>("completed");
    QTest::addColumn<int>("rated");
    QTest::addColumn<int>("planned");
    QTest::newRow("current layout")
        << u"exports/mal-xml-anime/animelist-265.xml"_s << 265 << 144 - 3 << 265 - 109 << 98;
    QTest::newRow("2008 layout, gzip") << u"exports/mal-xml-anime/animelist-old-layout.xml.gz"_s
                                       << 109 << 73 - 3 << 109 - 26 << 21;
    QTest::newRow("manga") << u"exports/mal-xml-manga/mangalist-10.xml"_s << 10 << 6 << 0 << 0;
    QTest::newRow("of another service") << u"exports/shikimori/list.xml"_s << 1 << 1 << 1 << 0;
}

void TestPersonalFormats::malReadsTheRealExports()
{
    QFETCH(QString, path);
    OMT_SHARED_OR_SKIP(path);
    CollectingSink sink;
    const auto format = readAs(sharedData(path), sink);
    OMT_VERIFY(format);
    QCOMPARE(*format, u"mal-xml"_s);
    QTEST(int(sink.rows.size()), "entries");
    QCOMPARE(sink.problems.size(), 0);
    int completed = 0;
    int planned = 0;
    int rated = 0;
    for (const ImportRow &row : sink.rows) {
        completed += row.status == Status::Completed ? 1 : 0;
        planned += row.status == Status::Planned ? 1 : 0;
        rated += row.rating ? 1 : 0;
        QVERIFY(row.status && row.progress);
        QCOMPARE(row.media.externalKeys.size(), 1);
    }
    QTEST(completed, "completed"); // less those that are being watched again
    QTEST(planned, "planned");
    QTEST(rated, "rated");
}

void TestPersonalFormats::malRealEntriesAreRight()
{
    OMT_SHARED_OR_SKIP(u"exports/mal-xml-anime"_s);
    CollectingSink sink;
    OMT_VERIFY(readAs(sharedData(u"exports/mal-xml-anime/animelist-old-layout.xml.gz"_s), sink));
    const ImportRow geass = sink.titled(u"Code Geass: Hangyaku no Lelouch R2"_s);
    QCOMPARE(geass.completedAt.toString(), u"2011"_s);
    QVERIFY(!geass.startedAt.isKnown());
    const ImportRow cromartie = sink.titled(u"Sakigake!! Cromartie Koukou"_s);
    QCOMPARE(cromartie.startedAt.toString(), u"2012-07"_s);
    QCOMPARE(cromartie.extras[u"my_storage"].toString(), u"NAS"_s);
    QCOMPARE(sink.titled(u"FLCL"_s).earlierPasses, std::optional(2));
    // One comment of this export holds stray bytes that are no UTF-8; the rest of it is fine.
    const ImportRow madoka = sink.titled(u"Mahou Shoujo Madoka★Magica"_s);
    QCOMPARE(keysOf(madoka), QStringList(u"mal/anime:9756"_s));
    QCOMPARE(text(madoka.status), u"in_progress"_s);
    QCOMPARE(madoka.tags.size(), 4);
}

void TestPersonalFormats::malAccountsForEveryElement_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("anime") << u"exports/mal-xml-anime/animelist-265.xml"_s;
    QTest::newRow("manga") << u"exports/mal-xml-manga/mangalist-10.xml"_s;
}

// Swaps each element's text for a mark nobody can read as a number or date: it has to show up.
void TestPersonalFormats::malAccountsForEveryElement()
{
    QFETCH(QString, path);
    OMT_SHARED_OR_SKIP(path);
    const QString whole = QString::fromUtf8(contentOf(sharedData(path)));
    const QString tag = path.contains(u"manga"_s) ? u"manga"_s : u"anime"_s;
    const qsizetype from = whole.indexOf(u"<%1>"_s.arg(tag));
    const QString entry = whole.mid(from, whole.indexOf(u"</%1>"_s.arg(tag), from) - from);
    static const QRegularExpression element(u"<(\\w+)>[^\\n]*</\\1>"_s);
    int checked = 0;
    for (auto it = element.globalMatch(entry); it.hasNext(); ++checked) {
        const auto match = it.next();
        QString marked = entry;
        marked.replace(match.capturedStart(), match.capturedLength(),
                       u"<%1>MARK7</%1>"_s.arg(match.captured(1)));
        CollectingSink sink;
        OMT_VERIFY(readBytes(u"<myanimelist>%1</%2></myanimelist>"_s.arg(marked, tag).toUtf8(),
                             u"x.xml"_s, u"mal-xml"_s, sink));
        QCOMPARE(sink.rows.size(), 1);
        const ImportRow &row = sink.rows[0];
        const bool isThere = row.media.title == "MARK7"_L1 || row.tags.contains(u"MARK7"_s)
            || row.notes == u"MARK7"_s || row.media.attributes[u"format"].toString() == "MARK7"_L1
            || row.extras[match.captured(1)].toString() == "MARK7"_L1;
        QVERIFY2(isThere, qPrintable(match.captured(1)));
    }
    QVERIFY(checked >= 23);
}

void TestPersonalFormats::goodreadsKeepsEveryField()
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

void TestPersonalFormats::goodreadsKnowsShelvesAndReadings()
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

void TestPersonalFormats::goodreadsTellsRaggedAndUnreadable()
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

// Counted with python's csv.DictReader: rows, ratings above 0, Exclusive Shelf read, Read Count 2.
void TestPersonalFormats::goodreadsReadsTheRealExports_data()
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

void TestPersonalFormats::goodreadsReadsTheRealExports()
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

void TestPersonalFormats::letterboxdReadsTheExport_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("as it comes") << QString();
    QTest::newRow("zipped again from a folder") << u"letterboxd-tester-2023/"_s;
}

void TestPersonalFormats::letterboxdReadsTheExport()
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

void TestPersonalFormats::letterboxdTellsAPlayOnce()
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

void TestPersonalFormats::letterboxdReadsLists()
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

// Counted with python's csv.DictReader over the unpacked files; 104 of the diary's 317 lines have
// the address of a reviews line that has a date of watching.
void TestPersonalFormats::letterboxdReadsTheRealExport()
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

void TestPersonalFormats::letterboxdReadsLooseFiles_data()
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

void TestPersonalFormats::letterboxdReadsLooseFiles()
{
    QFETCH(QString, name);
    CollectingSink sink;
    const auto format = readAs(fixture(u"letterboxd/"_s + name), sink);
    OMT_VERIFY(format);
    QCOMPARE(*format, u"letterboxd-csv"_s);
    QTEST(int(sink.rows.size()), "rows");
    QTEST(text(sink.rows[0].status), "status");
}

void TestPersonalFormats::recognisesByContent_data()
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

void TestPersonalFormats::recognisesByContent()
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

void TestPersonalFormats::knowsWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("ISBNs alone") << QByteArray("978-2-38163-047-2\n0153527692\n123abc\n");
    QTest::newRow("another CSV") << QByteArray("Date,Amount\n2020-01-01,12\n");
    QTest::newRow("another JSON") << QByteArray("{\"a\":[1,2,3]}");
    QTest::newRow("another XML") << QByteArray("<rss><channel/></rss>");
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    QTest::newRow("another zip") << wrapped(Wrapping::Zip, {{u"a.txt"_s, "x"}});
}

void TestPersonalFormats::knowsWhatItDoesNotKnow()
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

void TestPersonalFormats::brokenFilesEndInOneClearError_data()
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
        << QByteArray("Book Id,Title\n1,ok\n2,\"open\n3,x\n") << u"goodreads-csv"_s << u"line 3"_s;
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

void TestPersonalFormats::brokenFilesEndInOneClearError()
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

void TestPersonalFormats::stopsWhenTheSinkSaysSo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format");
    QTest::newRow("MAL") << contentOf(fixture(u"mal-anime.xml"_s)) << u"mal-xml"_s;
    QTest::newRow("Goodreads") << contentOf(fixture(u"goodreads.csv"_s)) << u"goodreads-csv"_s;
    QTest::newRow("Letterboxd") << letterboxdZip() << u"letterboxd"_s;
}

void TestPersonalFormats::stopsWhenTheSinkSaysSo()
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

QTEST_GUILESS_MAIN(TestPersonalFormats)
#include "tst_personalformats.moc"
