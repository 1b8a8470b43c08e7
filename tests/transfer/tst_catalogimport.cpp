// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogfiles.h"
#include "core/transfer/catalogimport.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/importtools.h"
#include "tests/transfer/transfertools.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::test;
using transfer::CatalogImportJob;
using transfer::CatalogImportReport;
using transfer::ImportRow;

/** Public catalogs: into media.media by batches, again and again. */
class TestCatalogImport : public QObject
{
    Q_OBJECT

private slots:
    void init() { OMT_VERIFY(m_bench.open()); }

    void everyCatalogAddsUpAndRepeatsUnchanged_data();
    void everyCatalogAddsUpAndRepeatsUnchanged();
    void dumpsOfSeveralFilesMakeOneCatalog_data();
    void dumpsOfSeveralFilesMakeOneCatalog();
    void changedRecordsChangeTheirTitles();
    void titlesOfOthersAreOnlyFilled();
    void laterRecordsOfATitleFillItOnly();
    void recordsWithoutKeysAreFoundByTitleAndYear();
    void repeatsWithinARunCountOnce();
    void batchesSeeEachOther();
    void batchesOfOneOldTitleTakeTurns();
    void manyNewTitlesComeWhole();
    void aMemberIsRefused();
    void nothingIsJournaled();
    void aListIsNotTakenForACatalog();

private:
    [[nodiscard]] Result<CatalogImportReport> import(const QList<ImportRow> &rows,
                                                     const QString &source = u"bangumi"_s);
    [[nodiscard]] Result<CatalogImportReport> importFile(const QString &path);

    ImportBench m_bench;
};

namespace {

QString counts(const CatalogImportReport &report)
{
    const transfer::CatalogCounts &c = report.counts;
    return u"%1 read, %2 created, %3 updated, %4 unchanged, %5 failed"_s.arg(c.read)
        .arg(c.created)
        .arg(c.updated)
        .arg(c.unchanged)
        .arg(c.failed);
}

bool addsUp(const CatalogImportReport &report)
{
    const transfer::CatalogCounts &c = report.counts;
    return c.created + c.updated + c.unchanged + c.unmatched + c.leftOut + c.failed == c.read;
}

} // namespace

Result<CatalogImportReport> TestCatalogImport::import(const QList<ImportRow> &rows,
                                                      const QString &source)
{
    std::vector<transfer::CatalogParts> catalogs(1);
    catalogs[0].source = source;
    catalogs[0].parts.push_back({sourceOf(rows), {}, 0});
    return transfer::importCatalogs(m_bench.settings(), catalogs, false, {});
}

Result<CatalogImportReport> TestCatalogImport::importFile(const QString &path)
{
    transfer::CatalogImportOptions options;
    options.files = {sharedData(path)};
    return CatalogImportJob::run(m_bench.settings(), options);
}

void TestCatalogImport::everyCatalogAddsUpAndRepeatsUnchanged_data()
{
    QTest::addColumn<QString>("path");
    for (const auto *name :
         {u"bangumi-data.json.xz", u"mangadex-batch-1.ndjson.xz", u"podcasts-german-tech.json.xz",
          u"wikipedia-movies-1900s.json.xz", u"wikipedia-movies-1910s.json.xz",
          u"mame-vgmplay-music.xml.xz", u"streaming-hulu_titles.csv.xz"}) {
        const QString path = u"catalogs/"_s + QString::fromUtf16(name);
        QTest::newRow(qPrintable(path)) << path;
    }
}

void TestCatalogImport::everyCatalogAddsUpAndRepeatsUnchanged()
{
    QFETCH(QString, path);
    OMT_SHARED_OR_SKIP(path);
    const auto first = importFile(path);
    OMT_VERIFY(first);
    QVERIFY2(addsUp(*first), qPrintable(counts(*first)));
    QVERIFY(first->counts.created > 0);
    QCOMPARE(first->counts.created,
             m_bench.ask(u"select count(*) from media.media"_s).toLongLong());
    const QString tables = m_bench.tableCounts();
    const auto again = importFile(path);
    OMT_VERIFY(again);
    QVERIFY2(addsUp(*again), qPrintable(counts(*again)));
    QCOMPARE(again->counts.created + again->counts.updated, 0);
    QCOMPARE(m_bench.tableCounts(), tables);
}

void TestCatalogImport::dumpsOfSeveralFilesMakeOneCatalog_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("counts");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("answer");
    const QString titles
        = u"select concat_ws(' ', title, (select string_agg(n.title, '+' order by n.position) from "
          "media.titles n where n.media_id = m.id and n.position > 0), popularity, "
          "m.attributes ->> 'average_rating') from media.media m order by title"_s;
    QTest::newRow("IMDb, the names and ratings named first")
        << QStringList{u"imdb-ratings.tsv"_s, u"imdb-akas.tsv"_s, u"imdb-basics.tsv"_s}
        << u"10 read, 4 created, 3 updated, 0 unchanged, 1 failed, 1 unmatched, 1 left out"_s
        << titles
        << u"Bees 0|Harbour Lights 55 6.1|Lantern Quest 0|The \"Quoted\" Lantern Die Laterne+La "
           "lanterne+ランタン 1234 7.4"_s;
    QTest::newRow("Open Library, the editions named first")
        << QStringList{u"ol-editions.txt"_s, u"ol-works.txt"_s, u"ol-authors.txt"_s}
        << u"8 read, 3 created, 1 updated, 1 unchanged, 0 failed, 0 unmatched, 3 left out"_s
        << u"select concat_ws(' ', title, array_to_string(creators, '+'), release_date, w.pages, "
           "w.isbn13, (select string_agg(l.external_key, '+' order by l.external_key) from "
           "media.external_links l where l.media_id = m.id)) from media.media m left join "
           "media.written_attributes w on w.media_id = m.id order by title"_s
        << u"Alone  OL9002W|The Salt Road Ada Example+Bo Sample 1911-01-01 212 9780306406157 "
           "9780306406157+9783161484100+OL9001M+OL9001W+OL9002M|Without a Work  1850-01-01 OL9003M"_s;
    QTest::newRow("MusicBrainz, the releases named first")
        << QStringList{u"mb-releases.json"_s, u"mb-events.json"_s, u"mb-release-groups.json"_s}
        << u"5 read, 3 created, 1 updated, 0 unchanged, 1 failed, 0 unmatched, 0 left out"_s
        << u"select concat_ws(' ', title, a.tracks, a.label) from media.media m left join "
           "media.audio_attributes a on a.media_id = m.id order by title"_s
        << u"Glass Hours 11 Invented Records|Night of Glass|Read Aloud"_s;
    QTest::newRow("ids alone join what is known")
        << QStringList{u"anime-offline.json"_s, u"anime-relations.json"_s}
        << u"5 read, 2 created, 1 updated, 0 unchanged, 1 failed, 1 unmatched, 0 left out"_s
        << u"select count(*) from media.external_links where source_name = 'annict'"_s << u"1"_s;
}

void TestCatalogImport::dumpsOfSeveralFilesMakeOneCatalog()
{
    QFETCH(QStringList, files);
    transfer::CatalogImportOptions options;
    for (const QString &file : std::as_const(files))
        options.files.append(fixture(file));
    const auto report = CatalogImportJob::run(m_bench.settings(), options);
    OMT_VERIFY(report);
    const transfer::CatalogCounts &c = report->counts;
    const QString all
        = counts(*report) + u", %1 unmatched, %2 left out"_s.arg(c.unmatched).arg(c.leftOut);
    QTEST(all, "counts");
    QVERIFY(addsUp(*report));
    QFETCH(QString, query);
    QTEST(m_bench.askAll(query), "answer");
    const QString tables = m_bench.tableCounts();
    const auto again = CatalogImportJob::run(m_bench.settings(), options);
    OMT_VERIFY(again);
    QCOMPARE(again->counts.created + again->counts.updated, 0);
    QCOMPARE(m_bench.tableCounts(), tables);
    QTEST(m_bench.askAll(query), "answer");
}

void TestCatalogImport::changedRecordsChangeTheirTitles()
{
    ImportRow row = rowOf(u"Cowboy Bebop"_s, MediaType::Anime, u"bangumi:253"_s, 1998);
    row.media.progressTotal = 24;
    OMT_VERIFY(import({row, rowOf(u"Other"_s, MediaType::Anime, u"bangumi:1"_s)}));
    row.media.title = u"Cowboy Bebop: TV"_s;
    row.media.progressTotal = 26;
    row.media.names = {{u"星际牛仔"_s, u"zh-Hans"_s, u"translated"_s}};
    row.media.externalKeys.append({u"mal"_s, u"anime"_s, u"1"_s});
    row.media.releaseDate = PartialDate::fromString(u"1998-04-03");
    const auto report = import({row, rowOf(u"Other"_s, MediaType::Anime, u"bangumi:1"_s)});
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"2 read, 0 created, 1 updated, 1 unchanged, 0 failed"_s);
    QCOMPARE(
        m_bench.ask(
            u"select title || ' ' || release_date || ' ' || release_precision from media.media "
            "where external_id = 'bangumi:253'"_s),
        u"Cowboy Bebop: TV 1998-04-03 day"_s);
    QCOMPARE(m_bench.ask(u"select episodes from media.screen_attributes"_s), u"26"_s);
    QCOMPARE(
        m_bench.askAll(
            u"select t.title from media.titles t join media.media m on m.id = t.media_id where "
            "external_id = 'bangumi:253' order by position"_s),
        u"Cowboy Bebop: TV|星际牛仔"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.external_links"_s), u"3"_s);
    QCOMPARE(
        m_bench.ask(u"select count(*) from media.media where search_vector @@ '星际'::tsquery"_s),
        u"1"_s);
}

void TestCatalogImport::titlesOfOthersAreOnlyFilled()
{
    ImportRow mine = rowOf(u"My spelling"_s, MediaType::Anime, u"mal/anime:1"_s);
    mine.media.description = u"Mine"_s;
    OMT_VERIFY(m_bench.import({mine}));
    ImportRow row = rowOf(u"Their spelling"_s, MediaType::Anime, u"bangumi:253"_s, 1998);
    row.media.externalKeys.append({u"mal"_s, u"anime"_s, u"1"_s});
    row.media.description = u"Theirs"_s;
    row.media.progressTotal = 26;
    const auto report = import({row});
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"1 read, 0 created, 1 updated, 0 unchanged, 0 failed"_s);
    QCOMPARE(
        m_bench.ask(
            u"select title || ' ' || description || ' ' || release_date || ' ' || s.episodes from "
            "media.media m join media.screen_attributes s on s.media_id = m.id"_s),
        u"My spelling Mine 1998-01-01 26"_s);
    QCOMPARE(m_bench.askAll(u"select title from media.titles order by position"_s),
             u"My spelling|Their spelling"_s);
}

// A second record of a title which came with a first one of the same catalog in an earlier run.
void TestCatalogImport::laterRecordsOfATitleFillItOnly()
{
    OMT_VERIFY(import({rowOf(u"The first spelling"_s, MediaType::Anime, u"bangumi:253"_s)}));
    ImportRow later = rowOf(u"The second spelling"_s, MediaType::Anime, u"bangumi:7"_s, 1998);
    later.media.externalKeys.append({u"bangumi"_s, {}, u"253"_s});
    const auto report = import({later});
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"1 read, 0 created, 1 updated, 0 unchanged, 0 failed"_s);
    QCOMPARE(m_bench.ask(u"select title || ' ' || release_date from media.media"_s),
             u"The first spelling 1998-01-01"_s);
}

void TestCatalogImport::recordsWithoutKeysAreFoundByTitleAndYear()
{
    const QList<ImportRow> rows{rowOf(u"Dracula"_s, MediaType::Movie, {}, 1931),
                                rowOf(u"Dracula"_s, MediaType::Movie, {}, 1958),
                                rowOf(u"Dracula"_s, MediaType::Movie)};
    auto report = import(rows);
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"3 read, 3 created, 0 updated, 0 unchanged, 0 failed"_s);
    report = import(rows);
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"3 read, 0 created, 0 updated, 3 unchanged, 0 failed"_s);
}

void TestCatalogImport::repeatsWithinARunCountOnce()
{
    ImportRow a = rowOf(u"A"_s, MediaType::Game, u"mame:a"_s);
    ImportRow alias = rowOf(u"A, other text"_s, MediaType::Game, u"mame:a"_s);
    const auto report = import({a, alias, a});
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"3 read, 1 created, 0 updated, 2 unchanged, 0 failed"_s);
    QCOMPARE(m_bench.ask(u"select string_agg(title, ',') from media.media"_s), u"A"_s);
}

void TestCatalogImport::batchesSeeEachOther()
{
    QList<ImportRow> rows;
    for (int i = 0; i < 45'000; ++i)
        rows.append(rowOf(u"Game %1"_s.arg(i), MediaType::Game, u"mame:g%1"_s.arg(i % 42'000)));
    const auto report = import(rows);
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"45000 read, 42000 created, 0 updated, 3000 unchanged, 0 failed"_s);
}

void TestCatalogImport::batchesOfOneOldTitleTakeTurns()
{
    ImportRow old = rowOf(u"Old"_s, MediaType::Game, u"mame:old"_s);
    old.media.externalKeys.append(ExternalKey::fromString(u"vndb:v1"_s));
    OMT_VERIFY(import({old}, u"first"_s));

    QList<ImportRow> rows;
    for (int i = 0; i < 60'000; ++i)
        rows.append(rowOf(u"Game %1"_s.arg(i), MediaType::Game, u"igdb:%1"_s.arg(i)));
    // No key in common, so that their batches are begun side by side.
    rows[15'000] = rowOf(u"Old A"_s, MediaType::Game, u"mame:old"_s);
    rows[15'000].media.description = u"From A"_s;
    rows[25'000] = rowOf(u"Old B"_s, MediaType::Game, u"vndb:v1"_s);
    rows[25'000].media.coverUrl = u"https://b.example"_s;
    const auto report = import(rows, u"second"_s);
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"60000 read, 59998 created, 2 updated, 0 unchanged, 0 failed"_s);
    QCOMPARE(m_bench.ask(u"select m.title || ' ' || m.description || ' ' || m.cover_url from "
                         "media.media m where m.external_id = 'mame:old'"_s),
             u"Old From A https://b.example"_s);
    QCOMPARE(m_bench.askAll(u"select t.title from media.titles t join media.media m on m.id = "
                            "t.media_id where m.external_id = 'mame:old' order by t.position"_s),
             u"Old|Old A|Old B"_s);
}

// Written without the triggers and foreign keys that would see to this one by one.
void TestCatalogImport::manyNewTitlesComeWhole()
{
    QList<ImportRow> rows;
    for (int i = 0; i < 1000; ++i) {
        ImportRow row = rowOf(u"Film %1"_s.arg(i), MediaType::Movie, u"imdb:tt%1"_s.arg(i), 1990);
        row.media.names.append({u"Le film %1"_s.arg(i), u"fr"_s, u"translated"_s});
        row.media.attributes.insert(u"runtime_minutes"_s, 90);
        rows.append(row);
    }
    // The key of a title of another family stays there.
    OMT_VERIFY(import({rowOf(u"The book"_s, MediaType::Book, u"imdb:tt7"_s)}, u"books"_s));
    OMT_VERIFY(import(rows));
    QCOMPARE(m_bench.ask(u"select (select count(*) from media.media) || ' ' || (select count(*) "
                         "from media.titles) || ' ' || (select count(*) from media.external_links) "
                         "|| ' ' || (select count(*) from media.screen_attributes) || ' ' || "
                         "(select count(*) from media.catalog_records)"_s),
             u"1001 2001 1000 1000 1001"_s);
    for (const QString &table :
         {u"titles"_s, u"external_links"_s, u"screen_attributes"_s, u"catalog_records"_s}) {
        QCOMPARE(m_bench.ask(u"select count(*) from media.%1 t where not exists (select from "
                             "media.media m where m.id = t.media_id)"_s.arg(table)),
                 u"0"_s);
    }
    QCOMPARE(m_bench.ask(u"select m.title from media.media m join media.external_links l on "
                         "l.media_id = m.id where l.external_key = 'tt7'"_s),
             u"The book"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.search_docs where words @@ 'film'"_s),
             u"1000"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.browse_rows"_s), u"1001"_s);
}

void TestCatalogImport::aMemberIsRefused()
{
    const auto member = m_bench.database().signIn(u"bob"_s);
    OMT_VERIFY(member);
    m_bench.settings() = *member;
    const auto report = import({rowOf(u"A"_s)});
    QVERIFY(!report);
    QVERIFY(report.error().kind == Error::Kind::Refused);
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"0"_s);
}

void TestCatalogImport::nothingIsJournaled()
{
    OMT_VERIFY(import({rowOf(u"A"_s, MediaType::Game, u"mame:a"_s)}));
    QCOMPARE(
        m_bench.ask(u"select (select count(*) from interaction.activity) + (select count(*) from "
                    "interaction.edits) + (select count(*) from interaction.import_runs)"_s),
        u"0"_s);
    QCOMPARE(m_bench.ask(u"select created_by is null from media.media"_s), u"t"_s);
}

void TestCatalogImport::aListIsNotTakenForACatalog()
{
    const QString path = u"exports/mal-xml-manga/mangalist-10.xml"_s;
    OMT_SHARED_OR_SKIP(path);
    const auto report = importFile(path);
    QVERIFY(!report);
    QVERIFY(report.error().kind == Error::Kind::BadInput);
}

QTEST_GUILESS_MAIN(TestCatalogImport)
#include "tst_catalogimport.moc"
