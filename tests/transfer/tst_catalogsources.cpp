// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogfiles.h"
#include "core/transfer/catalogimport.h"
#include "core/transfer/catalogremoval.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/importtools.h"
#include "tests/transfer/transfertools.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace omt;
using namespace omt::test;
using transfer::CatalogImportReport;
using transfer::CatalogRemovalReport;
using transfer::ImportRow;

/** Several public catalogs at once: one title of all they say, each removable, each resumable. */
class TestCatalogSources : public QObject
{
    Q_OBJECT

private slots:
    void init() { OMT_VERIFY(m_bench.open()); }

    void catalogsMakeOneTitleOfSharedKeys();
    void everyOrderGivesTheSameKeys();
    void contradictionsAreReported();
    void aFilmIsNotTheBookOfTheSameKey();
    void keyedRecordsFindTitlesWithoutKeys();
    void changesByHandStay();
    void repeatedRecordsSettleAtOnce();
    void nothingIsWrittenWhenNothingChanged();

    void removingTakesWhatOnlyThatCatalogBrought();
    void removingTheFirstKeepsWhatTheSecondSaid();
    void removingKeepsWhatPeopleUseOrChanged();
    void removingTwoAfterEachOtherLeavesNothing();
    void removingAnUnknownCatalogSaysSo();
    void aMemberRemovesNothing();

    void aStoppedImportGoesOn();
    void aBrokenFileKeepsItsBatchesAndGoesOnWhenWhole();
    void filesOfOneCatalogFollowEachOther();
    void anotherFileBeginsAnew();
    void twoImportsOfOneCatalogDoNotMeet();

private:
    [[nodiscard]] Result<CatalogImportReport> import(const QList<ImportRow> &rows,
                                                     const QString &source);
    [[nodiscard]] Result<CatalogRemovalReport> remove(const QString &source);
    [[nodiscard]] QString title();
    [[nodiscard]] QString names();
    [[nodiscard]] QString keys();

    ImportBench m_bench;
};

namespace {

ImportRow rowWith(const QString &title, const QStringList &keys, int year = 0,
                  MediaType type = MediaType::Anime)
{
    ImportRow row = rowOf(title, type, keys.value(0), year);
    for (qsizetype i = 1; i < keys.size(); ++i)
        row.media.externalKeys.append(ExternalKey::fromString(keys[i]));
    return row;
}

QString counts(const CatalogImportReport &report)
{
    const transfer::CatalogCounts &c = report.counts;
    return u"%1 read, %2 created, %3 updated, %4 unchanged"_s.arg(c.read)
        .arg(c.created)
        .arg(c.updated)
        .arg(c.unchanged);
}

QString counts(const CatalogRemovalReport &report)
{
    return u"%1 deleted, %2 reduced, %3 used, %4 edited"_s.arg(report.deleted)
        .arg(report.reduced)
        .arg(report.used)
        .arg(report.edited);
}

/** A catalog of `rows` records: "v1" to "v…", as the VNDB ranking has them. */
QByteArray vndbCsv(int rows)
{
    QByteArray csv = "vid,title_en,title_zh,title_ja,alias,c_rating,c_votecount\n";
    for (int i = 1; i <= rows; ++i) {
        const QByteArray number = QByteArray::number(i);
        csv += "v" + number + ",Invented Novel " + number + ",,,,750," + number + "\n";
    }
    return csv;
}

} // namespace

Result<CatalogImportReport> TestCatalogSources::import(const QList<ImportRow> &rows,
                                                       const QString &source)
{
    std::vector<transfer::CatalogParts> catalogs(1);
    catalogs[0].source = source;
    catalogs[0].parts.push_back({sourceOf(rows), {}, 0});
    return transfer::importCatalogs(m_bench.settings(), catalogs, false, {});
}

Result<CatalogRemovalReport> TestCatalogSources::remove(const QString &source)
{
    return transfer::CatalogRemovalJob::run(m_bench.settings(), source);
}

QString TestCatalogSources::title()
{
    return m_bench.askAll(
        u"select concat_ws(' ', title, release_date, description, nullif(array_to_string(genres, '+'), ''), "
        "s.episodes, s.network, popularity) from media.media m "
        "left join media.screen_attributes s on s.media_id = m.id order by title"_s);
}

QString TestCatalogSources::names()
{
    return m_bench.askAll(u"select title from media.titles order by media_id, position"_s);
}

QString TestCatalogSources::keys()
{
    return m_bench.askAll(
        u"select source_name || ':' || external_key from media.external_links order by 1"_s);
}

void TestCatalogSources::catalogsMakeOneTitleOfSharedKeys()
{
    ImportRow first = rowWith(u"Kusatsu"_s, {u"bangumi:7"_s, u"mal/anime:1"_s}, 1998);
    first.media.progressTotal = 12;
    OMT_VERIFY(import({first}, u"bangumi"_s));
    ImportRow second = rowWith(u"Kusatsu TV"_s, {u"anidb/anime:9"_s, u"mal/anime:1"_s}, 1998);
    second.media.description = u"A town."_s;
    second.media.progressTotal = 13;
    second.media.attributes.insert(u"network"_s, u"ABC"_s);
    const auto report = import({second}, u"aod"_s);
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"1 read, 0 created, 1 updated, 0 unchanged"_s);
    QCOMPARE(title(), u"Kusatsu 1998-01-01 A town. 12 ABC 0"_s);
    QCOMPARE(names(), u"Kusatsu|Kusatsu TV"_s);
    QCOMPARE(keys(), u"anidb:9|bangumi:7|mal:1"_s);
}

void TestCatalogSources::everyOrderGivesTheSameKeys()
{
    const ImportRow a = rowWith(u"A"_s, {u"x:1"_s, u"mal/anime:1"_s});
    const ImportRow b = rowWith(u"B"_s, {u"y:1"_s, u"mal/anime:1"_s, u"anidb/anime:3"_s});
    const ImportRow c = rowWith(u"C"_s, {u"z:1"_s, u"anidb/anime:3"_s});
    OMT_VERIFY(import({c}, u"z"_s));
    OMT_VERIFY(import({b}, u"y"_s));
    OMT_VERIFY(import({a}, u"x"_s));
    QCOMPARE(keys(), u"anidb:3|mal:1|x:1|y:1|z:1"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"1"_s);
}

void TestCatalogSources::contradictionsAreReported()
{
    OMT_VERIFY(import({rowWith(u"One"_s, {u"mal/anime:1"_s}, 1998),
                       rowWith(u"Two"_s, {u"anidb/anime:2"_s}, 2001)},
                      u"a"_s));
    const auto report = import(
        {rowWith(u"One, as others count"_s, {u"b:5"_s, u"mal/anime:1"_s, u"anidb/anime:2"_s}, 2005,
                 MediaType::Movie)},
        u"b"_s);
    OMT_VERIFY(report);
    QCOMPARE(report->counts.conflicting, 1);
    QStringList told;
    for (const transfer::Problem &problem : report->problems)
        told.append(problem.message);
    QCOMPARE(told.size(), 3);
    QVERIFY2(told[0].contains(u"anidb/anime:2"_s) && told[0].contains(u"Two"_s),
             qPrintable(told[0]));
    QVERIFY2(told[1].contains(u"movie"_s) && told[1].contains(u"anime"_s), qPrintable(told[1]));
    QVERIFY2(told[2].contains(u"2005"_s) && told[2].contains(u"1998"_s), qPrintable(told[2]));
    QCOMPARE(keys(), u"anidb:2|b:5|mal:1"_s);
}

void TestCatalogSources::aFilmIsNotTheBookOfTheSameKey()
{
    OMT_VERIFY(import({rowWith(u"The Book"_s, {u"q:1"_s}, 1950, MediaType::Book)}, u"a"_s));
    const auto report
        = import({rowWith(u"The Film"_s, {u"q:1"_s, u"q:2"_s}, 1960, MediaType::Movie)}, u"b"_s);
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"1 read, 1 created, 0 updated, 0 unchanged"_s);
    QCOMPARE(report->counts.conflicting, 1);
    QCOMPARE(names(), u"The Book|The Film"_s);
}

void TestCatalogSources::keyedRecordsFindTitlesWithoutKeys()
{
    OMT_VERIFY(m_bench.import({rowOf(u"The Góod Film"_s, MediaType::Movie, {}, 1999)}));
    const auto report
        = import({rowWith(u"The Good Film"_s, {u"imdb:tt1"_s}, 1999, MediaType::Movie),
                  rowWith(u"The Good Film"_s, {u"imdb:tt2"_s}, 2003, MediaType::Movie)},
                 u"imdb"_s);
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"2 read, 1 created, 1 updated, 0 unchanged"_s);
}

void TestCatalogSources::changesByHandStay()
{
    ImportRow row = rowWith(u"Typo"_s, {u"x:1"_s}, 1998);
    OMT_VERIFY(import({row}, u"x"_s));
    QCOMPARE(
        m_bench.ask(u"with e as (insert into interaction.edits (user_id, kind) select id, 'edit' "
                    "from users.users limit 1 returning id, user_id), m as (update media.media set "
                    "title = 'Right' returning id) insert into interaction.activity (user_id, "
                    "edit_id, table_name, operation, row_key, media_id) select e.user_id, e.id, "
                    "'media.media', 'update', '{}', m.id from e, m returning 1"_s),
        u"1"_s);
    row.media.genres = {u"Drama"_s};
    OMT_VERIFY(import({row}, u"x"_s));
    QCOMPARE(title(), u"Right 1998-01-01 Drama 0"_s);
}

void TestCatalogSources::repeatedRecordsSettleAtOnce()
{
    const QList<ImportRow> rows{rowWith(u"A"_s, {u"x:1"_s}), rowWith(u"B"_s, {u"x:1"_s}),
                                rowWith(u"A"_s, {u"x:1"_s}), rowWith(u"C"_s, {u"x:2"_s})};
    for (const auto &expected : {u"4 read, 2 created, 0 updated, 2 unchanged"_s,
                                 u"4 read, 0 created, 0 updated, 4 unchanged"_s,
                                 u"4 read, 0 created, 0 updated, 4 unchanged"_s}) {
        const auto report = import(rows, u"x"_s);
        OMT_VERIFY(report);
        QCOMPARE(counts(*report), expected);
        QCOMPARE(names(), u"A|C"_s);
    }
}

void TestCatalogSources::nothingIsWrittenWhenNothingChanged()
{
    QList<ImportRow> rows;
    for (int i = 0; i < 300; ++i)
        rows.append(rowWith(u"Title %1"_s.arg(i), {u"x:%1"_s.arg(i)}, 1990));
    OMT_VERIFY(import(rows, u"x"_s));
    const QString state
        = u"select (select sum(hashtextextended(m::text || xmin::text, 0)) from "
          "media.media m)::text || (select sum(hashtextextended(c::text || xmin::text, "
          "0)) from media.catalog_records c)::text"_s;
    const QString before = m_bench.ask(state);
    std::reverse(rows.begin(), rows.end()); // in another order as well
    const auto report = import(rows, u"x"_s);
    OMT_VERIFY(report);
    QCOMPARE(report->counts.unchanged, 300);
    QCOMPARE(m_bench.ask(state), before);
}

void TestCatalogSources::removingTakesWhatOnlyThatCatalogBrought()
{
    ImportRow first = rowWith(u"Kusatsu"_s, {u"bangumi:7"_s, u"mal/anime:1"_s}, 1998);
    first.media.progressTotal = 12;
    OMT_VERIFY(import({first}, u"bangumi"_s));
    const QString before = title() + names() + keys();
    ImportRow second = rowWith(u"Kusatsu TV"_s, {u"anidb/anime:9"_s, u"mal/anime:1"_s}, 1998);
    second.media.description = u"A town."_s;
    second.media.genres = {u"Drama"_s};
    second.media.attributes.insert(u"network"_s, u"ABC"_s);
    OMT_VERIFY(import({second, rowWith(u"Only there"_s, {u"anidb/anime:10"_s})}, u"aod"_s));
    const auto report = remove(u"aod"_s);
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"1 deleted, 1 reduced, 0 used, 0 edited"_s);
    QCOMPARE(report->records, 2);
    QCOMPARE(title() + names() + keys(), before);
}

void TestCatalogSources::removingTheFirstKeepsWhatTheSecondSaid()
{
    ImportRow first = rowWith(u"Kusatsu"_s, {u"bangumi:7"_s, u"mal/anime:1"_s}, 1998);
    first.media.description = u"Said by the first."_s;
    OMT_VERIFY(import({first}, u"bangumi"_s));
    ImportRow second = rowWith(u"Kusatsu TV"_s, {u"anidb/anime:9"_s, u"mal/anime:1"_s}, 1999);
    second.media.genres = {u"Drama"_s};
    second.media.names = {{u"草津"_s, u"ja"_s, u"original"_s}};
    second.media.progressTotal = 13;
    OMT_VERIFY(import({second}, u"aod"_s));
    OMT_VERIFY(remove(u"bangumi"_s));
    QCOMPARE(title(), u"Kusatsu TV 1999-01-01 Drama 13 0"_s);
    QCOMPARE(names(), u"Kusatsu TV|草津"_s);
    QCOMPARE(keys(), u"anidb:9|mal:1"_s);
    QCOMPARE(m_bench.ask(u"select external_id from media.media"_s), u"anidb/anime:9"_s);
    QCOMPARE(m_bench.ask(u"select string_agg(kind, ',' order by position) from media.titles"_s),
             u"main,original"_s);
    // It is at home there now.
    second.media.title = u"Kusatsu on TV"_s;
    OMT_VERIFY(import({second}, u"aod"_s));
    QVERIFY(title().startsWith(u"Kusatsu on TV"_s));
}

void TestCatalogSources::removingKeepsWhatPeopleUseOrChanged()
{
    OMT_VERIFY(import({rowWith(u"Used"_s, {u"x:1"_s}), rowWith(u"Free"_s, {u"x:2"_s})}, u"x"_s));
    ImportRow mine = rowWith(u"Used"_s, {u"x:1"_s});
    mine.status = Status::Completed;
    OMT_VERIFY(m_bench.import({mine, rowOf(u"My own"_s, MediaType::Anime, u"own:1"_s)}));
    OMT_VERIFY(import({rowWith(u"My own"_s, {u"own:1"_s, u"x:3"_s}), rowWith(u"Used"_s, {u"x:1"_s}),
                       rowWith(u"Free"_s, {u"x:2"_s})},
                      u"x"_s));
    const auto report = remove(u"x"_s);
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"1 deleted, 0 reduced, 2 used, 0 edited"_s);
    QCOMPARE(m_bench.askAll(u"select title from media.media order by title"_s), u"My own|Used"_s);
    QCOMPARE(m_bench.entry(u"Used"_s).left(9), u"completed"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.catalog_records"_s), u"0"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.catalog_sources"_s), u"0"_s);
}

void TestCatalogSources::removingTwoAfterEachOtherLeavesNothing()
{
    OMT_VERIFY(import({rowWith(u"A"_s, {u"x:1"_s, u"k:1"_s})}, u"x"_s));
    OMT_VERIFY(import({rowWith(u"A"_s, {u"y:1"_s, u"k:1"_s})}, u"y"_s));
    OMT_VERIFY(import({rowWith(u"A!"_s, {u"z:1"_s, u"k:1"_s})}, u"z"_s));
    OMT_VERIFY(remove(u"y"_s));
    OMT_VERIFY(remove(u"x"_s));
    QCOMPARE(keys(), u"k:1|z:1"_s);
    QCOMPARE(names(), u"A!"_s);
    OMT_VERIFY(remove(u"z"_s));
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"0"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.external_links"_s), u"0"_s);
}

void TestCatalogSources::removingAnUnknownCatalogSaysSo()
{
    const auto report = remove(u"nowhere"_s);
    QVERIFY(!report);
    QVERIFY(report.error().kind == Error::Kind::NotFound);
}

void TestCatalogSources::aMemberRemovesNothing()
{
    OMT_VERIFY(import({rowWith(u"A"_s, {u"x:1"_s})}, u"x"_s));
    const auto member = m_bench.database().signIn(u"bob"_s);
    OMT_VERIFY(member);
    const auto report = transfer::CatalogRemovalJob::run(*member, u"x"_s);
    QVERIFY(!report);
    QVERIFY(report.error().kind == Error::Kind::Refused);
    QCOMPARE(names(), u"A"_s);
}

void TestCatalogSources::aStoppedImportGoesOn()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"novels.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(vndbCsv(50'000));
    file.close();
    transfer::CatalogImportOptions options;
    options.files = {path};
    const auto catalogs = transfer::openCatalogs(options);
    OMT_VERIFY(catalogs);
    transfer::ImportHooks hooks;
    const QString committed = u"select coalesce(sum(rows_read), 0) from media.catalog_imports"_s;
    // Both the reader and the merger ask, each on its own thread: whichever of the two is busy
    // when the second batch is in stops there.
    std::mutex asking;
    bool isEnough = false;
    hooks.isCancelled = [&] {
        const std::scoped_lock lock(asking);
        isEnough = isEnough || m_bench.ask(committed).toInt() >= 20'000;
        return isEnough;
    };
    const auto stopped = transfer::importCatalogs(m_bench.settings(), *catalogs, false, hooks);
    QVERIFY(!stopped);
    QVERIFY(stopped.error().isCancelled());
    const int kept = m_bench.ask(committed).toInt();
    QVERIFY(kept >= 20'000 && kept < 50'000);
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s).toInt(), kept);
    QCOMPARE(m_bench.ask(u"select state from media.catalog_imports"_s), u"stopped"_s);

    const auto report = transfer::CatalogImportJob::run(m_bench.settings(), options);
    OMT_VERIFY(report);
    QCOMPARE(report->passedOver, kept);
    QCOMPARE(counts(*report), u"50000 read, 50000 created, 0 updated, 0 unchanged"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"50000"_s);
    QCOMPARE(m_bench.ask(u"select state from media.catalog_imports"_s), u"done"_s);
}

void TestCatalogSources::aBrokenFileKeepsItsBatchesAndGoesOnWhenWhole()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"novels.csv.gz"_s);
    const QByteArray whole = wrapped(Wrapping::Gzip, {{u"novels.csv"_s, vndbCsv(30'000)}});
    const auto write = [&path](const QByteArray &bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(whole.left(whole.size() * 4 / 5)));
    transfer::CatalogImportOptions options;
    options.files = {path};
    const auto broken = transfer::CatalogImportJob::run(m_bench.settings(), options);
    QVERIFY(!broken);
    QVERIFY(broken.error().kind == Error::Kind::BadInput);
    const int kept = m_bench.ask(u"select count(*) from media.media"_s).toInt();
    QVERIFY(kept > 10'000 && kept < 30'000);
    QVERIFY2(broken.error().hint.contains(QString::number(kept)), qPrintable(broken.error().hint));
    QCOMPARE(m_bench.ask(u"select state from media.catalog_imports"_s), u"broken"_s);

    QVERIFY(write(whole));
    const auto report = transfer::CatalogImportJob::run(m_bench.settings(), options);
    OMT_VERIFY(report);
    QVERIFY(report->passedOver > 0);
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"30000"_s);
    QCOMPARE(report->counts.read, 30'000);
}

void TestCatalogSources::filesOfOneCatalogFollowEachOther()
{
    QTemporaryDir folder;
    transfer::CatalogImportOptions options;
    const QList<QByteArray> lines = vndbCsv(2000).split('\n');
    const QByteArray head = lines.first() + '\n';
    const auto part = [&](const QString &name, qsizetype from, qsizetype count) {
        QFile file(folder.filePath(name));
        options.files.append(file.fileName());
        return file.open(QIODevice::WriteOnly)
            && file.write(head + lines.mid(from, count).join('\n') + '\n') > 0;
    };
    QVERIFY(part(u"a.csv"_s, 1, 1000));
    QVERIFY(part(u"b.csv"_s, 1001, 1000));
    const auto report = transfer::CatalogImportJob::run(m_bench.settings(), options);
    OMT_VERIFY(report);
    QCOMPARE(counts(*report), u"2000 read, 2000 created, 0 updated, 0 unchanged"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.catalog_records"_s), u"2000"_s);
}

void TestCatalogSources::anotherFileBeginsAnew()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"novels.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(vndbCsv(10));
    file.close();
    QCOMPARE(m_bench.ask(
                 u"insert into media.catalog_imports (source_name, formats, files, state, "
                 "file_records) values ('vndb', '{vndb-csv}', '[{\"name\": \"novels.csv\", "
                 "\"size\": 5, \"head\": \"1\", \"tail\": \"1\"}]', 'stopped', 7) returning 1"_s),
             u"1"_s);
    transfer::CatalogImportOptions options;
    options.files = {path};
    const auto report = transfer::CatalogImportJob::run(m_bench.settings(), options);
    OMT_VERIFY(report);
    QCOMPARE(report->passedOver, 0);
    QCOMPARE(report->counts.created, 10);
    QCOMPARE(m_bench.ask(u"select count(*) from media.catalog_imports"_s), u"1"_s);
}

void TestCatalogSources::twoImportsOfOneCatalogDoNotMeet()
{
    db::Connection other(m_bench.settings());
    OMT_VERIFY(other.open());
    const auto locked
        = other.query(db::Statement::load(u"catalogimport/lock_source"), {{u"name", u"x"_s}});
    OMT_VERIFY(locked);
    const auto report = import({rowWith(u"A"_s, {u"x:1"_s})}, u"x"_s);
    QVERIFY(!report);
    QVERIFY(report.error().kind == Error::Kind::Conflict);
    OMT_VERIFY(import({rowWith(u"A"_s, {u"y:1"_s})}, u"y"_s));
}

QTEST_GUILESS_MAIN(TestCatalogSources)
#include "tst_catalogsources.moc"
