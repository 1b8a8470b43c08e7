// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/catalogservice.h"
#include "tests/bench/search/queryset.h"

#include <string>
#include <vector>

namespace omt::bench {

/**
 * Time that one thing takes: on the clock, and the processor time of this program and of the
 * server process that works for it. On a machine busy with other work only the second means
 * something; on a quiet one with everything in memory the two differ by the hand-over only.
 */
class Stopwatch
{
public:
    explicit Stopwatch(int serverPid)
        : m_serverPid(serverPid)
    {
        restart();
    }
    void restart();
    [[nodiscard]] double wallMs() const;
    [[nodiscard]] double cpuMs() const; ///< equals wallMs() where the system does not tell

private:
    [[nodiscard]] qint64 cpuNow() const;
    int m_serverPid;
    qint64 m_wall = 0;
    qint64 m_cpu = 0;
};

/** "n 2000  p50 0.80  p95 3.10  p99 7.00  max 12.0 ms". */
[[nodiscard]] std::string percentiles(std::vector<double> ms);

/** The value at that share of the sorted list. */
[[nodiscard]] double percentile(std::vector<double> ms, double share);

/** 1 / place of the wanted title among the first ten, or of another of the same name; else 0. */
[[nodiscard]] double reciprocalRank(const catalog::SearchAnswer &answer, const KnownItem &item);

} // namespace omt::bench
