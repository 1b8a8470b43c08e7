// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_browse --host DIR --port N --database NAME --token TOKEN [--rebuild] [--library N]
// [--check]: how long counting facets, jumping to any row and filtered pages take, through the
// program's own code. The connection of --user prepares the reader's library; omt_app asks. --check
// compares with the targets and fails when one is missed.

#include "core/catalog/browseindex.h"
#include "core/catalog/browsereader.h"
#include "core/catalog/facetcounter.h"
#include "core/db/connection.h"
#include "tests/bench/search/measure.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace omt;
using namespace omt::catalog;
using namespace Qt::StringLiterals;

namespace {

constexpr int pageRows = 32; ///< as ui::BrowseModel asks for them

struct Figures
{
    std::vector<double> cpu;
    std::vector<double> wall;
};

class Bench
{
public:
    Bench(db::Connection &app, quint64 seed, bool isVerbose, bool isCheck)
        : m_app(app)
        , m_random(seed)
        , m_isVerbose(isVerbose)
        , m_isCheck(isCheck)
    {
    }

    bool run(int queries, const QString &only)
    {
        BrowseQuery everything;
        const auto all = facets(everything);
        if (!all)
            return fail(all.error());
        m_all = *all;
        m_isBig = m_all.total > 3'000'000;
        std::printf("%lld titles\n", static_cast<long long>(m_all.total));
        if (only.isEmpty() || only == u"facets")
            measureFacets(queries);
        if (only.isEmpty() || only == u"jumps")
            measureJumps(queries);
        if (only.isEmpty() || only == u"filtered")
            measureFiltered(queries);
        return m_isHeld;
    }

private:
    Result<FacetAnswer> facets(const BrowseQuery &query)
    {
        const QMutexLocker lock(&m_base.mutex);
        return FacetCounter(m_app, m_base, query).run();
    }

    bool fail(const Error &error)
    {
        std::printf("failed: %s\n", qUtf8Printable(error.toLogString()));
        return m_isHeld = false;
    }

    void report(const QString &name, const Figures &figures, double target)
    {
        const double p95 = bench::percentile(figures.cpu, 0.95);
        const bool isHeld = target <= 0 || p95 <= target;
        std::printf("%-34s cpu  %s%s\n%-34s wall %s\n", qUtf8Printable(name),
                    bench::percentiles(figures.cpu).c_str(),
                    target <= 0  ? ""
                        : isHeld ? "   held"
                                 : "   MISSED",
                    "", bench::percentiles(figures.wall).c_str());
        if (!isHeld) {
            std::printf("%-34s      target p95 %.1f ms\n", "", target);
            m_isHeld = m_isHeld && !m_isCheck;
        }
    }

    template <class Work> double time(Figures *figures, Work work)
    {
        const bench::Stopwatch watch(m_app.backendPid());
        work();
        figures->cpu.push_back(watch.cpuMs());
        figures->wall.push_back(watch.wallMs());
        return figures->cpu.back();
    }

    void addFilter(Facet facet, BrowseQuery *query)
    {
        const FacetCounts *counts = m_all.find(facet);
        if (!counts || counts->values.isEmpty())
            return;
        const auto any = [&] {
            return counts->values[qsizetype(m_random() % quint64(counts->values.size()))].value;
        };
        if (facet == Facet::Status) {
            query->filter.statuses = {allStatuses[m_random() % allStatuses.size()]};
            query->filter.onlyLibrary = true;
        } else if (facet == Facet::Year && m_random() % 2 == 0) {
            const int from = 1950 + int(m_random() % 70);
            query->filter.filters.append(yearFilter(from, from + int(m_random() % 12)));
        } else {
            LexemeFilter filter{{any()}, m_random() % 6 == 0};
            if (m_random() % 4 == 0)
                filter.lexemes.append(any());
            query->filter.filters.append(filter);
        }
    }

    /** Two conditions on two facets, values drawn evenly from those on the screen. */
    BrowseQuery anyPair(bool withStatus)
    {
        BrowseQuery query;
        const auto anyFacet = [this](bool own) {
            return allFacets[m_random() % (own ? allFacets.size() - 1 : allFacets.size() - 2)];
        };
        const Facet first = anyFacet(withStatus);
        Facet second = first;
        while (second == first)
            second = anyFacet(withStatus);
        addFilter(first, &query);
        addFilter(second, &query);
        return query;
    }

    void measureFacets(int queries)
    {
        Figures figures;
        int estimated = 0;
        QList<std::pair<double, QString>> slowest;
        for (int i = 0; i < queries; ++i) {
            const BrowseQuery query = anyPair(true);
            const double ms = time(&figures, [&] {
                const auto answer = facets(query);
                if (!answer)
                    fail(answer.error());
                else
                    estimated += answer->isEstimated ? 1 : 0;
            });
            slowest.append({ms, summaryOf(query)});
        }
        report(u"facets, two filters"_s, figures, m_isBig ? 20 : 10);
        std::printf("   %d of %d estimated\n", estimated, queries);
        printSlowest(slowest);
    }

    void printSlowest(QList<std::pair<double, QString>> slowest) const
    {
        if (!m_isVerbose)
            return;
        std::sort(slowest.begin(), slowest.end(),
                  [](const auto &a, const auto &b) { return a.first > b.first; });
        for (const auto &[ms, text] : slowest.mid(0, 15))
            std::printf("   %7.1f ms  %s\n", ms, qUtf8Printable(text));
    }

    void measureJumps(int queries)
    {
        Figures all;
        BrowseReader reader(m_app, m_base);
        for (const BrowseSort sort : allBrowseSorts) {
            for (const bool descending : {false, true}) {
                BrowseQuery query;
                query.sort = sort;
                query.descending = descending;
                BrowseList list;
                Figures first;
                time(&first, [&] {
                    if (const auto page = reader.open(query, pageRows, &list); !page)
                        fail(page.error());
                });
                Figures figures;
                for (int i = 0; i < queries / 5; ++i) {
                    const qint64 row = qint64(m_random() % quint64(m_all.total));
                    time(&figures, [&] {
                        const auto page = reader.page(query, row, pageRows, &list);
                        if (!page)
                            fail(page.error());
                        else if (page->rows.isEmpty())
                            fail(makeError(Error::Kind::Internal, u"no rows there"_s));
                    });
                }
                all.cpu.insert(all.cpu.end(), figures.cpu.begin(), figures.cpu.end());
                all.wall.insert(all.wall.end(), figures.wall.begin(), figures.wall.end());
                std::printf("   by %-10s %s opened in %.2f, jumps %s\n",
                            qUtf8Printable(toString(titleSortOf(sort))),
                            descending ? "down" : "up  ", first.cpu[0],
                            bench::percentiles(figures.cpu).c_str());
            }
        }
        report(u"jump to any row, unfiltered"_s, all, 1);
    }

    void measureFiltered(int queries)
    {
        Figures opened;
        Figures prepared;
        Figures jumps;
        QList<std::pair<double, QString>> slowest;
        BrowseReader reader(m_app, m_base);
        for (int i = 0; i < queries; ++i) {
            BrowseQuery query = anyPair(true);
            query.sort = allBrowseSorts[m_random() % allBrowseSorts.size()];
            query.descending = m_random() % 2 == 0;
            BrowseList list;
            qint64 total = 0;
            const double ms = time(&opened, [&] {
                const auto page = reader.open(query, pageRows, &list);
                if (page)
                    total = page->total;
                else
                    fail(page.error());
            });
            slowest.append({ms,
                            summaryOf(query) + u" by "_s + toString(titleSortOf(query.sort))
                                + u": "_s + QString::number(total)});
            if (!list.ids)
                time(&prepared, [&] {
                    if (const auto done = reader.prepare(query, &list); !done)
                        fail(done.error());
                });
            for (int k = 0; k < 3 && total > 0; ++k) {
                const qint64 row = qint64(m_random() % quint64(total));
                time(&jumps, [&] {
                    if (const auto page = reader.page(query, row, pageRows, &list); !page)
                        fail(page.error());
                });
            }
        }
        report(u"filtered: first page"_s, opened, m_isBig ? 20 : 10);
        printSlowest(slowest);
        report(u"filtered: list made behind"_s, prepared, 0);
        report(u"filtered: jumps"_s, jumps, m_isBig ? 6 : 2);
    }

    db::Connection &m_app;
    BrowseBase m_base;
    FacetAnswer m_all;
    std::mt19937_64 m_random;
    bool m_isVerbose;
    bool m_isCheck;
    bool m_isBig = false;
    bool m_isHeld = true;
};

/** Gives the reader a library of so many titles, the well-known ones rather, if there is none. */
Result<> fillLibrary(db::Connection &everything, db::Connection &app, int entries)
{
    const auto who
        = app.query(db::Statement::fromText(u"who"_s, u"select auth.current_user_id() as id"_s));
    if (!who)
        return who.error();
    const auto filled = everything.query(
        db::Statement::fromText(
            u"fill"_s,
            u"insert into interaction.user_media (user_id, media_id, status, rating) "
            "select :who::uuid, m.id, (array['completed', 'completed', 'completed', 'planned', "
            "'in_progress', 'on_hold', 'dropped'])[1 + abs(hashtext(m.id::text)) % 7], "
            "nullif(abs(hashtext(m.title)) % 101, 0) from (select * from media.media "
            "order by popularity * (0.5 + abs(hashtext(id::text)) / 2147483648.0) desc limit :n::int) m "
            "where not exists (select from interaction.user_media u where u.user_id = :who::uuid) "
            "returning 1"_s),
        {{u"who", who->first().uuid(u"id")}, {u"n", entries}});
    return filled ? Result<>() : Result<>(filled.error());
}

Result<> rebuild(db::Connection &app)
{
    QElapsedTimer timer;
    timer.start();
    int step = 0;
    const auto built = rebuildBrowseIndex(app, [&](const IndexProgress &progress) {
        if (progress.step != step)
            std::printf("build step %d of %d at %.1f s\n", step = progress.step, progress.steps,
                        double(timer.elapsed()) / 1e3);
        std::fflush(stdout);
        return true;
    });
    std::printf("built in %.1f s\n", double(timer.elapsed()) / 1e3);
    return built;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"host"_s, u"Socket directory."_s, u"dir"_s},
                       {u"port"_s, u"Port."_s, u"n"_s, u"5432"_s},
                       {u"database"_s, u"Database."_s, u"name"_s},
                       {u"user"_s, u"Who may write everything."_s, u"name"_s, u"postgres"_s},
                       {u"token"_s, u"Session token."_s, u"text"_s},
                       {u"seed"_s, u"Seed of the queries."_s, u"n"_s, u"1"_s},
                       {u"queries"_s, u"How many of a kind."_s, u"n"_s, u"300"_s},
                       {u"library"_s, u"Titles in the reader's library."_s, u"n"_s, u"5000"_s},
                       {u"rebuild"_s, u"Build the counts first."_s},
                       {u"check"_s, u"Fail when a target is missed."_s},
                       {u"only"_s, u"Only facets, jumps or filtered."_s, u"part"_s},
                       {u"verbose"_s, u"The slowest queries."_s}});
    parser.addHelpOption();
    parser.process(app);
    db::ConnectionSettings settings;
    settings.host = parser.value(u"host"_s);
    settings.port = parser.value(u"port"_s).toInt();
    settings.database = parser.value(u"database"_s);
    settings.user = u"omt_app"_s;
    settings.sessionToken = parser.value(u"token"_s);
    db::Connection asking(settings);
    settings.user = parser.value(u"user"_s);
    db::Connection preparing(settings);
    Result<> ready = asking.open();
    if (ready)
        ready = preparing.open();
    if (ready)
        ready = fillLibrary(preparing, asking, parser.value(u"library"_s).toInt());
    if (ready && parser.isSet(u"rebuild"_s))
        ready = rebuild(asking);
    if (!ready) {
        std::printf("%s\n", qUtf8Printable(ready.error().toLogString()));
        return 1;
    }
    Bench bench(asking, parser.value(u"seed"_s).toULongLong(), parser.isSet(u"verbose"_s),
                parser.isSet(u"check"_s));
    return bench.run(parser.value(u"queries"_s).toInt(), parser.value(u"only"_s)) ? 0 : 1;
}
