// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A second process for tst_cluster: opens the library, says so, and waits for a line on its
// standard input (then leaves properly) or for being killed.

#include "core/server/clustercontrol.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    omt::server::ClusterOptions options;
    options.dataDir = application.arguments().value(1);
    options.tuning.fsync = false;
    options.tuning.sharedBuffersMegabytes = 16;
    omt::server::ClusterControl control(options);
    if (const auto started = control.start(); !started) {
        std::printf("failed: %s\n", qPrintable(started.error().toLogString()));
        return 1;
    }
    std::printf("ready\n");
    std::fflush(stdout);
    (void)std::getchar();
    const auto left = control.leave();
    return left ? 0 : 1;
}
