// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/catalogmerger.h"
#include "core/transfer/format.h"
#include "core/transfer/repeatwindow.h"

#include <functional>
#include <memory>
#include <optional>

namespace omt::transfer {

/**
 * The sink of a catalog's readers, and the reading half of an import: passes over the records that
 * an interrupted run has brought in already and those that are as they were, puts the others into
 * batches and hands these to the merger. One thread; memory stays flat.
 */
class CatalogSink final : public RowSink
{
public:
    /** `keepGoing` is asked for every record; false stops the reader. */
    CatalogSink(db::Connection &connection, CatalogMerger &merger, QString source,
                std::function<bool()> keepGoing);

    /** What follows is file number `file`, of which `done` records are in the catalog already. */
    [[nodiscard]] Result<> beginFile(int file, const QString &format, qint64 done);
    /** Hands over what is left of the file. */
    [[nodiscard]] Result<> endFile();

    bool row(ImportRow &&row) override;
    bool problem(Problem &&problem) override;
    void notImported(const QString &part, qint64 records) override;
    bool wasTaken(quint64 fingerprint) override;
    bool person(const QString &key, const QString &name) override;

    /** Why the reader was told to stop, if it was not the reader's own doing. */
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    /** Records that an earlier, interrupted run had brought in. */
    [[nodiscard]] qint64 passedOver() const { return m_passedOver; }

private:
    struct WaitingRow
    {
        ImportRow row;
        quint64 fingerprint = 0;
        qint64 ordinal = 0;
    };
    [[nodiscard]] bool take(const ImportRow &row, quint64 fingerprint, qint64 ordinal);
    [[nodiscard]] bool nameCreators();
    [[nodiscard]] bool handOver(qint64 records);
    [[nodiscard]] bool knows(quint64 fingerprint);
    bool stop(const Error &error);
    [[nodiscard]] CatalogBatch &batch() { return *m_batch; }

    db::Connection &m_connection;
    CatalogMerger &m_merger;
    const QString m_source;
    std::function<bool()> m_keepGoing;
    std::optional<Error> m_failure;
    TimeOrderedIds m_ids;
    std::unique_ptr<CatalogBatch> m_batch;
    std::optional<RepeatWindow> m_window;
    CatalogSourceRow m_sourceRow;
    QList<WaitingRow> m_waiting; ///< for the names of their creators
    int m_file = 0;
    QHash<QString, qint64> m_runBases; ///< number of the run's first record, by format
    qint64 m_runBase = 0; ///< the one of this file
    qint64 m_ordinal = 0; ///< records of the file so far
    qint64 m_toPass = 0; ///< records still to pass over
    qint64 m_passedOver = 0;
    quint64 m_fingerprint = 0; ///< of the record that row() is about to bring
    bool m_hasPeople = false;
};

} // namespace omt::transfer
