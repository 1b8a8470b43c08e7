// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace omt::bench {

/** Times of one thing, in milliseconds. */
class Samples
{
public:
    void add(double milliseconds) { m_values.append(milliseconds); }
    [[nodiscard]] double median() const;
    [[nodiscard]] double minimum() const;
    [[nodiscard]] double maximum() const;
    [[nodiscard]] qsizetype size() const { return m_values.size(); }

private:
    QList<double> m_values;
};

/** How long `work` takes, in milliseconds. */
[[nodiscard]] double timed(const std::function<void()> &work);

/** "  name   12.3 ms (11.0 to 15.2, 7 runs)". */
void printSamples(const QString &name, const Samples &samples);
/** "= name   1.23   at most 1.50   held"; gives whether it held. `limit` 0: no target. */
bool printRatio(const QString &name, double ratio, double limit);
/** The same for a figure that must be at least so much. */
bool printRate(const QString &name, double perSecond, double atLeast);

/** Ends the program with a message: a benchmark that cannot run measures nothing. */
[[noreturn]] void giveUp(const QString &why);

} // namespace omt::bench
