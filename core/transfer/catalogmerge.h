// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/connection.h"
#include "core/transfer/catalogbatch.h"

#include <functional>

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

/** Batches may be at work side by side, but are committed in the order in which they came. */
struct BatchTurn
{
    std::function<Result<>()> await; ///< until those before it are committed; fails when they do
    /// It shares no key with those before it, so that it can be written beside them where it only
    /// brings new titles.
    bool isIndependent = false;
    bool spokeOfOld = false; ///< out: it did not
};

/**
 * Brings one batch into the catalog, in the transaction that is open: finds the titles its records
 * speak of, adds, fills and overwrites, and keeps who said what. The stage tables are there and
 * empty (catalogimport/open_stage). The turn is awaited where that is needed, not at the end.
 */
[[nodiscard]] Result<BatchOutcome> mergeBatch(db::Connection &connection, const CatalogBatch &batch,
                                              const BatchSource &source, BatchTurn &turn);

} // namespace omt::transfer
