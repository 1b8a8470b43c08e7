// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/connection.h"
#include "core/transfer/format.h"

#include <functional>
#include <optional>

namespace omt::transfer {

/** How many problems a report keeps. */
inline constexpr qsizetype mostProblems = 1000;

/** What the readers gave so far. */
struct StageCounts
{
    qint64 rows = 0;
    qint64 folded = 0; ///< further records that the rows put together
    qint64 failed = 0; ///< records without a row
    qint64 nameless = 0; ///< rows that name no title at all; each is a problem
    QList<Problem> problems; ///< the first thousand
};

/**
 * The sink of an import's readers: normalises rows and streams them into pg_temp.import_rows. Opens
 * the stage; needs a transaction. One thread; memory stays flat.
 */
class ImportStage final : public RowSink
{
public:
    /** `keepGoing` is asked for every row; false stops the reader. */
    ImportStage(db::Connection &connection, std::function<bool()> keepGoing);

    /** Makes the temporary tables and starts the COPY. */
    [[nodiscard]] Result<> open();
    /** What follows comes from a format of this source. */
    void setSource(const QString &source) { m_source = source; }
    /** Hears of every record that could not be read, also beyond the first thousand. */
    void setProblemHandler(std::function<void(const Problem &)> handler)
    {
        m_onProblem = std::move(handler);
    }
    /** Ends the COPY and lets the planner know of the rows. */
    [[nodiscard]] Result<> close();

    bool row(ImportRow &&row) override;
    bool problem(Problem &&problem) override;
    void notImported(const QString &part, qint64 records) override;

    /** Why the reader was told to stop, if it was not the reader's own doing. */
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    [[nodiscard]] const StageCounts &counts() const { return m_counts; }

private:
    [[nodiscard]] Result<> write(const ImportRow &row);
    bool stop(const Error &error);

    db::Connection &m_connection;
    std::function<bool()> m_keepGoing;
    std::optional<db::CopyWriter> m_writer;
    std::optional<Error> m_failure;
    StageCounts m_counts;
    std::function<void(const Problem &)> m_onProblem;
    QString m_source;
    qint64 m_rowNumber = 0;
};

/** Appends while there is room. */
void addProblem(QList<Problem> *problems, Problem problem);

} // namespace omt::transfer
