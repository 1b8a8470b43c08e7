// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importrow.h"

#include <QMap>

namespace omt::transfer {

/**
 * The watched episodes of one series, of which a file tells one by one what the library keeps as
 * one entry. Season 0 holds specials, which are no progress. Memory: one date a viewing.
 */
class EpisodeLog
{
public:
    /** One viewing; its day may be unknown. The same moment again is the same viewing. */
    void add(int season, int episode, const PartialDate &at = {});
    /** At least so many viewings, of which `last` was the last; add() may tell of them too. */
    void addPlays(int season, int episode, int plays, const PartialDate &last);

    [[nodiscard]] bool has(int season, int episode) const
    {
        return m_seen.contains({season, episode});
    }
    [[nodiscard]] bool isEmpty() const { return m_seen.isEmpty(); }
    /** How many different episodes, without specials. */
    [[nodiscard]] int regular() const;
    [[nodiscard]] PartialDate first() const;
    [[nodiscard]] PartialDate last() const;

    /**
     * Fills progress, dates and earlier passes (as often as each episode was seen before), and
     * keeps every viewing in extras: {"episodes": {"1": {"3": ["2020-05-17T..."]}}}. The last
     * viewing is the end only of a row that is completed.
     */
    void apply(ImportRow &row) const;

private:
    using Key = std::pair<int, int>;
    struct Viewings
    {
        QList<PartialDate> at;
        int least = 0;
    };
    QMap<Key, Viewings> m_seen;
};

} // namespace omt::transfer
