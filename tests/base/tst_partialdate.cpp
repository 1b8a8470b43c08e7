// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/partialdate.h"

#include <QTest>

using omt::PartialDate;
using Precision = PartialDate::Precision;

class TestPartialDate final : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void roundTripsThroughStartAndPrecision_data();
    void roundTripsThroughStartAndPrecision();
    void countsYearsBeforeChrist();
};

void TestPartialDate::reads_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<Precision>("precision");

    QTest::newRow("a day") << QStringLiteral("2020-05-17") << QStringLiteral("2020-05-17")
                           << Precision::Day;
    QTest::newRow("a day with slashes")
        << QStringLiteral("2020/5/7") << QStringLiteral("2020-05-07") << Precision::Day;
    QTest::newRow("a month") << QStringLiteral("2020-05") << QStringLiteral("2020-05")
                             << Precision::Month;
    QTest::newRow("a year") << QStringLiteral("2020") << QStringLiteral("2020") << Precision::Year;
    QTest::newRow("a year with zero month and day")
        << QStringLiteral("2020-00-00") << QStringLiteral("2020") << Precision::Year;
    QTest::newRow("a month with zero day")
        << QStringLiteral("2020-05-00") << QStringLiteral("2020-05") << Precision::Month;
    QTest::newRow("a year before Christ")
        << QStringLiteral("-50") << QStringLiteral("-0050") << Precision::Year;
    QTest::newRow("a moment") << QStringLiteral("2020-05-17T18:04:09Z")
                              << QStringLiteral("2020-05-17T18:04:09Z") << Precision::Second;
    QTest::newRow("a moment in another zone")
        << QStringLiteral("2020-05-17T00:30:00+02:00") << QStringLiteral("2020-05-16T22:30:00Z")
        << Precision::Second;
    QTest::newRow("a moment with a blank")
        << QStringLiteral("2020-05-17 18:04:09") << QStringLiteral("2020-05-17T18:04:09Z")
        << Precision::Second;
    QTest::newRow("nothing") << QString() << QString() << Precision::Unknown;
    QTest::newRow("MyAnimeList's nothing")
        << QStringLiteral("0000-00-00") << QString() << Precision::Unknown;
    QTest::newRow("Trakt's nothing")
        << QStringLiteral("1970-01-01T00:00:00.000Z") << QString() << Precision::Unknown;
}

void TestPartialDate::reads()
{
    QFETCH(QString, written);
    QFETCH(QString, expected);
    QFETCH(Precision, precision);

    bool ok = false;
    const PartialDate date = PartialDate::fromString(written, &ok);
    QVERIFY(ok);
    QCOMPARE(date.toString(), expected);
    QVERIFY(date.precision() == precision);
}

void TestPartialDate::refuses_data()
{
    QTest::addColumn<QString>("written");
    QTest::newRow("words") << QStringLiteral("yesterday");
    QTest::newRow("a thirteenth month") << QStringLiteral("2020-13-01");
    QTest::newRow("a thirtieth of February") << QStringLiteral("2021-02-30");
    QTest::newRow("too many parts") << QStringLiteral("2020-01-01-01");
    QTest::newRow("a huge year") << QStringLiteral("99999999");
    QTest::newRow("a broken moment") << QStringLiteral("2020-05-17T99:99:99");
}

void TestPartialDate::refuses()
{
    QFETCH(QString, written);
    bool ok = true;
    QVERIFY(!PartialDate::fromString(written, &ok).isKnown());
    QVERIFY(!ok);
}

void TestPartialDate::roundTripsThroughStartAndPrecision_data()
{
    QTest::addColumn<QString>("written");
    for (const char *text :
         {"1999", "1999-12", "1999-12-31", "1999-12-31T23:59:59Z", "-0044-03-15"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestPartialDate::roundTripsThroughStartAndPrecision()
{
    QFETCH(QString, written);
    const PartialDate date = PartialDate::fromString(written);
    QCOMPARE(PartialDate::fromStart(date.start(), date.precision()), date);
    const QString name = omt::toString(date.precision());
    QVERIFY(omt::precisionFromString(name) == date.precision());
}

void TestPartialDate::countsYearsBeforeChrist()
{
    QCOMPARE(PartialDate::fromYear(-50).startDate(), QDate(-50, 1, 1));
    QVERIFY(!PartialDate::fromYear(0).isKnown()); // there was no year zero
}

QTEST_APPLESS_MAIN(TestPartialDate)
#include "tst_partialdate.moc"
