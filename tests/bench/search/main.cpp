// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_search --host DIR --port N --database NAME --token TOKEN [--rebuild] [--seed S]: how long
// each keystroke takes through the program's own code, and how often the wanted title is found.
// bench_search --check --titles DIR [--rows N]: the same on a generated catalog of its own, beside
// the usual ways; exit code 1 when a ratio or a quality is missed, 77 without real catalogs.
// The connection of --user draws the queries (it reads the search tables); omt_app asks them.

#include "core/catalog/searchindex.h"
#include "core/catalog/titlerows.h"
#include "core/catalog/titlesearch.h"
#include "core/db/connection.h"
#include "core/domain/titletext.h"
#include "tests/bench/search/check.h"
#include "tests/bench/search/measure.h"
#include "tests/bench/search/ownplace.h"
#include "tests/bench/search/queryset.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>

using namespace omt;
using namespace Qt::StringLiterals;

namespace {

struct Bench
{
    db::Connection &app;
    bench::QuerySet set;
    bool isVerbose = false;
    int titles = 0;
    QFile csv; ///< where figures go as well; closed: nowhere
};

/** One line for plot.py. */
void note(Bench &bench, const QString &what, std::initializer_list<double> figures)
{
    if (!bench.csv.isOpen())
        return;
    QByteArray line = QByteArray::number(bench.titles) + ',' + what.toUtf8();
    for (const double figure : figures)
        line += ',' + QByteArray::number(figure, 'f', 3);
    bench.csv.write(line + '\n');
}

Result<catalog::SearchAnswer> ask(db::Connection &connection, const QString &typed)
{
    return catalog::TitleSearcher(connection, catalog::parseSearchQuery(typed), 0, 20).run();
}

void measureKeystrokes(Bench &bench, const QString &suffix, const char *name)
{
    std::vector<double> all;
    std::vector<double> wall;
    QMap<qsizetype, std::vector<double>> byLength;
    QList<std::pair<double, QString>> slowest;
    for (const QString &typed : std::as_const(bench.set.keystrokes)) {
        bench::Stopwatch watch(bench.app.backendPid());
        const auto answer = ask(bench.app, suffix.isEmpty() ? typed : suffix + u' ' + typed);
        const double ms = watch.cpuMs();
        wall.push_back(watch.wallMs());
        if (!answer) {
            std::printf("failed: %s: %s\n", qUtf8Printable(typed),
                        qUtf8Printable(answer.error().toLogString()));
            continue;
        }
        all.push_back(ms);
        byLength[typed.size() <= 8 ? typed.size() : typed.size() < 16 ? 9 : 16].push_back(ms);
        slowest.append({ms, typed});
    }
    note(bench, suffix.isEmpty() ? u"keystroke"_s : suffix,
         {bench::percentile(all, 0.5), bench::percentile(all, 0.95), bench::percentile(all, 0.99)});
    std::printf("%-14s cpu  %s\n%-14s wall %s\n", name, bench::percentiles(all).c_str(), "",
                bench::percentiles(wall).c_str());
    if (!bench.isVerbose)
        return;
    for (auto it = byLength.constBegin(); it != byLength.constEnd(); ++it)
        std::printf("   %2lld characters: %s\n", static_cast<long long>(it.key()),
                    bench::percentiles(it.value()).c_str());
    std::sort(slowest.begin(), slowest.end(),
              [](const auto &a, const auto &b) { return a.first > b.first; });
    for (const auto &[ms, typed] : slowest.mid(0, 12))
        std::printf("   %7.1f ms  %s\n", ms, qUtf8Printable(typed));
}

void measureQuality(Bench &bench)
{
    struct Score
    {
        double sum[2] = {0, 0};
        int count[2] = {0, 0};
        std::vector<double> ms;
    };
    QMap<QString, Score> scores;
    double precise = 0;
    int judged = 0;
    for (const bench::KnownItem &item : std::as_const(bench.set.known)) {
        const bench::Stopwatch watch(bench.app.backendPid());
        const auto answer = ask(bench.app, item.query);
        Score &score = scores[item.kind];
        score.ms.push_back(watch.cpuMs());
        const double found = answer ? bench::reciprocalRank(*answer, item) : 0;
        score.sum[item.isPopular] += found;
        ++score.count[item.isPopular];
        if (item.kind == u"cjk" && answer) {
            const QString wanted = normalisedTitle(item.query); // as simplified characters
            for (const TitleMatch &match : answer->matches) {
                ++judged;
                precise += normalisedTitle(match.matchedTitle).contains(wanted) ? 1 : 0;
            }
        }
        if (bench.isVerbose && found == 0 && item.kind != u"cjk" && item.kind != u"prefix")
            std::printf("   missed %s %s: '%s' wanted '%s' got %lld '%s'\n",
                        qUtf8Printable(item.kind), item.isPopular ? "pop" : "uni",
                        qUtf8Printable(item.query), qUtf8Printable(item.wantedNorm),
                        answer ? static_cast<long long>(answer->total) : -1LL,
                        answer && !answer->matches.isEmpty()
                            ? qUtf8Printable(answer->matches.first().row.title)
                            : "");
    }
    for (auto it = scores.constBegin(); it != scores.constEnd(); ++it)
        note(bench, u"MRR "_s + it.key(),
             {it->sum[1] / std::max(1, it->count[1]), it->sum[0] / std::max(1, it->count[0])});
    for (auto it = scores.constBegin(); it != scores.constEnd(); ++it)
        std::printf("MRR@10 %-12s popular %.3f even %.3f   %s\n", qUtf8Printable(it.key()),
                    it->sum[1] / std::max(1, it->count[1]), it->sum[0] / std::max(1, it->count[0]),
                    bench::percentiles(it->ms).c_str());
    if (judged > 0)
        std::printf("two CJK characters: precision at 20 %.3f of %d\n", precise / judged, judged);
}

/** The first keystrokes after a cold start, as it is and as the window reads ahead. */
Result<> measureCold(bench::OwnPlace &place)
{
    for (const bool isWarmed : {false, true}) {
        if (const auto restarted = place.restartCold(); !restarted)
            return restarted;
        db::Connection connection(place.library().settings);
        if (const auto opened = connection.open(); !opened)
            return opened;
        QElapsedTimer timer;
        timer.start();
        for (int part = 0, parts = 1; isWarmed && part < parts; ++part) {
            const auto all = catalog::warmSearch(connection, part);
            parts = all ? *all : 0;
        }
        std::printf("cold start%s", isWarmed ? ", read ahead" : "");
        if (isWarmed)
            std::printf(" in %.0f ms", double(timer.nsecsElapsed()) / 1e6);
        for (const char16_t *typed : {u"n", u"na", u"nar", u"the l", u"narto "}) {
            timer.restart();
            const auto answer = ask(connection, QString::fromUtf16(typed));
            std::printf("; '%s' %.1f ms", qUtf8Printable(QString::fromUtf16(typed)),
                        double(timer.nsecsElapsed()) / 1e6);
            if (!answer)
                return answer.error();
        }
        std::printf("\n");
    }
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions(
        {{u"host"_s, u"Socket directory."_s, u"dir"_s},
         {u"port"_s, u"Port."_s, u"n"_s, u"5432"_s},
         {u"database"_s, u"Database."_s, u"name"_s},
         {u"user"_s, u"Who may read everything."_s, u"name"_s, u"postgres"_s},
         {u"token"_s, u"Session token."_s, u"text"_s},
         {u"seed"_s, u"Seed of the queries."_s, u"n"_s, u"1"_s},
         {u"per-kind"_s, u"Known items of a kind."_s, u"n"_s, u"150"_s},
         {u"rebuild"_s, u"Build the search tables first."_s},
         {u"build-only"_s, u"And nothing else."_s},
         {u"check"_s,
          u"Compare with the usual ways, and fail when a ratio or a quality is "
          "missed: 100 times as fast as SQLite and 60 times as the others with a million titles; "
          "with fewer a share of that, for the others take time in proportion to the titles and we "
          "do not. Without --host on a library of its own."_s},
         {u"cold"_s, u"On a library of its own: the first keystrokes, cold."_s},
         {u"titles"_s, u"Directory of real catalogs, for a library of its own."_s, u"dir"_s},
         {u"rows"_s, u"How many titles then."_s, u"n"_s, u"100000"_s},
         {u"keep"_s, u"Keep that library there, or measure the one kept there."_s, u"dir"_s},
         {u"csv"_s, u"Append the figures to it, for plot.py."_s, u"file"_s},
         {u"warm"_s, u"With --first: read into memory first, as the window does."_s},
         {u"first"_s, u"Only the first keystroke of a fresh connection."_s},
         {u"ask"_s, u"Only this."_s, u"text"_s},
         {u"verbose"_s, u"Slowest and missed queries."_s}});
    parser.addHelpOption();
    parser.process(app);
    const int rows = std::max(1000, parser.value(u"rows"_s).toInt());
    std::optional<bench::OwnPlace> place;
    db::ConnectionSettings settings;
    db::ConnectionSettings everything;
    if (!parser.isSet(u"host"_s)) {
        const QString titles = parser.value(u"titles"_s);
        if (!QFile::exists(parser.value(u"keep"_s))
            && !QDir(titles).exists(u"bangumi-data.json.xz"_s)) {
            std::printf("No catalogs in '%s'.\n", qUtf8Printable(titles));
            return 77; // skipped
        }
        place.emplace(parser.value(u"keep"_s));
        if (const auto filled = place->fill(QStringLiteral(OMT_CATALOG_GENERATOR), titles, rows);
            !filled) {
            std::printf("%s\n", qUtf8Printable(filled.error().toLogString()));
            return 1;
        }
        settings = place->library().settings;
        everything = place->library().administrator;
    } else {
        settings.host = parser.value(u"host"_s);
        settings.port = parser.value(u"port"_s).toInt();
        settings.database = parser.value(u"database"_s);
        settings.user = u"omt_app"_s;
        settings.sessionToken = parser.value(u"token"_s);
        everything = settings;
        everything.user = parser.value(u"user"_s);
    }
    db::Connection asking(settings);
    db::Connection drawing(everything);
    QElapsedTimer timer;
    timer.start();
    for (db::Connection *connection : {&asking, &drawing}) {
        if (const auto opened = connection->open(); !opened) {
            std::printf("%s\n", qUtf8Printable(opened.error().toLogString()));
            return 1;
        }
    }
    if (parser.isSet(u"first"_s)) {
        for (int part = 0, parts = 1; parser.isSet(u"warm"_s) && part < parts; ++part) {
            timer.restart();
            const auto all = catalog::warmSearch(asking, part);
            parts = all ? *all : 0;
            std::printf("warm %d: %.1f ms\n", part, double(timer.nsecsElapsed()) / 1e6);
        }
        for (const char16_t *typed : {u"n", u"na", u"nar", u"the l", u"narto "}) {
            timer.restart();
            const auto answer = ask(asking, QString::fromUtf16(typed));
            std::printf("first '%s' %.2f ms\n", qUtf8Printable(QString::fromUtf16(typed)),
                        double(timer.nsecsElapsed()) / 1e6);
        }
        return 0;
    }
    if (parser.isSet(u"ask"_s)) {
        for (int i = 0; i < 8; ++i) {
            const bench::Stopwatch watch(asking.backendPid());
            const auto answer = ask(asking, parser.value(u"ask"_s));
            std::printf("%.2f ms cpu, %.2f ms wall\n", watch.cpuMs(), watch.wallMs());
            if (!answer || i < 7)
                continue;
            std::printf("%lld%s, corrected %d\n", static_cast<long long>(answer->total),
                        answer->totalIsCapped ? "+" : "", answer->isCorrected);
            for (const TitleMatch &match : answer->matches)
                std::printf("%.3f  %d  %s | %s\n", match.score, int(match.reason),
                            qUtf8Printable(match.row.title), qUtf8Printable(match.matchedTitle));
        }
        return 0;
    }
    if (parser.isSet(u"rebuild"_s)) {
        int step = 0;
        const auto built
            = catalog::rebuildSearchIndex(asking, [&](const catalog::IndexProgress &p) {
                  if (p.step != step)
                      std::printf("build step %d of %d at %.1f s\n", step = p.step, p.steps,
                                  double(timer.elapsed()) / 1e3);
                  std::fflush(stdout);
                  return true;
              });
        std::printf("rebuilt in %.1f s%s\n", double(timer.elapsed()) / 1e3,
                    built ? "" : qUtf8Printable(u" - "_s + built.error().toLogString()));
    }
    if (parser.isSet(u"build-only"_s))
        return 0;
    auto set = bench::drawQueries(drawing, parser.value(u"seed"_s).toULongLong(),
                                  parser.value(u"per-kind"_s).toInt());
    if (!set) {
        std::printf("%s\n", qUtf8Printable(set.error().toLogString()));
        return 1;
    }
    Bench bench{asking, *set, parser.isSet(u"verbose"_s), rows, QFile(parser.value(u"csv"_s))};
    if (parser.isSet(u"csv"_s) && !bench.csv.open(QIODevice::Append)) {
        std::printf("Cannot write '%s'.\n", qUtf8Printable(bench.csv.fileName()));
        return 1;
    }
    for (int i = 0; i < 200 && i < bench.set.keystrokes.size(); ++i) {
        const auto warm = ask(asking, bench.set.keystrokes[i]);
        Q_UNUSED(warm);
    }
    measureKeystrokes(bench, {}, "keystrokes");
    measureKeystrokes(bench, u"type:anime"_s, "type:anime");
    measureKeystrokes(bench, u"year:1995..2015 -genre:horror"_s, "year, -genre");
    measureKeystrokes(bench, u"type:movie country:fr"_s, "type, country");
    measureQuality(bench);
    bool holds = true;
    if (parser.isSet(u"check"_s)) {
        const auto held = bench::checkSearch(asking, drawing, *set, rows);
        if (!held)
            std::printf("%s\n", qUtf8Printable(held.error().toLogString()));
        holds = held && *held;
    }
    if (place && parser.isSet(u"cold"_s)) {
        asking.close();
        drawing.close();
        if (const auto measured = measureCold(*place); !measured)
            std::printf("%s\n", qUtf8Printable(measured.error().toLogString()));
    }
    return holds ? 0 : 1;
}
