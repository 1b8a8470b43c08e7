// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/db/statement.h"
#include "core/transfer/importrow.h"
#include "core/transfer/importrules.h"

namespace omt::db {
class Connection;
}

namespace omt::transfer {

/**
 * Finds out which staged records speak of the same title, and which title of the catalog that is:
 * as the person decided, now or in an earlier import; else by shared keys, then by normalised
 * title, year, type and creators, with a score of 100 where all of these agree. What scores less
 * than the threshold, or as much as another, is a close call: it is not guessed but becomes a title
 * of its own, with a remark, and its candidates stay in pg_temp.import_candidates. Fills
 * pg_temp.import_titles; writes nothing else. All work is set-wise SQL; only names of creators pass
 * through the program, which owns the normaliser.
 */
class Matcher
{
public:
    explicit Matcher(db::Connection &connection, int threshold = defaultMatchThreshold);

    /** Adds remarks about doubtful records, and about those without any title, to `problems`. */
    [[nodiscard]] Result<> run(QList<Problem> *problems);

private:
    [[nodiscard]] Result<> groupByKeys();
    [[nodiscard]] Result<> groupByTitles();
    [[nodiscard]] Result<> matchByTitles();
    [[nodiscard]] Result<> normaliseCreators();
    [[nodiscard]] Result<> remark(QList<Problem> *problems);

    [[nodiscard]] Result<> recallDecisions();
    [[nodiscard]] Result<> followDecisions(const QList<db::Statement> &steps);

    db::Connection &m_connection;
    int m_threshold;
    bool m_hasDecisions = false;
};

} // namespace omt::transfer
