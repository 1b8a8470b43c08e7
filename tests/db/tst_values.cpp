// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/bindings.h"
#include "core/db/changeset.h"
#include "core/db/pgarray.h"
#include "core/db/pgtime.h"
#include "core/db/placeholders.h"
#include "core/domain/ids.h"

#include <QJsonArray>
#include <QTest>

using namespace omt;
using namespace omt::db;
using namespace Qt::StringLiterals;

/** What needs no server: literals, placeholders, times and payloads. */
class TestValues : public QObject
{
    Q_OBJECT

private slots:
    void placeholders_data();
    void placeholders();
    void bindText_data();
    void bindText();
    void bindNulls();
    void arrays_data();
    void arrays();
    void malformedArrays_data();
    void malformedArrays();
    void times_data();
    void times();
    void changeSets();
};

void TestValues::placeholders_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("numbered");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("a name becomes a number")
        << u"select :a"_s << u"select $1"_s << QStringList{u"a"_s};
    QTest::newRow("the same name is the same parameter")
        << u":a + :b + :a"_s << u"$1 + $2 + $1"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("a cast is left alone")
        << u":a::uuid[]"_s << u"$1::uuid[]"_s << QStringList{u"a"_s};
    QTest::newRow("line comments are left alone")
        << u"-- :no\n:yes"_s << u"-- :no\n$1"_s << QStringList{u"yes"_s};
    QTest::newRow("block comments nest")
        << u"/* :a /* :b */ :c */ :d"_s << u"/* :a /* :b */ :c */ $1"_s << QStringList{u"d"_s};
    QTest::newRow("quoted text is left alone")
        << u"select ':a''b :c', :d"_s << u"select ':a''b :c', $1"_s << QStringList{u"d"_s};
    QTest::newRow("escaped text ends where it ends")
        << u"select e'\\':a', :b"_s << u"select e'\\':a', $1"_s << QStringList{u"b"_s};
    QTest::newRow("quoted names are left alone")
        << u"select \":a\", :b"_s << u"select \":a\", $1"_s << QStringList{u"b"_s};
    QTest::newRow("dollar quotes are left alone")
        << u"$x$ :a $$ :b $x$ :c"_s << u"$x$ :a $$ :b $x$ $1"_s << QStringList{u"c"_s};
    QTest::newRow("slices are left alone")
        << u"a[1:2] + :b"_s << u"a[1:2] + $1"_s << QStringList{u"b"_s};
    QTest::newRow("the question mark is an operator")
        << u"j ? 'k' and :a"_s << u"j ? 'k' and $1"_s << QStringList{u"a"_s};
    QTest::newRow("an assignment is left alone")
        << u"f(x := :a)"_s << u"f(x := $1)"_s << QStringList{u"a"_s};
    QTest::newRow("an unfinished text is left alone")
        << u"select ':a"_s << u"select ':a"_s << QStringList();
    QTest::newRow("an unfinished comment is left alone")
        << u"/* :a"_s << u"/* :a"_s << QStringList();
}

void TestValues::placeholders()
{
    QFETCH(const QString, sql);
    const NumberedSql result = numberPlaceholders(sql);
    QTEST(result.text, "numbered");
    QTEST(result.parameters, "names");
}

void TestValues::bindText_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const BindValue &value, const QByteArray &expected) {
        QTest::newRow(name) << value.text() << expected;
    };
    row("text", u"Ünïcode 🎬"_s, "Ünïcode 🎬");
    row("a literal", u"plain", "plain");
    row("the empty text is no null", QString(), "");
    row("U+0000 is left out", QString(u"a\0b"_s), "ab");
    row("a lone high surrogate is replaced", QString(u"a"_s + QChar(0xd83d) + u"b"_s),
        "a\xef\xbf\xbd"
        "b");
    row("a lone low surrogate is replaced", QString(QChar(0xdcab)), "\xef\xbf\xbd");
    row("U+0000 within a pair's company", QString(u"🎬"_s + QChar(0) + u"🎬"_s), "🎬🎬");
    row("true", true, "true");
    row("an int", 42, "42");
    row("the largest integer", std::numeric_limits<qint64>::max(), "9223372036854775807");
    row("the shortest double that reads back", 0.1, "0.1");
    row("not a number", qQNaN(), "NaN");
    row("minus infinity", -qInf(), "-Infinity");
    row("bytes", QByteArray("\0\xff", 2), "\\x00ff");
    row("no bytes", QByteArray(), "\\x");
    row("a date", QDate(2024, 2, 29), "2024-02-29");
    row("a date before Christ", QDate(-50, 3, 15), "0050-03-15 BC");
    row("a date after the year 9999", QDate(12024, 1, 1), "12024-01-01");
    row("a moment in another zone",
        QDateTime(QDate(2024, 1, 1), QTime(1, 0), Qt::OffsetFromUTC, 7200),
        "2023-12-31 23:00:00.000+00");
    row("a precision", PartialDate::Precision::Month, "month");
    row("a list", QStringList{u"a"_s, u"b\"c"_s}, "{\"a\",\"b\\\"c\"}");
    row("an object", QJsonObject{{u"k"_s, u"v"_s}}, "{\"k\":\"v\"}");
    row("U+0000 in JSON", QJsonObject{{u"k"_s, QString(u"a\0b"_s)}}, "{\"k\":\"ab\"}");
    row("a lone surrogate in JSON", QJsonArray{QString(QChar(0xd800))}, "[\"\\ufffd\"]");
    row("a backslash in JSON stays one", QJsonArray{u"\\u0000"_s}, "[\"\\\\u0000\"]");
    row("an emoji in JSON", QJsonArray{u"🎬"_s}, "[\"🎬\"]");
}

void TestValues::bindText()
{
    QFETCH(const QByteArray, sent);
    QTEST(sent, "expected");
}

void TestValues::bindNulls()
{
    QVERIFY(BindValue(nullptr).isNull());
    QVERIFY(BindValue(std::optional<int>()).isNull());
    QVERIFY(BindValue(std::optional<QString>()).isNull());
    QVERIFY(BindValue(MediaId()).isNull());
    QVERIFY(BindValue(QUuid()).isNull());
    QVERIFY(BindValue(QDate()).isNull());
    QVERIFY(BindValue(QDateTime()).isNull());
    QVERIFY(BindValue(PartialDate::Precision::Unknown).isNull());
    QVERIFY(!BindValue(QString()).isNull());
    QVERIFY(!BindValue(std::optional<QString>(QString())).isNull());
    QVERIFY(!BindValue(QByteArray()).isNull());
    QVERIFY(!BindValue(QStringList()).isNull());
}

void TestValues::arrays_data()
{
    QTest::addColumn<QStringList>("elements");
    QTest::newRow("none") << QStringList();
    QTest::newRow("one that is empty") << QStringList{QString(u""_s)};
    QTest::newRow("the word null") << QStringList{u"NULL"_s, u"null"_s};
    QTest::newRow("everything that has a meaning")
        << QStringList{u"a,b"_s, u"{c}"_s, u"\"d\""_s, u"\\"_s, u" e "_s, u"\n\t"_s, u"🎬"_s};
}

void TestValues::arrays()
{
    QFETCH(const QStringList, elements);
    QCOMPARE(textListFromPgArray(pgArray(elements)), elements);
}

void TestValues::malformedArrays_data()
{
    QTest::addColumn<QString>("literal");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no braces") << u"a,b"_s;
    QTest::newRow("unfinished quote") << u"{\"a}"_s;
    QTest::newRow("nested") << u"{{a},{b}}"_s;
    QTest::newRow("a comma too many") << u"{a,}"_s;
    QTest::newRow("text after a quote") << u"{\"a\"b}"_s;
    QTest::newRow("a backslash at the end") << u"{a\\}"_s;
}

void TestValues::malformedArrays()
{
    QFETCH(const QString, literal);
    QVERIFY(!parsePgArray(literal));
    QVERIFY(textListFromPgArray(literal).isEmpty());
}

void TestValues::times_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDateTime>("moment");
    const QDate day(2024, 2, 29);
    QTest::newRow("whole seconds")
        << QByteArray("2024-02-29 12:34:56+00") << QDateTime(day, QTime(12, 34, 56), Qt::UTC);
    QTest::newRow("microseconds are cut") << QByteArray("2024-02-29 12:34:56.789999+00")
                                          << QDateTime(day, QTime(12, 34, 56, 789), Qt::UTC);
    QTest::newRow("tenths") << QByteArray("2024-02-29 12:34:56.5+00")
                            << QDateTime(day, QTime(12, 34, 56, 500), Qt::UTC);
    QTest::newRow("before Christ") << QByteArray("0050-03-15 00:00:00+00 BC")
                                   << QDateTime(QDate(-50, 3, 15), QTime(0, 0), Qt::UTC);
    QTest::newRow("infinity") << QByteArray("infinity") << QDateTime();
    QTest::newRow("another zone is not expected")
        << QByteArray("2024-02-29 12:34:56+02") << QDateTime();
    QTest::newRow("rubbish") << QByteArray("2024-02-") << QDateTime();
    QTest::newRow("nothing") << QByteArray() << QDateTime();
}

void TestValues::times()
{
    QFETCH(const QByteArray, text);
    QTEST(parsePgTimestamp(text), "moment");
}

void TestValues::changeSets()
{
    const MediaId one(QUuid::createUuid());
    const MediaId two(QUuid::createUuid());
    ChangeSet changes = ChangeSet::fromPayload(u"{\"t\":\"user_media\",\"op\":\"u\",\"ids\":[\""_s
                                               + one.toString() + u"\"]}"_s);
    QVERIFY(changes.touches(u"user_media"));
    QVERIFY(changes.touches(u"user_media", one));
    QVERIFY(!changes.touches(u"user_media", two));
    QVERIFY(!changes.touches(u"media"));
    QVERIFY(!changes.touchesAll(u"user_media"));
    QCOMPARE(changes.mediaIds(u"user_media"), QSet<MediaId>{one});

    changes.unite(ChangeSet::fromPayload(u"{\"t\":\"media\",\"all\":true}"_s));
    QVERIFY(changes.touchesAll(u"media"));
    QVERIFY(changes.touches(u"media", two));
    QVERIFY(!changes.touchesAll(u"user_media"));

    changes.unite(ChangeSet::fromPayload(u"rubbish"_s));
    QVERIFY(changes.isEverything());
    QVERIFY(changes.touches(u"anything"));
}

QTEST_APPLESS_MAIN(TestValues)
#include "tst_values.moc"
