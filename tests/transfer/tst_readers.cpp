// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/csvreader.h"
#include "core/transfer/jsonreader.h"
#include "core/transfer/xmlreader.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/transfertools.h"

#include <QJsonArray>
#include <QStringEncoder>

using namespace omt;
using namespace omt::transfer;
using namespace omt::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 gigabyte = 1LL << 30;
constexpr qint64 boundedMemory = 64LL << 20; // far under what the file would need

/** Gives its bytes one at a time, so that every boundary falls everywhere. */
class DrippingStream : public InputStream
{
public:
    explicit DrippingStream(QByteArray bytes)
        : InputStream(u"drip"_s)
        , m_bytes(std::move(bytes))
    {
    }
    Result<QByteArray> read(qint64) override { return m_bytes.mid(m_at++, 1); }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

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

struct JsonRun
{
    QList<std::pair<qint64, QJsonObject>> elements;
    QStringList complaints;
    Result<> result;
};

JsonRun readJson(InputStream &stream, const QStringList &path, bool isLines = false)
{
    JsonRun run;
    JsonElementReader reader(stream);
    const auto take = [&run](QJsonObject &&element, qint64 line) {
        run.elements.append({line, element});
        return true;
    };
    const auto complain = [&run](const QString &message, qint64 line) {
        run.complaints.append(u"%1: %2"_s.arg(line).arg(message));
        return true;
    };
    run.result
        = isLines ? reader.readLines(take, complain) : reader.readArray(path, take, complain);
    return run;
}

JsonRun readJson(const QByteArray &bytes, const QStringList &path, bool isLines = false)
{
    MemoryStream stream(u"x.json"_s, bytes);
    return readJson(stream, path, isLines);
}

/** "line name=text" of every element two deep, or the error's message at the end. */
QStringList elements(InputStream &stream)
{
    XmlReader xml(stream);
    QStringList list;
    for (;;) {
        const auto found = xml.nextElement();
        if (!found) {
            list.append(found.error().message);
            return list;
        }
        if (!*found)
            return list;
        if (xml.depth() != 2)
            continue;
        const auto node = xml.readNode();
        if (!node) {
            list.append(node.error().message);
            return list;
        }
        list.append(u"%1 %2=%3"_s.arg(node->line).arg(node->name, node->text));
    }
}

QStringList elements(const QByteArray &bytes)
{
    MemoryStream stream(u"x.xml"_s, bytes);
    return elements(stream);
}

} // namespace

class TestReaders : public QObject
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
    void readsJsonElements_data();
    void readsJsonElements();
    void keepsJsonValues();
    void readsJsonLines();
    void refusesJson_data();
    void refusesJson();
    void stopsAtJsonWithoutEnd();
    void stopsWhenTheTakerSaysSo();
    void readsXml();
    void refusesXml_data();
    void refusesXml();
    void stopsAtXmlWithoutEnd();
};

void TestReaders::decodesText_data()
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

void TestReaders::decodesText()
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

void TestReaders::refusesNulAndUnknownEncodings()
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

void TestReaders::readsCsv_data()
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

void TestReaders::readsCsv()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, expected);
    QCOMPARE(records(bytes), expected);
}

void TestReaders::readsCsvByteByByte()
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

void TestReaders::findsColumnsByName()
{
    const CsvHeader header(CsvRecord{1, {u"Title"_s, u" My Rating "_s, u"ISBN"_s}});
    const CsvRecord record{2, {u"Emma"_s, u"5"_s}};
    QVERIFY(header.hasAll({u"title"_s, u"MY RATING"_s}));
    QVERIFY(!header.has(u"rating"));
    QCOMPARE(header.value(record, u"my rating"), u"5"_s);
    QCOMPARE(header.value(record, u"ISBN"), QString());
    QCOMPARE(header.value(record, u"nothing"), QString());
}

void TestReaders::tellsRaggedRecords()
{
    const CsvHeader header(CsvRecord{1, {u"a"_s, u"b"_s}});
    bool isUsable = false;
    QVERIFY(header.complaint({2, {u"1"_s, u"2"_s}}, &isUsable).isEmpty() && isUsable);
    QVERIFY(!header.complaint({2, {u"1"_s}}, &isUsable).isEmpty() && isUsable);
    QVERIFY(!header.complaint({2, {u"1"_s, u"2"_s, u"3"_s}}, &isUsable).isEmpty() && !isUsable);
    QVERIFY(header.complaint({2, {u"1"_s, u"2"_s, u" "_s}}, &isUsable).isEmpty() && isUsable);
}

void TestReaders::stopsAtCsvWithoutEnd_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<char>("filler");
    QTest::newRow("one field") << QByteArray("a,b\n1,") << 'a';
    QTest::newRow("one quoted field") << QByteArray("a,b\n1,\"") << 'a';
    QTest::newRow("nothing but delimiters") << QByteArray("a,b\n1") << ',';
}

void TestReaders::stopsAtCsvWithoutEnd()
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

void TestReaders::readsJsonElements_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QList<qint64>>("lines");
    QTest::addColumn<int>("complaints");
    using Lines = QList<qint64>;
    QTest::newRow("the document is the array")
        << QByteArray("[\n{\"n\":1},\n\n{\"n\":2}]") << QStringList() << Lines{2, 4} << 0;
    QTest::newRow("an empty array") << QByteArray(" [] ") << QStringList() << Lines{} << 0;
    QTest::newRow("an array among other things")
        << QByteArray("{\"meta\":{\"items\":[{\"no\":1}]},\n\"items\":[{\"n\":1},\n{\"n\":2}],"
                      "\"z\":[{\"n\":3}]}")
        << QStringList{u"items"_s} << Lines{2, 3} << 0;
    QTest::newRow("a deeper path")
        << QByteArray("{\"items\":[{}],\"data\":{\"list\":{\"items\":[{\"n\":1}]}}}")
        << QStringList{u"data"_s, u"list"_s, u"items"_s} << Lines{1} << 0;
    QTest::newRow("elements that are no objects")
        << QByteArray("[1,{\"n\":1},\"x\",null,[{\"n\":9}],\n{\"n\":2}]") << QStringList()
        << Lines{1, 2} << 4;
}

void TestReaders::readsJsonElements()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, path);
    QFETCH(QList<qint64>, lines);
    QFETCH(int, complaints);
    DrippingStream drip(bytes);
    for (const JsonRun &run : {readJson(bytes, path), readJson(drip, path)}) {
        OMT_VERIFY(run.result);
        QCOMPARE(run.complaints.size(), complaints);
        QCOMPARE(run.elements.size(), lines.size());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            QCOMPARE(run.elements[i].first, lines[i]);
            QCOMPARE(run.elements[i].second[u"n"].toInt(), i + 1);
        }
    }
}

void TestReaders::keepsJsonValues()
{
    const JsonRun run = readJson(
        "[{\"i\":9007199254740993,\"d\":-1.5,\"b\":true,\"z\":null,\"s\":\"\\u00e9\\ud83c\\udfac\","
        "\"a\":[1,[\"x\"],{\"k\":2}],\"o\":{\"p\":{\"q\":[]}}}]",
        {});
    OMT_VERIFY(run.result);
    QCOMPARE(run.elements.size(), 1);
    const QJsonObject object = run.elements[0].second;
    QCOMPARE(object[u"i"].toInteger(), 9007199254740993LL);
    QCOMPARE(object[u"d"].toDouble(), -1.5);
    QCOMPARE(object[u"b"], QJsonValue(true));
    QVERIFY(object[u"z"].isNull());
    QCOMPARE(object[u"s"].toString(), u"é🎬"_s);
    QCOMPARE(object[u"a"].toArray(), (QJsonArray{1, QJsonArray{u"x"_s}, QJsonObject{{u"k"_s, 2}}}));
    QCOMPARE(object[u"o"], QJsonValue(QJsonObject{{u"p"_s, QJsonObject{{u"q"_s, QJsonArray()}}}}));
}

void TestReaders::readsJsonLines()
{
    const JsonRun run = readJson("{\"n\":1}\n\n{broken\n  {\"n\":2} \r\n[1]\n{\"n\":3}", {}, true);
    OMT_VERIFY(run.result);
    QList<qint64> lines;
    for (const auto &[line, element] : run.elements)
        lines.append(line);
    QCOMPARE(lines, (QList<qint64>{1, 4, 6}));
    QCOMPARE(run.complaints.size(), 2);
    QVERIFY(run.complaints[0].startsWith(u"3:"));
    QVERIFY(run.complaints[1].startsWith(u"5:"));
}

void TestReaders::refusesJson_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("cut off") << QByteArray("[{\"n\":1},\n{\"n\":") << u"line 2: The JSON ends"_s;
    QTest::newRow("not JSON") << QByteArray("[\n\n{n:1}]") << u"line 3: The text is no valid"_s;
    QTest::newRow("more after the end") << QByteArray("[] []") << u"no valid JSON"_s;
    QTest::newRow("no such list") << QByteArray("{\"a\":[]}") << u"list"_s;
    QTest::newRow("65 deep") << QByteArray(65, '[') << u"nested deeper"_s;
    QTest::newRow("65 deep in an element")
        << "[{\"a\":" + QByteArray(65, '[') << u"nested deeper"_s;
    QTest::newRow("a million deep") << QByteArray(1000000, '[') << u"nested deeper"_s;
    QTest::newRow("a NUL") << QByteArray("[\0]", 3) << u"NUL"_s;
    QByteArray many = "[{";
    for (int i = 0; i <= JsonElementReader::keyLimit; ++i)
        many += "\"k" + QByteArray::number(i) + "\":1,";
    QTest::newRow("too many keys") << many << u"larger than any"_s;
}

void TestReaders::refusesJson()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const JsonRun run = readJson(bytes, {});
    QVERIFY(!run.result);
    QVERIFY(run.result.error().kind == Error::Kind::BadInput);
    QVERIFY2(run.result.error().message.contains(words), qPrintable(run.result.error().message));
}

void TestReaders::stopsAtJsonWithoutEnd()
{
    for (const QByteArray &head : {"[{\"a\":\""_ba, "[{\"a\":1"_ba, "[\""_ba, "[ "_ba}) {
        GeneratedStream stream(head, head.endsWith(' ') ? ' ' : '1', gigabyte);
        const JsonRun run = readJson(stream, {});
        QVERIFY2(!run.result, head.constData());
        QVERIFY(run.result.error().kind == Error::Kind::BadInput);
        QVERIFY2(stream.given < boundedMemory, qPrintable(QString::number(stream.given)));
    }
    GeneratedStream line("{\"a\":\"", 'a', gigabyte);
    QVERIFY(!readJson(line, {}, true).result);
    QVERIFY(line.given < 2 * boundedMemory);
}

void TestReaders::stopsWhenTheTakerSaysSo()
{
    MemoryStream stream(u"x"_s, "[{},{},{}]");
    int taken = 0;
    const auto result = JsonElementReader(stream).readArray(
        {}, [&taken](QJsonObject &&, qint64) { return ++taken < 2; },
        [](const QString &, qint64) { return true; });
    QVERIFY(!result);
    QVERIFY(result.error().isCancelled());
    QCOMPARE(taken, 2);
}

void TestReaders::readsXml()
{
    const QByteArray bytes = "\n\n<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n"
                             "<!DOCTYPE list SYSTEM \"list.dtd\">\n<!-- note -->\n"
                             "<list>\n <a>x &amp; <![CDATA[<y>]]></a>\n <b><c>1</c><c/></b>\n"
                             " <d k='v'>\xC3\xA9</d>\n</list>\n";
    const QStringList expected{u"7 a=x & <y>"_s, u"8 b="_s, u"9 d=é"_s};
    QCOMPARE(elements(bytes), expected);
    DrippingStream drip(bytes);
    QCOMPARE(elements(drip), expected);
    // A declaration of another encoding is obeyed.
    QCOMPARE(
        elements(QByteArray("<?xml version='1.0' encoding='windows-1252'?><l><a>\x80</a></l>")),
        QStringList(u"1 a=€"_s));

    MemoryStream stream(u"x"_s, "<l><a k='v'><b>1</b><b>2</b></a><skip><a/></skip><z/></l>");
    XmlReader xml(stream);
    QVERIFY(*xml.nextElement() && *xml.nextElement());
    const auto node = xml.readNode();
    OMT_VERIFY(node);
    QCOMPARE(node->children.size(), 2u);
    QCOMPARE(node->textOf(u"b"), u"1"_s);
    QCOMPARE(node->attribute(u"k"), u"v"_s);
    QVERIFY(*xml.nextElement());
    OMT_VERIFY(xml.skipNode());
    QVERIFY(*xml.nextElement());
    QCOMPARE(xml.elementName(), u"z"_s);
}

void TestReaders::refusesXml_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QByteArray bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE l [\n<!ENTITY a \"lol\">\n";
    for (char c = 'b'; c <= 'j'; ++c) {
        const char before = static_cast<char>(c - 1);
        bomb += QByteArray("<!ENTITY ") + c + " \""
            + QByteArray("&x;").replace('x', before).repeated(10) + "\">\n";
    }
    QTest::newRow("an entity bomb") << bomb + "]>\n<l><a>&j;</a></l>" << u"declares entities"_s;
    QTest::newRow("an external entity")
        << QByteArray("<!DOCTYPE l [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><l><a>&x;</a></l>")
        << u"declares entities"_s;
    QTest::newRow("an unknown entity") << QByteArray("<l><a>&nbsp;</a></l>") << u"no valid XML"_s;
    QTest::newRow("cut off") << QByteArray("<l>\n<a>1</a>\n<a>2") << u"line 3: The file ends"_s;
    QTest::newRow("not closed in order")
        << QByteArray("<l>\n<a></l>") << u"line 2: The file is no"_s;
    QTest::newRow("a NUL") << QByteArray("<l><a>\0</a></l>", 16) << u"NUL"_s;
    QTest::newRow("no XML") << QByteArray("hello") << u"no valid XML"_s;
    QTest::newRow("too deep") << QByteArray("<a>").repeated(100000) << u"nested deeper"_s;
}

void TestReaders::refusesXml()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const QStringList found = elements(bytes);
    QVERIFY(!found.isEmpty());
    QVERIFY2(found.last().contains(words), qPrintable(found.last()));
    QVERIFY2(found.last().contains(u"x.xml"), qPrintable(found.last()));
}

void TestReaders::stopsAtXmlWithoutEnd()
{
    for (const QByteArray &head : {"<l><a>"_ba, "<l><a k='"_ba, "<l><!--"_ba, "<l><a"_ba,
                                   "<l><a><![CDATA["_ba, "<!DOCTYPE l [ <!-- "_ba}) {
        GeneratedStream stream(head, 'a', gigabyte);
        const QStringList found = elements(stream);
        QVERIFY2(found.size() == 1, head.constData());
        QVERIFY2(stream.given < boundedMemory, qPrintable(QString::number(stream.given)));
    }
}

QTEST_APPLESS_MAIN(TestReaders)
#include "tst_readers.moc"
