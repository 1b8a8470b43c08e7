// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/catalog/browsefixture.h"

#include "core/catalog/browsereader.h"
#include "core/catalog/facetcounter.h"
#include "core/catalog/mediawriter.h"
#include "core/db/transaction.h"
#include "tests/support/testmacros.h"

#include <QMap>
#include <QTest>

#include <algorithm>

namespace omt::test {

using namespace omt::catalog;
using namespace Qt::StringLiterals;

namespace {

constexpr int catalogSize = 700;

} // namespace

void BrowseFixture::open()
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

Media BrowseFixture::anyMedia()
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

Result<> BrowseFixture::add(const Media &media)
{
    const auto id = insertMedia(*m_connection, media);
    return id ? Result<>() : Result<>(id.error());
}

Result<> BrowseFixture::run(const QString &sql)
{
    return m_connection->script(sql);
}

QString BrowseFixture::value(const QString &sql)
{
    const auto rows = m_admin->query(db::Statement::fromText(u"value"_s, sql));
    if (!rows)
        return rows.error().toLogString();
    return rows->isEmpty() ? u"no row"_s : rows->first().text(rows->columns().first());
}

QList<Known> BrowseFixture::readKnown()
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

bool BrowseFixture::fits(const Known &title, const BrowseQuery &query, std::optional<Facet> without)
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

BrowseQuery BrowseFixture::anyQuery()
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

void BrowseFixture::compareQuery(const BrowseQuery &query, const QList<Known> &known)
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

void BrowseFixture::compareCounts(int rounds)
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

void BrowseFixture::compareLists(int rounds)
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

} // namespace omt::test
