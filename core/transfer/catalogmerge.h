// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/connection.h"
#include "core/transfer/catalogbatch.h"

namespace omt::transfer {

/** Which source a batch is of. */
struct BatchSource
{
    qint64 id = 0;
    QString name;
    qint64 base = 0; ///< number of the batch's first record
    qint64 runBase = 0; ///< number of the run's first record
};

/** What merging a batch came to. */
struct BatchOutcome
{
    CatalogCounts counts; ///< of the batch's rows
    QList<Problem> conflicts; ///< the first of them, with their places
    qint64 knownSeq = -1; ///< an old record that was in the batch unchanged, or -1
    bool peopleChanged = false; ///< names of people came or changed
};

/**
 * Brings one batch into the catalog, in the transaction that is open: finds the titles its records
 * speak of, adds, fills and overwrites, and keeps who said what. The stage tables are there and
 * empty (catalogimport/open_stage).
 */
[[nodiscard]] Result<BatchOutcome> mergeBatch(db::Connection &connection, const CatalogBatch &batch,
                                              const BatchSource &source);

} // namespace omt::transfer
