// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/csvreader.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/transfertools.h"

#include <QStringEncoder>

using namespace omt;
using namespace omt::transfer;
using namespace omt::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 gigabyte = 1LL << 30;
constexpr qint64 boundedMemory = 64LL << 20; // far under what the file would need

Result<QString> decoded(InputStream &source)
{
    TextStream stream(source);
    QByteArray all;
    for (;;) {
        const auto piece = stream.read(inputChunk);
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            return QString::fromUtf8(all);
        all += *piece;
    }
}

/** "line: field|field" for each record, or the error's message at the end. */
QStringList records(const QByteArray &bytes)
{
    MemoryStream memory(u"x.csv"_s, bytes);
    CsvReader csv(memory);
    QStringList list;
    CsvRecord record;
    for (;;) {
        const auto found = csv.next(record);
        if (!found) {
            list.append(found.error().message);
            return list;
        }
        if (!*found)
            return list;
        list.append(u"%1: %2"_s.arg(record.line).arg(record.fields.join(u'|')));
    }
}

} // namespace

class TestCsvReader : public QObject
{
    Q_OBJECT

private slots:
    void decodesText_data();
    void decodesText();
    void refusesNulAndUnknownEncodings();
    void readsCsv_data();
    void readsCsv();
    void readsCsvByteByByte();
    void findsColumnsByName();
    void tellsRaggedRecords();
    void stopsAtCsvWithoutEnd_data();
    void stopsAtCsvWithoutEnd();
};

void TestCsvReader::decodesText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const QString text = u"Amélie – 千と千尋 🎬"_s;
    const QByteArray utf8 = text.toUtf8();
    QTest::newRow("UTF-8") << utf8 << text;
    QTest::newRow("UTF-8 with a mark") << "\xEF\xBB\xBF" + utf8 << text;
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        const QByteArray bytes = encoder.encode(text);
        QTest::addRow("%s with a mark", QStringConverter::nameForEncoding(encoding))
            << bytes << text;
    }
    QTest::newRow("Windows-1252") << QByteArray("caf\xE9 \x93q\x94 \x80") << u"café “q” €"_s;
    QTest::newRow("UTF-8 with a stray byte")
        << QByteArray("a\xE2\x98\x85 b\x81 c\xE2\x98\x85") << u"a★ b\uFFFD c★"_s;
    QTest::newRow("Windows-1252 by declaration")
        << QByteArray("<?xml version='1.0' encoding='ISO-8859-1'?>\xC3\xA9")
        << u"<?xml version='1.0' encoding='ISO-8859-1'?>Ã©"_s;
    QTest::newRow("an unfinished character at the end") << QByteArray("a\xE2\x98") << u"aâ˜"_s;
    QTest::newRow("nothing but a mark") << QByteArray("\xEF\xBB\xBF") << QString();
}

void TestCsvReader::decodesText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    MemoryStream memory(u"x"_s, bytes);
    const auto whole = decoded(memory);
    OMT_VERIFY(whole);
    QCOMPARE(*whole, text);
    DrippingStream drip(bytes);
    const auto pieces = decoded(drip);
    OMT_VERIFY(pieces);
    QCOMPARE(*pieces, text);
}

void TestCsvReader::refusesNulAndUnknownEncodings()
{
    MemoryStream nul(u"list.csv"_s, QByteArray("abc\0def", 7));
    const auto withNul = decoded(nul);
    QVERIFY(!withNul);
    QVERIFY(withNul.error().kind == Error::Kind::BadInput);
    QVERIFY2(withNul.error().message.contains(u"NUL byte near byte 3"),
             qPrintable(withNul.error().message));

    MemoryStream japanese(u"list.xml"_s, "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a/>");
    const auto unknown = decoded(japanese);
    QVERIFY(!unknown);
    QVERIFY2(unknown.error().message.contains(u"Shift_JIS"), qPrintable(unknown.error().message));
}

void TestCsvReader::readsCsv_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("LF") << QByteArray("a,b\n1,2\n") << QStringList{u"1: a|b"_s, u"2: 1|2"_s};
    QTest::newRow("CRLF") << QByteArray("a,b\r\n1,2\r\n3,4")
                          << QStringList{u"1: a|b"_s, u"2: 1|2"_s, u"3: 3|4"_s};
    QTest::newRow("CR alone") << QByteArray("a,b\r1,2\r") << QStringList{u"1: a|b"_s, u"2: 1|2"_s};
    QTest::newRow("blank lines count")
        << QByteArray("a\n\n\nb\r\n\r\nc\n") << QStringList{u"1: a"_s, u"4: b"_s, u"6: c"_s};
    QTest::newRow("line breaks in quotes count")
        << QByteArray("a,\"1\n2\r\n3\",b\nc\n") << QStringList{u"1: a|1\n2\r\n3|b"_s, u"4: c"_s};
    QTest::newRow("doubled quotes") << QByteArray("\"say \"\"hi\"\"\",\"=\"\"123\"\"\"\n")
                                    << QStringList{u"1: say \"hi\"|=\"123\""_s};
    QTest::newRow("semicolons") << QByteArray("a;b,c;d\n1;2;3\n")
                                << QStringList{u"1: a|b,c|d"_s, u"2: 1|2|3"_s};
    QTest::newRow("tabs and empty fields")
        << QByteArray("a\tb\tc\n1\t\t3\n") << QStringList{u"1: a|b|c"_s, u"2: 1||3"_s};
    QTest::newRow("delimiters in quotes do not count")
        << QByteArray("\"a;b;c\",d\n1,2\n") << QStringList{u"1: a;b;c|d"_s, u"2: 1|2"_s};
    QTest::newRow("a quote that is never closed")
        << QByteArray("a,b\n1,2\n3,\"open\n5,6\n")
        << QStringList{u"1: a|b"_s, u"2: 1|2"_s,
                       u"“x.csv”, line 3: A quotation mark opened in this record is never "
                       u"closed."_s};
    QTest::newRow("nothing") << QByteArray("\n\n") << QStringList();
}

void TestCsvReader::readsCsv()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, expected);
    QCOMPARE(records(bytes), expected);
}

void TestCsvReader::readsCsvByteByByte()
{
    DrippingStream stream("Name;Text\r\n\"ä;\";\"x\r\ny\"\r\nb;\r\n");
    CsvReader csv(stream);
    CsvRecord record;
    QVERIFY(csv.next(record).valueOr(false));
    QCOMPARE(record.fields, (QStringList{u"Name"_s, u"Text"_s}));
    QVERIFY(csv.next(record).valueOr(false));
    QCOMPARE(record.fields, (QStringList{u"ä;"_s, u"x\r\ny"_s}));
    QCOMPARE(record.line, 2);
    QVERIFY(csv.next(record).valueOr(false));
    QCOMPARE(record.line, 4);
    const auto end = csv.next(record);
    OMT_VERIFY(end);
    QVERIFY(!*end);
}

void TestCsvReader::findsColumnsByName()
{
    const CsvHeader header(CsvRecord{1, {u"Title"_s, u" My Rating "_s, u"ISBN"_s}});
    const CsvRecord record{2, {u"Emma"_s, u"5"_s}};
    QVERIFY(header.hasAll({u"title"_s, u"MY RATING"_s}));
    QVERIFY(!header.has(u"rating"));
    QCOMPARE(header.value(record, u"my rating"), u"5"_s);
    QCOMPARE(header.value(record, u"ISBN"), QString());
    QCOMPARE(header.value(record, u"nothing"), QString());
}

void TestCsvReader::tellsRaggedRecords()
{
    const CsvHeader header(CsvRecord{1, {u"a"_s, u"b"_s}});
    bool isUsable = false;
    QVERIFY(header.complaint({2, {u"1"_s, u"2"_s}}, &isUsable).isEmpty() && isUsable);
    QVERIFY(!header.complaint({2, {u"1"_s}}, &isUsable).isEmpty() && isUsable);
    QVERIFY(!header.complaint({2, {u"1"_s, u"2"_s, u"3"_s}}, &isUsable).isEmpty() && !isUsable);
    QVERIFY(header.complaint({2, {u"1"_s, u"2"_s, u" "_s}}, &isUsable).isEmpty() && isUsable);
}

void TestCsvReader::stopsAtCsvWithoutEnd_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<char>("filler");
    QTest::newRow("one field") << QByteArray("a,b\n1,") << 'a';
    QTest::newRow("one quoted field") << QByteArray("a,b\n1,\"") << 'a';
    QTest::newRow("nothing but delimiters") << QByteArray("a,b\n1") << ',';
}

void TestCsvReader::stopsAtCsvWithoutEnd()
{
    QFETCH(QByteArray, head);
    QFETCH(char, filler);
    GeneratedStream stream(head, filler, gigabyte);
    CsvReader csv(stream);
    CsvRecord record;
    QVERIFY(csv.next(record).valueOr(false));
    const auto second = csv.next(record);
    QVERIFY(!second);
    QVERIFY(second.error().kind == Error::Kind::BadInput);
    QVERIFY2(second.error().message.contains(u"line 2"), qPrintable(second.error().message));
    QVERIFY2(stream.given < boundedMemory, qPrintable(QString::number(stream.given)));
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
