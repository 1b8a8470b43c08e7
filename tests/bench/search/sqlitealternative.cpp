// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "core/domain/titletext.h"
#include "tests/bench/search/alternatives.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>

namespace omt::bench {

using namespace Qt::StringLiterals;

namespace {

struct Closer
{
    void operator()(sqlite3 *database) const { sqlite3_close_v2(database); }
};
using Database = std::shared_ptr<sqlite3>;

struct Finisher
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::shared_ptr<sqlite3_stmt>;

QByteArrayView textOf(sqlite3_value *value)
{
    return {reinterpret_cast<const char *>(sqlite3_value_text(value)), sqlite3_value_bytes(value)};
}

/** media.search_score(typed, norm, others, popularity). */
void score(sqlite3_context *context, int, sqlite3_value **values)
{
    const QByteArray typed = textOf(values[0]).toByteArray();
    const QByteArray barred = QByteArray(1, '|') + typed;
    const QByteArray spaced = QByteArray(1, ' ') + typed;
    const QByteArray whole = barred + QByteArray(1, '|');
    const QByteArrayView norm = textOf(values[1]);
    const QByteArrayView others = textOf(values[2]);
    double kind = 1.0;
    if (norm == typed)
        kind = 3.6;
    else if (others.contains(whole))
        kind = 2.8;
    else if (norm.startsWith(typed))
        kind = 2.0;
    else if (others.contains(barred))
        kind = 1.75;
    else if (norm.contains(spaced))
        kind = 1.4;
    else if (norm.contains(typed) || others.contains(typed))
        kind = 1.3;
    sqlite3_result_double(context,
                          kind + std::log1p(sqlite3_value_double(values[3])) * 0.119
                              + 0.5 * double(typed.size())
                                  / double(std::max({norm.size(), typed.size(), qsizetype(1)})));
}

Prepared prepared(const Database &database, const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(database.get(), sql, -1, &statement, nullptr);
    return {statement, Finisher()};
}

void bind(sqlite3_stmt *statement, int place, QByteArrayView text)
{
    sqlite3_bind_text(statement, place, text.data(), int(text.size()), SQLITE_TRANSIENT);
}

QByteArray matchOf(const TitleSearch &words)
{
    QStringList terms;
    for (const QString &lexeme : words.lexemes)
        terms.append(u'"' + lexeme + u'"');
    if (words.lastIsPrefix && !terms.isEmpty())
        terms.last() += u'*';
    return terms.join(u" AND "_s).toUtf8();
}

Result<> copyInto(const Database &database, db::Connection &connection)
{
    sqlite3_exec(database.get(), "begin", nullptr, nullptr, nullptr);
    const Prepared words = prepared(database, "insert into fts (rowid, words) values (?, ?)");
    const Prepared doc = prepared(database, "insert into docs values (?, ?, ?, ?, ?, ?)");
    const auto copied = connection.stream(
        db::Statement::fromText(
            u"docs"_s,
            u"select d.doc, d.media_id::text as id, d.norm, d.others, d.popularity, d.type_number, "
            "array_to_string(array(select w from unnest(tsvector_to_array(d.words)) w "
            "where left(w, 1) <> '~'), ' ') as words from media.search_docs d"_s),
        {}, [&](const db::Row &row) -> Result<> {
            sqlite3_bind_int64(words.get(), 1, row.integer(u"doc"));
            bind(words.get(), 2, row.raw(u"words"));
            sqlite3_bind_int64(doc.get(), 1, row.integer(u"doc"));
            bind(doc.get(), 2, row.raw(u"id"));
            bind(doc.get(), 3, row.raw(u"norm"));
            bind(doc.get(), 4, row.raw(u"others"));
            sqlite3_bind_double(doc.get(), 5, row.real(u"popularity"));
            sqlite3_bind_int64(doc.get(), 6, row.integer(u"type_number"));
            for (sqlite3_stmt *statement : {words.get(), doc.get()}) {
                sqlite3_step(statement);
                sqlite3_reset(statement);
            }
            return {};
        });
    sqlite3_exec(database.get(), "commit; insert into fts (fts) values ('optimize')", nullptr,
                 nullptr, nullptr);
    return copied ? Result<>() : Result<>(copied.error());
}

} // namespace

Result<Alternative> sqliteAlternative(db::Connection &connection)
{
    sqlite3 *opened = nullptr;
    sqlite3_open(":memory:", &opened);
    const Database database(opened, Closer());
    sqlite3_create_function_v2(opened, "score", 4, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                               score, nullptr, nullptr, nullptr);
    const int made = sqlite3_exec(
        opened,
        "create virtual table fts using fts5 (words, content='', tokenize='unicode61', "
        "prefix='1 2 3'); create table docs (doc integer primary key, id text, norm text, "
        "others text, popularity real, type int)",
        nullptr, nullptr, nullptr);
    if (made != SQLITE_OK)
        return makeError(Error::Kind::NotFound, u"This SQLite has no FTS5."_s);
    if (const auto copied = copyInto(database, connection); !copied)
        return copied.error();
    const Prepared statement = prepared(
        database,
        "with c as materialized (select d.id, d.type as t, score(?1, d.norm, d.others, "
        "d.popularity) as s from fts join docs d on d.doc = fts.rowid where fts match ?2) "
        "select x.id, (select count(*) from c), (select group_concat(t || ':' || n) from (select "
        "t, count(*) as n from c group by t)) from (select id from c order by s desc limit 20) x");
    return Alternative{"SQLite FTS5", 400, 0,
                       [database, statement](const QString &typed) -> Result<QList<MediaId>> {
                           QList<MediaId> ids;
                           const TitleSearch words = parseTitleSearch(typed);
                           if (words.lexemes.isEmpty())
                               return ids;
                           bind(statement.get(), 1, words.normalised.toUtf8());
                           bind(statement.get(), 2, matchOf(words));
                           while (sqlite3_step(statement.get()) == SQLITE_ROW) {
                               const auto *id = reinterpret_cast<const char *>(
                                   sqlite3_column_text(statement.get(), 0));
                               ids.append(MediaId(QUuid::fromString(QLatin1StringView(id))));
                           }
                           sqlite3_reset(statement.get());
                           return ids;
                       }};
}

} // namespace omt::bench
