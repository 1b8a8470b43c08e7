// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogimport.h"
#include "core/transfer/catalogremoval.h"
#include "tests/support/testmacros.h"
#include "tests/transfer/importtools.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace omt;
using namespace omt::test;
using namespace omt::transfer;
using namespace Qt::StringLiterals;

/** Maps of ids brought in as a catalog, for the lists that come after them. */
class TestIdMap : public QObject
{
    Q_OBJECT

private slots:
    void init() { OMT_VERIFY(m_bench.open()); }
    void listsOfTwoServicesMeet();
    void recordsOfOneRunMeet();
    void ownKeysSayMore();
    void repeatsAndGoesAgain();

private:
    Result<CatalogImportReport> importMap();

    ImportBench m_bench;
    QTemporaryDir m_dir;
};

Result<CatalogImportReport> TestIdMap::importMap()
{
    QFile file(m_dir.filePath(u"arm.json"_s));
    if (!file.open(QIODevice::WriteOnly))
        return makeError(Error::Kind::Internal, file.errorString());
    file.write(R"([{"mal_id": 77001, "anilist_id": 88001, "annict_id": 99001},
        {"mal_id": 77002}, {"mal_id": 77003, "anilist_id": 88003}])");
    file.close();
    CatalogImportOptions options;
    options.files = {file.fileName()};
    return CatalogImportJob::run(m_bench.settings(), options);
}

void TestIdMap::listsOfTwoServicesMeet()
{
    const auto map = importMap();
    OMT_VERIFY(map);
    QCOMPARE(map->counts.unmatched, 3);
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"0"_s);
    QCOMPARE(m_bench.askAll(u"select external_key from media.key_sets order by 1"_s),
             u"77001|77003|88001|88003|99001"_s); // one key alone says nothing
    OMT_VERIFY(m_bench.import(
        {rowOf(u"Shingeki no Kyojin"_s, MediaType::Anime, u"mal/anime:77001"_s, 2013)}));
    const auto second = m_bench.import(
        {rowOf(u"Attack on Titan"_s, MediaType::Anime, u"anilist/anime:88001"_s, 2013)});
    OMT_VERIFY(second);
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"1"_s);
    QCOMPARE(m_bench.askAll(u"select source_name || ' ' || external_key from media.external_links "
                            "order by 1"_s),
             u"anilist 88001|annict 99001|mal 77001"_s);
}

void TestIdMap::recordsOfOneRunMeet()
{
    OMT_VERIFY(importMap());
    OMT_VERIFY(m_bench.import(
        {rowOf(u"Shingeki no Kyojin"_s, MediaType::Anime, u"mal/anime:77001"_s, 2013),
         rowOf(u"Somebody else"_s, MediaType::Anime, u"mal/anime:77002"_s, 2013),
         rowOf(u"Attack on Titan"_s, MediaType::Anime, u"anilist/anime:88001"_s, 2013)}));
    QCOMPARE(m_bench.askAll(u"select title from media.media order by 1"_s),
             u"Shingeki no Kyojin|Somebody else"_s);
}

// Whoever gives a key of a service needs none of that service from a map.
void TestIdMap::ownKeysSayMore()
{
    OMT_VERIFY(importMap());
    ImportRow row = rowOf(u"Attack on Titan"_s, MediaType::Anime, u"mal/anime:77001"_s, 2013);
    row.media.externalKeys.append({u"anilist"_s, u"anime"_s, u"5"_s});
    OMT_VERIFY(m_bench.import({row}));
    QCOMPARE(m_bench.askAll(u"select source_name || ' ' || external_key from media.external_links "
                            "order by 1"_s),
             u"anilist 5|annict 99001|mal 77001"_s);
}

void TestIdMap::repeatsAndGoesAgain()
{
    OMT_VERIFY(importMap());
    const QString sets = u"select string_agg(k::text, ' ' order by k) from media.key_sets k"_s;
    const QString before = m_bench.ask(sets);
    OMT_VERIFY(importMap());
    QCOMPARE(m_bench.ask(sets), before);
    OMT_VERIFY(m_bench.import(
        {rowOf(u"Shingeki no Kyojin"_s, MediaType::Anime, u"mal/anime:77001"_s, 2013)}));
    const auto again = m_bench.import(
        {rowOf(u"Shingeki no Kyojin"_s, MediaType::Anime, u"mal/anime:77001"_s, 2013)});
    OMT_VERIFY(again);
    QCOMPARE(again->created + again->updated, 0);
    OMT_VERIFY(CatalogRemovalJob::run(m_bench.settings(), u"arm"_s));
    QCOMPARE(m_bench.ask(u"select count(*) from media.key_sets"_s), u"0"_s);
    QCOMPARE(m_bench.ask(u"select count(*) from media.media"_s), u"1"_s);
}

QTEST_GUILESS_MAIN(TestIdMap)
#include "tst_idmap.moc"
