// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/catalog/catalogservice.h"
#include "core/catalog/searchplan.h"
#include "core/catalog/searchquery.h"
#include "core/domain/titletext.h"

namespace omt::db {
class Connection;
class Rows;
} // namespace omt::db

namespace omt::catalog {

/**
 * One search on one connection, in one to four short statements: what is ready for a frequent
 * prefix; or the facts about the words, then the plan that follows from them; and when that finds
 * next to nothing, the dictionary around the words, and what they may have been meant for.
 */
class TitleSearcher
{
public:
    TitleSearcher(db::Connection &connection, SearchQuery query, int offset, int limit);

    [[nodiscard]] Result<SearchAnswer> run();

private:
    [[nodiscard]] Result<bool> takeReadyAnswer();
    [[nodiscard]] Result<SearchFacts> readFacts(const QStringList &words) const;
    [[nodiscard]] Result<> searchStrictly();
    [[nodiscard]] Result<> searchWithin(const SearchPlan &plan);
    [[nodiscard]] bool isWorthCorrecting() const;
    [[nodiscard]] Result<> searchLoosely();
    [[nodiscard]] std::optional<QString> phrasePatterns() const;
    void take(const db::Rows &rows);

    db::Connection &m_connection;
    SearchQuery m_query;
    TitleSearch m_words;
    int m_offset;
    int m_limit;
    SearchFacts m_facts;
    bool m_isHopeless = false; ///< a complete word that no title has
    SearchAnswer m_answer;
};

} // namespace omt::catalog
