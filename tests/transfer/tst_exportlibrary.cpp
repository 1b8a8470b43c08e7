// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/writing.h"
#include "core/transfer/exportlibrary.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/importtools.h"

#include <QBuffer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <future>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::test;
using transfer::ExportOptions;
using transfer::ImportRow;

namespace {

ExportOptions as(QStringView format)
{
    return {transfer::findExportFormat(format)};
}

} // namespace

/** The library as JSON and CSV. */
class TestExportLibrary : public QObject
{
    Q_OBJECT

private slots:
    void init() { OMT_VERIFY(m_bench.open()); }

    void jsonHasEveryField();
    void anEmptyLibraryIsWhole();
    void aLibraryComesBackExactly();
    void bringingBackKeepsWhatIsThere();
    void aWrongFieldKeepsOnlyItsEntryOut_data();
    void aWrongFieldKeepsOnlyItsEntryOut();
    void csvHasOneLineAnEntry();
    void cellsAreSafeForSpreadsheets_data();
    void cellsAreSafeForSpreadsheets();
    void aFileAppearsWholeOrNotAtAll();
    void devicesAndPipesAreWrittenInto();
    void nobodyExportsSomebodyElsesLibrary();

private:
    void fill();
    [[nodiscard]] QByteArray exported(QStringView format);

    ImportBench m_bench;
};

void TestExportLibrary::fill()
{
    ImportRow row = rowOf(u"Cowboy Bebop"_s, MediaType::Anime, u"mal/anime:1"_s, 1998);
    row.media.names = {{u"カウボーイビバップ"_s, u"ja"_s, u"original"_s}};
    row.media.creators = {u"Sunrise"_s};
    row.media.progressTotal = 26;
    row.media.attributes = {{u"format"_s, u"TV"_s}, {u"odd"_s, true}};
    row.status = Status::Completed;
    row.rating = Rating::fromHundred(85);
    row.notes = u"=1+1, \"quoted\"\nsecond line"_s;
    row.tags = {u"jazz"_s, u"space"_s};
    row.startedAt = PartialDate::fromYear(2019);
    row.completedAt = PartialDate::fromMonth(2020, 2);
    row.earlierPasses = 1;
    row.earlierCompletedAt = PartialDate::fromString(u"2005-06-07");
    row.review = u"Bang."_s;
    row.isFavourite = true;
    row.extras = {{u"my_priority"_s, u"HIGH"_s}};
    ImportRow listed = rowOf(u"Only in a list"_s, MediaType::Movie, {}, 1972);
    listed.lists = {{u"To see"_s, u"Soon"_s, 1, u"a note"_s}};
    const auto report = m_bench.import({row, listed});
    OMT_VERIFY(report);
}

QByteArray TestExportLibrary::exported(QStringView format)
{
    db::Connection connection(m_bench.settings());
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!connection.open() || !transfer::exportLibrary(connection, as(format), buffer))
        return {};
    return buffer.data();
}

void TestExportLibrary::jsonHasEveryField()
{
    fill();
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(exported(u"json"), &problem);
    QVERIFY2(problem.error == QJsonParseError::NoError, qPrintable(problem.errorString()));
    const QJsonObject root = document.object();
    QCOMPARE(root[u"schema"].toString(), u"omnimediatrak-library"_s);
    QCOMPARE(root[u"version"].toInt(), 2);
    const QJsonArray media = root[u"media"].toArray();
    QCOMPARE(media.size(), 2);
    const QJsonObject bebop = media[0].toObject();
    QCOMPARE(bebop[u"title"].toString(), u"Cowboy Bebop"_s);
    QCOMPARE(bebop[u"type"].toString(), u"anime"_s);
    QCOMPARE(bebop[u"class"].toString(), u"video.series.anime"_s);
    QCOMPARE(bebop[u"release_date"].toString(), u"1998"_s);
    QCOMPARE(bebop[u"creators"].toArray(), QJsonArray{u"Sunrise"_s});
    QCOMPARE(bebop[u"attributes"].toObject(),
             (QJsonObject{{u"episodes"_s, 26}, {u"format"_s, u"TV"_s}, {u"odd"_s, true}}));
    QCOMPARE(bebop[u"names"].toArray()[0].toObject(),
             (QJsonObject{{u"title"_s, u"カウボーイビバップ"_s},
                          {u"language"_s, u"ja"_s},
                          {u"kind"_s, u"original"_s}}));
    QCOMPARE(bebop[u"external"].toArray()[0].toObject(),
             (QJsonObject{{u"source"_s, u"mal"_s}, {u"space"_s, u"anime"_s}, {u"key"_s, u"1"_s}}));

    const QJsonArray entries = root[u"entries"].toArray();
    QCOMPARE(entries.size(), 1);
    QJsonObject entry = entries[0].toObject();
    QVERIFY(QDateTime::fromString(entry.take(u"created_at").toString(), Qt::ISODate).isValid());
    QVERIFY(QDateTime::fromString(entry.take(u"updated_at").toString(), Qt::ISODate).isValid());
    QCOMPARE(entry.take(u"media_id"), bebop[u"media_id"]);
    const QJsonObject expected{
        {u"status"_s, u"completed"_s},
        {u"progress"_s, 26},
        {u"rating"_s, 85},
        {u"notes"_s, u"=1+1, \"quoted\"\nsecond line"_s},
        {u"tags"_s, QJsonArray{u"jazz"_s, u"space"_s}},
        {u"started_at"_s, u"2019"_s},
        {u"completed_at"_s, u"2020-02"_s},
        {u"pass_number"_s, 2},
        {u"is_favourite"_s, true},
        {u"is_private"_s, false},
        {u"meta_snapshot"_s, QJsonObject{{u"mal"_s, QJsonObject{{u"my_priority"_s, u"HIGH"_s}}}}},
        {u"passes"_s,
         QJsonArray{QJsonObject{{u"number"_s, 1},
                                {u"status"_s, u"completed"_s},
                                {u"progress"_s, 26},
                                {u"completed_at"_s, u"2005-06-07"_s}}}},
        {u"reviews"_s,
         QJsonArray{QJsonObject{{u"pass_number"_s, 2},
                                {u"text"_s, u"Bang."_s},
                                {u"has_spoilers"_s, false},
                                {u"is_public"_s, false}}}}};
    QCOMPARE(entry, expected);

    const QJsonObject list = root[u"lists"].toArray()[0].toObject();
    QCOMPARE(list[u"name"].toString(), u"To see"_s);
    QCOMPARE(list[u"description"].toString(), u"Soon"_s);
    const QJsonObject item = list[u"items"].toArray()[0].toObject();
    QCOMPARE(item[u"note"].toString(), u"a note"_s);
    QCOMPARE(item[u"media_id"], media[1].toObject()[u"media_id"]);
}

void TestExportLibrary::anEmptyLibraryIsWhole()
{
    const QJsonObject root = QJsonDocument::fromJson(exported(u"json")).object();
    QCOMPARE(root.keys(),
             (QStringList{u"entries"_s, u"exported_at"_s, u"history"_s, u"lists"_s, u"media"_s,
                          u"relations"_s, u"schema"_s, u"settings"_s, u"version"_s}));
    QCOMPARE(exported(u"csv").count("\r\n"), 1);
}

// Byte by byte, but for the moment of the export.
void TestExportLibrary::aLibraryComesBackExactly()
{
    fill();
    OMT_VERIFY(m_bench.import(
        {rowOf(u"Cowboy Bebop: The Movie"_s, MediaType::Movie, u"mal/anime:5"_s, 2001),
         rowOf(u"The Odyssey"_s, MediaType::Book, u"isbn:9780393089059"_s, -700)}));
    OMT_VERIFY(m_bench.database().script(uR"(
        update users.users set settings = '{"theme": "dark"}';
        insert into media.relationships (media_id, related_media_id, relation_type, weight)
          select a.id, b.id, 'sequel', 40 from media.media a, media.media b
          where a.title = 'Cowboy Bebop' and b.title like '%Movie';
        update interaction.passes set status = 'dropped', progress = 7, rating = 33;
        insert into interaction.reviews (user_id, media_id, pass_number, body, is_public, has_spoilers)
          select user_id, media_id, 1, 'The first time.', true, true from interaction.passes;
        insert into interaction.user_lists (user_id, name, list_type, filter_definition)
          select user_id, 'Unseen', 'smart', '{"status": "planned"}' from interaction.user_lists limit 1;
        update interaction.user_media set notes = 'changed by hand', updated_at = now();)"_s));
    const QByteArray before = exported(u"json");
    QVERIFY(before.contains("\"history\": [\n{"));
    QTemporaryDir directory;
    QFile file(directory.filePath(u"library.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(before) == before.size());
    file.close();

    OMT_VERIFY(m_bench.open()); // another database
    QCOMPARE(exported(u"csv").count("\r\n"), 1);
    const auto report = m_bench.importFiles({file.fileName()});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 3, created 3"_s);
    const auto withoutMoment = [](QByteArray json) {
        const qsizetype at = json.indexOf("\"exported_at\": \"");
        return json.remove(at, json.indexOf(",\n", at) - at);
    };
    const QList<QByteArray> expected = withoutMoment(before).split('\n');
    const QList<QByteArray> actual = withoutMoment(exported(u"json")).split('\n');
    for (qsizetype i = 0; i < std::min(expected.size(), actual.size()); ++i)
        QCOMPARE(actual[i], expected[i]);
    QCOMPARE(actual.size(), expected.size());

    const auto again = m_bench.importFiles({file.fileName()});
    OMT_VERIFY(again);
    QCOMPARE(summary(*again), u"read 3, unchanged 3"_s);
}

void TestExportLibrary::bringingBackKeepsWhatIsThere()
{
    fill();
    const QByteArray before = exported(u"json");
    QTemporaryDir directory;
    QFile file(directory.filePath(u"library.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(before) == before.size());
    file.close();
    OMT_VERIFY(m_bench.open());
    transfer::ImportRow mine = rowOf(u"Bebop"_s, MediaType::Anime, u"mal/anime:1"_s);
    mine.status = Status::Dropped;
    OMT_VERIFY(m_bench.import({mine}));
    const QString counts = m_bench.tableCounts();
    OMT_VERIFY(m_bench.importFiles({file.fileName()}, transfer::ConflictRule::Keep, true));
    QCOMPARE(m_bench.tableCounts(), counts); // a dry run
    const auto report = m_bench.importFiles({file.fileName()});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 1, unchanged 1"_s);
    QCOMPARE(m_bench.entry(u"Bebop"_s), u"dropped 0/? pass 1"_s);
    QCOMPARE(m_bench.askAll(u"select name from interaction.user_lists"_s), u"To see"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"2"_s);
}

void TestExportLibrary::aWrongFieldKeepsOnlyItsEntryOut_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *field, const QJsonValue &value,
                        const char *reason) {
        QTest::newRow(name) << QString::fromLatin1(field) << value << QString::fromUtf8(reason);
    };
    row("a rating of 500", "rating", 500, "its “rating” cannot be “500”");
    row("half a rating", "rating", 7.5, "its “rating” cannot be “7.5”");
    row("a rating in words", "rating", u"good"_s, "its “rating” cannot be “good”");
    row("negative progress", "progress", -4, "its “progress” cannot be “-4”");
    row("progress beyond numbers", "progress", 1e300, "its “progress” cannot be “1e+300”");
    row("no such pass", "pass_number", 0, "its “pass_number” cannot be “0”");
    row("no such status", "status", u"bogus"_s, "its “status” cannot be “bogus”");
    row("no date", "started_at", u"yesterday"_s, "its “started_at” cannot be “yesterday”");
    row("no moment", "created_at", u"soon"_s, "its “created_at” cannot be “soon”");
    row("tags that are none", "tags", 7, "its “tags” cannot be “7”");
    row("a flag in words", "is_private", u"yes"_s, "its “is_private” cannot be “yes”");
    row("notes that are a list", "notes", QJsonArray{1}, "its “notes” is nonsense");
    row("a pass without a number", "passes", QJsonArray{QJsonObject{{u"number"_s, -1}}},
        "its “passes.number” is nonsense");
}

void TestExportLibrary::aWrongFieldKeepsOnlyItsEntryOut()
{
    QFETCH(const QString, field);
    QFETCH(const QJsonValue, value);
    fill();
    OMT_VERIFY(m_bench.import({rowOf(u"Akira"_s, MediaType::Movie, u"mal/anime:47"_s, 1988)}));
    QJsonObject library = QJsonDocument::fromJson(exported(u"json")).object();
    QJsonArray entries = library[u"entries"].toArray();
    QCOMPARE(entries.size(), 2);
    QJsonObject entry = entries[0].toObject();
    entry.insert(field, value);
    entries[0] = entry;
    library.insert(u"entries"_s, entries);
    QTemporaryDir directory;
    QFile file(directory.filePath(u"library.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray text = "{"; // in the order of the export
    for (const auto &part : {u"schema"_s, u"version"_s, u"media"_s, u"entries"_s}) {
        const QByteArray wrapped
            = QJsonDocument(QJsonArray{library[part]}).toJson(QJsonDocument::Compact);
        text += (text.size() > 1 ? ",\n\"" : "\n\"") + part.toUtf8()
            + "\": " + wrapped.sliced(1, wrapped.size() - 2);
    }
    file.write(text + "}");
    file.close();
    OMT_VERIFY(m_bench.open());
    const auto report = m_bench.importFiles({file.fileName()});
    OMT_VERIFY(report);
    QCOMPARE(report->failed, 1);
    QCOMPARE(report->created, 1);
    QCOMPARE(report->problems.size(), 1);
    QVERIFY(report->problems.first().line > 1);
    QFETCH(const QString, reason);
    QVERIFY2(report->problems.first().message.contains(reason),
             qPrintable(report->problems.first().message));
}

void TestExportLibrary::csvHasOneLineAnEntry()
{
    fill();
    const QByteArray csv = exported(u"csv");
    const QByteArray head = csv.left(csv.indexOf("\r\n"));
    QVERIFY2(head.startsWith("media_id,title,media_type,"), head.constData());
    QVERIFY2(csv.contains(",Cowboy Bebop,anime,1998,Sunrise,completed,26,26,85,2019,2020-02,2,"
                          "\"jazz, space\",,\"'=1+1, \"\"quoted\"\"\nsecond line\",Bang.,yes,,"
                          "mal/anime:1,"),
             csv.constData());
    QCOMPARE(csv.count("\r\n"), 2);
}

void TestExportLibrary::cellsAreSafeForSpreadsheets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain text stays as it is") << u"Dune"_s << QByteArray("Dune");
    QTest::newRow("an empty one too") << u""_s << QByteArray("");
    QTest::newRow("commas are quoted") << u"a,b"_s << QByteArray("\"a,b\"");
    QTest::newRow("quotes are doubled") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
    QTest::newRow("line breaks are quoted") << u"a\nb"_s << QByteArray("\"a\nb\"");
    QTest::newRow("equals is no formula") << u"=cmd()"_s << QByteArray("'=cmd()");
    QTest::newRow("plus is no formula") << u"+1"_s << QByteArray("'+1");
    QTest::newRow("minus is no formula") << u"-1"_s << QByteArray("'-1");
    QTest::newRow("at is no formula") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
    QTest::newRow("a tab is no formula") << u"\t=1"_s << QByteArray("' =1");
    QTest::newRow("a return is no formula") << u"\r=1"_s << QByteArray("\"'\n=1\"");
    QTest::newRow("nor is one after blanks") << u"  =1"_s << QByteArray("'  =1");
    QTest::newRow("nor a wide equals sign") << u"＝1+1"_s << QByteArray("'＝1+1");
    QTest::newRow("nor one behind a semicolon") << u"a;=1"_s << QByteArray("\"a;=1\"");
    QTest::newRow("control characters are blanks")
        << u"a\x1b[31mb\x07\x7f\x9b\tc"_s << QByteArray("a [31mb    c");
    QTest::newRow("line breaks are of one kind") << u"a\r\nb\rc"_s << QByteArray("\"a\nb\nc\"");
    QTest::newRow("other scripts are UTF-8") << u"進撃"_s << QByteArray("\xe9\x80\xb2\xe6\x92\x83");
}

void TestExportLibrary::cellsAreSafeForSpreadsheets()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(transfer::csvField(text), cell);
}

void TestExportLibrary::aFileAppearsWholeOrNotAtAll()
{
    fill();
    QTemporaryDir directory;
    db::Connection connection(m_bench.settings());
    OMT_VERIFY(connection.open());
    const QString path = directory.filePath(u"library.json"_s);
    const auto report = transfer::exportLibraryToFile(connection, as(u"json"), path);
    OMT_VERIFY(report);
    QCOMPARE(report->entries, 1);
    QCOMPARE(report->titles, 2);
    QCOMPARE(report->lists, 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(QJsonDocument::fromJson(file.readAll()).isObject());

    const QString nowhere = directory.filePath(u"missing/library.json"_s);
    QVERIFY(!transfer::exportLibraryToFile(connection, as(u"json"), nowhere));
    QVERIFY(!QFile::exists(nowhere));
    OMT_VERIFY(m_bench.database().script(u"alter table interaction.passes rename to lost"_s));
    const QString broken = directory.filePath(u"broken.json"_s);
    QVERIFY(!transfer::exportLibraryToFile(connection, as(u"json"), broken));
    QVERIFY(!QFile::exists(broken));
}

// Replacing it, as a file is replaced, would leave a plain file where the device was.
void TestExportLibrary::devicesAndPipesAreWrittenInto()
{
#ifdef Q_OS_UNIX
    fill();
    QTemporaryDir directory;
    db::Connection connection(m_bench.settings());
    OMT_VERIFY(connection.open());
    const QString pipe = directory.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    auto content = std::async(std::launch::async, [&pipe] {
        QFile file(pipe);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    });
    OMT_VERIFY(transfer::exportLibraryToFile(connection, as(u"json"), pipe));
    QVERIFY(QJsonDocument::fromJson(content.get()).isObject());
    QVERIFY(!QFileInfo(pipe).isFile());

    OMT_VERIFY(transfer::exportLibraryToFile(connection, as(u"csv"), u"/dev/null"_s));
    QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("there is no /dev/full here: A FULL DEVICE IS NOT TESTED");
    for (const QString &format : {u"json"_s, u"csv"_s, u"trakt"_s, u"mal-anime"_s}) {
        const auto full = transfer::exportLibraryToFile(connection, as(format), u"/dev/full"_s);
        QVERIFY(!full);
        QCOMPARE(toString(full.error().kind), toString(Error::Kind::Output));
        QVERIFY2(full.error().message.contains(u"/dev/full"), qPrintable(full.error().message));
        QVERIFY(!QFileInfo(u"/dev/full"_s).isFile());
    }
    QVERIFY(!connection.isInTransaction());
#else
    QSKIP("devices and pipes are files on Unix only");
#endif
}

void TestExportLibrary::nobodyExportsSomebodyElsesLibrary()
{
    fill();
    const auto other = m_bench.database().signIn(u"bob"_s);
    OMT_VERIFY(other);
    m_bench.settings() = *other;
    const QJsonObject root = QJsonDocument::fromJson(exported(u"json")).object();
    QCOMPARE(root[u"entries"].toArray().size(), 0);
    QCOMPARE(root[u"media"].toArray().size(), 0);
    QCOMPARE(root[u"lists"].toArray().size(), 0);
}

QTEST_GUILESS_MAIN(TestExportLibrary)
#include "tst_exportlibrary.moc"
