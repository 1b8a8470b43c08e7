// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/browseindex.h"

#include "core/catalog/browsequery.h"
#include "core/catalog/facetpairs.h"
#include "core/db/connection.h"
#include "core/db/pgarray.h"
#include "core/db/transaction.h"

namespace omt::catalog {

using db::Statement;

namespace {

constexpr int steps = 4 + int(allBrowseSorts.size());
constexpr int sampleSize = 100000;
constexpr qsizetype countsPerBatch = 200;
constexpr qint64 titlesPerReport = 50000;
constexpr int takenAtOnce = 5000;

class Build
{
public:
    Build(db::Connection &connection, const IndexCallback &progress, int fewestTogether)
        : m_connection(connection)
        , m_progress(progress)
        , m_pairs(fewestTogether)
    {
    }

    Result<> run()
    {
        const auto begun = m_connection.query(Statement::load(u"browse/build_begin"));
        if (!begun)
            return begun.error();
        if (!begun->first().boolean(u"is_ours"))
            return {};
        const Result<> done = build();
        const auto ended = m_connection.query(Statement::load(u"browse/build_end"));
        Q_UNUSED(ended); // without it the right ends with the connection
        return done;
    }

private:
    Result<> build()
    {
        if (const auto filled = step(u"browse/build_fill"); !filled)
            return filled;
        if (const auto taken = takeIn(); !taken)
            return taken;
        db::Transaction transaction(m_connection, db::Transaction::Isolation::RepeatableRead);
        if (!transaction.begun())
            return transaction.begun();
        for (const BrowseSort sort : allBrowseSorts) {
            if (const auto built = step(u"browse/build_blocks", {{u"sort", int(sort)}}); !built)
                return built;
        }
        if (const auto counted = countFacets(); !counted)
            return counted;
        if (const auto stored = storeCounts(); !stored)
            return stored;
        return transaction.commit();
    }

    /** What bulk imports brought, some at a time so that nobody waits for long. */
    Result<> takeIn()
    {
        for (;;) {
            if (const auto told = tell(1); !told)
                return told;
            const auto taken = m_connection.query(Statement::load(u"browse/build_take"),
                                                  {{u"most", takenAtOnce}});
            if (!taken)
                return taken.error();
            if (taken->first().integer(u"taken") == 0)
                return {};
        }
    }

    Result<> step(QStringView statement, const db::Bindings &bindings = {})
    {
        if (const auto told = tell(0); !told)
            return told;
        const auto rows = m_connection.query(Statement::load(statement), bindings);
        return rows ? Result<>() : Result<>(rows.error());
    }

    Result<> tell(qint64 done)
    {
        if (done == 0)
            ++m_step;
        if (m_progress && !m_progress({m_step, steps, double(m_step - 1) / double(steps)}))
            return cancelledError();
        return {};
    }

    Result<> countFacets()
    {
        if (const auto told = tell(0); !told)
            return told;
        qint64 titles = 0;
        const auto sampled
            = m_connection.stream(Statement::load(u"browse/build_sample"), {{u"most", sampleSize}},
                                  [&](const db::Row &row) -> Result<> {
                                      titles = row.integer(u"titles");
                                      m_pairs.sample(row.raw(u"facets"));
                                      return {};
                                  });
        if (!sampled)
            return sampled.error();
        m_pairs.beginCounting(titles);
        qint64 done = 0;
        if (const auto told = tell(0); !told)
            return told;
        const auto read = m_connection.stream(
            Statement::load(u"browse/build_read"), {}, [&](const db::Row &row) -> Result<> {
                m_pairs.count(row.raw(u"facets"));
                return ++done % titlesPerReport == 0 ? tell(done) : Result<>();
            });
        return read ? Result<>() : Result<>(read.error());
    }

    Result<> storeCounts()
    {
        if (const auto cleared = step(u"browse/build_clear"); !cleared)
            return cleared;
        Result<> stored;
        m_pairs.forEach([&](const QByteArray &one, const QByteArray &other, int titles,
                            const std::vector<int> &counts) {
            m_ones.append(QString::fromUtf8(one));
            m_others.append(QString::fromUtf8(other));
            m_titles.append(titles);
            m_counts.append(db::pgArray(QList<int>(counts.begin(), counts.end())));
            if (m_ones.size() >= countsPerBatch && stored)
                stored = storeBatch();
        });
        if (stored)
            stored = storeBatch();
        if (!stored)
            return stored;
        const auto finished
            = m_connection.query(Statement::load(u"browse/build_finish"),
                                 {{u"titles", m_pairs.titles()}, {u"counted", m_pairs.counted()}});
        return finished ? Result<>() : Result<>(finished.error());
    }

    Result<> storeBatch()
    {
        const auto rows = m_connection.query(Statement::load(u"browse/build_counts"),
                                             {{u"ones", std::exchange(m_ones, {})},
                                              {u"others", std::exchange(m_others, {})},
                                              {u"titles", db::pgArray(std::exchange(m_titles, {}))},
                                              {u"counts", std::exchange(m_counts, {})}});
        return rows ? Result<>() : Result<>(rows.error());
    }

    db::Connection &m_connection;
    const IndexCallback &m_progress;
    FacetPairs m_pairs;
    QStringList m_ones;
    QStringList m_others;
    QList<int> m_titles;
    QStringList m_counts;
    int m_step = 0;
};

} // namespace

Result<> rebuildBrowseIndex(db::Connection &connection, const IndexCallback &progress,
                            int fewestTogether)
{
    return Build(connection, progress, fewestTogether).run();
}

} // namespace omt::catalog
