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

/** "line: field|field [remark]" for each record, or the error's message at the end. */
QStringList recordsOf(InputStream &stream, qsizetype columns)
{
    CsvReader csv(stream);
    csv.expectColumns(columns);
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
        QString text = u"%1: %2"_s.arg(record.line).arg(record.fields.join(u'|'));
        if (record.isLost)
            text += u"[lost]";
        else if (!record.remark.isEmpty())
            text += u" [remark]";
        list.append(text);
    }
}

QStringList records(const QByteArray &bytes, qsizetype columns = 0)
{
    MemoryStream memory(u"x.csv"_s, bytes);
    return recordsOf(memory, columns);
}

/** Gives its bytes in pieces of this size. */
class PieceStream : public InputStream
{
public:
    PieceStream(QByteArray bytes, qsizetype size)
        : InputStream(u"x.csv"_s)
        , m_bytes(std::move(bytes))
        , m_size(size)
    {
    }
    [[nodiscard]] Result<QByteArray> read(qint64) override
    {
        const QByteArray piece = m_bytes.left(m_size);
        m_bytes.remove(0, piece.size());
        return piece;
    }

private:
    QByteArray m_bytes;
    qsizetype m_size;
};

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
    void noRecordVanishesInAnOpenQuote_data();
    void noRecordVanishesInAnOpenQuote();
    void remarksOnRecordsWithinARecord();
    void tellsWhereItGuessedTheEncoding();
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
    QTest::newRow("blank lines of every kind count")
        << QByteArray("\n\r\n\r\ra\r\n\r\r\n\n\rb\n\r") << QStringList{u"5: a"_s, u"10: b"_s};
    QTest::newRow("blank lines over many reads count") << QByteArray(300'001, '\n') + "a\n"
            + QByteArray(100'001, '\r') + "\nb\n" << QStringList{u"300002: a"_s, u"400004: b"_s};
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

void TestCsvReader::noRecordVanishesInAnOpenQuote_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("expected");
    const QString head = u"1: a|b|c"_s;
    const QString last = u"4: 7|8|9"_s;
    QTest::newRow("the next quotation mark is in the record below")
        << QByteArray("a,b,c\n\"1,2,3\n\"4\",5,6\n7,8,9\n")
        << QStringList{head, u"2: [lost]"_s, u"3: 4|5|6"_s, last};
    QTest::newRow("in the last field, CR LF")
        << QByteArray("a,b,c\r\n1,2,\"3\r\n4,\"5\",6\r\n7,8,9\r\n")
        << QStringList{head, u"2: [lost]"_s, u"3: 4|5|6"_s, last};
    QTest::newRow("the next quotation mark is further down")
        << QByteArray("a,b,c\n\"1,2,3\n4,5,6\n7,8,9\n10,\"11\",12\n")
        << QStringList{head, u"2: [lost]"_s, u"3: 4|5|6"_s, last, u"5: 10|11|12"_s};
    QTest::newRow("there is no other to the end of the file")
        << QByteArray("a,b,c\n\"1,2,3\n4,5,6\n7,8,9")
        << QStringList{head, u"2: [lost]"_s, u"3: 4|5|6"_s, last};
    QTest::newRow("two records in a row")
        << QByteArray("a,b,c\n1,\"2,3\n4,\"5,6\n7,8,9\n")
        << QStringList{head, u"2: [lost]"_s, u"3: [lost]"_s, last};
    QTest::newRow("two records in a row, and a good one with quotation marks")
        << QByteArray("a,b,c\n1,\"2,3\n4,\"5,6\n7,\"8\",9\n10,11,12\n")
        << QStringList{head, u"2: [lost]"_s, u"3: [lost]"_s, last, u"5: 10|11|12"_s};
    QTest::newRow("the columns come out wrong")
        << QByteArray("a,b,c\n1,\"2,3\n4,5,6\n7,\",8,9\n10,11,12\n")
        << QStringList{head, u"2: [lost]"_s, u"3: 4|5|6"_s, u"4: [lost]"_s, u"5: 10|11|12"_s};
    QTest::newRow("a blank line between") << QByteArray("a,b,c\n1,2,\"3\n\n4,5,\"6\"\n")
                                          << QStringList{head, u"2: [lost]"_s, u"4: 4|5|6"_s};
    QTest::newRow("only text after a closing one")
        << QByteArray("a,b,c\n\"say \"hi\" now\",2,3\n4,5,6\n")
        << QStringList{head, u"2: say \"hi\" now|2|3 [remark]"_s, u"3: 4|5|6"_s};
    QTest::newRow("a text of several lines with quotation marks of its own")
        << QByteArray("a,b,c\n1,\"he said\n\"hi, you\" and\nleft\",3\n4,5,6\n")
        << QStringList{head, u"2: 1|he said\n\"hi, you\" and\nleft|3 [remark]"_s, u"5: 4|5|6"_s};
    QTest::newRow("a text of several lines that is well")
        << QByteArray("a,b,c\n1,\"2\n\"\"x\"\", y, z\n\",3\n4,5,6\n")
        << QStringList{head, u"2: 1|2\n\"x\", y, z\n|3"_s, u"5: 4|5|6"_s};
    QTest::newRow("quotation marks within plain text")
        << QByteArray("a,b,c\n5\" disk,2,3\n4,5\"\"x,6\n")
        << QStringList{head, u"2: 5\" disk|2|3"_s, u"3: 4|5\"\"x|6"_s};
    QTest::newRow("cut off within a text")
        << QByteArray("a,b,c\n1,2,\"a text\nof many lines\nthat")
        << QStringList{head,
                       u"“x.csv”, line 2: A quotation mark opened in this record is never "
                       u"closed."_s};
    QByteArray swallowed("a,b,c\n\"1,2,3\n");
    QStringList kept{head, u"2: [lost]"_s};
    for (int i = 3; swallowed.size() < 2 * qsizetype(CsvReader::fieldLimit); ++i) {
        swallowed += QByteArray(600, 'x') + ",y,z\n";
        kept.append(u"%1: %2|y|z"_s.arg(i).arg(QString(600, u'x')));
    }
    QByteArray everyOther("a,b,c\n");
    QStringList halves{head};
    for (int i = 2; i < 400; i += 2) {
        everyOther += "1,\"2,3\n4,\"\"\"x\"\"\",6\n";
        halves << u"%1: [lost]"_s.arg(i) << u"%1: 4|\"x\"|6"_s.arg(i + 1);
    }
    QTest::newRow("every other record") << everyOther << halves;
    QTest::newRow("more than a field may hold") << swallowed << kept;
}

void TestCsvReader::noRecordVanishesInAnOpenQuote()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, expected);
    const QStringList found = records(bytes, 3);
    QVERIFY2(found == expected, qPrintable(found.mid(0, 10).join(u'\n')));
    if (bytes.size() > 10'000)
        return;
    for (const qsizetype size : {1, 2, 3, 7}) {
        PieceStream pieces(bytes, size);
        QCOMPARE(recordsOf(pieces, 3), expected);
    }
}

// Well-formed by itself: the marks that are missing pair up.
void TestCsvReader::remarksOnRecordsWithinARecord()
{
    QCOMPARE(records("a,b,c,d\n1,2,3,\"4\n5,6,7,8\n9,10,11,12\"\n13,14,15,16\n", 4),
             (QStringList{u"1: a|b|c|d"_s, u"2: 1|2|3|4\n5,6,7,8\n9,10,11,12 [remark]"_s,
                          u"5: 13|14|15|16"_s}));
    QCOMPARE(records("a,b,c,d\n1,2,3,\"4\n5,6\n\nso, on, and, so, on\"\n13,14,15,16\n", 4),
             (QStringList{u"1: a|b|c|d"_s, u"2: 1|2|3|4\n5,6\n\nso, on, and, so, on"_s,
                          u"6: 13|14|15|16"_s}));
}

void TestCsvReader::tellsWhereItGuessedTheEncoding()
{
    MemoryStream memory(u"x.csv"_s, "a,b\n1,caf\xC3\xA9\n2,\"x\ncaf\xE9\"\n3,na\xEFve\n");
    CsvReader csv(memory);
    CsvRecord record;
    while (csv.next(record).valueOr(false))
        QVERIFY(csv.guessedLine() == 0 || csv.guessedLine() == 4);
    QCOMPARE(csv.guessedBytes(), 2);
    QCOMPARE(csv.guessedLine(), 4);

    MemoryStream clean(u"x.csv"_s,
                       "\xEF\xBB\xBF"
                       "a,b\n1,caf\xC3\xA9\n");
    CsvReader same(clean);
    while (same.next(record).valueOr(false)) { }
    QCOMPARE(same.guessedBytes(), 0);
    QCOMPARE(same.guessedLine(), 0);
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
