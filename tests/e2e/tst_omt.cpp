// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/omtrunner.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using omt::test::MalEntry;
using omt::test::malXml;
using omt::test::OmtCall;
using omt::test::OmtRunner;

namespace {

QByteArray sampleList()
{
    return malXml({
        {1, u"Cowboy Bebop"_s, 26, 5, 8, u"Watching"_s, u"2020-05-00"_s, u"0000-00-00"_s,
         u"space, jazz"_s},
        {5114,
         u"Fullmetal Alchemist: Brotherhood"_s,
         64,
         64,
         10,
         u"Completed"_s,
         u"2011-01-02"_s,
         u"2011-03-04"_s,
         {},
         1},
        {32281, u"Kimi no Na wa."_s, 1, 0, 0, u"Plan to Watch"_s},
        {20, u"Naruto"_s, 220, 40, 4, u"Dropped"_s, u"2004-00-00"_s},
    });
}

QJsonObject entryOf(const QJsonArray &entries, const QString &title)
{
    for (const QJsonValue &value : entries) {
        if (value[u"title"].toString() == title)
            return value.toObject();
    }
    return {};
}

} // namespace

/** omt as people and scripts use it: one library, many short processes, in the order of a day. */
class tst_Omt : public QObject
{
    Q_OBJECT

private slots:
    void helpIsThereForEveryCommand();
    void wrongUsageSaysWhy_data();
    void wrongUsageSaysWhy();
    void emptyLibraryIsNoError();
    void dryRunWritesNothing();
    void importReportsWhatItDid();
    void repeatingAnImportChangesNothing();
    void libraryGivesEveryField();
    void numbersAreSaidInGoodEnglish();
    void libraryNarrowsAndSorts();
    void libraryForPeopleIsAligned();
    void catalogSearchFindsTitles();
    void anyTableBecomesACatalog();
    void setTakesIdKeyAndTitle();
    void setCountsOnAndCompletes();
    void setTakesDatesTagsAndMarks();
    void setSaysWhatItCannotFind();
    void setListsTheCandidatesOfAnAmbiguousTitle();
    void undoAndRedoWorkAcrossProcesses();
    void manyAtOnceLoseNothing();
    void exportsHoldTheLibrary();
    void exportsSayWhatIsLost();
    void exportReplacesNothingUnasked();
    void fullOutputIsToldLoudly_data();
    void fullOutputIsToldLoudly();
    void ratingsAreReadOnEveryScale_data();
    void ratingsAreReadOnEveryScale();
    void textThatIsNoUtf8IsRefused();
    void importListAndUndo();
    void takingBackNamesWhatItLeaves();
    void decisionsAreListedAndForgotten();
    void aTableIsExplainedOnce();
    void dryRunShowsTheLines();
    void helpFitsTheTerminal();
    void backupCreatesAFile();
    void serverStopsWhenNobodyUsesIt();

private:
    [[nodiscard]] QJsonArray library() const
    {
        return m_omt.run({u"library"_s, u"--json"_s}).array();
    }
    [[nodiscard]] QJsonObject entry(const QString &title) const
    {
        return entryOf(library(), title);
    }

    OmtRunner m_omt;
    QString m_list;
};

void tst_Omt::helpIsThereForEveryCommand()
{
    const OmtCall overview = m_omt.run({u"--help"_s});
    VERIFY_EXIT(overview, 0);
    const OmtCall nothing = m_omt.run({});
    VERIFY_EXIT(nothing, 2);
    QCOMPARE(nothing.err.trimmed(), overview.out.trimmed());
    const QStringList commands = {
        u"import"_s,          u"import list"_s,    u"import undo"_s,   u"catalog import"_s,
        u"catalog reindex"_s, u"catalog search"_s, u"library"_s,       u"set"_s,
        u"export"_s,          u"undo"_s,           u"redo"_s,          u"server status"_s,
        u"server stop"_s,     u"doctor"_s,         u"backup create"_s, u"catalog sources"_s,
        u"catalog remove"_s,
    };
    for (const QString &command : commands) {
        QVERIFY2(overview.out.contains(QByteArray("  " + command.toUtf8() + ' ')),
                 qPrintable(command));
        const OmtCall help = m_omt.run(command.split(u' ') + QStringList{u"--help"_s});
        VERIFY_EXIT(help, 0);
        QVERIFY2(help.out.startsWith(QByteArray("Usage: omt " + command.toUtf8())),
                 help.transcript().constData());
        QVERIFY2(help.err.isEmpty(), help.transcript().constData());
    }
    const OmtCall version = m_omt.run({u"--version"_s});
    VERIFY_EXIT(version, 0);
    QVERIFY(version.out.startsWith("omt "));
    QVERIFY2(!QFile::exists(m_omt.dataDir()), "asking for help made a library");
}

void tst_Omt::wrongUsageSaysWhy_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("no such command") << u"improt x.xml"_s << u"there is no command \"improt\""_s;
    QTest::newRow("no such option") << u"library --colour"_s << u"colour"_s;
    QTest::newRow("an option without its value") << u"library --status"_s << u"status"_s;
    QTest::newRow("an argument is missing") << u"import"_s << u"FILE..."_s;
    QTest::newRow("an argument too many") << u"undo everything"_s << u"\"everything\""_s;
    QTest::newRow("no such status") << u"library --status watched"_s << u"\"watched\""_s;
    QTest::newRow("no such type") << u"library --type cartoon"_s << u"\"cartoon\""_s;
    QTest::newRow("no such column") << u"library --sort colour"_s << u"\"colour\""_s;
    QTest::newRow("nothing to set") << u"set mal:1"_s << u"nothing to set"_s;
    QTest::newRow("progress is no number") << u"set mal:1 --progress some"_s << u"\"some\""_s;
    QTest::newRow("rating out of range") << u"set mal:1 --rating 101"_s << u"\"101\""_s;
    QTest::newRow("year is no year") << u"catalog search x --year soon"_s << u"\"soon\""_s;
    QTest::newRow("years end before they begin")
        << u"catalog search x --year 1999-1990"_s << u"ends before it begins"_s;
    QTest::newRow("limit is nothing") << u"catalog search x --limit 0"_s << u"\"0\""_s;
    QTest::newRow("no such import format") << u"import x --format tape"_s << u"\"tape\""_s;
    QTest::newRow("no such conflict rule") << u"import x --on-conflict guess"_s << u"\"guess\""_s;
    QTest::newRow("no such export format") << u"export --format pdf"_s << u"\"pdf\""_s;
    QTest::newRow("no such run") << u"import undo yesterday"_s << u"\"yesterday\""_s;
}

void tst_Omt::wrongUsageSaysWhy()
{
    QFETCH(const QString, line);
    QFETCH(const QString, says);
    const OmtCall call = m_omt.run(line.split(u' '));
    VERIFY_EXIT(call, 2);
    QVERIFY2(call.out.isEmpty(), call.transcript().constData());
    QVERIFY2(call.err.startsWith("omt: "), call.transcript().constData());
    QVERIFY2(call.err.contains(says.toUtf8()), call.transcript().constData());
}

void tst_Omt::emptyLibraryIsNoError()
{
    const OmtCall json = m_omt.run({u"library"_s, u"--json"_s});
    VERIFY_EXIT(json, 0);
    QCOMPARE(QJsonDocument::fromJson(json.out), QJsonDocument(QJsonArray()));
    const OmtCall text = m_omt.run({u"library"_s});
    VERIFY_EXIT(text, 0);
    QVERIFY(text.out.isEmpty());
    QVERIFY(text.err.contains("The library is empty"));
    const OmtCall undo = m_omt.run({u"undo"_s});
    VERIFY_EXIT(undo, 1);
    QVERIFY(undo.out.isEmpty());
}

void tst_Omt::dryRunWritesNothing()
{
    m_list = m_omt.write(u"animelist.xml"_s, sampleList());
    const OmtCall call = m_omt.run({u"import"_s, m_list, u"--dry-run"_s, u"--json"_s});
    VERIFY_EXIT(call, 0);
    QCOMPARE(call.object()[u"created"].toInt(), 4);
    QCOMPARE(call.object()[u"dry_run"].toBool(), true);
    QVERIFY(call.object()[u"run"].isNull());
    const QJsonArray rows = call.object()[u"rows"].toArray();
    QCOMPARE(rows.size(), qsizetype(4));
    for (const QJsonValue &row : rows)
        QCOMPARE(row[u"state"].toString(), u"new"_s);
    QVERIFY(!rows.first()[u"changes"].toArray().isEmpty());
    QCOMPARE(call.object()[u"states"][u"new"].toInt(), 4);
    QVERIFY(library().isEmpty());
    QVERIFY(m_omt.run({u"import"_s, u"list"_s, u"--json"_s}).array().isEmpty());
}

void tst_Omt::importReportsWhatItDid()
{
    const OmtCall call = m_omt.run({u"import"_s, m_list, u"--json"_s});
    VERIFY_EXIT(call, 0);
    const QJsonObject report = call.object();
    QVERIFY(!report[u"run"].toString().isEmpty());
    QCOMPARE(report[u"format"].toString(), u"mal-xml"_s);
    QCOMPARE(report[u"read"].toInt(), 4);
    QCOMPARE(report[u"created"].toInt(), 4);
    for (const QString &name :
         {u"updated"_s, u"unchanged"_s, u"conflicts"_s, u"unmatched"_s, u"failed"_s})
        QVERIFY2(report[name].isDouble() && report[name].toInt() == 0, qPrintable(name));
    QVERIFY(report[u"problems"].isArray());
    QCOMPARE(library().size(), 4);
}

void tst_Omt::repeatingAnImportChangesNothing()
{
    const QJsonArray before = library();
    const OmtCall call = m_omt.run({u"import"_s, m_list, u"--json"_s});
    VERIFY_EXIT(call, 0);
    QCOMPARE(call.object()[u"read"].toInt(), 4);
    QCOMPARE(call.object()[u"unchanged"].toInt(), 4);
    QCOMPARE(call.object()[u"created"].toInt(), 0);
    QCOMPARE(call.object()[u"updated"].toInt(), 0);
    QCOMPARE(library(), before);
}

void tst_Omt::libraryGivesEveryField()
{
    const QJsonObject bebop = entry(u"Cowboy Bebop"_s);
    QVERIFY(!bebop[u"media_id"].toString().isEmpty());
    QCOMPARE(bebop[u"media_type"].toString(), u"anime"_s);
    QCOMPARE(bebop[u"status"].toString(), u"in_progress"_s);
    QCOMPARE(bebop[u"progress"].toInt(), 5);
    QCOMPARE(bebop[u"progress_total"].toInt(), 26);
    QCOMPARE(bebop[u"rating"].toInt(), 80);
    QCOMPARE(bebop[u"notes"].toString(), QString());
    QCOMPARE(bebop[u"started_at"].toString(), u"2020-05"_s);
    QVERIFY(bebop[u"completed_at"].isNull());
    QCOMPARE(bebop[u"passes"].toInt(), 1);
    QCOMPARE(bebop[u"external"][u"mal"].toString(), u"1"_s);
    QVERIFY(bebop[u"lists"].isArray());
    QCOMPARE(bebop[u"tags"].toArray(), (QJsonArray{u"space"_s, u"jazz"_s}));

    const QJsonObject brotherhood = entry(u"Fullmetal Alchemist: Brotherhood"_s);
    QCOMPARE(brotherhood[u"status"].toString(), u"completed"_s);
    QCOMPARE(brotherhood[u"completed_at"].toString(), u"2011-03-04"_s);
    QCOMPARE(brotherhood[u"rating"].toInt(), 100);
    QCOMPARE(brotherhood[u"passes"].toInt(), 2);

    const QJsonObject planned = entry(u"Kimi no Na wa."_s);
    QCOMPARE(planned[u"status"].toString(), u"planned"_s);
    QVERIFY(planned[u"rating"].isNull());
    QVERIFY(planned[u"started_at"].isNull());
    QCOMPARE(planned[u"passes"].toInt(), 0);
}

void tst_Omt::numbersAreSaidInGoodEnglish()
{
    const OmtRunner omt;
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"list.xml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<?xml version=\"1.0\"?><myanimelist><anime><series_animedb_id>1</series_animedb_id>"
               "<series_title>Seen twice</series_title><series_episodes>12</series_episodes>"
               "<my_watched_episodes>3</my_watched_episodes><my_status>Completed</my_status>"
               "<my_rewatching>1</my_rewatching></anime></myanimelist>");
    file.close();
    const OmtCall imported = omt.run({u"import"_s, file.fileName()});
    const QByteArray said = imported.out + imported.err;
    QVERIFY2(said.contains("1 entry being watched"), said.constData());
}

void tst_Omt::libraryNarrowsAndSorts()
{
    const auto titles = [this](const QStringList &options) {
        QStringList found;
        for (const QJsonValue &value :
             m_omt.run(QStringList{u"library"_s, u"--json"_s} + options).array())
            found.append(value[u"title"].toString());
        return found;
    };
    QCOMPARE(titles({u"--status"_s, u"dropped"_s}), QStringList{u"Naruto"_s});
    QCOMPARE(titles({u"--status"_s, u"in-progress"_s}), QStringList{u"Cowboy Bebop"_s});
    QCOMPARE(titles({u"--type"_s, u"anime"_s}).size(), 4);
    QCOMPARE(titles({u"--tag"_s, u"jazz"_s}), QStringList{u"Cowboy Bebop"_s});
    QCOMPARE(titles({u"brotherhood"_s}), QStringList{u"Fullmetal Alchemist: Brotherhood"_s});
    QCOMPARE(titles({u"status:in_progress,dropped"_s, u"--sort"_s, u"-title"_s}),
             (QStringList{u"Naruto"_s, u"Cowboy Bebop"_s}));
    QCOMPARE(titles({u"type:anime rating>85 -tag:jazz brother"_s}),
             QStringList{u"Fullmetal Alchemist: Brotherhood"_s});
    QCOMPARE(titles({u"in:library -status:completed"_s, u"--tag"_s, u"jazz"_s}),
             QStringList{u"Cowboy Bebop"_s});
    const OmtCall unread = m_omt.run({u"library"_s, u"status:watched"_s});
    QVERIFY2(unread.err.contains("status:watched: "), unread.err.constData());
    QCOMPARE(titles({u"--sort"_s, u"-rating"_s}).first(), u"Fullmetal Alchemist: Brotherhood"_s);
    QCOMPARE(titles({u"--sort"_s, u"title"_s}).first(), u"Cowboy Bebop"_s);
    const OmtCall none = m_omt.run({u"library"_s, u"--type"_s, u"book"_s, u"--json"_s});
    VERIFY_EXIT(none, 1);
    QCOMPARE(QJsonDocument::fromJson(none.out), QJsonDocument(QJsonArray()));
}

void tst_Omt::libraryForPeopleIsAligned()
{
    const OmtCall call = m_omt.run({u"library"_s});
    VERIFY_EXIT(call, 0);
    const QList<QByteArray> lines = call.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 5);
    const qsizetype column = lines.first().indexOf("Type");
    QVERIFY(column > 0);
    for (const QByteArray &line : lines.mid(1))
        QVERIFY2(line.mid(column).startsWith("Anime"), line.constData());
}

void tst_Omt::catalogSearchFindsTitles()
{
    const OmtCall call = m_omt.run({u"catalog"_s, u"search"_s, u"fullmetal"_s, u"--json"_s});
    VERIFY_EXIT(call, 0);
    QCOMPARE(call.array().size(), 1);
    const QJsonObject match = call.array().first().toObject();
    QCOMPARE(match[u"title"].toString(), u"Fullmetal Alchemist: Brotherhood"_s);
    QVERIFY(match[u"matched_title"].isString());
    QCOMPARE(match[u"media_type"].toString(), u"anime"_s);
    QVERIFY(match.contains(u"year"_s));
    QVERIFY(match[u"score"].isDouble());
    QCOMPARE(match[u"media_id"], entry(u"Fullmetal Alchemist: Brotherhood"_s)[u"media_id"]);
    const OmtCall totals = m_omt.run(
        {u"catalog"_s, u"search"_s, u"fullmetal"_s, u"year:never"_s, u"--json"_s, u"--totals"_s});
    VERIFY_EXIT(totals, 0);
    QCOMPARE(totals.object()[u"total"].toInt(), 1);
    QCOMPARE(totals.object()[u"by_type"][u"anime"].toInt(), 1);
    QCOMPARE(totals.object()[u"matches"].toArray().size(), 1);
    const QJsonObject problem = totals.object()[u"problems"].toArray().first().toObject();
    QCOMPARE(problem[u"position"].toInt(), 10);
    QCOMPARE(problem[u"length"].toInt(), 10);
    const OmtCall none = m_omt.run({u"catalog"_s, u"search"_s, u"zzzzqqq"_s, u"--json"_s});
    VERIFY_EXIT(none, 1);
    QCOMPARE(none.array().size(), 0);
}

void tst_Omt::anyTableBecomesACatalog()
{
    const QString file = m_omt.write(u"clips.csv"_s, "Name,Made\nQuartzharbour,1998\n,1999\n");
    const QStringList import = {u"catalog"_s,    u"import"_s, file,          u"--map"_s,
                                u"title=Name"_s, u"--map"_s,  u"date=Made"_s};
    const OmtCall unnamed = m_omt.run(import);
    VERIFY_EXIT(unnamed, 2);
    QVERIFY2(unnamed.err.contains("--type"), unnamed.transcript().constData());
    const OmtCall imported = m_omt.run(
        import + QStringList{u"--type"_s, u"movie"_s, u"--source"_s, u"clips"_s, u"--json"_s});
    VERIFY_EXIT(imported, 1); // one line has no name
    QCOMPARE(imported.object()[u"created"].toInt(), 1);
    const QStringList search = {u"catalog"_s, u"search"_s, u"quartzharb"_s, u"--json"_s};
    const OmtCall found = m_omt.run(search);
    VERIFY_EXIT(found, 0);
    QCOMPARE(found.array().first()[u"year"].toInt(), 1998);
    QCOMPARE(found.array().first()[u"media_type"].toString(), u"movie"_s);
    VERIFY_EXIT(m_omt.run({u"catalog"_s, u"remove"_s, u"clips"_s}), 0);
    VERIFY_EXIT(m_omt.run(search), 1);
}

void tst_Omt::setTakesIdKeyAndTitle()
{
    const QString id = entry(u"Naruto"_s)[u"media_id"].toString();
    const OmtCall byId = m_omt.run({u"set"_s, id, u"--notes"_s, u"by id"_s, u"--json"_s});
    VERIFY_EXIT(byId, 0);
    QCOMPARE(byId.object()[u"notes"].toString(), u"by id"_s);
    const OmtCall byKey = m_omt.run({u"set"_s, u"mal:20"_s, u"--rating"_s, u"55"_s, u"--json"_s});
    VERIFY_EXIT(byKey, 0);
    QCOMPARE(byKey.object()[u"media_id"].toString(), id);
    QCOMPARE(byKey.object()[u"rating"].toInt(), 55);
    const OmtCall spaced
        = m_omt.run({u"set"_s, u"mal/anime:20"_s, u"--rating"_s, u"none"_s, u"--json"_s});
    VERIFY_EXIT(spaced, 0);
    QVERIFY(spaced.object()[u"rating"].isNull());
    const OmtCall byTitle
        = m_omt.run({u"set"_s, u"fullmetal alchemist: brotherhood"_s, u"--rating"_s, u"99"_s});
    VERIFY_EXIT(byTitle, 0);
    QVERIFY2(byTitle.out.contains("99"), byTitle.transcript().constData());
    const QJsonObject naruto = entry(u"Naruto"_s);
    QCOMPARE(naruto[u"notes"].toString(), u"by id"_s);
    QVERIFY(naruto[u"rating"].isNull());
}

void tst_Omt::setCountsOnAndCompletes()
{
    const auto progress = [this](const QString &by) {
        return m_omt.run({u"set"_s, u"mal:1"_s, u"--progress"_s, by, u"--json"_s}).object();
    };
    QCOMPARE(progress(u"+1"_s)[u"progress"].toInt(), 6);
    QCOMPARE(progress(u"-2"_s)[u"progress"].toInt(), 4);
    QCOMPARE(progress(u"25"_s)[u"progress"].toInt(), 25);
    const QJsonObject done = progress(u"+1"_s);
    QCOMPARE(done[u"status"].toString(), u"completed"_s);
    QVERIFY(!done[u"completed_at"].isNull());
    QCOMPARE(entry(u"Cowboy Bebop"_s)[u"status"].toString(), u"completed"_s);
}

void tst_Omt::setTakesDatesTagsAndMarks()
{
    const auto set = [this](const QStringList &options) {
        return m_omt.run(QStringList{u"set"_s, u"Fullmetal Alchemist: Brotherhood"_s, u"--json"_s}
                         + options);
    };
    const OmtCall dated
        = set({u"--started"_s, u"2020-05"_s, u"--completed"_s, u"2021"_s, u"--tags"_s,
               u" rewatch, so  good,,rewatch"_s, u"--favourite"_s, u"yes"_s});
    VERIFY_EXIT(dated, 0);
    QCOMPARE(dated.object()[u"started_at"].toString(), u"2020-05"_s);
    QCOMPARE(dated.object()[u"completed_at"].toString(), u"2021"_s);
    QCOMPARE(dated.object()[u"tags"].toArray(), (QJsonArray{u"rewatch"_s, u"so good"_s}));
    const int passes = dated.object()[u"passes"].toInt();
    const OmtCall cleared = set({u"--completed"_s, u"none"_s, u"--tags"_s, u""_s, u"--again"_s});
    VERIFY_EXIT(cleared, 0);
    QVERIFY(cleared.object()[u"completed_at"].isNull());
    QVERIFY(cleared.object()[u"tags"].toArray().isEmpty());
    QCOMPARE(cleared.object()[u"passes"].toInt(), passes + 1);
    VERIFY_EXIT(set({u"--started"_s, u"last spring"_s}), 2);
    VERIFY_EXIT(set({u"--private"_s, u"perhaps"_s}), 2);
    VERIFY_EXIT(m_omt.run({u"undo"_s}), 0);
    VERIFY_EXIT(m_omt.run({u"undo"_s}), 0);
}

void tst_Omt::setSaysWhatItCannotFind()
{
    const OmtCall call = m_omt.run({u"set"_s, u"naru"_s, u"--rating"_s, u"50"_s});
    VERIFY_EXIT(call, 1);
    QVERIFY(call.out.isEmpty());
    QVERIFY2(call.err.contains("there is no title \"naru\""), call.transcript().constData());
    QVERIFY2(call.err.contains("Naruto (Anime"), call.transcript().constData());
    const OmtCall key = m_omt.run({u"set"_s, u"mal:999999"_s, u"--rating"_s, u"50"_s});
    VERIFY_EXIT(key, 1);
    QVERIFY2(key.err.contains("no title has the key \"mal:999999\""), key.transcript().constData());
    QVERIFY2(!key.err.contains("Did you mean"), key.transcript().constData());
}

void tst_Omt::setListsTheCandidatesOfAnAmbiguousTitle()
{
    const QString twins = m_omt.write(
        u"twins.xml"_s, malXml({{901, u"Twin Title"_s, 12}, {902, u"Twin Title"_s, 24}}));
    VERIFY_EXIT(m_omt.run({u"import"_s, twins}), 0);
    const OmtCall call = m_omt.run({u"set"_s, u"Twin Title"_s, u"--rating"_s, u"50"_s});
    VERIFY_EXIT(call, 1);
    QVERIFY(call.out.isEmpty());
    for (const QJsonValue &value : library()) {
        if (value[u"title"].toString() == u"Twin Title"_s) {
            QVERIFY2(call.err.contains(value[u"media_id"].toString().toUtf8()),
                     call.transcript().constData());
            QVERIFY(value[u"rating"].isNull());
        }
    }
    VERIFY_EXIT(m_omt.run({u"import"_s, u"undo"_s, u"last"_s}), 0);
}

void tst_Omt::undoAndRedoWorkAcrossProcesses()
{
    VERIFY_EXIT(m_omt.run({u"set"_s, u"mal:20"_s, u"--progress"_s, u"41"_s}), 0);
    const OmtCall undone = m_omt.run({u"undo"_s, u"--json"_s});
    VERIFY_EXIT(undone, 0);
    QVERIFY(!undone.object()[u"label"].toString().isEmpty());
    QCOMPARE(entry(u"Naruto"_s)[u"progress"].toInt(), 40);
    VERIFY_EXIT(m_omt.run({u"redo"_s}), 0);
    QCOMPARE(entry(u"Naruto"_s)[u"progress"].toInt(), 41);
    VERIFY_EXIT(m_omt.run({u"redo"_s}), 1);
}

void tst_Omt::manyAtOnceLoseNothing()
{
    constexpr int number = 5;
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < number; ++i)
        processes.push_back(m_omt.start({u"set"_s, u"mal:20"_s, u"--progress"_s, u"+1"_s}));
    for (const auto &process : processes)
        VERIFY_EXIT(OmtRunner::finished(*process), 0);
    QCOMPARE(entry(u"Naruto"_s)[u"progress"].toInt(), 41 + number);
}

void tst_Omt::exportsHoldTheLibrary()
{
    const OmtCall json = m_omt.run({u"export"_s, u"--format"_s, u"json"_s});
    VERIFY_EXIT(json, 0);
    QCOMPARE(json.object()[u"entries"].toArray().size(), 4);
    QCOMPARE(json.object()[u"media"].toArray().size(), 4);
    const QString file = m_omt.path(u"library.csv"_s);
    const OmtCall csv = m_omt.run({u"export"_s, u"-o"_s, file});
    VERIFY_EXIT(csv, 0);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll().trimmed().count('\n'), 4); // a head and four entries
    const OmtCall nowhere = m_omt.run({u"export"_s, u"-o"_s, m_omt.path(u"no/such/dir/x.json"_s)});
    VERIFY_EXIT(nowhere, 2);
    QVERIFY(nowhere.out.isEmpty());
    QVERIFY2(nowhere.err.contains("no/such/dir/x.json"), nowhere.transcript().constData());
}

void tst_Omt::exportsSayWhatIsLost()
{
    const OmtCall dry
        = m_omt.run({u"export"_s, u"--format"_s, u"goodreads-csv"_s, u"--dry-run"_s, u"--json"_s});
    VERIFY_EXIT(dry, 0);
    QCOMPARE(dry.object()[u"entries"].toInt(), 0);
    QCOMPARE(dry.object()[u"losses"][u"other_types"].toInt(), 4); // anime are no books
    const QString file = m_omt.path(u"anime.xml"_s);
    const QString losses = m_omt.path(u"losses.json"_s);
    const OmtCall call = m_omt.run({u"export"_s, u"--format"_s, u"mal-anime"_s, u"--type"_s,
                                    u"anime"_s, u"-o"_s, file, u"--loss-report"_s, losses});
    VERIFY_EXIT(call, 0);
    QVERIFY2(call.err.contains("cannot hold"), call.transcript().constData());
    QFile report(losses);
    QVERIFY(report.open(QIODevice::ReadOnly));
    const QJsonObject told = QJsonDocument::fromJson(report.readAll()).object();
    QCOMPARE(told[u"format"].toString(), u"mal-anime"_s);
    QVERIFY(told[u"losses"][u"added_at"].toInt() > 0);
    const OmtCall unknown = m_omt.run({u"export"_s, u"--list"_s, u"No such list"_s});
    VERIFY_EXIT(unknown, 2);
    QVERIFY2(unknown.err.contains("No such list"), unknown.transcript().constData());
    VERIFY_EXIT(m_omt.run({u"export"_s, u"--type"_s, u"nonsense"_s}), 2);
}

void tst_Omt::exportReplacesNothingUnasked()
{
    const QString file = m_omt.write(u"precious.json"_s, "mine");
    const auto content = [&file] {
        QFile written(file);
        return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
    };
    const OmtCall call = m_omt.run({u"export"_s, u"-o"_s, file});
    VERIFY_EXIT(call, 2);
    QVERIFY2(call.err.contains("precious.json exists already") && call.err.contains("--force"),
             call.transcript().constData());
    QCOMPARE(content(), QByteArray("mine"));
    VERIFY_EXIT(m_omt.run({u"export"_s, u"-o"_s, file, u"--force"_s}), 0);
    QVERIFY(content().startsWith("{\"schema\""));
    VERIFY_EXIT(m_omt.run({u"export"_s, u"-o"_s, QDir::tempPath()}), 2);
}

void tst_Omt::fullOutputIsToldLoudly_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command :
         {"library --json", "library", "export", "export -o /dev/full", "--help"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void tst_Omt::fullOutputIsToldLoudly()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("there is no /dev/full here: A FULL OUTPUT IS NOT TESTED");
    QFETCH(const QString, command);
    const OmtCall call = m_omt.runInShell(u"\"$OMT\" "_s + command + u" > /dev/full"_s);
    VERIFY_EXIT(call, 1);
    QVERIFY2(call.err.startsWith("omt: ") && call.err.contains("No space left"),
             call.transcript().constData());
    QCOMPARE(call.err.count("omt: "), 1);
}

void tst_Omt::ratingsAreReadOnEveryScale_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("stored"); // 0: none, -1: refused
    QTest::newRow("of a hundred") << u"90"_s << 90;
    QTest::newRow("of ten") << u"9/10"_s << 90;
    QTest::newRow("stars") << u"4.5/5"_s << 90;
    QTest::newRow("stars with a comma") << u"4,25/5"_s << 85;
    QTest::newRow("none") << u"none"_s << 0;
    QTest::newRow("a low one") << u"9"_s << 9;
    QTest::newRow("nothing") << u"0"_s << -1;
    QTest::newRow("nothing of ten") << u"0/10"_s << -1;
    QTest::newRow("more than the best") << u"11/10"_s << -1;
    QTest::newRow("of nothing") << u"1/0"_s << -1;
    QTest::newRow("a decimal of a hundred") << u"8.5"_s << -1;
    QTest::newRow("a word") << u"good"_s << -1;
    QTest::newRow("two strokes") << u"1/2/3"_s << -1;
}

void tst_Omt::ratingsAreReadOnEveryScale()
{
    QFETCH(const QString, typed);
    QFETCH(const int, stored);
    const int before = entry(u"Naruto"_s)[u"rating"].toInt();
    const OmtCall call = m_omt.run({u"set"_s, u"mal:20"_s, u"--rating"_s, typed});
    VERIFY_EXIT(call, stored < 0 ? 2 : 0);
    QCOMPARE(entry(u"Naruto"_s)[u"rating"].toInt(), stored < 0 ? before : stored);
    if (stored > 0)
        QVERIFY2(call.err.contains(QByteArray(QByteArray::number(stored) + " of 100")),
                 call.transcript().constData());
    QCOMPARE(call.err.contains("write 9/10"), typed == u"9");
}

void tst_Omt::textThatIsNoUtf8IsRefused()
{
    const OmtCall call
        = m_omt.runInShell(u"\"$OMT\" set mal:20 --notes \"$(printf 'caf\\351')\""_s);
    VERIFY_EXIT(call, 2);
    QVERIFY2(call.err.contains("UTF-8"), call.transcript().constData());
    QCOMPARE(entry(u"Naruto"_s)[u"notes"].toString(), u"by id"_s);
}

void tst_Omt::importListAndUndo()
{
    const QJsonArray runs = m_omt.run({u"import"_s, u"list"_s, u"--json"_s}).array();
    const auto made = std::find_if(runs.begin(), runs.end(), [](const QJsonValue &run) {
        return run[u"created"].toInt() == 4;
    });
    QVERIFY(made != runs.end());
    const QJsonValue run = *made;
    QCOMPARE(run[u"format"].toString(), u"mal-xml"_s);
    QVERIFY(run[u"undone_at"].isNull());
    const OmtCall undone = m_omt.run({u"import"_s, u"undo"_s, run[u"run"].toString(), u"--json"_s});
    QVERIFY2(undone.exitCode == 0 || undone.exitCode == 1, undone.transcript().constData());
    QVERIFY(entry(u"Kimi no Na wa."_s).isEmpty()); // untouched since: gone
    const OmtCall again = m_omt.run({u"redo"_s});
    QVERIFY2(again.exitCode == 0 || again.exitCode == 1, again.transcript().constData());
    QVERIFY(!entry(u"Kimi no Na wa."_s).isEmpty());
    VERIFY_EXIT(m_omt.run({u"import"_s, u"undo"_s, u"00000000-0000-7000-8000-000000000001"_s}), 1);
}

void tst_Omt::takingBackNamesWhatItLeaves()
{
    // The table shows as much of the ids as tells the runs apart, and that is enough to name one.
    const QJsonArray runs = m_omt.run({u"import"_s, u"list"_s, u"--json"_s}).array();
    qsizetype row = 0;
    while (row < runs.size() && runs[row][u"created"].toInt() != 4)
        ++row;
    QVERIFY(row < runs.size());
    const QString id = runs[row][u"run"].toString();
    const OmtCall listed = m_omt.run({u"import"_s, u"list"_s});
    const QString line = QString::fromUtf8(listed.out).section(u'\n', int(row) + 1, int(row) + 1);
    const QString shown = line.section(u' ', 0, 0);
    QVERIFY2(id.startsWith(shown) && shown.size() >= 8 && shown.size() < id.size(),
             listed.transcript().constData());
    VERIFY_EXIT(m_omt.run({u"set"_s, u"Kimi no Na wa."_s, u"--notes"_s, u"kept"_s}), 0);
    const OmtCall undone = m_omt.run({u"import"_s, u"undo"_s, shown, u"--json"_s});
    VERIFY_EXIT(undone, 1);
    const QJsonArray left = undone.object()[u"left_alone"].toArray();
    const auto edited = std::find_if(left.begin(), left.end(), [](const QJsonValue &one) {
        return one[u"title"].toString() == u"Kimi no Na wa.";
    });
    QVERIFY2(edited != left.end(), undone.transcript().constData());
    QVERIFY((*edited)[u"fields"].toArray().contains(u"notes"_s));
    const OmtCall again = m_omt.run({u"redo"_s});
    QVERIFY2(again.exitCode == 0 || again.exitCode == 1, again.transcript().constData());
    VERIFY_EXIT(m_omt.run({u"import"_s, u"undo"_s, u"ffff"_s}), 1);
}

void tst_Omt::decisionsAreListedAndForgotten()
{
    const OmtCall none = m_omt.run({u"import"_s, u"decisions"_s, u"--json"_s});
    VERIFY_EXIT(none, 0);
    QVERIFY(none.array().isEmpty());
    VERIFY_EXIT(m_omt.run({u"import"_s, u"decisions"_s, u"forget"_s}), 2);
    VERIFY_EXIT(m_omt.run({u"import"_s, u"decisions"_s, u"forget"_s, u"abcd"_s}), 1);
    const OmtCall all
        = m_omt.run({u"import"_s, u"decisions"_s, u"forget"_s, u"--all"_s, u"--json"_s});
    VERIFY_EXIT(all, 0);
    QCOMPARE(all.object()[u"forgotten"].toInt(), 0);
}

void tst_Omt::aTableIsExplainedOnce()
{
    const QString table = m_omt.path(u"films of mine.csv"_s);
    const QString explained = m_omt.path(u"mine.json"_s);
    const auto write = [](const QString &path, const QByteArray &bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(table, "Film;Jahr;Punkte\nDie Stille;1998;4,5\n"));
    const OmtCall refused = m_omt.run({u"import"_s, table});
    VERIFY_EXIT(refused, 5);
    QVERIFY2(refused.err.contains("films of mine.csv"), refused.transcript().constData());
    QVERIFY2(refused.err.contains("omt import mapping"), refused.transcript().constData());
    const OmtCall guess = m_omt.run({u"import"_s, u"mapping"_s, table});
    VERIFY_EXIT(guess, 0);
    QCOMPARE(guess.object()[u"columns"][u"title"].toString(), u"Film"_s);
    QVERIFY(write(explained, guess.out));
    const OmtCall first = m_omt.run({u"import"_s, u"--json"_s, u"--mapping"_s, explained, table});
    VERIFY_EXIT(first, 0);
    QCOMPARE(first.object()[u"created"].toInt(), 1);
    // Another file with the same columns needs no explanation.
    QVERIFY(write(table, "Film;Jahr;Punkte\nDie Stille;1998;4,5\nDer Sturm;2001;3\n"));
    const OmtCall second = m_omt.run({u"import"_s, u"--json"_s, table});
    VERIFY_EXIT(second, 0);
    QCOMPARE(second.object()[u"read"].toInt(), 2);
    QCOMPARE(second.object()[u"created"].toInt(), 1);
    QVERIFY(!m_omt.run({u"import"_s, u"mapping"_s, table}).err.contains("guessed"));
    for (const OmtCall &call : {second, first})
        VERIFY_EXIT(m_omt.run({u"import"_s, u"undo"_s, call.object()[u"run"].toString()}), 0);
}

void tst_Omt::dryRunShowsTheLines()
{
    const OmtCall call = m_omt.run({u"import"_s, m_list, u"--dry-run"_s});
    QVERIFY2(call.out.contains("Kimi no Na wa."), call.transcript().constData());
    QVERIFY2(call.out.contains("State"), call.transcript().constData());
}

void tst_Omt::helpFitsTheTerminal()
{
    for (const QString &command : {u"import"_s, u"export"_s, u"catalog import"_s}) {
        const OmtCall call = m_omt.run(command.split(u' ') + QStringList{u"--help"_s});
        for (const QByteArray &line : call.out.split('\n'))
            QVERIFY2(QString::fromUtf8(line).size() <= 80, line.constData());
    }
}

void tst_Omt::backupCreatesAFile()
{
    const OmtCall call = m_omt.run({u"backup"_s, u"create"_s, u"--json"_s});
    VERIFY_EXIT(call, 0);
    QVERIFY(QFile::exists(call.object()[u"file"].toString()));
    QVERIFY(call.object()[u"bytes"].toInt() > 1000);
    QCOMPARE(m_omt.run({u"backup"_s, u"list"_s, u"--json"_s}).array().size(), 1);
}

void tst_Omt::serverStopsWhenNobodyUsesIt()
{
    const OmtCall status = m_omt.run({u"server"_s, u"status"_s, u"--json"_s});
    VERIFY_EXIT(status, 0);
    QCOMPARE(status.object()[u"running"].toBool(true), false);
    QCOMPARE(status.object()[u"state"].toString(), u"stopped"_s);
    QCOMPARE(status.object()[u"data_dir"].toString(), m_omt.dataDir());
    const OmtCall doctor = m_omt.run({u"doctor"_s, u"--json"_s});
    VERIFY_EXIT(doctor, 0);
    QCOMPARE(doctor.object()[u"problem"].toBool(true), false);
    QVERIFY(doctor.object()[u"items"].toArray().size() > 3);
    const OmtCall text = m_omt.run({u"doctor"_s});
    QVERIFY2(!text.out.contains("last words"), text.out.constData()); // all is well
    VERIFY_EXIT(text, 0);
    QVERIFY(text.out.contains("PostgreSQL"));
    VERIFY_EXIT(m_omt.run({u"server"_s, u"stop"_s}), 0);
}

QTEST_GUILESS_MAIN(tst_Omt)
#include "tst_omt.moc"
