// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/clusterpaths.h"
#include "core/server/postmasterpid.h"
#include "core/server/serveraccount.h"
#include "tests/bench/benches.h"
#include "tests/bench/measure.h"
#include "tests/bench/place.h"
#include "tests/bench/rawserver.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace omt::bench {

namespace {

double ourStart(const Place &place)
{
    server::ClusterControl control(place.options());
    const double time = timed([&control] { static_cast<void>(must(control.start())); });
    static_cast<void>(must(control.leave()));
    return time;
}

double wholeOmt(const Place &place)
{
    return timed([&place] {
        QProcess omt;
        omt.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        omt.start(QStringLiteral(OMT_PROGRAM),
                  {u"--data-dir"_s, place.dataDir(), u"library"_s, u"--json"_s});
        if (!omt.waitForFinished(60'000) || omt.exitCode() != 0)
            giveUp(u"omt library failed"_s);
    });
}

} // namespace

bool benchServer(int runs)
{
    const Place place;
    place.make();
    RawServer raw(place);
    Samples bareStart;
    Samples bareWhole;
    Samples clusterStart;
    Samples omtLibrary;
    for (int i = 0; i < runs; ++i) {
        const double start = timed([&raw] { raw.start(); });
        const double stop = timed([&raw] { raw.stop(); });
        bareStart.add(start);
        bareWhole.add(start + stop);
        clusterStart.add(ourStart(place));
        omtLibrary.add(wholeOmt(place));
    }
    printSamples(u"postgres itself: exec to answering"_s, bareStart);
    printSamples(u"postgres itself: exec to answering, and stopped"_s, bareWhole);
    printSamples(u"ClusterControl::start(), cluster made, not running"_s, clusterStart);
    printSamples(u"omt library --json, from nothing running to nothing"_s, omtLibrary);
    bool held = printRatio(u"our start / postgres itself"_s,
                           clusterStart.median() / bareStart.median(), 1.5);
    printRatio(u"whole omt library / start and stop of postgres"_s,
               omtLibrary.median() / bareWhole.median(), 0);
    return held;
}

} // namespace omt::bench
