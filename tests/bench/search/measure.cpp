// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/search/measure.h"

#include "core/domain/titletext.h"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace omt::bench {

namespace {

qint64 wallNow()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

} // namespace

void Stopwatch::restart()
{
    m_cpu = cpuNow();
    m_wall = wallNow();
}

double Stopwatch::wallMs() const
{
    return double(wallNow() - m_wall) / 1e6;
}

double Stopwatch::cpuMs() const
{
    return m_cpu == 0 ? wallMs() : double(cpuNow() - m_cpu) / 1e6;
}

qint64 Stopwatch::cpuNow() const
{
    QFile server(QStringLiteral("/proc/%1/schedstat").arg(m_serverPid));
    if (!server.open(QIODevice::ReadOnly))
        return 0;
    const qint64 ofServer = server.readAll().split(' ').value(0).toLongLong();
    return ofServer + qint64(std::clock()) * (1000000000 / CLOCKS_PER_SEC);
}

double percentile(std::vector<double> ms, double share)
{
    if (ms.empty())
        return 0;
    std::sort(ms.begin(), ms.end());
    return ms[std::min(ms.size() - 1, size_t(share * double(ms.size())))];
}

std::string percentiles(std::vector<double> ms)
{
    char text[160];
    std::snprintf(text, sizeof text, "n %zu  p50 %.2f  p95 %.2f  p99 %.2f  max %.1f ms", ms.size(),
                  percentile(ms, 0.5), percentile(ms, 0.95), percentile(ms, 0.99),
                  percentile(ms, 1.0));
    return text;
}

double reciprocalRank(const catalog::SearchAnswer &answer, const KnownItem &item)
{
    // Several titles may bear the very name that was typed; each is a right answer.
    const QString name = item.kind == u"alternative" ? item.query : item.wantedNorm;
    for (qsizetype i = 0; i < std::min<qsizetype>(10, answer.matches.size()); ++i) {
        const TitleRow &row = answer.matches[i].row;
        if (row.id == item.wanted
            || (item.kind != u"cjk"
                && (normalisedTitle(row.title) == name
                    || normalisedTitle(answer.matches[i].matchedTitle) == name)))
            return 1.0 / double(i + 1);
    }
    return 0;
}

} // namespace omt::bench
