// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/jsonreader.h"
#include "core/transfer/xmlreader.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/transfertools.h"

#include <QJsonArray>

using namespace omt;
using namespace omt::transfer;
using namespace omt::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 gigabyte = 1LL << 30;
constexpr qint64 boundedMemory = 64LL << 20; // far under what the file would need

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

class TestTreeReaders : public QObject
{
    Q_OBJECT

private slots:
    void readsJsonElements_data();
    void readsJsonElements();
    void keepsJsonValues();
    void readsJsonPlaces();
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

void TestTreeReaders::readsJsonElements_data()
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

void TestTreeReaders::readsJsonElements()
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

void TestTreeReaders::keepsJsonValues()
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

void TestTreeReaders::readsJsonPlaces()
{
    const QByteArray bytes = R"({"data": {"anime": {"lists": [
        {"name": "One", "entries": [{"n": 1}, 7]},
        {"entries": [{"n": 2}], "name": "Two"}], "name": "none"}},
        "map": {"k": {"n": 3}, "l": 4}, "lists": {"name": 5}})";
    const QString element = JsonElementReader::element;
    const QString anything = JsonElementReader::anything;
    DrippingStream drip(bytes);
    JsonElementReader reader(drip);
    QStringList told;
    bool found = false;
    OMT_VERIFY(reader.readPlaces(
        {{u"data"_s, anything, u"lists"_s, element, u"name"_s},
         {u"data"_s, anything, u"lists"_s, element, u"entries"_s, element},
         {u"map"_s, anything}},
        [&told](const QStringList &place, QJsonValue &&value, qint64 line) {
            const QString text = value.isObject() ? u"{%1}"_s.arg(value[u"n"].toInt())
                                                  : value.toVariant().toString();
            told.append(u"%1 %2=%3"_s.arg(line).arg(place.join(u'.'), text));
            return true;
        },
        &found));
    QVERIFY(found);
    QCOMPARE(
        told,
        (QStringList{u"2 data.anime.lists.0.name=One"_s, u"2 data.anime.lists.0.entries.0={1}"_s,
                     u"2 data.anime.lists.0.entries.1=7"_s, u"3 data.anime.lists.1.entries.0={2}"_s,
                     u"3 data.anime.lists.1.name=Two"_s, u"4 map.k={3}"_s, u"4 map.l=4"_s}));
    MemoryStream other(u"x.json"_s, "{\"map\": 3}");
    JsonElementReader none(other);
    OMT_VERIFY(none.readPlaces({{u"map"_s, element}}, {}, &found));
    QVERIFY(!found);
}

void TestTreeReaders::readsJsonLines()
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

void TestTreeReaders::refusesJson_data()
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

void TestTreeReaders::refusesJson()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const JsonRun run = readJson(bytes, {});
    QVERIFY(!run.result);
    QVERIFY(run.result.error().kind == Error::Kind::BadInput);
    QVERIFY2(run.result.error().message.contains(words), qPrintable(run.result.error().message));
}

void TestTreeReaders::stopsAtJsonWithoutEnd()
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

void TestTreeReaders::stopsWhenTheTakerSaysSo()
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

void TestTreeReaders::readsXml()
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

void TestTreeReaders::refusesXml_data()
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

void TestTreeReaders::refusesXml()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const QStringList found = elements(bytes);
    QVERIFY(!found.isEmpty());
    QVERIFY2(found.last().contains(words), qPrintable(found.last()));
    QVERIFY2(found.last().contains(u"x.xml"), qPrintable(found.last()));
}

void TestTreeReaders::stopsAtXmlWithoutEnd()
{
    for (const QByteArray &head : {"<l><a>"_ba, "<l><a k='"_ba, "<l><!--"_ba, "<l><a"_ba,
                                   "<l><a><![CDATA["_ba, "<!DOCTYPE l [ <!-- "_ba}) {
        GeneratedStream stream(head, 'a', gigabyte);
        const QStringList found = elements(stream);
        QVERIFY2(found.size() == 1, head.constData());
        QVERIFY2(stream.given < boundedMemory, qPrintable(QString::number(stream.given)));
    }
}

QTEST_GUILESS_MAIN(TestTreeReaders)
#include "tst_treereaders.moc"
