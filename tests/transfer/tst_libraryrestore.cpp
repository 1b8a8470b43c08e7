// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exportlibrary.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/importtools.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::test;
using transfer::ImportRow;

/** Library files that are not as they were exported. */
class TestLibraryRestore : public QObject
{
    Q_OBJECT

private slots:
    void init() { OMT_VERIFY(m_bench.open()); }

    void aWrongObjectKeepsOnlyItselfOut_data();
    void aWrongObjectKeepsOnlyItselfOut();
    void whatRefersToAMissingTitleIsReported();
    void theOrderOfKeysDoesNotMatter_data();
    void theOrderOfKeysDoesNotMatter();

private:
    [[nodiscard]] QJsonObject exported();
    /** Into an emptied library. */
    [[nodiscard]] Result<transfer::ImportReport> broughtBack(const QJsonObject &library,
                                                             const QStringList &order);
    [[nodiscard]] QString counts();

    ImportBench m_bench;
};

/** A library of one entry, and a list that holds another title. */
QJsonObject TestLibraryRestore::exported()
{
    ImportRow row = rowOf(u"Cowboy Bebop"_s, MediaType::Anime, u"mal/anime:1"_s, 1998);
    row.status = Status::Completed;
    row.rating = Rating::fromHundred(85);
    row.lists = {{u"To see"_s, u"Soon"_s, 1, u"a note"_s}};
    db::Connection connection(m_bench.settings());
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const bool isDone = m_bench.import({row}) && connection.open()
        && transfer::exportLibrary(connection, {transfer::findExportFormat(u"json")}, buffer);
    return isDone ? QJsonDocument::fromJson(buffer.data()).object() : QJsonObject();
}

Result<transfer::ImportReport> TestLibraryRestore::broughtBack(const QJsonObject &library,
                                                               const QStringList &order)
{
    QTemporaryDir directory;
    QFile file(directory.filePath(u"library.json"_s));
    if (!file.open(QIODevice::WriteOnly))
        return makeError(Error::Kind::Output, file.errorString());
    QByteArray text = "{";
    for (const QString &part : order) {
        const QByteArray wrapped
            = QJsonDocument(QJsonArray{library[part]}).toJson(QJsonDocument::Compact);
        text += (text.size() > 1 ? ",\n\"" : "\n\"") + part.toUtf8()
            + "\": " + wrapped.sliced(1, wrapped.size() - 2);
    }
    file.write(text + "}");
    file.close();
    if (const auto emptied = m_bench.open(); !emptied)
        return emptied.error();
    return m_bench.importFiles({file.fileName()});
}

// What import runs and their history add is not counted.
QString TestLibraryRestore::counts()
{
    return m_bench.ask(
        u"select format('%s titles, %s relations, %s entries, %s lists, %s items, %s history', "
        "(select count(*) from media.media), (select count(*) from media.relationships), "
        "(select count(*) from interaction.user_media), "
        "(select count(*) from interaction.user_lists), "
        "(select count(*) from interaction.list_items), "
        "(select count(*) > 0 from interaction.edits where state = 'discarded'))"_s);
}

void TestLibraryRestore::aWrongObjectKeepsOnlyItselfOut_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *part, const char *field,
                        const QJsonValue &value, const char *reason) {
        QTest::newRow(name) << QString::fromLatin1(part) << QString::fromLatin1(field) << value
                            << QString::fromUtf8(reason);
    };
    const QJsonValue nothing;
    row("a list whose name is a number", "lists", "name", 7, "its “name” cannot be “7”");
    row("a list without a name", "lists", "name", nothing, "its “name” is nonsense");
    row("a list of no kind", "lists", "type", u"odd"_s, "its “type” cannot be “odd”");
    row("a list with an impossible identity", "lists", "list_id", u"x"_s, "“list_id”");
    row("a list made at no moment", "lists", "created_at", u"soon"_s, "“created_at”");
    row("a list with items that are none", "lists", "items", 5, "“items”");
    row("a smart list without a rule", "lists", "type", u"smart"_s, "The database does not take");
    row("a list with an endless name", "lists", "name", QString(300, u'x'),
        "The database does not take");
    row("a title without an identity", "media", "media_id", u"1"_s, "“media_id” cannot be “1”");
    row("a title of no type", "media", "type", u"cartoon"_s, "“type” cannot be “cartoon”");
    row("a title without a name", "media", "title", u" "_s, "“title” cannot be");
    row("a title whose keys are none", "media", "external", u"mal"_s, "“external”");
    row("a relation of no type", "relations", "type", u"cousin"_s, "The database does not take");
    row("a relation to nothing", "relations", "related_media_id", nothing, "“related_media_id”");
    row("a relation too strong", "relations", "weight", 101, "“weight” cannot be “101”");
    row("a change at no moment", "history", "at", u"once"_s, "“at” cannot be “once”");
    row("a change that is none", "history", "operation", u"stir"_s, "“operation” cannot be “stir”");
    row("a change with an impossible key", "history", "key", QJsonArray{1}, "“key”");
    row("a change of a step of no kind", "history", "edit",
        QJsonObject{{u"id"_s, u"0190a0a0-0000-7000-8000-000000000001"_s},
                    {u"kind"_s, u"dream"_s},
                    {u"at"_s, u"2026-01-01T00:00:00Z"_s}},
        "“edit.kind”");
}

void TestLibraryRestore::aWrongObjectKeepsOnlyItselfOut()
{
    QFETCH(const QString, part);
    QFETCH(const QString, field);
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, reason);
    QJsonObject library = exported();
    const QStringList order{u"schema"_s,    u"version"_s, u"history"_s, u"media"_s,
                            u"relations"_s, u"entries"_s, u"lists"_s};
    QJsonObject sequel = library[u"media"][0].toObject();
    const QString first = sequel[u"media_id"].toString();
    const QString second = u"0190a0a0-0000-7000-8000-00000000000a"_s;
    sequel.insert(u"media_id"_s, second);
    sequel.insert(u"external"_s, QJsonArray());
    library.insert(u"media"_s, QJsonArray{library[u"media"][0], sequel});
    library.insert(u"relations"_s,
                   QJsonArray{QJsonObject{{u"media_id"_s, first},
                                          {u"related_media_id"_s, second},
                                          {u"type"_s, u"sequel"_s}}});
    OMT_VERIFY(broughtBack(library, order));
    const QString whole = counts();
    QVERIFY2(whole.startsWith(u"2 titles, 1 relations, 1 entries, "), qPrintable(whole));

    // A wrong one in front of the right ones.
    QJsonArray objects = library[part].toArray();
    QVERIFY(!objects.isEmpty());
    QJsonObject wrong = objects[0].toObject();
    wrong.remove(u"list_id"_s);
    if (part == u"lists")
        wrong.insert(u"name"_s, u"Another"_s);
    if (part == u"media")
        wrong.insert(u"media_id"_s, u"0190a0a0-0000-7000-8000-00000000000b"_s);
    wrong.insert(field, value);
    objects.prepend(wrong);
    library.insert(part, objects);
    const auto report = broughtBack(library, order);
    OMT_VERIFY(report);
    QCOMPARE(counts(), whole);
    QCOMPARE(report->failed, 1);
    QCOMPARE(report->problems.size(), 1);
    QCOMPARE(report->problems.first().file, u"library.json"_s);
    QVERIFY(report->problems.first().line > 1);
    QVERIFY2(report->problems.first().message.contains(reason),
             qPrintable(report->problems.first().message));
}

void TestLibraryRestore::whatRefersToAMissingTitleIsReported()
{
    QJsonObject library = exported();
    const QString title = library[u"media"][0][u"media_id"].toString();
    library.insert(u"media"_s, QJsonArray{7});
    library.insert(
        u"relations"_s,
        QJsonArray{QJsonObject{{u"media_id"_s, title},
                               {u"related_media_id"_s, u"0190a0a0-0000-7000-8000-00000000000a"_s},
                               {u"type"_s, u"sequel"_s}}});
    library.insert(u"lists"_s,
                   QJsonArray{QJsonObject{{u"name"_s, u"Evenings"_s},
                                          {u"items"_s,
                                           QJsonArray{QJsonObject{{u"media_id"_s, title}},
                                                      QJsonObject{{u"media_id"_s, 4}}}}}});
    const auto report = broughtBack(
        library, {u"schema"_s, u"version"_s, u"media"_s, u"relations"_s, u"entries"_s, u"lists"_s});
    OMT_VERIFY(report);
    QCOMPARE(counts(), u"0 titles, 0 relations, 0 entries, 1 lists, 0 items, f history"_s);
    QCOMPARE(report->read, 1);
    QCOMPARE(report->unchanged, 0);
    QCOMPARE(report->failed, 4); // the title, the relation, the entry, and the list in part
    QStringList said;
    for (const transfer::Problem &problem : report->problems)
        said.append(problem.message);
    QCOMPARE(said.filter(u"The title of the record is missing."_s).size(), 2);
    QCOMPARE(said.filter(u"2 item(s) of the list “Evenings”"_s).size(), 1);
}

void TestLibraryRestore::theOrderOfKeysDoesNotMatter_data()
{
    QTest::addColumn<QStringList>("order");
    QTest::newRow("sorted, as jq does")
        << QStringList{u"entries"_s,   u"exported_at"_s, u"history"_s,  u"lists"_s,  u"media"_s,
                       u"relations"_s, u"schema"_s,      u"settings"_s, u"version"_s};
    QTest::newRow("backwards") << QStringList{u"version"_s,   u"settings"_s, u"schema"_s,
                                              u"relations"_s, u"media"_s,    u"lists"_s,
                                              u"history"_s,   u"entries"_s,  u"exported_at"_s};
    QTest::newRow("the schema first, and entries before their titles")
        << QStringList{u"schema"_s, u"version"_s, u"entries"_s,   u"lists"_s,
                       u"media"_s,  u"history"_s, u"relations"_s, u"settings"_s};
    QTest::newRow("with something else in front")
        << QStringList{u"comment"_s, u"schema"_s, u"version"_s,   u"settings"_s, u"history"_s,
                       u"media"_s,   u"lists"_s,  u"relations"_s, u"entries"_s};
}

void TestLibraryRestore::theOrderOfKeysDoesNotMatter()
{
    QFETCH(const QStringList, order);
    QJsonObject library = exported();
    const QStringList usual{u"schema"_s, u"version"_s,   u"settings"_s, u"history"_s,
                            u"media"_s,  u"relations"_s, u"entries"_s,  u"lists"_s};
    // Far more than what a first look reads.
    QJsonArray entries = library[u"entries"].toArray();
    QJsonObject entry = entries[0].toObject();
    entry.insert(u"notes"_s, QString(QString(300'000, u'x') + u"\"}]}"));
    library.insert(u"entries"_s, QJsonArray{entry});
    OMT_VERIFY(broughtBack(library, usual));
    const QString whole = counts();
    QVERIFY2(whole.startsWith(u"1 titles, 0 relations, 1 entries, 1 lists"), qPrintable(whole));
    const auto report = broughtBack(library, order);
    OMT_VERIFY(report);
    QCOMPARE(report->format, u"omt-json"_s);
    QCOMPARE(report->failed, 0);
    QCOMPARE(report->created, 1);
    QCOMPARE(counts(), whole);
}

QTEST_GUILESS_MAIN(TestLibraryRestore)
#include "tst_libraryrestore.moc"
