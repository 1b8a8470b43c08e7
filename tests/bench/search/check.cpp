// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/search/check.h"

#include "core/catalog/titlesearch.h"
#include "core/db/connection.h"
#include "tests/bench/search/alternatives.h"
#include "tests/bench/search/measure.h"
#include "tests/bench/search/queryset.h"

#include <QMap>

#include <algorithm>
#include <cstdio>

namespace omt::bench {

using namespace Qt::StringLiterals;

namespace {

struct LeastQuality
{
    const char16_t *kind;
    double popular;
    double even;
};

// What the tables of a catalog of any size must reach; of a popular draw, and of an even one.
constexpr LeastQuality leastQualities[] = {{u"exact", .99, .99},
                                           {u"one typo", .93, .93},
                                           {u"two typos", .82, .82},
                                           {u"shuffled", .97, .97},
                                           {u"alternative", .92, .92}};

Result<catalog::SearchAnswer> ask(db::Connection &connection, const QString &typed)
{
    return catalog::TitleSearcher(connection, catalog::parseSearchQuery(typed), 0, 20).run();
}

bool tell(bool holds, const char *what, double value, double least)
{
    std::printf("%s %s: %.3f, at least %.3f\n", holds ? "held  " : "MISSED", what, value, least);
    return holds;
}

Result<std::vector<double>> timesOf(int serverPid, const QStringList &keystrokes, int most,
                                    const std::function<Result<>(const QString &)> &asked)
{
    std::vector<double> times;
    // Once to have everything in memory, then for good.
    for (const bool counts : {false, true}) {
        int left = counts ? most : std::min(most, 30);
        for (const QString &typed : keystrokes) {
            if (--left < 0)
                break;
            const Stopwatch watch(serverPid);
            if (const auto done = asked(typed); !done)
                return done.error();
            if (counts)
                times.push_back(watch.cpuMs());
        }
    }
    return times;
}

bool holdsQuality(db::Connection &app, const QuerySet &set)
{
    QMap<QString, std::pair<double, int>> found[2];
    double precise = 0;
    int judged = 0;
    for (const KnownItem &item : set.known) {
        const auto answer = ask(app, item.query);
        auto &[sum, count] = found[item.isPopular][item.kind];
        sum += answer ? reciprocalRank(*answer, item) : 0;
        ++count;
        const QString wanted = normalisedTitle(item.query); // as simplified characters
        for (const TitleMatch &match :
             item.kind == u"cjk" && answer ? answer->matches : QList<TitleMatch>()) {
            ++judged;
            precise += normalisedTitle(match.matchedTitle).contains(wanted) ? 1 : 0;
        }
    }
    bool holds = judged == 0
        || tell(precise >= judged, "two CJK characters, precision at 20",
                precise / std::max(1, judged), 1.0);
    for (const LeastQuality &least : leastQualities) {
        for (const bool isPopular : {true, false}) {
            const auto [sum, count] = found[isPopular].value(QString::fromUtf16(least.kind));
            const double mean = sum / std::max(1, count);
            const double bound = isPopular ? least.popular : least.even;
            const QString name = QString::fromUtf16(least.kind)
                + (isPopular ? u", popular, MRR at 10"_s : u", even, MRR at 10"_s);
            holds = tell(mean >= bound, qUtf8Printable(name), mean, bound) && holds;
        }
    }
    return holds;
}

} // namespace

Result<bool> checkSearch(db::Connection &app, db::Connection &everything, const QuerySet &set,
                         int titles)
{
    auto ways = postgresAlternatives(everything);
    if (!ways)
        return ways.error();
    const auto sqlite = sqliteAlternative(everything);
    if (!sqlite)
        return sqlite.error();
    ways->prepend(*sqlite);
    const auto own
        = timesOf(app.backendPid(), set.keystrokes, 1000, [&app](const QString &typed) -> Result<> {
              const auto answer = ask(app, typed);
              return answer ? Result<>() : Result<>(answer.error());
          });
    if (!own)
        return own.error();
    std::printf("%-18s cpu %s\n", "OmniMediaTrak", percentiles(*own).c_str());
    const double ours = std::max(0.01, percentile(*own, 0.95));
    bool holds = true;
    for (const Alternative &way : std::as_const(*ways)) {
        const auto theirs = timesOf(way.serverPid, set.keystrokes, way.mostKeystrokes,
                                    [&way](const QString &typed) -> Result<> {
                                        const auto ids = way.ask(typed);
                                        return ids ? Result<>() : Result<>(ids.error());
                                    });
        if (!theirs)
            return theirs.error();
        const double ratio = percentile(*theirs, 0.95) / ours;
        std::printf("%-18s cpu %s\n", way.name, percentiles(*theirs).c_str());
        // The usual ways take time in proportion to the titles, ours hardly more with each.
        const double most = way.serverPid == 0 ? 100 : 60;
        const double least = std::min(most, most * double(titles) / 1e6);
        const std::string what = std::string("p95 against ") + way.name + ", times as fast";
        holds = tell(ratio >= least, what.c_str(), ratio, least) && holds;
        std::fflush(stdout);
    }
    return holdsQuality(app, set) && holds;
}

} // namespace omt::bench
