// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchindex.h"
#include "core/db/connection.h"
#include "core/db/transaction.h"
#include "core/domain/ids.h"
#include "core/domain/searchlexemes.h"
#include "core/domain/titletext.h"

namespace omt::catalog {

using namespace Qt::StringLiterals;
using db::Statement;

namespace {

constexpr int titlesPerBatch = 2000;
const auto firstId = u"00000000-0000-0000-0000-000000000000"_s;

/** The words of one batch of titles, as arrays for the statements that store them. */
struct Batch
{
    QList<MediaId> ids;
    QStringList words;
    QStringList sortTitles;
    QList<MediaId> nameIds;
    QList<int> positions;
    QStringList normalised;

    void add(const db::Row &row)
    {
        const auto id = row.id<MediaId>(u"id");
        QStringList names = row.textList(u"names");
        const QStringList places = row.textList(u"positions");
        for (qsizetype i = 0; i < names.size(); ++i) {
            nameIds.append(id);
            positions.append(places[i].toInt());
            normalised.append(titleKey(names[i]));
        }
        if (names.isEmpty())
            names.append(row.text(u"title"));
        ids.append(id);
        words.append(searchVector(names, row.textList(u"creators"), row.textList(u"genres")));
        sortTitles.append(titleKey(names.first()));
    }

    [[nodiscard]] Result<qint64> store(db::Connection &connection) const
    {
        // No change that anybody made: the time of change stays, and search takes it in later.
        if (const auto done = connection.script(
                u"set local omt.search_later = 'on'; set local omt.keep_updated_at = 'on'"_s);
            !done)
            return done.error();
        const auto changed = connection.execute(Statement::load(u"search/update_words"),
                                                {{u"ids", ids},
                                                 {u"words", db::pgArray(words)},
                                                 {u"sort_titles", db::pgArray(sortTitles)}});
        if (!changed)
            return changed;
        const auto named = connection.execute(Statement::load(u"search/update_names"),
                                              {{u"ids", nameIds},
                                               {u"positions", db::pgArray(positions)},
                                               {u"normalised", db::pgArray(normalised)}});
        return named ? changed : named;
    }
};

} // namespace

Result<qint64> renormaliseTitles(db::Connection &connection, const IndexCallback &progress)
{
    const Statement select = Statement::load(u"search/select_texts");
    QString after = firstId;
    qint64 changed = 0;
    for (qint64 seen = 0;;) {
        const auto rows = connection.query(select, {{u"after", after}, {u"most", titlesPerBatch}});
        if (!rows)
            return rows.error();
        if (rows->isEmpty())
            return changed;
        Batch batch;
        for (const db::Row row : *rows)
            batch.add(row);
        const auto stored = db::retrying(connection, [&batch](db::Connection &c) {
            return db::inTransaction(c, [&batch](db::Connection &t) { return batch.store(t); });
        });
        if (!stored)
            return stored;
        changed += *stored;
        seen += rows->size();
        after = batch.ids.last().toString();
        // How many there are in all is not worth counting: ever nearer to the end.
        if (progress && !progress({1, 1, double(seen) / double(seen + 100'000)}))
            return cancelledError();
    }
}

} // namespace omt::catalog
