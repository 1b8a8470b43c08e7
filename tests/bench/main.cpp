// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/logging.h"
#include "tests/bench/benches.h"
#include "tests/bench/measure.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

using namespace Qt::StringLiterals;

/** omt_bench [server] [import] [csv] [catalog] [window] [stalls]: prints ratios; exit code 1 when
 * one is missed. */
int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (!qEnvironmentVariableIsSet("DISPLAY") && !qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QCoreApplication::setApplicationName(u"omnimediatrak"_s);
    omt::installLogging({});
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({u"runs"_s, u"How often each is measured (7)."_s, u"N"_s, u"7"_s});
    parser.addPositionalArgument(u"what"_s,
                                 u"server, import, csv, catalog, window, stalls; none: all"_s);
    parser.process(app);
    const QStringList wanted = parser.positionalArguments();
    const int runs = std::max(1, parser.value(u"runs"_s).toInt());
    const auto isWanted
        = [&wanted](const QString &name) { return wanted.isEmpty() || wanted.contains(name); };

    bool held = true;
    const auto run = [&](const QString &name, const auto &bench) {
        if (!isWanted(name))
            return;
        std::printf("\n%s\n", qPrintable(name));
        held = bench() && held;
    };
    run(u"server"_s, [runs] { return omt::bench::benchServer(runs); });
    run(u"import"_s, [runs] { return omt::bench::benchImport(std::min(runs, 3)); });
    run(u"csv"_s, [runs] { return omt::bench::benchCsv(std::min(runs, 3)); });
    run(u"catalog"_s, [] { return QProcess::execute(QStringLiteral(OMT_CATALOG_BENCH), {}) == 0; });
#ifdef OMT_BENCH_UI
    run(u"window"_s, [runs] { return omt::bench::benchWindow(runs); });
    run(u"stalls"_s, [] { return QProcess::execute(QStringLiteral(OMT_STALLS), {}) == 0; });
#endif
    std::printf("\n%s\n", held ? "every target held" : "a target was missed");
    return held ? 0 : 1;
}
