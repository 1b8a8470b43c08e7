// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testcluster.h"

#include <QCoreApplication>

#include <cstdio>

// omt_clusterfixture start|stop: what CTest runs before and after the tests that need a database.
int main(int argc, char *argv[])
{
    using omt::test::TestCluster;
    const QCoreApplication application(argc, argv);
    const QString what = application.arguments().value(1);
    omt::Result<> done;
    if (what == u"start") {
        done = TestCluster::start();
        if (done) {
            const auto made = TestCluster::migratedTemplate();
            if (!made)
                done = made.error();
        }
    } else if (what == u"stop") {
        done = TestCluster::stop();
    } else {
        std::fputs("omt_clusterfixture start|stop\n", stderr);
        return 2;
    }
    if (done)
        return 0;
    std::fprintf(stderr, "%s\n", qPrintable(done.error().toLogString()));
    return 1;
}
