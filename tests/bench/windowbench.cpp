// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importjob.h"
#include "tests/bench/benches.h"
#include "tests/bench/measure.h"
#include "tests/bench/place.h"
#include "tests/bench/rawserver.h"

#include <QElapsedTimer>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace omt::bench {

namespace {

constexpr int rowCount = 9'000;
constexpr int timeout = 60'000;
constexpr double mostTimesTheYardstick = 1.5;

/** From starting the program to its "shown"; waits for its end, which does not count. */
double untilShown(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(timeout))
            giveUp(u"%1 did not show its window"_s.arg(program));
    }
    const double time = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!process.waitForFinished(timeout))
        giveUp(u"%1 did not end"_s.arg(program));
    return time;
}

void fill(const Place &place)
{
    const QString file = place.path(u"list.xml"_s);
    writeMalXml(file, rowCount);
    session::PersonalLibrary personal(place.options(), u"omt_bench"_s);
    const session::OpenLibrary library = must(personal.open());
    transfer::ImportOptions options;
    options.files = {file};
    static_cast<void>(must(transfer::ImportJob::run(library.settings, options)));
    static_cast<void>(must(personal.close()));
}

} // namespace

bool benchWindow(int runs)
{
    const Place place;
    fill(place);
    RawServer raw(place);
    Samples server;
    Samples empty;
    Samples filled;
    for (int i = 0; i < runs; ++i) {
        server.add(timed([&raw] { raw.start(); }));
        raw.stop();
        empty.add(untilShown(QStringLiteral(OMT_EMPTY_WINDOW), {}));
        filled.add(untilShown(QStringLiteral(OMT_FILLED_WINDOW), {place.dataDir()}));
    }
    printSamples(u"postgres itself: exec to answering"_s, server);
    printSamples(u"an empty Qt window: exec to painted"_s, empty);
    printSamples(u"the program: exec to its filled page, 9,000 entries"_s, filled);
    return printRatio(u"the program / (postgres + empty window)"_s,
                      filled.median() / (server.median() + empty.median()), mostTimesTheYardstick);
}

} // namespace omt::bench
