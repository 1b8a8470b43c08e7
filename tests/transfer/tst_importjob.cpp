// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/database.h"
#include "core/library/undoservice.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/importtools.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::test;
using transfer::ConflictRule;
using transfer::ImportJob;

/** Real exports, end to end: from the file to the library and back. */
class TestImportJob : public QObject
{
    Q_OBJECT

private slots:
    void init() { OMT_VERIFY(m_bench.open()); }

    void animeListComesInWhole();
    void mangaListComesInWhole();
    void goodreadsComesInWhole();
    void letterboxdComesInWhole();
    void letterboxdListsKeepTheirOrder();
    void everyExportAddsUpAndRepeatsUnchanged_data();
    void everyExportAddsUpAndRepeatsUnchanged();
    void aDryRunWritesNothing();
    void undoLeavesAnEmptyLibrary_data();
    void undoLeavesAnEmptyLibrary();
    void severalFilesAreOneRun();
    void badRowsAreReportedAndTheRestGoesIn();
    void aDamagedFileLeavesNothing();
    void aCatalogIsNotTakenForAList();
    void cancellingLeavesNothing();
    void theJobTellsOfItsProgressAndItsEnd();
    void runsAreListedNewestFirst();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &content);

    ImportBench m_bench;
    QTemporaryDir m_directory;
};

namespace {

const QString anime = u"exports/mal-xml-anime/animelist-265.xml"_s;
const QString manga = u"exports/mal-xml-manga/mangalist-10.xml"_s;
const QString goodreads = u"exports/goodreads/goodreads_library_export-31col.csv"_s;
const QString letterboxd = u"exports/letterboxd/letterboxd-user-2025-01-06-12-00-utc.zip"_s;

QByteArray animeEntry(int id, const QByteArray &title, const QByteArray &more = {})
{
    return "<anime><series_animedb_id>" + QByteArray::number(id) + "</series_animedb_id>"
        + "<series_title><![CDATA[" + title + "]]></series_title>"
        + "<my_status>Completed</my_status>" + more + "</anime>\n";
}

QByteArray animeList(const QByteArray &entries)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<myanimelist>\n"
           "<myinfo><user_export_type>1</user_export_type></myinfo>\n"
        + entries + "</myanimelist>\n";
}

} // namespace

QString TestImportJob::write(const QString &name, const QByteArray &content)
{
    const QString path = m_directory.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return path;
}

void TestImportJob::animeListComesInWhole()
{
    OMT_SHARED_OR_SKIP(anime);
    const auto report = m_bench.importFiles({sharedData(anime)});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 265, created 265"_s);
    QCOMPARE(report->format, u"mal-xml"_s);
    // As the list's own header counts them; three completed ones that are watched again are in
    // progress.
    QCOMPARE(m_bench.askAll(
                 u"select status || ' ' || count(*) from interaction.user_media group by status "
                 "order by status"_s),
             u"completed 141|dropped 3|in_progress 7|on_hold 16|planned 98"_s);
    QCOMPARE(m_bench.entry(u"Chainsaw Man"_s),
             u"completed 12/12 r80 from 2022-10-12 day to 2022-12-28 day pass 2"_s);
    QCOMPARE(m_bench.entry(u"Boku no Hero Academia"_s),
             u"completed 13/13 r60 from 2021-01-01 year to 2021-01-01 year pass 1"_s);
    QCOMPARE(m_bench.entry(u"Dr. Stone: New World"_s),
             u"completed 11/11 r70 from 2025-01-01 month to 2025-02-13 day pass 1"_s);
    QCOMPARE(m_bench.entry(u"Enen no Shouboutai"_s),
             u"planned 1/24 from 2025-04-19 day pass 1 [Quis Culpa]"_s);
    QCOMPARE(m_bench.entry(u"Steins;Gate"_s), u"in_progress 4/24 r100 pass 5 3 ullamco"_s);
    QCOMPARE(
        m_bench.ask(
            u"select meta_snapshot -> 'mal' ->> 'my_rewatch_value' from interaction.user_media e "
            "join media.media m on m.id = e.media_id where m.title = 'Tokyo Ghoul'"_s),
        u"Very High"_s);
    QCOMPARE(
        m_bench.ask(
            u"select m.title || ' ' || s.format from media.media m join media.external_links l on "
            "l.media_id = m.id join media.screen_attributes s on s.media_id = m.id where "
            "l.source_name = 'mal' and l.key_space = 'anime' and l.external_key = '31297'"_s),
        u"Tokyo Ghoul: \"Pinto\" OVA"_s);
}

void TestImportJob::mangaListComesInWhole()
{
    OMT_SHARED_OR_SKIP(manga);
    const auto report = m_bench.importFiles({sharedData(manga)});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 10, created 10"_s);
    QCOMPARE(m_bench.entry(u"Chainsaw Man"_s), u"completed 97/97 pass 1"_s);
    QCOMPARE(m_bench.entry(u"Naruto"_s), u"in_progress 339/700 pass 1"_s);
    QCOMPARE(
        m_bench.ask(
            u"select meta_snapshot -> 'mal' ->> 'my_read_volumes' from interaction.user_media e join "
            "media.media m on m.id = e.media_id where m.title = 'Shaman King'"_s),
        u"32"_s);
}

void TestImportJob::goodreadsComesInWhole()
{
    OMT_SHARED_OR_SKIP(goodreads);
    const auto report = m_bench.importFiles({sharedData(goodreads)});
    OMT_VERIFY(report);
    QVERIFY(addsUp(*report));
    QCOMPARE(report->read, 358);
    QCOMPARE(m_bench.entry(u"The Moonstone"_s),
             u"completed 528/528 r100 to 2014-04-10 day pass 2"_s);
    QCOMPARE(m_bench.entry(u"Go Tell It on the Mountain"_s), u"planned 0/256 pass 1"_s);
    QCOMPARE(
        m_bench.ask(
            u"select creators[1] || ' ' || extract(year from release_date) || ' ' || w.publisher || ' ' "
            "|| w.binding || ' ' || w.isbn13 from media.media m join media.written_attributes w on "
            "w.media_id = m.id where title = 'Go Tell It on the Mountain'"_s),
        u"James Baldwin 1953 Penguin Paperback 9780141185910"_s);
    QCOMPARE(
        m_bench
            .ask(
                u"select r.body from interaction.reviews r join media.media m on m.id = r.media_id where "
                "m.title = 'Patisserie at Home'"_s)
            .left(13),
        u"Est esse:<br/"_s);
    QCOMPARE(
        m_bench.ask(
            u"select to_char(e.created_at, 'YYYY-MM-DD') from interaction.user_media e join media.media "
            "m on m.id = e.media_id where m.title = 'The Moonstone'"_s),
        u"2014-03-26"_s);
}

void TestImportJob::letterboxdComesInWhole()
{
    OMT_SHARED_OR_SKIP(letterboxd);
    const auto report = m_bench.importFiles({sharedData(letterboxd)});
    OMT_VERIFY(report);
    QVERIFY(addsUp(*report));
    QCOMPARE(report->failed, 0);
    QCOMPARE(report->created, m_bench.ask(u"select count(*) from media.media"_s).toLongLong());
    QCOMPARE(m_bench.entry(u"National Treasure"_s),
             u"completed 0/? r100 to 2021-07-17 day pass 3"_s);
    QCOMPARE(
        m_bench.askAll(
            u"select concat_ws(' ', p.number, to_char(p.completed_at, 'YYYY-MM-DD'), p.rating) from "
            "interaction.passes p join media.media m on m.id = p.media_id where m.title = "
            "'National Treasure' order by p.number"_s),
        u"1|2 2018-01-16 100"_s);
    QCOMPARE(
        m_bench.ask(
            u"select r.pass_number from interaction.reviews r join media.media m on m.id = r.media_id "
            "where m.title = 'National Treasure'"_s),
        u"2"_s);
    QCOMPARE(m_bench.entry(u"The Spirit of St. Louis"_s),
             u"completed 0/? to 2023-08-06 day pass 2 favourite"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.user_media where is_favourite"_s),
             u"89"_s);
    QCOMPARE(
        m_bench.ask(
            u"select array_to_string(tags, ',') from interaction.user_media e join media.media m on "
            "m.id = e.media_id where m.title = '1917'"_s),
        u"friend-b"_s);
    // 113 on the watchlist, 4 of them watched; 8 more are liked but were never logged.
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.user_media where status = 'planned'"_s),
             u"117"_s);
}

void TestImportJob::letterboxdListsKeepTheirOrder()
{
    OMT_SHARED_OR_SKIP(letterboxd);
    OMT_VERIFY(m_bench.importFiles({sharedData(letterboxd)}));
    const QString films = m_bench.askAll(
        u"select m.title from interaction.list_items i join interaction.user_lists l on l.id = i.list_id "
        "join media.media m on m.id = i.media_id where l.name = 'Software History' order by i.position"_s);
    QVERIFY2(films.startsWith(u"BBS: The Documentary|Silicon Cowboys"), qPrintable(films));
    const QString about = m_bench.ask(
        u"select description from interaction.user_lists where name = 'Software History'"_s);
    QVERIFY2(about.startsWith(u"Sit-eiusmod "), qPrintable(about));
}

void TestImportJob::everyExportAddsUpAndRepeatsUnchanged_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &path :
         {anime, u"exports/mal-xml-anime/animelist-old-layout.xml.gz"_s, manga, goodreads,
          letterboxd, u"exports/letterboxd/letterboxd-neodb-2025-08-08-02-36-utc.zip"_s,
          u"exports/goodreads/jelu-goodreads-duplicate-events.csv"_s,
          u"exports/goodreads/jelu-goodreads1.csv"_s,
          u"exports/goodreads/jelu-goodreads_library_export-2022.csv"_s,
          u"exports/goodreads/jelu-goodreads_library_export_one_line_modified_review.csv"_s,
          u"exports/goodreads/bookwyrm-goodreads.csv"_s, u"exports/letterboxd/watchlist.csv"_s,
          u"exports/letterboxd/diary.csv"_s})
        QTest::newRow(qPrintable(path.section(u'/', -1))) << path;
}

void TestImportJob::everyExportAddsUpAndRepeatsUnchanged()
{
    QFETCH(QString, path);
    OMT_SHARED_OR_SKIP(path);
    const auto first = m_bench.importFiles({sharedData(path)});
    OMT_VERIFY(first);
    QVERIFY2(addsUp(*first), qPrintable(summary(*first)));
    QVERIFY(first->created > 0);
    const QString counts = m_bench.tableCounts();
    const QString activity = m_bench.ask(u"select count(*) from interaction.activity"_s);
    const auto again = m_bench.importFiles({sharedData(path)});
    OMT_VERIFY(again);
    QVERIFY2(addsUp(*again), qPrintable(summary(*again)));
    QCOMPARE(again->read, first->read);
    QCOMPARE(again->unchanged, first->created + first->updated);
    QCOMPARE(again->created + again->updated + again->conflicts, 0);
    QCOMPARE(m_bench.tableCounts(), counts);
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.activity"_s), activity);
}

void TestImportJob::aDryRunWritesNothing()
{
    OMT_SHARED_OR_SKIP(goodreads);
    const QString before = m_bench.tableCounts();
    const auto dry = m_bench.importFiles({sharedData(goodreads)}, ConflictRule::Keep, true);
    OMT_VERIFY(dry);
    QVERIFY(dry->run.isNull());
    QCOMPARE(m_bench.tableCounts(), before);
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.import_runs"_s), u"0"_s);
    const auto real = m_bench.importFiles({sharedData(goodreads)});
    OMT_VERIFY(real);
    QCOMPARE(summary(*dry), summary(*real));
}

void TestImportJob::undoLeavesAnEmptyLibrary_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("an anime list") << anime;
    QTest::newRow("books with reviews") << goodreads;
    QTest::newRow("films with passes, reviews and lists") << letterboxd;
}

void TestImportJob::undoLeavesAnEmptyLibrary()
{
    QFETCH(QString, path);
    OMT_SHARED_OR_SKIP(path);
    const QString before = m_bench.tableCounts();
    const auto report = m_bench.importFiles({sharedData(path)});
    OMT_VERIFY(report);
    const QString imported = m_bench.tableCounts();
    db::Database database(m_bench.settings());
    library::UndoService undo(database);
    auto taken = undo.takeBackImport(report->run);
    taken.waitForFinished();
    OMT_VERIFY(taken.result());
    QCOMPARE(taken.result()->left, 0);
    QCOMPARE(m_bench.tableCounts(), before);
    QVERIFY(m_bench.ask(u"select undone_at is not null from interaction.import_runs"_s) == u"t"_s);
    auto redone = undo.redo();
    redone.waitForFinished();
    OMT_VERIFY(redone.result());
    QCOMPARE(m_bench.tableCounts(), imported);
}

void TestImportJob::severalFilesAreOneRun()
{
    OMT_SHARED_OR_SKIP(anime);
    OMT_SHARED_OR_SKIP(manga);
    const auto report = m_bench.importFiles({sharedData(anime), sharedData(manga)});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 275, created 275"_s);
    QCOMPARE(m_bench.ask(u"select array_to_string(files, ',') from interaction.import_runs"_s),
             u"animelist-265.xml,mangalist-10.xml"_s);
}

void TestImportJob::badRowsAreReportedAndTheRestGoesIn()
{
    const QString path = write(u"list.xml"_s,
                               animeList(animeEntry(1, "Good one") + animeEntry(0, "")
                                         + animeEntry(2, "Odd score", "<my_score>nine</my_score>")
                                         + animeEntry(3, "Good two")));
    const auto report = m_bench.importFiles({path});
    OMT_VERIFY(report);
    QCOMPARE(summary(*report), u"read 4, created 3, failed 1"_s);
    QCOMPARE(report->problems.size(), 2);
    QCOMPARE(report->problems[0].line, 5);
    QCOMPARE(report->problems[1].line, 6);
    QVERIFY(report->problems[0].file.contains(u"list.xml"));
    QCOMPARE(m_bench.ask(u"select jsonb_array_length(problems) from interaction.import_runs"_s),
             u"2"_s);
}

void TestImportJob::aDamagedFileLeavesNothing()
{
    const QByteArray whole = animeList(animeEntry(1, "One") + animeEntry(2, "Two"));
    const QString good = write(u"good.xml"_s, whole);
    const QString cut = write(u"cut.xml"_s, whole.left(whole.size() - 40));
    const QString before = m_bench.tableCounts();
    const auto report = m_bench.importFiles({good, cut});
    QVERIFY(!report);
    QVERIFY2(report.error().kind == Error::Kind::BadInput,
             qPrintable(report.error().toLogString()));
    QVERIFY2(report.error().message.contains(u"cut.xml"), qPrintable(report.error().message));
    QCOMPARE(m_bench.tableCounts(), before);
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.import_runs"_s), u"0"_s);
}

void TestImportJob::aCatalogIsNotTakenForAList()
{
    const QString path = u"catalogs/podcasts-german-tech.json.xz"_s;
    OMT_SHARED_OR_SKIP(path);
    const auto report = m_bench.importFiles({sharedData(path)});
    QVERIFY(!report);
    QVERIFY(report.error().kind == Error::Kind::BadInput);
}

void TestImportJob::cancellingLeavesNothing()
{
    QByteArray entries;
    for (int i = 1; i <= 20000; ++i)
        entries += animeEntry(i, "Title " + QByteArray::number(i));
    const QString path = write(u"long.xml"_s, animeList(entries));
    const QString before = m_bench.tableCounts();
    ImportJob job(m_bench.settings(), {{path}, {}, ConflictRule::Keep, false});
    std::optional<Error> error;
    bool finished = false;
    connect(&job, &ImportJob::progress, this, [&job](qint64 done) {
        if (done > 0)
            job.cancel();
    });
    connect(&job, &ImportJob::finished, this, [&](const Result<transfer::ImportReport> &report) {
        finished = true;
        if (!report)
            error = report.error();
    });
    job.start();
    QTRY_VERIFY_WITH_TIMEOUT(finished, 120000);
    QVERIFY(error);
    QVERIFY2(error->isCancelled(), qPrintable(error->toLogString()));
    QCOMPARE(m_bench.tableCounts(), before);
    QCOMPARE(m_bench.ask(u"select count(*) from interaction.import_runs"_s), u"0"_s);
}

void TestImportJob::theJobTellsOfItsProgressAndItsEnd()
{
    const QString path = write(u"list.xml"_s, animeList(animeEntry(1, "One")));
    ImportJob job(m_bench.settings(), {{path}, {}, ConflictRule::Keep, false});
    QStringList steps;
    std::optional<transfer::ImportReport> report;
    connect(&job, &ImportJob::progress, this, [&](qint64 done, qint64 total, const QString &text) {
        QVERIFY(done <= total);
        steps.append(text);
    });
    connect(&job, &ImportJob::finished, this,
            [&](const Result<transfer::ImportReport> &result) { report = result.value(); });
    job.start();
    QTRY_VERIFY_WITH_TIMEOUT(report, 60000);
    QCOMPARE(report->created, 1);
    QVERIFY(steps.size() > 3);
    QVERIFY(!steps.contains(QString()));
}

void TestImportJob::runsAreListedNewestFirst()
{
    const QString path = write(u"list.xml"_s, animeList(animeEntry(1, "One") + animeEntry(0, "")));
    OMT_VERIFY(m_bench.importFiles({path}));
    OMT_VERIFY(m_bench.importFiles({path}, ConflictRule::Replace));
    db::Database database(m_bench.settings());
    auto runs = transfer::importRuns(database);
    runs.waitForFinished();
    OMT_VERIFY(runs.result());
    const auto list = runs.result().value();
    QCOMPARE(list.size(), 2);
    QCOMPARE(summary(list[0].report), u"read 2, unchanged 1, failed 1"_s);
    QCOMPARE(summary(list[1].report), u"read 2, created 1, failed 1"_s);
    QCOMPARE(list[1].report.problems.size(), 1);
    QCOMPARE(list[0].files, QStringList{u"list.xml"_s});
    QVERIFY(list[0].startedAt.isValid());
    QVERIFY(!list[0].undoneAt.isValid());
}

QTEST_GUILESS_MAIN(TestImportJob)
#include "tst_importjob.moc"
