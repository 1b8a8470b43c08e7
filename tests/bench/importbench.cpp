// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "core/transfer/importjob.h"
#include "tests/bench/benches.h"
#include "tests/bench/measure.h"
#include "tests/bench/place.h"

#include <QElapsedTimer>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace omt::bench {

namespace {

constexpr int rowCount = 9'000;
constexpr double rowsPerSecond = 2'000;

/** The same number of records, of about the same size, into a table without any meaning. */
double plainCopy(db::Connection &connection)
{
    static_cast<void>(must(connection.script(
        u"create temporary table plain (id int, title text, kind text, total int, progress int, "
        "started text, score int, status text, notes text, times int, tags text)"_s)));
    const double time = timed([&connection] {
        db::CopyWriter copy = must(
            connection.copyIn(db::Statement::fromText(u"copy"_s, u"copy plain from stdin"_s)));
        for (int i = 1; i <= rowCount; ++i) {
            const QString number = QString::number(i);
            static_cast<void>(must(copy.writeRow(
                {i, QString(u"Invented Series " + number + u" of the Kind"), u"TV"_s, 12 + i % 40,
                 i % 12, u"2012-03-11"_s, i % 11, u"Watching"_s,
                 QString(u"Seen with friends, number " + number), i % 3, u"tag, invented"_s})));
        }
        static_cast<void>(must(copy.finish()));
    });
    static_cast<void>(must(connection.script(u"drop table plain"_s)));
    return time;
}

/** Peak resident memory of this process in MB; 0 where the system does not say. */
double peakMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

struct ImportTime
{
    double written = 0; ///< ms until the library has the entries, for good
    double whole = 0; ///< and until search finds the titles
    double megabytes = 0; ///< the process's peak when written
};

ImportTime importOnce(const session::OpenLibrary &library, const QString &file, qint64 expected)
{
    transfer::ImportOptions options;
    options.files = {file};
    ImportTime time;
    QElapsedTimer timer;
    transfer::ImportHooks hooks;
    hooks.progress = [&](qint64, qint64, const QString &text) {
        if (time.written <= 0 && text == u"Making the titles searchable") {
            time.written = static_cast<double>(timer.nsecsElapsed()) / 1e6;
            time.megabytes = peakMegabytes();
        }
    };
    timer.start();
    const auto created = must(transfer::ImportJob::run(library.settings, options, hooks)).created;
    time.whole = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (created != expected)
        giveUp(u"the import made %1 entries, not %2"_s.arg(created).arg(expected));
    if (time.written <= 0)
        giveUp(u"the import did not say when it was written"_s);
    return time;
}

} // namespace

bool benchImport(int runs)
{
    Samples copying;
    Samples writing;
    Samples importing;
    for (int i = 0; i < runs; ++i) {
        const Place place; // each import meets an empty library
        session::PersonalLibrary personal(place.options(), u"omt_bench"_s);
        const session::OpenLibrary library = must(personal.open());
        db::Connection connection(library.administrator);
        static_cast<void>(must(connection.open()));
        copying.add(plainCopy(connection));
        const QString file = place.path(u"list.xml"_s);
        writeMalXml(file, rowCount);
        const ImportTime time = importOnce(library, file, rowCount);
        writing.add(time.written);
        importing.add(time.whole);
        if (i + 1 < runs)
            continue;
        writeMalXml(file, 10 * rowCount);
        const ImportTime more = importOnce(library, file, 9 * rowCount);
        std::printf("  peak memory with 9,000 rows and with 90,000: %.0f MB, %.0f MB; with search "
                    "built anew %.0f MB\n",
                    time.megabytes, more.megabytes, peakMegabytes());
    }
    printSamples(u"9,000 records by plain COPY"_s, copying);
    printSamples(u"9,000 records in the library"_s, writing);
    printSamples(u"the same, and found by search"_s, importing);
    printRatio(u"in the library / plain COPY"_s, writing.median() / copying.median(), 0);
    printRate(u"records imported and found by search"_s, rowCount * 1000.0 / importing.median(), 0);
    return printRate(u"records imported"_s, rowCount * 1000.0 / writing.median(), rowsPerSecond);
}

} // namespace omt::bench
