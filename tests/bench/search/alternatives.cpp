// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/search/alternatives.h"

#include "core/db/connection.h"
#include "core/domain/titletext.h"

namespace omt::bench {

using namespace Qt::StringLiterals;

namespace {

/** The first page, the total and the counts by type of `candidates` (id, t, s). */
QString paged(const QString &candidates)
{
    return u"with c as materialized ("_s + candidates
        + u") select x.id::text as id, (select count(*) from c) as total, "
          "(select array_agg(f.n) from (select t, count(*) as n from c group by t) f) as types "
          "from (select id from c order by s desc limit 20) x"_s;
}

Alternative onPostgres(const char *name, int most, db::Connection &connection,
                       const QString &candidates)
{
    const auto statement
        = db::Statement::fromText(QString::fromUtf8(name).simplified(), paged(candidates));
    return {name, most, connection.backendPid(),
            [&connection, statement](const QString &typed) -> Result<QList<MediaId>> {
                const TitleSearch words = parseTitleSearch(typed);
                if (words.lexemes.isEmpty())
                    return QList<MediaId>();
                db::Bindings bindings;
                if (statement.parameters().contains(u"words"_s))
                    bindings.add(u"words", words.toTsQuery());
                if (statement.parameters().contains(u"typed"_s))
                    bindings.add(u"typed", words.normalised);
                const auto rows = connection.query(statement, bindings);
                if (!rows)
                    return rows.error();
                return rows->map([](const db::Row &row) { return row.id<MediaId>(u"id"); });
            }};
}

} // namespace

Result<QList<Alternative>> postgresAlternatives(db::Connection &connection)
{
    const auto made = connection.script(
        u"create extension if not exists pg_trgm; set jit = off; "
        "create index if not exists bench_vector on media.media using gin (search_vector); "
        "create index if not exists bench_trigrams on media.media using gin (sort_title gin_trgm_ops); "
        "analyze media.media"_s);
    if (!made)
        return made.error();
    return QList<Alternative>{
        onPostgres("ts_rank over GIN", 120, connection,
                   u"select m.id, m.media_type as t, ts_rank(m.search_vector, :words::tsquery) * 3 "
                   "+ ln(1 + m.popularity) * 0.119 as s from media.media m "
                   "where m.search_vector @@ :words::tsquery"_s),
        onPostgres("pg_trgm", 60, connection,
                   u"select m.id, m.media_type as t, similarity(m.sort_title, :typed::text) as s "
                   "from media.media m where m.sort_title % :typed::text"_s),
        onPostgres("ILIKE", 40, connection,
                   u"select m.id, m.media_type as t, m.popularity as s from media.media m "
                   "where m.title ilike '%' || :typed::text || '%'"_s)};
}

} // namespace omt::bench
