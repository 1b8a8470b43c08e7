// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/format.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/transfertools.h"

#include <QRegularExpression>

#include <algorithm>

using namespace omt;
using namespace omt::transfer;
using namespace omt::test;
using namespace Qt::StringLiterals;

class TestMalXml : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryField();
    void knowsARewatch();
    void skipsNothingButTheBadEntry();
    void readsManga();
    void readsTheRealExports_data();
    void readsTheRealExports();
    void realEntriesAreRight();
    void accountsForEveryElement_data();
    void accountsForEveryElement();
};

void TestMalXml::keepsEveryField()
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
    QCOMPARE(row.startedAt, PartialDate::fromString(u"2019-03-01"_s));
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

void TestMalXml::knowsARewatch()
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

    const Problem notice = sink.problems.last();
    QVERIFY2(notice.message.startsWith(u"2 "_s), qPrintable(notice.message));
    QVERIFY(notice.recordKept);
    QCOMPARE(notice.line, 0);
}

void TestMalXml::skipsNothingButTheBadEntry()
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
        QVERIFY(problem.line == odd.line || !problem.recordKept || problem.line == 0);
        (problem.recordKept ? kept : lost) += 1;
    }
    QCOMPARE(kept, 5); // four fields, and the notice of what is watched again
    QCOMPARE(lost, 1);
}

void TestMalXml::readsManga()
{
    CollectingSink sink;
    OMT_VERIFY(readAs(fixture(u"mal-manga.xml"_s), sink));
    QCOMPARE(sink.problems.size(), 1); // what is read again
    QVERIFY(sink.problems[0].recordKept);
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
void TestMalXml::readsTheRealExports_data()
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

void TestMalXml::readsTheRealExports()
{
    QFETCH(QString, path);
    OMT_SHARED_OR_SKIP(path);
    CollectingSink sink;
    const auto format = readAs(sharedData(path), sink);
    OMT_VERIFY(format);
    QCOMPARE(*format, u"mal-xml"_s);
    QTEST(int(sink.rows.size()), "entries");
    const auto isNotice = [](const Problem &one) { return one.recordKept && one.line == 0; };
    QVERIFY(std::all_of(sink.problems.begin(), sink.problems.end(), isNotice));
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

void TestMalXml::realEntriesAreRight()
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

void TestMalXml::accountsForEveryElement_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("anime") << u"exports/mal-xml-anime/animelist-265.xml"_s;
    QTest::newRow("manga") << u"exports/mal-xml-manga/mangalist-10.xml"_s;
}

// Swaps each element's text for a mark nobody can read as a number or date: it has to show up.
void TestMalXml::accountsForEveryElement()
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

QTEST_GUILESS_MAIN(TestMalXml)
#include "tst_malxml.moc"
