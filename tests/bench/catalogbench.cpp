// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// omt_bench_catalog [--rows N] [--runs N]: a public catalog brought in, beside a plain COPY of the
// same rows; exit code 1 when a share is missed.

#include "core/db/connection.h"
#include "core/transfer/catalogfiles.h"
#include "core/transfer/catalogimport.h"
#include "core/transfer/importhooks.h"
#include "tests/bench/measure.h"
#include "tests/bench/place.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <array>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace omt::bench {

namespace {

constexpr double leastRate = 60; // per cent of a plain copy
constexpr double mostTimes = 8; // the time of a plain copy, until everything is found

/** IMDb's title.basics, of invented titles: the largest catalog that people bring. */
void writeBasics(const QString &path, int rows)
{
    static constexpr std::array kinds{"movie", "tvSeries", "short", "videoGame", "tvMovie"};
    static constexpr std::array words{"Silent", "Harbour", "Crimson", "Letter",  "Garden", "Winter",
                                      "Signal", "Paper",   "Orchard", "Lantern", "River",  "Glass"};
    static constexpr std::array genres{"Drama", "Comedy,Romance", "Documentary", "Action,Crime",
                                       "Animation,Family,Fantasy"};
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        giveUp(u"cannot write %1"_s.arg(path));
    file.write("tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\t"
               "runtimeMinutes\tgenres\n");
    quint32 random = 1;
    const auto next = [&random](size_t most) {
        random = random * 1664525u + 1013904223u;
        return size_t(random >> 8) % most;
    };
    for (int i = 0; i < rows; ++i) {
        QByteArray title = words[next(words.size())];
        for (size_t n = next(3); n > 0; --n)
            title += QByteArray(" ") + words[next(words.size())];
        title += ' ' + QByteArray::number(i, 36);
        const bool hasOriginal = next(5) == 0;
        file.write("tt" + QByteArray::number(1'000'000 + i) + '\t' + kinds[next(kinds.size())]
                   + '\t' + title + '\t' + (hasOriginal ? "Le " + title : title) + "\t0\t"
                   + QByteArray::number(1930 + int(next(95))) + "\t\\N\t"
                   + QByteArray::number(20 + int(next(140))) + '\t' + genres[next(genres.size())]
                   + '\n');
    }
}

void run(db::Connection &connection, const QString &text)
{
    static_cast<void>(must(connection.script(text)));
}

/** Sends the file's lines as they are, as \\copy does, into a table without any index; in ms. */
double plainCopy(db::Connection &connection, const QString &table, const QString &path)
{
    const double time = timed([&] {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            giveUp(u"cannot read %1"_s.arg(path));
        db::CopyWriter copy = must(connection.copyIn(
            db::Statement::fromText(u"copy"_s, u"copy %1 from stdin"_s.arg(table))));
        QByteArray rest;
        for (QByteArray part = file.read(1 << 18); !part.isEmpty(); part = file.read(1 << 18)) {
            rest += part;
            const qsizetype end = rest.lastIndexOf('\n') + 1;
            static_cast<void>(must(copy.lines(QByteArrayView(rest).first(end))));
            rest.remove(0, end);
        }
        static_cast<void>(must(copy.finish()));
    });
    run(connection, u"drop table "_s + table);
    return time;
}

struct ImportTime
{
    double stored = 0; ///< ms until the rows are in the catalog, for good
    double whole = 0; ///< and until search finds them
};

ImportTime importOnce(const session::OpenLibrary &library, const QString &path, qint64 created)
{
    transfer::CatalogImportOptions options;
    options.files = {path};
    const auto catalogs = must(transfer::openCatalogs(options));
    ImportTime time;
    QElapsedTimer timer;
    transfer::ImportHooks hooks;
    hooks.progress = [&](qint64, qint64, const QString &text) {
        if (time.stored <= 0 && text == u"Making the titles searchable")
            time.stored = double(timer.nsecsElapsed()) / 1e6;
    };
    timer.start();
    const auto report = must(transfer::importCatalogs(library.settings, catalogs, false, hooks));
    time.whole = double(timer.nsecsElapsed()) / 1e6;
    if (time.stored <= 0) // nothing to make searchable
        time.stored = time.whole;
    if (report.counts.created != created)
        giveUp(u"the import made %1 titles, not %2"_s.arg(report.counts.created).arg(created));
    return time;
}

bool benchCatalog(int runs, int rows)
{
    Samples asRead;
    Samples asStored;
    Samples everything;
    Samples storing;
    Samples whole;
    Samples repeating;
    for (int i = 0; i < runs; ++i) {
        const Place place; // each import meets an empty catalog
        session::PersonalLibrary personal(place.options(), u"omt_bench"_s);
        const session::OpenLibrary library = must(personal.open());
        db::Connection connection(library.administrator);
        static_cast<void>(must(connection.open()));
        const QString file = place.path(u"title.basics.tsv"_s);
        writeBasics(file, rows);
        run(connection,
            u"create table public.plain (a text, b text, c text, d text, e text, f text, g text, h text, "
            "i text)"_s);
        asRead.add(plainCopy(connection, u"public.plain"_s, file));
        const ImportTime first = importOnce(library, file, rows);
        storing.add(first.stored);
        whole.add(first.whole);
        repeating.add(importOnce(library, file, 0).whole);
        // The same rows as the catalog holds them.
        double all = 0;
        for (const QString &table : {u"media"_s, u"titles"_s, u"external_links"_s,
                                     u"catalog_records"_s, u"screen_attributes"_s}) {
            const QString path = place.path(table + u".copy"_s);
            QFile made(path);
            if (!made.open(QIODevice::WriteOnly))
                giveUp(u"cannot write %1"_s.arg(path));
            made.close();
            made.setPermissions(QFile::ReadOther | QFile::WriteOther | QFile::ReadOwner
                                | QFile::WriteOwner);
            run(connection,
                u"copy media.%1 to '%2'; create table public.plain as select * from media.%1 "
                "limit 0"_s.arg(table, path));
            const double time = plainCopy(connection, u"public.plain"_s, path);
            all += time;
            if (table == u"media")
                asStored.add(time);
        }
        everything.add(all);
    }
    const QString count = QString::number(rows);
    printSamples(count + u" lines of the file by plain COPY"_s, asRead);
    printSamples(u"their rows of media.media by plain COPY"_s, asStored);
    printSamples(u"all rows made of them by plain COPY"_s, everything);
    printSamples(u"imported"_s, storing);
    printSamples(u"imported and found by search"_s, whole);
    printSamples(u"the same file again"_s, repeating);
    printRate(u"titles imported a second"_s, rows * 1000.0 / storing.median(), 0);
    printRate(u"per cent of COPY's rate, of the file's lines"_s,
              100 * asRead.median() / storing.median(), 0);
    printRate(u"per cent of COPY's rate, of all rows made"_s,
              100 * everything.median() / storing.median(), 0);
    const double copy = asStored.median();
    bool held = printRate(u"per cent of COPY's rate, imported"_s, 100 * copy / storing.median(),
                          leastRate);
    held = printRatio(u"times COPY's time, found by search"_s, whole.median() / copy, mostTimes)
        && held;
    return printRate(u"per cent of COPY's rate, the same file again"_s,
                     100 * copy / repeating.median(), leastRate)
        && held;
}

} // namespace

} // namespace omt::bench

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({u"runs"_s, u"How often it is measured (3)."_s, u"N"_s, u"3"_s});
    parser.addOption({u"rows"_s, u"Records of the catalog (100000)."_s, u"N"_s, u"100000"_s});
    parser.process(app);
    const int runs = std::max(1, parser.value(u"runs"_s).toInt());
    const int rows = std::max(1000, parser.value(u"rows"_s).toInt());
    return omt::bench::benchCatalog(runs, rows) ? 0 : 1;
}
