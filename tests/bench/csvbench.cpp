// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "core/transfer/importjob.h"
#include "core/transfer/importsession.h"
#include "tests/bench/benches.h"
#include "tests/bench/measure.h"
#include "tests/bench/place.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace omt::bench {

namespace {

constexpr int rowCount = 100'000;
constexpr double timesCopy = 6;
constexpr double decisionLimit = 1000; // ms

/** Books as Goodreads writes them. */
void writeBooks(const QString &path, int rows)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        giveUp(u"cannot write "_s + path);
    file.write("Book Id,Title,Author,ISBN13,My Rating,Publisher,Number of Pages,Year Published,"
               "Date Read,Date Added,Bookshelves,Exclusive Shelf,My Review,Read Count\n");
    static const char *const shelves[] = {"read", "to-read", "currently-reading"};
    for (int i = 1; i <= rows; ++i) {
        const QByteArray number = QByteArray::number(i);
        file.write(number + ",Invented Book " + number + " of the " + QByteArray::number(i % 997)
                   + "th Shelf,\"Writer, " + QByteArray::number(i % 5003) + "\",,"
                   + QByteArray::number(i % 6) + ",Made Up Press,"
                   + QByteArray::number(80 + i % 900) + ',' + QByteArray::number(1900 + i % 120)
                   + ",20" + QByteArray::number(10 + i % 14) + "/0" + QByteArray::number(1 + i % 9)
                   + "/11,2010/01/02,\"shelf" + QByteArray::number(i % 30) + ", invented\","
                   + shelves[i % 3] + ",\"Read on a train, number " + number + "\","
                   + QByteArray::number(i % 3) + '\n');
    }
    if (!file.flush())
        giveUp(u"cannot write "_s + path);
}

/** The file as it is, by COPY, into a table without a key, an index, or rules. */
double plainCopy(db::Connection &connection, const QString &path)
{
    static_cast<void>(must(connection.script(
        u"create table public.plain (a text, b text, c text, d text, e text, f text, g text, h text, "
        "i text, j text, k text, l text, m text, n text)"_s)));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        giveUp(u"cannot read "_s + path);
    const QByteArray bytes = file.readAll();
    const double time = timed([&] {
        db::CopyWriter copy = must(connection.copyIn(db::Statement::fromText(
            u"copy"_s, u"copy public.plain from stdin (format csv, header)"_s)));
        static_cast<void>(must(copy.lines(bytes)));
        static_cast<void>(must(copy.finish()));
    });
    static_cast<void>(must(connection.script(u"drop table public.plain"_s)));
    return time;
}

double megabytes(const QByteArray &what)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(what))
            return line.mid(what.size()).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/** ms until the rows are in the library for good; what search takes afterwards is not in it. */
double importOnce(const session::OpenLibrary &library, const QString &file)
{
    transfer::ImportOptions options;
    options.files = {file};
    QElapsedTimer timer;
    double written = 0;
    transfer::ImportHooks hooks;
    hooks.progress = [&](qint64, qint64, const QString &text) {
        if (written <= 0 && text == u"Making the titles searchable")
            written = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    };
    timer.start();
    const auto created = must(transfer::ImportJob::run(library.settings, options, hooks)).created;
    if (created != rowCount)
        giveUp(u"the import made %1 entries"_s.arg(created));
    return written > 0 ? written : static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/** The preview of so many rows: ms until it is there, and until a decision about one is. */
std::pair<double, double> previewOnce(const session::OpenLibrary &library, const QString &file)
{
    transfer::ImportSession session(library.settings);
    QEventLoop loop;
    qint64 lines = 0;
    QObject::connect(&session, &transfer::ImportSession::previewed, &loop,
                     [&](const Result<transfer::PreviewSummary> &summary) {
                         lines = must(summary).report.read;
                         loop.quit();
                     });
    transfer::ImportOptions options;
    options.files = {file};
    const double first = timed([&] {
        session.read(options);
        loop.exec();
    });
    if (lines == 0)
        giveUp(u"the preview is empty"_s);
    transfer::ImportDecision decision;
    decision.records = {7};
    decision.action = transfer::ImportDecision::Action::Skip;
    const double decided = timed([&] {
        session.decide(decision);
        loop.exec();
    });
    return {first, decided};
}

} // namespace

bool benchCsv(int runs)
{
    Samples copying;
    Samples importing;
    bool held = true;
    for (int i = 0; i < runs; ++i) {
        const Place place;
        session::PersonalLibrary personal(place.options(), u"omt_bench"_s);
        const session::OpenLibrary library = must(personal.open());
        db::Connection connection(library.administrator);
        static_cast<void>(must(connection.open()));
        const QString file = place.path(u"books.csv"_s);
        writeBooks(file, rowCount);
        copying.add(plainCopy(connection, file));
        if (i == 0) {
            QList<int> sizes{1'000, rowCount};
            if (qEnvironmentVariableIsSet("OMT_BENCH_MILLION"))
                sizes.append(1'000'000);
            double least = 0;
            double most = 0;
            for (const int rows : sizes) {
                const QString some = place.path(u"some.csv"_s);
                writeBooks(some, rows);
                const auto [shown, decided] = previewOnce(library, some);
                most = megabytes("VmHWM:");
                least = least > 0 ? least : most;
                std::printf("  preview of %d rows: %.1f s, a decision %.2f s, peak %.0f MB\n", rows,
                            shown / 1000, decided / 1000, most);
                if (rows == rowCount)
                    held = printRatio(u"a decision among 100,000 rows, in seconds"_s,
                                      decided / 1000, decisionLimit / 1000)
                        && held;
            }
            held = printRatio(u"MB more from 1,000 rows to the most"_s, most - least, 64) && held;
        }
        importing.add(importOnce(library, file));
    }
    printSamples(u"100,000 CSV rows by plain COPY"_s, copying);
    printSamples(u"100,000 CSV rows in the library"_s, importing);
    held = printRatio(u"in the library / plain COPY"_s, importing.median() / copying.median(),
                      timesCopy)
        && held;
    if (QStandardPaths::findExecutable(u"tellico"_s).isEmpty())
        std::printf("  Tellico is not installed: not compared\n");
    else
        std::printf("  Tellico imports CSV by its window alone: not compared here\n");
    return held;
}

} // namespace omt::bench
