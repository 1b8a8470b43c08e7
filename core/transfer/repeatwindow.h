// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/connection.h"

#include <QHash>

#include <optional>

namespace omt::transfer {

/**
 * Knows records again that a source brought earlier. A new version of a catalog is mostly the old
 * one, in the old order: so the fingerprints of the source are read in that order, a page at a
 * time, beside the file, and records that are among them need not even be parsed. Memory is
 * bounded; a record that it does not know may be an old one all the same, which the merge finds.
 *
 * Uses the connection of the reading thread.
 */
class RepeatWindow
{
public:
    /** Of the records of a source with numbers below `end`. */
    RepeatWindow(db::Connection &connection, qint64 source, qint64 end);

    /** Whether a record is as it was. The answer for one fingerprint is yes only once. */
    [[nodiscard]] bool knows(quint64 fingerprint);
    /** The merge found an old record with this number: its neighbours may be what comes next. */
    void jumpTo(qint64 seq);
    [[nodiscard]] bool isFull() const;
    /** Why pages can no longer be read. */
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

private:
    [[nodiscard]] bool readPage();

    db::Connection &m_connection;
    const qint64 m_source;
    const qint64 m_end;
    qint64 m_after = -1; ///< number of the last record read
    bool m_isExhausted = false;
    QHash<quint64, int> m_known; ///< how often each is among those read and not met yet
    std::optional<Error> m_failure;
};

} // namespace omt::transfer
