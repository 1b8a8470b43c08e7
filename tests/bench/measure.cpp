// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/measure.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace omt::bench {

double Samples::median() const
{
    if (m_values.isEmpty())
        return 0;
    QList<double> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const qsizetype middle = sorted.size() / 2;
    return sorted.size() % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

double Samples::minimum() const
{
    return m_values.isEmpty() ? 0 : *std::min_element(m_values.begin(), m_values.end());
}

double Samples::maximum() const
{
    return m_values.isEmpty() ? 0 : *std::max_element(m_values.begin(), m_values.end());
}

double timed(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void printSamples(const QString &name, const Samples &samples)
{
    std::printf("  %-52s %9.1f ms  (%.1f to %.1f, %lld runs)\n", qPrintable(name), samples.median(),
                samples.minimum(), samples.maximum(), static_cast<long long>(samples.size()));
    std::fflush(stdout);
}

bool printRatio(const QString &name, double ratio, double limit)
{
    if (limit <= 0) {
        std::printf("= %-52s %9.2f\n", qPrintable(name), ratio);
        return true;
    }
    const bool held = ratio <= limit;
    std::printf("= %-52s %9.2f     at most %.2f: %s\n", qPrintable(name), ratio, limit,
                held ? "held" : "MISSED");
    std::fflush(stdout);
    return held;
}

bool printRate(const QString &name, double perSecond, double atLeast)
{
    if (atLeast <= 0) {
        std::printf("= %-52s %9.0f /s\n", qPrintable(name), perSecond);
        return true;
    }
    const bool held = perSecond >= atLeast;
    std::printf("= %-52s %9.0f /s  at least %.0f: %s\n", qPrintable(name), perSecond, atLeast,
                held ? "held" : "MISSED");
    std::fflush(stdout);
    return held;
}

void giveUp(const QString &why)
{
    std::fprintf(stderr, "omt_bench: %s\n", qPrintable(why));
    std::exit(2);
}

} // namespace omt::bench
