// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/uuid.h"
#include "core/catalog/browseindex.h"
#include "core/catalog/browsereader.h"
#include "core/catalog/browseservice.h"
#include "core/catalog/facetcounter.h"
#include "core/catalog/mediawriter.h"
#include "core/db/connection.h"
#include "core/db/database.h"
#include "core/db/transaction.h"
#include "core/domain/titletext.h"
#include "tests/support/awaited.h"
#include "tests/support/testdatabase.h"
#include "tests/support/testmacros.h"

#include <QJsonDocument>
#include <QMap>
#include <QTest>

#include <algorithm>
#include <random>

using namespace omt;
using namespace omt::catalog;
using namespace omt::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int catalogSize = 700;

/** A title as the test knows it, to count and sort by hand. */
struct Known
{
    MediaId id;
    QString title;
    QSet<QString> facets;
    int year = 32767;
    double popularity = 0;
    std::optional<Status> status;
    int rating = 0;
};

} // namespace

/** Pages and counts of the catalog, compared with counting and sorting by hand. */
class TestBrowse : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void beforeTheFirstBuild();
    void afterABuild();
    void afterChangesSinceTheBuild();
    void theKeptRowsAreWhatABuildWouldMake();
    void pagesOfEveryOrderFitTogether_data();
    void pagesOfEveryOrderFitTogether();
    void wordsNarrowToo();
    void meansOfRatingsFollowEveryChange();
    void manyChangesAreEstimatedOrCountedAnew();
    void titlesOfABulkImportAreTakenIn();
    void nobodySignedInSeesNothing();
    void aTitleTellsWhatIsKnownOfIt();
    void aQueryIsKeptAsASmartList();
    void theServiceNoticesChanges();

private:
    [[nodiscard]] Media anyMedia();
    [[nodiscard]] Result<> add(const Media &media);
    [[nodiscard]] Result<> run(const QString &sql);
    [[nodiscard]] QString value(const QString &sql);
    [[nodiscard]] QList<Known> readKnown();
    [[nodiscard]] BrowseQuery anyQuery();
    void compareCounts(int rounds);
    void compareLists(int rounds);
    void compareQuery(const BrowseQuery &query, const QList<Known> &known);
    [[nodiscard]] static bool fits(const Known &title, const BrowseQuery &query,
                                   std::optional<Facet> without = std::nullopt);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<db::Connection> m_connection;
    std::unique_ptr<db::Connection> m_admin;
    BrowseBase m_base;
    std::mt19937 m_random{3};
};

void TestBrowse::initTestCase()
{
    auto made = TestDatabase::create();
    OMT_VERIFY(made);
    m_database = std::move(*made);
    m_connection = std::make_unique<db::Connection>(m_database->asLocalUser());
    m_admin = std::make_unique<db::Connection>(m_database->asAdmin());
    OMT_VERIFY(m_connection->open());
    OMT_VERIFY(m_admin->open());
    db::Transaction transaction(*m_connection);
    for (int i = 0; i < catalogSize; ++i)
        OMT_VERIFY(add(anyMedia()));
    OMT_VERIFY(transaction.commit());
    OMT_VERIFY(run(
        u"insert into interaction.user_media (user_id, media_id, status, rating) "
        "select auth.current_user_id(), id, (array['planned', 'in_progress', 'completed', 'dropped'])"
        "[1 + abs(hashtext(title)) % 4], nullif(abs(hashtext(title)) % 5 * 20, 0) "
        "from media.media where abs(hashtext(title)) % 3 = 0"_s));
}

void TestBrowse::cleanupTestCase()
{
    m_connection.reset();
    m_admin.reset();
    m_database.reset();
}

Media TestBrowse::anyMedia()
{
    static const QStringList words{u"Moon"_s, u"Iron"_s, u"O'Hara"_s, u"Sea"_s,    u"Étoile"_s,
                                   u"of"_s,   u"Last"_s, u"月"_s,     u"Garden"_s, u"Two"_s};
    static const QStringList genres{u"Horror"_s, u"Slice of Life"_s, u"Comedy"_s, u"Drama"_s};
    static const QStringList people{u"Satoshi Kon"_s, u"Mary O'Brien"_s, u"宮崎 駿"_s};
    const auto any = [this](const QStringList &list) {
        return list[qsizetype(m_random() % size_t(list.size()))];
    };
    Media media;
    const MediaType types[]
        = {MediaType::Anime, MediaType::Movie, MediaType::Book, MediaType::Game};
    media.type = types[m_random() % 4];
    media.title = any(words) + u' ' + any(words) + u' ' + any(words);
    if (m_random() % 8 != 0)
        media.releaseDate = PartialDate::fromYear(1990 + int(m_random() % 15));
    if (m_random() % 6 != 0)
        media.countryOfOrigin = any({u"JP"_s, u"US"_s, u"FR"_s});
    for (const QString &genre : genres) {
        if (m_random() % 3 == 0)
            media.genres.append(genre);
    }
    if (m_random() % 2 == 0)
        media.creators.append(any(people));
    if (m_random() % 3 == 0)
        media.names.append({any(words) + u" x"_s, any({u"ja"_s, u"fr-CA"_s, u"ja-Latn"_s}), {}});
    media.popularity = m_random() % 5 == 0 ? 0 : double(m_random() % 40);
    return media;
}

Result<> TestBrowse::add(const Media &media)
{
    const auto id = insertMedia(*m_connection, media);
    return id ? Result<>() : Result<>(id.error());
}

Result<> TestBrowse::run(const QString &sql)
{
    return m_connection->script(sql);
}

QString TestBrowse::value(const QString &sql)
{
    const auto rows = m_admin->query(db::Statement::fromText(u"value"_s, sql));
    if (!rows)
        return rows.error().toLogString();
    return rows->isEmpty() ? u"no row"_s : rows->first().text(rows->columns().first());
}

QList<Known> TestBrowse::readKnown()
{
    const auto rows = m_admin->query(db::Statement::fromText(
        u"known"_s,
        u"select m.id, m.sort_title, m.media_type, m.media_class::text as media_class, "
        "extract(year from m.release_date)::int as year, lower(m.country_of_origin) as country, "
        "m.popularity, m.genres, m.creators::text[] as creators, "
        "array(select distinct split_part(t.language, '-', 1) from media.titles t "
        "where t.media_id = m.id and t.language not in ('', 'ja-Latn')) as languages, "
        "u.status, u.rating from media.media m left join interaction.user_media u on u.media_id = m.id"_s));
    QList<Known> all;
    if (!rows)
        return all;
    for (const db::Row row : *rows) {
        Known known;
        known.id = row.id<MediaId>(u"id");
        known.title = row.text(u"sort_title");
        known.facets.insert(u"~t"_s + row.text(u"media_type"));
        const QStringList path = row.text(u"media_class").split(u'.');
        for (qsizetype i = 1; i <= path.size(); ++i)
            known.facets.insert(u"~c"_s + path.mid(0, i).join(u'.'));
        if (!row.isNull(u"year")) {
            known.year = int(row.integer(u"year"));
            known.facets.insert(u"~y%1"_s.arg(known.year));
            known.facets.insert(u"~d%1"_s.arg(known.year / 10));
        }
        if (!row.isNull(u"country"))
            known.facets.insert(u"~o"_s + row.text(u"country"));
        for (const QString &genre : row.textList(u"genres"))
            known.facets.insert(u"~g"_s + genre.toLower().replace(u' ', u'_'));
        for (const QString &creator : row.textList(u"creators"))
            known.facets.insert(u"~n"_s + creator.toLower());
        for (const QString &language : row.textList(u"languages"))
            known.facets.insert(u"~l"_s + language);
        known.popularity = row.real(u"popularity");
        known.status = statusFromString(row.text(u"status"));
        known.rating = int(row.integer(u"rating"));
        all.append(known);
    }
    return all;
}

bool TestBrowse::fits(const Known &title, const BrowseQuery &query, std::optional<Facet> without)
{
    for (const LexemeFilter &filter : query.filter.filters) {
        if (facetOf(filter.lexemes.first()) == without)
            continue;
        const bool hasAny = std::any_of(
            filter.lexemes.begin(), filter.lexemes.end(),
            [&title](const QString &lexeme) { return title.facets.contains(lexeme); });
        if (hasAny == filter.isExcluded)
            return false;
    }
    if (without != Facet::Status) {
        if (query.filter.onlyLibrary && !title.status)
            return false;
        if (!query.filter.statuses.isEmpty() && !query.filter.statuses.contains(*title.status))
            return false;
        if (title.status && (query.withoutLibrary || query.withoutStatuses.contains(*title.status)))
            return false;
    }
    if (without != Facet::Rating && query.filter.ratingFrom
        && (title.rating < *query.filter.ratingFrom || title.rating == 0))
        return false;
    return true;
}

BrowseQuery TestBrowse::anyQuery()
{
    const QList<QStringList> groups{
        {u"~tanime"_s, u"~tmovie"_s, u"~tgame"_s},
        {u"~cvideo"_s, u"~cvideo.movie"_s, u"~cwritten"_s},
        {u"~y1995"_s, u"~y1996"_s, u"~d199"_s, u"~d200"_s},
        {u"~ojp"_s, u"~ous"_s, u"~oxx"_s},
        {u"~ghorror"_s, u"~gslice_of_life"_s, u"~gdrama"_s},
        {u"~lja"_s, u"~lfr"_s},
        {u"~nsatoshi kon"_s, u"~nmary o'brien"_s, u"~n宮崎 駿"_s},
    };
    BrowseQuery query;
    for (const QStringList &group : groups) {
        if (m_random() % 4 != 0)
            continue;
        LexemeFilter filter{{group[qsizetype(m_random() % size_t(group.size()))]},
                            m_random() % 4 == 0};
        const QString more = group[qsizetype(m_random() % size_t(group.size()))];
        if (m_random() % 2 == 0 && !filter.lexemes.contains(more))
            filter.lexemes.append(more);
        query.filter.filters.append(filter);
    }
    switch (m_random() % 8) {
    case 0:
        query.filter.statuses = {Status::Completed, Status::Planned};
        query.filter.onlyLibrary = true;
        break;
    case 1:
        query.withoutLibrary = true;
        break;
    case 2:
        query.withoutStatuses = {Status::Dropped};
        break;
    case 3:
        query.filter.ratingFrom = 60;
        query.filter.onlyLibrary = true;
        break;
    default:
        break;
    }
    query.sort = allBrowseSorts[m_random() % allBrowseSorts.size()];
    query.descending = m_random() % 2 == 0;
    return query;
}

void TestBrowse::compareQuery(const BrowseQuery &query, const QList<Known> &known)
{
    const auto answer = [&] {
        const QMutexLocker lock(&m_base.mutex);
        return FacetCounter(*m_connection, m_base, query).run();
    }();
    OMT_VERIFY(answer);
    QVERIFY(!answer->isEstimated);
    qint64 total = 0;
    for (const Known &title : known)
        total += fits(title, query) ? 1 : 0;
    QCOMPARE(answer->total, total);
    for (const FacetCounts &counts : answer->facets) {
        QMap<QString, qint64> expected;
        for (const Known &title : known) {
            if (!fits(title, query, counts.facet))
                continue;
            for (const QString &facet : title.facets) {
                if (facetOf(facet) == counts.facet)
                    ++expected[facet];
            }
            if (counts.facet == Facet::Status)
                ++expected[u"status:"_s + (title.status ? toString(*title.status) : u"none"_s)];
        }
        if (counts.facet == Facet::Rating)
            continue;
        QMap<QString, qint64> found;
        for (const FacetValue &one : counts.values) {
            if (one.titles > 0)
                found[one.value] = one.titles;
        }
        QCOMPARE(found, expected);
    }
}

void TestBrowse::compareCounts(int rounds)
{
    const QList<Known> known = readKnown();
    QVERIFY(!known.isEmpty());
    for (int i = 0; i < rounds; ++i) {
        const BrowseQuery query = i == 0 ? BrowseQuery() : anyQuery();
        compareQuery(query, known);
        if (QTest::currentTestFailed()) {
            qWarning("%s", qPrintable(summaryOf(query)));
            return;
        }
    }
}

void TestBrowse::compareLists(int rounds)
{
    const QList<Known> known = readKnown();
    for (int i = 0; i < rounds; ++i) {
        const BrowseQuery query = anyQuery();
        QSet<MediaId> expected;
        for (const Known &title : known) {
            if (fits(title, query))
                expected.insert(title.id);
        }
        BrowseReader reader(*m_connection, m_base);
        BrowseList list;
        const auto first = reader.open(query, 20, &list);
        OMT_VERIFY(first);
        QCOMPARE(first->total, qint64(expected.size()));
        QList<MediaId> ids;
        for (qint64 at = 0; at < first->total; at += 50) {
            const auto page = reader.page(query, at, 50, &list);
            OMT_VERIFY(page);
            for (const BrowseRow &row : page->rows)
                ids.append(row.title.id);
        }
        QCOMPARE(ids.size(), expected.size());
        QCOMPARE(QSet<MediaId>(ids.begin(), ids.end()), expected);
        for (qsizetype k = 0; k < first->rows.size(); ++k)
            QCOMPARE(first->rows[k].title.id, ids[k]);
    }
}

void TestBrowse::beforeTheFirstBuild()
{
    QVERIFY(m_base.isStale());
    compareCounts(60);
    if (!QTest::currentTestFailed())
        compareLists(40);
}

void TestBrowse::afterABuild()
{
    OMT_VERIFY(rebuildBrowseIndex(*m_connection, {}, 5));
    compareCounts(120);
    QVERIFY(!m_base.isStale());
    QVERIFY(value(u"select count(*) from media.browse_counts where other <> ''"_s).toInt() > 100);
    if (!QTest::currentTestFailed())
        compareLists(60);
}

void TestBrowse::afterChangesSinceTheBuild()
{
    for (int round = 0; round < 8 && !QTest::currentTestFailed(); ++round) {
        for (int i = 0; i < 12; ++i)
            OMT_VERIFY(add(anyMedia()));
        OMT_VERIFY(run(
            u"delete from media.media where id in (select m.id from media.media m where not exists "
            "(select from interaction.user_media u where u.media_id = m.id) limit 5)"_s));
        OMT_VERIFY(run(
            u"update media.media set media_type = 'movie', media_class = 'video.movie', "
            "release_date = '1995-01-01', release_precision = 'year', country_of_origin = 'FR', "
            "sort_title = 'zz ' || left(sort_title, 100), popularity = popularity + 1 "
            "where id in (select id from media.media order by hashtext(title || %1) limit 7)"_s.arg(
                round)));
        m_base.own().forget();
        compareCounts(25);
        if (!QTest::currentTestFailed())
            compareLists(15);
    }
    QVERIFY(!m_base.isStale());
    QVERIFY(!m_base.changes().empty());
}

void TestBrowse::theKeptRowsAreWhatABuildWouldMake()
{
    const QString differing
        = u"select count(*) from media.browse_row_of(array(select id from media.media)) w "
          "full join media.browse_rows b on b.media_id = w.media_id "
          "where (w.year, w.popularity, w.title, w.facets, w.marks) is distinct from "
          "(b.year, b.popularity, b.title, b.facets, b.marks)"_s;
    QCOMPARE(value(differing), u"0"_s);
    QCOMPARE(
        value(
            u"select count(*) from media.browse_rows b join media.media m on m.id = b.media_id "
            "where b.year is distinct from coalesce(extract(year from m.release_date)::int, 32767)"_s),
        u"0"_s);
    QCOMPARE(value(u"select count(*) from media.browse_rows"_s),
             value(u"select count(*) from media.media"_s));
    QCOMPARE(
        value(
            u"select count(*) from (select media_id, round(avg(rating)) as mean from interaction.user_media "
            "where rating is not null and not is_private group by 1) u "
            "full join media.browse_ratings r on r.media_id = u.media_id "
            "where r.rating is distinct from u.mean"_s),
        u"0"_s);
}

void TestBrowse::pagesOfEveryOrderFitTogether_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<bool>("descending");
    for (const BrowseSort sort : allBrowseSorts) {
        for (const bool descending : {false, true})
            QTest::addRow("by %s, %s", qPrintable(toString(titleSortOf(sort))),
                          descending ? "down" : "up")
                << int(sort) << descending;
    }
}

void TestBrowse::pagesOfEveryOrderFitTogether()
{
    QFETCH(int, sort);
    QFETCH(bool, descending);
    const auto rows = m_admin->query(db::Statement::fromText(
        u"order"_s,
        u"select b.media_id from media.browse_rows b left join media.browse_ratings r using (media_id) order by "_s
            + QStringList{u"b.title %1, media_id %1"_s,
                          u"b.year = 32767, b.year %1, b.title, media_id"_s,
                          u"r.rating is null, r.rating %1, b.title, media_id"_s,
                          descending
                              ? u"popularity = 0, popularity desc, case when popularity > 0 then b.title end desc, "
                                "case when popularity > 0 then media_id end desc, b.title, media_id"_s
                              : u"popularity = 0, popularity, b.title, media_id"_s,
                          u"media_id %1"_s}
                  .value(sort)
                  .replace(u"%1"_s, descending ? u"desc"_s : u"asc"_s)));
    OMT_VERIFY(rows);
    BrowseQuery query;
    query.sort = BrowseSort(sort);
    query.descending = descending;
    BrowseReader reader(*m_connection, m_base);
    BrowseList list;
    const auto first = reader.open(query, 30, &list);
    OMT_VERIFY(first);
    QCOMPARE(first->total, qint64(rows->size()));
    for (int i = 0; i < 40; ++i) {
        const int at = i == 0 ? 0
            : i == 1          ? rows->size() - 3
                              : int(m_random() % uint(rows->size()));
        const auto page = reader.page(query, at, 30, &list);
        OMT_VERIFY(page);
        QCOMPARE(page->rows.size(), std::min(30, rows->size() - at));
        for (qsizetype k = 0; k < page->rows.size(); ++k)
            QCOMPARE(page->rows[k].title.id, rows->at(at + int(k)).id<MediaId>(u"media_id"));
    }
    const auto beyond = reader.page(query, rows->size() + 5, 30, &list);
    OMT_VERIFY(beyond);
    QVERIFY(beyond->rows.isEmpty());
}

void TestBrowse::wordsNarrowToo()
{
    const QList<Known> known = readKnown();
    BrowseQuery query;
    query.filter = parseSearchQuery(u"garden type:anime,movie"_s);
    qint64 expected = 0;
    const auto rows = m_admin->query(db::Statement::fromText(
        u"words"_s,
        u"select media_id from media.search_docs where words @@ '''garden'':*'::tsquery"_s));
    OMT_VERIFY(rows);
    for (const db::Row row : *rows) {
        const auto title = std::find_if(known.begin(), known.end(), [&](const Known &one) {
            return one.id == row.id<MediaId>(u"media_id");
        });
        expected += title != known.end() && fits(*title, query) ? 1 : 0;
    }
    QVERIFY(expected > 10);
    const QMutexLocker lock(&m_base.mutex);
    const auto answer = FacetCounter(*m_connection, m_base, query).run();
    OMT_VERIFY(answer);
    QCOMPARE(answer->total, expected);
    QVERIFY(!answer->isCapped);
    for (const QString &typed : {u"'; drop table"_s, u"\" * ? & | ! :"_s, QString(100000, u'('),
                                 u"creator:\"'\\\" moon"_s, QString(QChar(0xd800))}) {
        query.filter = parseSearchQuery(typed);
        OMT_VERIFY(FacetCounter(*m_connection, m_base, query).run());
    }
}

void TestBrowse::meansOfRatingsFollowEveryChange()
{
    const QString id
        = value(u"select media_id from interaction.user_media where rating is not null limit 1"_s);
    const QString mean
        = u"select coalesce((select rating from media.browse_ratings where media_id = '%1'), 0)"_s
              .arg(id);
    const auto other = m_database->signIn(u"another"_s);
    OMT_VERIFY(other);
    db::Connection second(*other);
    OMT_VERIFY(second.open());
    OMT_VERIFY(
        run(u"update interaction.user_media set rating = 40 where media_id = '%1'"_s.arg(id)));
    QCOMPARE(value(mean), u"40"_s);
    OMT_VERIFY(
        second.script(u"insert into interaction.user_media (user_id, media_id, status, rating) "
                      "values (auth.current_user_id(), '%1', 'completed', 81)"_s.arg(id)));
    QCOMPARE(value(mean), u"61"_s);
    OMT_VERIFY(second.script(
        u"update interaction.user_media set is_private = true where media_id = '%1'"_s.arg(id)));
    QCOMPARE(value(mean), u"40"_s);
    OMT_VERIFY(second.script(
        u"update interaction.user_media set is_private = false, rating = 60 where media_id = '%1'"_s
            .arg(id)));
    QCOMPARE(value(mean), u"50"_s);
    OMT_VERIFY(
        run(u"update interaction.user_media set rating = null where media_id = '%1'"_s.arg(id)));
    QCOMPARE(value(mean), u"60"_s);
    OMT_VERIFY(
        second.script(u"delete from interaction.user_media where media_id = '%1'"_s.arg(id)));
    QCOMPARE(value(mean), u"0"_s);
    m_base.own().forget();
    compareCounts(20);
}

void TestBrowse::manyChangesAreEstimatedOrCountedAnew()
{
    OMT_VERIFY(m_database->script(
        u"insert into media.media (media_type, media_class, title, sort_title, release_date, release_precision, "
        "country_of_origin, popularity) select case when i % 4 = 0 then 'anime' else 'book' end, "
        "case when i % 4 = 0 then 'video.series.anime' else 'written.book' end::public.ltree, 'bulk ' || i, 'bulk ' || i, "
        "make_date(1990 + i % 20, 1, 1), 'year', case when i % 3 = 0 then 'JP' else 'US' end, i % 100 "
        "from generate_series(1, 24000) i"_s));
    BrowseQuery query;
    query.filter = parseSearchQuery(u"type:anime country:jp"_s);
    qint64 expected = 0;
    const QList<Known> known = readKnown();
    for (const Known &title : known)
        expected += fits(title, query) ? 1 : 0;
    const auto count = [&] {
        const QMutexLocker lock(&m_base.mutex);
        return FacetCounter(*m_connection, m_base, query).run();
    };
    const auto estimated = count();
    OMT_VERIFY(estimated);
    QVERIFY(estimated->isEstimated);
    QVERIFY(std::abs(double(estimated->total) / double(expected) - 1) < 0.5);
    OMT_VERIFY(rebuildBrowseIndex(*m_connection));
    const auto exact = count();
    OMT_VERIFY(exact);
    QVERIFY(!exact->isEstimated);
    QCOMPARE(exact->total, expected);
    compareLists(15);
}

void TestBrowse::titlesOfABulkImportAreTakenIn()
{
    const auto counted = [this] { return value(u"select count(*) from media.browse_rows"_s); };
    const QString before = counted();
    OMT_VERIFY(run(u"set omt.search_later = 'on'"_s));
    for (int i = 0; i < 40; ++i)
        OMT_VERIFY(add(anyMedia()));
    OMT_VERIFY(run(u"set omt.search_later = 'off'"_s));
    QCOMPARE(counted(), before); // queued for search, and for browsing with it
    OMT_VERIFY(rebuildSearchIndex(*m_connection));
    OMT_VERIFY(rebuildBrowseIndex(*m_connection, {}, 5));
    QCOMPARE(counted(), value(u"select count(*) from media.media"_s));
    theKeptRowsAreWhatABuildWouldMake();
    compareCounts(5);
}

void TestBrowse::nobodySignedInSeesNothing()
{
    db::Connection nobody(m_database->asNobody());
    OMT_VERIFY(nobody.open());
    BrowseBase base;
    const QMutexLocker lock(&base.mutex);
    const auto answer = FacetCounter(nobody, base, {}).run();
    QVERIFY(!answer);
    QVERIFY(answer.error().kind == Error::Kind::Refused);
    const auto rows = nobody.query(
        db::Statement::load(u"browse/select_rows"),
        {{u"ids",
          readKnown().mid(0, 3).isEmpty() ? QList<MediaId>()
                                          : QList<MediaId>{readKnown().first().id}}});
    OMT_VERIFY(rows);
    QVERIFY(rows->isEmpty());
    QVERIFY(!rebuildBrowseIndex(nobody));
    const auto table = m_connection->query(
        db::Statement::fromText(u"table"_s, u"select count(*) from media.browse_rows"_s));
    QVERIFY(!table);
}

void TestBrowse::aTitleTellsWhatIsKnownOfIt()
{
    Media first = anyMedia();
    first.title = u"The First"_s;
    first.type = MediaType::Anime;
    Media second = first;
    second.title = u"The Second"_s;
    const auto a = insertMedia(*m_connection, first);
    const auto b = insertMedia(*m_connection, second);
    OMT_VERIFY(a);
    OMT_VERIFY(b);
    OMT_VERIFY(
        run(u"insert into media.relationships (media_id, related_media_id, relation_type, notes) "
            "values ('%1', '%2', 'sequel', 'a year later')"_s.arg(a->toString(), b->toString())));
    OMT_VERIFY(run(u"insert into interaction.user_media (user_id, media_id, status, rating) "
                   "values (auth.current_user_id(), '%1', 'completed', 90)"_s.arg(a->toString())));
    OMT_VERIFY(run(
        u"insert into interaction.user_lists (user_id, name) values (auth.current_user_id(), 'Best')"_s));
    OMT_VERIFY(run(
        u"insert into interaction.list_items (list_id, media_id, position) "
        "select id, '%1', 1 from interaction.user_lists where name = 'Best'"_s.arg(a->toString())));
    const auto facts = selectTitleFacts(*m_connection, *a);
    OMT_VERIFY(facts);
    QCOMPARE(facts->media.title, u"The First"_s);
    QCOMPARE(facts->classPath,
             (QStringList{u"video"_s, u"video.series"_s, u"video.series.anime"_s}));
    QCOMPARE(facts->relations.size(), 1);
    QCOMPARE(facts->relations.first().relation, u"sequel"_s);
    QCOMPARE(facts->relations.first().row.title, u"The Second"_s);
    QCOMPARE(facts->relations.first().notes, u"a year later"_s);
    QCOMPARE(facts->ratings.raters, 1);
    QCOMPARE(facts->ratings.byTen[8], 1);
    QCOMPARE(facts->ratings.mean, 90.0);
    QCOMPARE(facts->lists.size(), 1);
    QCOMPARE(facts->lists.first().name, u"Best"_s);
    const auto back = selectTitleFacts(*m_connection, *b);
    OMT_VERIFY(back);
    QCOMPARE(back->relations.size(), 1);
    QCOMPARE(back->relations.first().relation, u"prequel"_s);
    QCOMPARE(back->relations.first().readingOrder, -1);
    QVERIFY(selectTitleFacts(*m_connection, MediaId(QUuid::createUuid())).error().kind
            == Error::Kind::NotFound);
}

void TestBrowse::aQueryIsKeptAsASmartList()
{
    db::Database database(m_database->asLocalUser());
    BrowseService service(database);
    service.setBuildsByItself(false);
    BrowseQuery query;
    query.filter = parseSearchQuery(u"type:anime year:1990..1999 -genre:horror"_s);
    const auto id = awaited(service.saveAsList(u" Nineties  anime "_s, query));
    OMT_VERIFY(id);
    const auto rule = m_admin->query(
        db::Statement::fromText(
            u"rule"_s,
            u"select name, filter_definition from interaction.user_lists where id = :id::uuid"_s),
        {{u"id", *id}});
    OMT_VERIFY(rule);
    QCOMPARE(rule->first().text(u"name"), u"Nineties anime"_s);
    QVERIFY(browseQueryFromJson(rule->first().json(u"filter_definition").object()) == query);
    const auto again = awaited(service.saveAsList(u"Nineties anime"_s, query));
    QVERIFY(!again);
    QVERIFY(again.error().message.contains(u"already"));
    QVERIFY(awaited(service.saveAsList(u"  "_s, query)).error().kind == Error::Kind::Invalid);

    query.sort = BrowseSort::Popularity;
    OMT_VERIFY(awaited(service.updateList(*id, query)));
    const QJsonDocument changed = QJsonDocument::fromJson(
        value(
            u"select filter_definition from interaction.user_lists where name = 'Nineties anime'"_s)
            .toUtf8());
    QVERIFY(browseQueryFromJson(changed.object()) == query);
    QVERIFY(awaited(service.updateList(ListId(newUuid()), query)).error().kind
            == Error::Kind::NotFound);
    QCOMPARE(value(u"select count(*) from interaction.edits where label like '%smart list%'"_s),
             u"2"_s); // both can be undone
}

void TestBrowse::theServiceNoticesChanges()
{
    db::Database database(m_database->asLocalUser());
    BrowseService service(database);
    service.setBuildsByItself(false);
    QTRY_VERIFY(database.changes()->isListening());
    BrowseQuery query;
    query.filter = parseSearchQuery(u"status:planned"_s);
    const auto before = awaited(service.open(query, 10));
    OMT_VERIFY(before);
    OMT_VERIFY(run(
        u"insert into interaction.user_media (user_id, media_id, status) select auth.current_user_id(), id, "
        "'planned' from media.media where title like 'bulk 12_'"_s));
    QTRY_COMPARE(awaited(service.open(query, 10))->total, before->total + 10);
    const auto facets = awaited(service.facets(query));
    OMT_VERIFY(facets);
    QCOMPARE(facets->total, before->total + 10);
    const auto all = awaited(service.open({}, 10));
    OMT_VERIFY(all);
    OMT_VERIFY(add(anyMedia()));
    QTRY_COMPARE(awaited(service.page({}, 0, 10))->total, all->total + 1);
}

QTEST_GUILESS_MAIN(TestBrowse)
#include "tst_browse.moc"
