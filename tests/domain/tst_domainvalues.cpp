// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/externalkey.h"
#include "core/domain/markup.h"
#include "core/domain/mediatype.h"
#include "core/domain/rating.h"
#include "core/domain/status.h"
#include "core/domain/titlequery.h"
#include "core/domain/typedattributes.h"
#include "core/domain/writtentext.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace omt;
using namespace Qt::StringLiterals;

class TestDomainValues final : public QObject
{
    Q_OBJECT

private slots:
    void ratingsSurviveEveryScale_data();
    void ratingsSurviveEveryScale();
    void unratedIsNeverARating();
    void isbnsAreNormalised_data();
    void isbnsAreNormalised();
    void externalKeysRoundTrip();
    void mediaTypesAreOneTable();
    void textsThatShowNothing_data();
    void textsThatShowNothing();
    void textsKeepToTheirPlaceInASentence_data();
    void textsKeepToTheirPlaceInASentence();
    void namesRoundTrip();
    void attributesAreSplitWithoutLoss();
    void markupIsTakenOff_data();
    void markupIsTakenOff();
};

void TestDomainValues::ratingsSurviveEveryScale_data()
{
    QTest::addColumn<double>("best");
    QTest::addColumn<double>("step");
    QTest::newRow("half stars") << 5.0 << 0.5;
    QTest::newRow("quarter stars") << 5.0 << 0.25;
    QTest::newRow("ten") << 10.0 << 1.0;
    QTest::newRow("ten with decimals") << 10.0 << 0.1;
    QTest::newRow("hundred") << 100.0 << 1.0;
}

void TestDomainValues::ratingsSurviveEveryScale()
{
    QFETCH(double, best);
    QFETCH(double, step);
    const int steps = qRound(best / step);
    for (int i = 1; i <= steps; ++i) {
        const double value = i * step;
        const auto rating = Rating::fromScale(value, best);
        QVERIFY(rating);
        QVERIFY2(qAbs(rating->onScale(best) - value) < 1e-9, qPrintable(QString::number(value)));
    }
}

void TestDomainValues::unratedIsNeverARating()
{
    for (const double value : {0.0, -1.0, 5.5, std::numeric_limits<double>::quiet_NaN()})
        QVERIFY(!Rating::fromScale(value, 5));
    for (const int value : {0, -1, 101})
        QVERIFY(!Rating::fromHundred(value));
    QCOMPARE(displayText(*Rating::fromScale(4.5, 5), RatingScale::FiveStars), QStringLiteral("4½"));
    QCOMPARE(displayText(*Rating::fromScale(0.5, 5), RatingScale::FiveStars), QStringLiteral("½"));
    QCOMPARE(displayText(*Rating::fromScale(4.25, 5), RatingScale::FiveQuarterStars),
             QStringLiteral("4¼"));
}

void TestDomainValues::isbnsAreNormalised_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expected");
    const QString gideon = QStringLiteral("9781250313195");
    QTest::newRow("thirteen digits") << gideon << gideon;
    QTest::newRow("dashes") << QStringLiteral("978-1-250-31319-5") << gideon;
    QTest::newRow("ten digits") << QStringLiteral("1250313198") << gideon;
    QTest::newRow("a spreadsheet's formula") << QStringLiteral("=\"9781250313195\"") << gideon;
    QTest::newRow("ten with X") << QStringLiteral("014197382X") << QStringLiteral("9780141973821");
    QTest::newRow("a wrong check digit") << QStringLiteral("9781250313196") << QString();
    QTest::newRow("a wrong ten") << QStringLiteral("1250313199") << QString();
    QTest::newRow("empty") << QStringLiteral("=\"\"") << QString();
    QTest::newRow("an ASIN") << QStringLiteral("B00ABCDEFG") << QString();
}

void TestDomainValues::isbnsAreNormalised()
{
    QFETCH(QString, written);
    QFETCH(QString, expected);
    QCOMPARE(normalisedIsbn(written), expected);
}

void TestDomainValues::externalKeysRoundTrip()
{
    const ExternalKey plain{QStringLiteral("imdb"), {}, QStringLiteral("tt0111161")};
    const ExternalKey spaced{QStringLiteral("mal"), QStringLiteral("manga"), QStringLiteral("2")};
    QCOMPARE(plain.toString(), QStringLiteral("imdb:tt0111161"));
    QCOMPARE(spaced.toString(), QStringLiteral("mal/manga:2"));
    QCOMPARE(ExternalKey::fromString(plain.toString()), plain);
    QCOMPARE(ExternalKey::fromString(spaced.toString()), spaced);
    QVERIFY(!ExternalKey::fromString(u"no key").isValid());
    QVERIFY(!ExternalKey::fromString(u"mal:").isValid());
    QVERIFY(!ExternalKey::fromString(u":5114").isValid());
}

void TestDomainValues::mediaTypesAreOneTable()
{
    QCOMPARE(mediaTypes().size(), size_t(16));
    QFile migration(QStringLiteral(OMT_TEST_DATA "/../../sql/migrations/0003_catalog.sql"));
    QVERIFY(migration.open(QIODevice::ReadOnly));
    const QString sql = QString::fromUtf8(migration.readAll());
    QFile typed(QStringLiteral(OMT_TEST_DATA "/../../sql/migrations/0004_typed_attributes.sql"));
    QVERIFY(typed.open(QIODevice::ReadOnly));
    const QString totals = QString::fromUtf8(typed.readAll());
    const QRegularExpression check(QStringLiteral("media_type in \\(([^)]*)\\)"));
    const QString inCheck = check.match(sql).captured(1);
    QCOMPARE(inCheck.count(u','), 15);
    for (const MediaTypeInfo &type : mediaTypes()) {
        const QString key = QString::fromUtf16(type.key);
        QVERIFY2(inCheck.contains(u'\'' + key + u'\''), qPrintable(key));
        QVERIFY2(sql.contains(u"('" + QString::fromUtf16(type.mediaClass) + u"',"),
                 qPrintable(key));
        const QString letter = toString(type.family).left(1);
        const QString rule = QStringLiteral("when '%1' then %2.%3")
                                 .arg(key, letter, QString::fromUtf16(type.totalAttribute));
        QVERIFY2(totals.contains(rule), qPrintable(rule));
        QVERIFY(mediaTypeFromString(key) == type.type);
        QVERIFY(!displayName(type.type).isEmpty());
    }
    QVERIFY(!mediaTypeFromString(u"podcasts"));
}

void TestDomainValues::namesRoundTrip()
{
    for (const Status status : allStatuses)
        QVERIFY(statusFromString(toString(status)) == status);
    QVERIFY(!statusFromString(u"watching"));
    for (int i = 0; i <= static_cast<int>(TitleSort::ListPosition); ++i) {
        const auto sort = static_cast<TitleSort>(i);
        QVERIFY(titleSortFromString(toString(sort)) == sort);
    }
}

void TestDomainValues::attributesAreSplitWithoutLoss()
{
    const QJsonObject attributes{{QStringLiteral("episodes"), 26},
                                 {QStringLiteral("seasons"), QStringLiteral("two")},
                                 {QStringLiteral("runtime_minutes"), -4},
                                 {QStringLiteral("studios"), QStringLiteral("Madhouse")},
                                 {QStringLiteral("broadcast"), QStringLiteral("Fridays")},
                                 {QStringLiteral("network"), QString()}};
    const SplitAttributes split = splitAttributes(AttributeFamily::Screen, attributes);
    const QJsonObject typed{{QStringLiteral("episodes"), 26},
                            {QStringLiteral("studios"), QJsonArray{QStringLiteral("Madhouse")}}};
    const QJsonObject other{{QStringLiteral("seasons"), QStringLiteral("two")},
                            {QStringLiteral("runtime_minutes"), -4},
                            {QStringLiteral("broadcast"), QStringLiteral("Fridays")}};
    QCOMPARE(split.typed, typed);
    QCOMPARE(split.other, other);
}

void TestDomainValues::markupIsTakenOff_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *text, const char *words) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(words);
    };
    row("emphasis", "All <i>Along</i> the <b>Watchtower</b>", "All Along the Watchtower");
    row("lines and paragraphs", "<p>One</p><p>Two<br/>Three</p>", "One\nTwo\nThree");
    row("an image", "A<img src=\"file:///etc/passwd\">B", "AB");
    row("less than", "1 < 2 and 3 > 2, <3", "1 < 2 and 3 > 2, <3");
    row("unfinished", "a <b", "a <b");
}

void TestDomainValues::markupIsTakenOff()
{
    QFETCH(QString, text);
    QTEST(withoutTags(text), "words");
}

void TestDomainValues::textsThatShowNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("nothing");
    QTest::newRow("empty") << QString() << true;
    QTest::newRow("blanks") << u" \t\u00a0\u3000"_s << true;
    QTest::newRow("zero width") << u"\u200b\u200d\ufeff"_s << true;
    QTest::newRow("fillers and overrides") << u"\u3164\u202e\u2800"_s << true;
    QTest::newRow("a letter") << u"\u200bx"_s << false;
    QTest::newRow("a picture of two units") << u"\U0001F984"_s << false;
    QTest::newRow("a joined letter") << u"\u0915\u200d"_s << false;
}

void TestDomainValues::textsThatShowNothing()
{
    QFETCH(const QString, text);
    QTEST(showsNothing(text), "nothing");
}

void TestDomainValues::textsKeepToTheirPlaceInASentence_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("as it is") << u"Rock & Roll"_s << u"Rock & Roll"_s;
    QTest::newRow("an override") << u"\u202eevil\u202c"_s << u"evil"_s;
    QTest::newRow("an isolate that is closed early") << u"a\u2069\u2067b"_s << u"ab"_s;
    QTest::newRow("Hebrew") << u"\u05d0 1"_s << u"\u2068\u05d0 1\u2069"_s;
    QTest::newRow("Arabic") << u"\u202b\u0633"_s << u"\u2068\u0633\u2069"_s;
}

void TestDomainValues::textsKeepToTheirPlaceInASentence()
{
    QFETCH(const QString, text);
    QTEST(inSentence(text), "part");
}

QTEST_APPLESS_MAIN(TestDomainValues)
#include "tst_domainvalues.moc"
