// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogfiles.h"
#include "core/transfer/catalogimport.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/importtools.h"

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
    void changedRecordsChangeTheirTitles();
    void titlesOfOthersAreOnlyFilled();
    void recordsWithoutKeysAreFoundByTitleAndYear();
    void repeatsWithinARunCountOnce();
    void batchesSeeEachOther();
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
