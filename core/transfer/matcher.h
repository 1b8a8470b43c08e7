// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/transfer/importrow.h"

namespace omt::db {
class Connection;
}

namespace omt::transfer {

/**
 * Finds out which staged records speak of the same title, and which title of the catalog that is:
 * by shared keys first, then by normalised title, year, type and creators. What is not certain is
 * not guessed but becomes a title of its own, with a remark. Fills pg_temp.import_titles; writes
 * nothing else. All work is set-wise SQL; only names of creators pass through the program, which
 * owns the normaliser.
 */
class Matcher
{
public:
    explicit Matcher(db::Connection &connection);

    /** Adds remarks about doubtful records, and about those without any title, to `problems`. */
    [[nodiscard]] Result<> run(QList<Problem> *problems);

private:
    [[nodiscard]] Result<> groupByKeys();
    [[nodiscard]] Result<> groupByTitles();
    [[nodiscard]] Result<> matchByTitles();
    [[nodiscard]] Result<> normaliseCreators();
    [[nodiscard]] Result<> remark(QList<Problem> *problems);

    db::Connection &m_connection;
};

} // namespace omt::transfer
