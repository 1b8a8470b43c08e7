// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/dates.h"
#include "core/transfer/formats/episodelog.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/words.h"
#include "tests/transfer/transfertools.h"

#include <QTest>

using namespace omt;
using namespace omt::transfer;
using namespace omt::test;
using namespace Qt::StringLiterals;

class TestFormatValues : public QObject
{
    Q_OBJECT

private slots:
    void readsDates_data();
    void readsDates();
    void guessesTheOrderOfDates();
    void knowsWords_data();
    void knowsWords();
    void sharesKeys_data();
    void sharesKeys();
    void takesFieldsOutOfObjects();
    void countsEpisodes();
};

void TestFormatValues::readsDates_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("date");
    const auto row = [](const char16_t *written, const char16_t *date) {
        const QString text = QString::fromUtf16(written);
        QTest::newRow(qPrintable(text)) << text << QString::fromUtf16(date);
    };
    row(u"2021-05-17", u"2021-05-17");
    row(u"2021/05/17", u"2021-05-17");
    row(u"2021-05-00", u"2021-05");
    row(u"2021", u"2021");
    row(u"20210517", u"2021-05-17");
    row(u"17.05.2021", u"2021-05-17");
    row(u"5/17/21", u"2021-05-17");
    row(u"17/5/2021", u"2021-05-17");
    row(u"3/4/2021", u"2021-03-04");
    row(u"17 May 2021", u"2021-05-17");
    row(u"17-May-2021", u"2021-05-17");
    row(u"May 17, 2021", u"2021-05-17");
    row(u"May 2021", u"2021-05");
    row(u"Mon, 17 May 2021 12:34:56 +0000", u"2021-05-17T12:34:56Z");
    row(u"17 May 2021, 09:30", u"2021-05-17T09:30:00Z");
    row(u"May 17, 2021, 9:30pm", u"2021-05-17T21:30:00Z");
    row(u"Mon May 17 08:36:35 2021", u"2021-05-17T08:36:35Z");
    row(u"5/17/2021 9:30:15 AM", u"2021-05-17T09:30:15Z");
    row(u"2021-05-17 12:34:56 +0000 UTC", u"2021-05-17T12:34:56Z");
    row(u"2021-05-17T12:34:56.789Z", u"2021-05-17T12:34:56Z");
    row(u"0000-00-00", u"");
    row(u"1970-01-01", u"");
    row(u"1970-01-01T00:00:00.000Z", u"");
    row(u"0001-01-01T00:00:00Z", u"");
    row(u"00/00/0000", u"");
    row(u"Never", u"");
    row(u"31/31/2021", u"");
    row(u"yesterday", u"");
    row(u"17 Foo 2021", u"");
}

void TestFormatValues::readsDates()
{
    QFETCH(QString, written);
    QTEST(historyDate(written).toString(), "date");
}

void TestFormatValues::guessesTheOrderOfDates()
{
    QVERIFY(orderOf({u"3/4/2021"_s, u"13/4/2021"_s}, DateOrder::MonthFirst) == DateOrder::DayFirst);
    QVERIFY(orderOf({u"3/4/2021"_s, u"3/14/2021"_s}, DateOrder::DayFirst) == DateOrder::MonthFirst);
    QVERIFY(orderOf({u"3/4/2021"_s, u"x"_s}, DateOrder::DayFirst) == DateOrder::DayFirst);
    QCOMPARE(historyDate(u"3/4/2021", DateOrder::DayFirst).toString(), u"2021-04-03"_s);
    QCOMPARE(epochDate(1556668800).toString(), u"2019-05-01T00:00:00Z"_s);
    QCOMPARE(epochDate(1556668800123).toString(), u"2019-05-01T00:00:00Z"_s);
    QCOMPARE(epochDate(20190500).toString(), u"2019-05"_s);
    QVERIFY(!epochDate(0).isKnown() && !epochDate(-5).isKnown() && !epochDate(1e300).isKnown());
}

void TestFormatValues::knowsWords_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("meaning");
    QTest::newRow("dashes") << u"did-not-finish"_s << u"dropped"_s;
    QTest::newRow("upper case") << u"PLANTOREAD"_s << u"planned"_s;
    QTest::newRow("words") << u"Plan to Watch"_s << u"planned"_s;
    QTest::newRow("underline") << u"on_hold"_s << u"on_hold"_s;
    QTest::newRow("a type") << u"TV Mini Series"_s << u"show"_s;
    QTest::newRow("a type in one") << u"tvMovie"_s << u"movie"_s;
    QTest::newRow("neither") << u"blue"_s << u"none/none"_s;
}

void TestFormatValues::knowsWords()
{
    QFETCH(QString, word);
    QFETCH(QString, meaning);
    const auto status = statusFromWord(word);
    const auto type = typeFromWord(word);
    const QString text = status ? toString(*status) : type ? toString(*type) : u"none/none"_s;
    QCOMPARE(text, meaning);
}

void TestFormatValues::sharesKeys_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char *name, const char16_t *type, const char16_t *service,
                        const char16_t *key, const char16_t *keys) {
        QTest::newRow(name) << QString::fromUtf16(type) << QString::fromUtf16(service)
                            << QString::fromUtf16(key) << QString::fromUtf16(keys);
    };
    row("a film's", u"movie", u"tmdb", u"603", u"tmdb/movie:603");
    row("a show's", u"show", u"TMDB", u"1396", u"tmdb/tv:1396");
    row("a manga's", u"manga", u"MyAnimeList", u"1", u"mal/manga:1");
    row("IMDb's", u"movie", u"imdb", u"tt0113277", u"imdb:tt0113277");
    row("a person's", u"movie", u"imdb", u"nm0000199", u"");
    row("a path", u"book", u"openlibrary", u"/works/OL45883W", u"openlibrary:OL45883W");
    row("an ISBN", u"book", u"isbn", u"0-14-032872-6", u"isbn:9780140328721");
    row("a wrong ISBN", u"book", u"isbn", u"0140328720", u"");
    row("none", u"movie", u"tmdb", u"0", u"");
    row("null", u"movie", u"tvdb", u"null", u"");
}

void TestFormatValues::sharesKeys()
{
    QFETCH(QString, type);
    QFETCH(QString, service);
    QFETCH(QString, key);
    QFETCH(QString, keys);
    ImportRow row;
    row.media.type = *mediaTypeFromString(type);
    QCOMPARE(addServiceKey(row.media, service, key), !keys.isEmpty());
    (void)addServiceKey(row.media, service, key);
    QCOMPARE(keysOf(row).join(u' '), keys);
}

void TestFormatValues::takesFieldsOutOfObjects()
{
    JsonBag bag(
        QJsonObject{{u"a"_s, QJsonObject{{u"b"_s, u" 7 "_s}, {u"c"_s, QJsonValue::Null}}},
                    {u"list"_s, QJsonArray{u"x"_s, u"x"_s, QJsonObject{{u"name"_s, u"y"_s}}}},
                    {u"score"_s, u"11"_s},
                    {u"when"_s, u"some day"_s},
                    {u"zero"_s, 0},
                    {u"no"_s, false}});
    QCOMPARE(bag.takeNumber(u"a.b"), std::optional(7));
    QCOMPARE(bag.takeText(u"a.b"), QString());
    QCOMPARE(bag.takeTexts(u"list"), (QStringList{u"x"_s, u"y"_s}));
    QVERIFY(!bag.takeRating(u"score", 10) && !bag.takeDate(u"when").isKnown());
    QCOMPARE(bag.complaints().size(), 2);
    bag.put(u"deep.er"_s, 1);
    const QJsonObject rest = bag.rest({u"zero"_s, u"no"_s});
    QCOMPARE(rest.keys(),
             (QStringList{u"deep"_s, u"list"_s, u"score"_s, u"when"_s})); // objects stay in lists
    QCOMPARE(rest[u"deep"][u"er"].toInt(), 1);
}

void TestFormatValues::countsEpisodes()
{
    EpisodeLog log;
    const auto day = [](const QString &text) { return PartialDate::fromString(text); };
    log.add(1, 1, day(u"2020-01-01"_s));
    log.add(1, 1, day(u"2020-01-01"_s)); // told twice
    log.add(1, 1, day(u"2021-01-01"_s));
    log.addPlays(1, 2, 3, day(u"2021-01-02"_s));
    log.add(0, 1, day(u"2022-01-01"_s));
    QCOMPARE(log.regular(), 2);
    ImportRow row;
    row.status = Status::Completed;
    log.apply(row);
    QCOMPARE(row.progress, std::optional(2));
    QCOMPARE(row.earlierPasses, std::optional(1));
    QCOMPARE(row.startedAt.toString(), u"2020-01-01"_s);
    QCOMPARE(row.completedAt.toString(), u"2022-01-01"_s);
    QCOMPARE(row.extras[u"episodes"][u"1"][u"2"],
             QJsonValue(QJsonArray{u"2021-01-02"_s, QString(), QString()}));
}

QTEST_GUILESS_MAIN(TestFormatValues)
#include "tst_formatvalues.moc"
