// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/format.h"
#include "core/transfer/formats/episodelog.h"

#include <QHash>

#include <vector>

namespace omt::transfer {

/** A series of which several records of a file speak. */
struct ShelvedShow
{
    ImportRow row;
    EpisodeLog log;
};

/** Gathers what a file says of each series, and gives one row each at the end. */
class ShowShelf
{
public:
    /**
     * The series of that key, made at its first record, which `place` and `line` name; counts the
     * record. The reference holds until the next call.
     */
    [[nodiscard]] ShelvedShow &record(const QString &key, const QString &place, qint64 line);
    /** Null when no record spoke of it. */
    [[nodiscard]] ShelvedShow *find(const QString &key);

    /**
     * Gives the rows in the order of their first records, and empties the shelf. A series with
     * watched episodes and no status is completed when all are seen that there are, else in
     * progress. False: the sink said stop.
     */
    [[nodiscard]] bool deliver(RowSink &sink);

private:
    std::vector<ShelvedShow> m_shows;
    QHash<QString, size_t> m_places;
};

} // namespace omt::transfer
