// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importrunner.h"
#include "core/transfer/previewrow.h"

namespace omt::transfer {

struct PreviewFilter
{
    std::optional<PreviewState> state;
    QString text; ///< in title, file or reason; empty: any
};

struct PreviewPage
{
    QList<PreviewRow> rows;
    qint64 total = 0; ///< lines that pass the filter
};

struct PreviewSummary
{
    ImportReport report; ///< as a dry run gives it
    QMap<PreviewState, qint64> counts;
};

/** What shall become of records. */
struct ImportDecision
{
    enum class Action {
        Take,
        MakeNew,
        Skip,
        Forget,
        Split, ///< these alone off what they are grouped with
        Join, ///< all of them are the title of the first
    };
    QList<qint64> records;
    Action action = Action::Take;
    MediaId media; ///< to take
};

/** Whose value of a field counts for the titles of these records; empty forgets the choice. */
struct FieldChoice
{
    QList<qint64> records;
    QString field;
    std::optional<bool> takesTheirs;
};

/** What a record shall say instead; empty fields stay. */
struct RecordEdit
{
    qint64 record = 0;
    std::optional<QString> title;
    std::optional<int> year;
    std::optional<MediaType> type;
    std::optional<Status> status;
    std::optional<int> progress;
    std::optional<Rating> rating;
    std::optional<QString> notes;
};

/**
 * An import that shows what it would do, line by line, before it does it. The records lie in
 * temporary tables of the connection, which must stay open as long as this lives; nothing else is
 * written, or locked, until run(). Memory is flat: lines come a page at a time. After a decision,
 * an edit or another rule, update() works the lines out again.
 *
 * Belongs to the connection's thread; everything blocks.
 */
class ImportPreview
{
public:
    explicit ImportPreview(db::Connection &connection);

    /** Reads the files into the stage; only once. */
    [[nodiscard]] Result<> read(std::vector<ImportSource> sources, const ImportHooks &hooks);
    /** What becomes of the records by these rules and what was decided. */
    [[nodiscard]] Result<PreviewSummary> update(const ImportRules &rules, const ImportHooks &hooks);

    /** `count` lines after the first `from` of those that pass the filter. */
    [[nodiscard]] Result<PreviewPage> page(const PreviewFilter &filter, qint64 from, int count);
    /** The records of all lines that pass the filter. */
    [[nodiscard]] Result<QList<qint64>> records(const PreviewFilter &filter);
    /** Every line in order, one at a time, until `take` fails. */
    [[nodiscard]] Result<> forEach(const std::function<Result<>(const PreviewRow &)> &take);

    [[nodiscard]] Result<> decide(const ImportDecision &decision);
    [[nodiscard]] Result<> choose(const FieldChoice &choice);
    [[nodiscard]] Result<> edit(const RecordEdit &edit);

    /** Carries it out, in one transaction, and remembers the decisions. Once. */
    [[nodiscard]] Result<ImportReport> run(const ImportHooks &hooks);

private:
    [[nodiscard]] Result<> regroup(const ImportDecision &decision);
    [[nodiscard]] qint64 lineCount() const;
    /** All about these lines, in their order. */
    [[nodiscard]] Result<> tell(const QList<qint64> &lines,
                                const std::function<Result<>(const PreviewRow &)> &take);

    db::Connection &m_connection;
    ImportRunner m_runner;
    std::vector<ImportSource> m_sources;
    QMap<PreviewState, qint64> m_counts;
};

} // namespace omt::transfer
