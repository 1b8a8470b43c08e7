// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/logging.h"
#include "tests/bench/realwindow.h"

#include <QTimer>

#include <cstdio>

/** filledwindow DATADIR: the program up to its filled library page; says "shown", and ends. */
int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("omnimediatrak"));
    omt::installLogging({});
    omt::bench::RealWindow real(application.arguments().value(1));
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &poll, [&] {
        if (!real.isFilled())
            return;
        poll.stop();
        std::puts("shown");
        std::fflush(stdout);
        real.close();
    });
    poll.start(1);
    real.open();
    return QApplication::exec();
}
