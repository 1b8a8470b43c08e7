// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/connection.h"
#include "core/db/transaction.h"
#include "core/transfer/catalogimport.h"
#include "core/transfer/format.h"

#include <functional>
#include <memory>
#include <optional>

namespace omt::transfer {

/**
 * The sink of a catalog's readers: streams records into a stage by COPY and merges them into the
 * catalog batch by batch, each batch one transaction. One thread; memory stays flat.
 */
class CatalogStage final : public RowSink
{
public:
    /** `keepGoing` is asked for every row; false stops the reader. */
    CatalogStage(db::Connection &connection, std::function<bool()> keepGoing);
    ~CatalogStage() override;

    bool row(ImportRow &&row) override;
    bool problem(Problem &&problem) override;

    /** Merges what is left after the last file. */
    [[nodiscard]] Result<> finish();
    /** Why the reader was told to stop, if it was not the reader's own doing. */
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    [[nodiscard]] const CatalogImportReport &report() const { return m_report; }

private:
    [[nodiscard]] Result<> take(const ImportRow &row);
    [[nodiscard]] Result<> beginBatch();
    [[nodiscard]] Result<> endBatch();
    [[nodiscard]] Result<> mergeBatch();
    [[nodiscard]] Result<> countBatch();
    bool stop(const Error &error);

    db::Connection &m_connection;
    std::function<bool()> m_keepGoing;
    std::unique_ptr<db::Transaction> m_transaction;
    std::optional<db::CopyWriter> m_writer; // ends before the transaction
    std::optional<Error> m_failure;
    CatalogImportReport m_report;
    qint64 m_rowsInBatch = 0;
};

} // namespace omt::transfer
