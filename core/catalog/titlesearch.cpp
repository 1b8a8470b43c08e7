// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/titlesearch.h"

#include "core/catalog/loosesearch.h"
#include "core/catalog/searchconditions.h"
#include "core/catalog/searchrows.h"
#include "core/db/connection.h"
#include "core/db/pgarray.h"

#include <QSet>

#include <algorithm>

namespace omt::catalog {

using namespace Qt::StringLiterals;
using db::Statement;

namespace {

constexpr qsizetype longestText = 200; // more than any title that is typed
constexpr qsizetype mostWords = 12;
constexpr double likenessOfExact = 0.8; // of a title that has all the words, but in no one name
constexpr double leastLikeness = 0.62; // below this nobody meant it

TitleSearch wordsOf(const SearchQuery &query)
{
    TitleSearch words = parseTitleSearch(query.text.left(longestText));
    if (words.lexemes.size() > mostWords) {
        words.lexemes = words.lexemes.mid(0, mostWords);
        words.lastIsPrefix = false;
    }
    for (const QString &phrase : query.phrases) {
        TitleSearch quoted = parseTitleSearch(QString(phrase.left(longestText) + u' '));
        // In front: the word being typed stays the last.
        for (const QString &lexeme : quoted.lexemes.mid(0, mostWords)) {
            if (!words.lexemes.contains(lexeme))
                words.lexemes.prepend(lexeme);
        }
        if (words.normalised.isEmpty())
            words.normalised = quoted.normalised;
    }
    return words;
}

} // namespace

TitleSearcher::TitleSearcher(db::Connection &connection, SearchQuery query, int offset, int limit)
    : m_connection(connection)
    , m_query(std::move(query))
    , m_words(wordsOf(m_query))
    , m_offset(std::max(0, offset))
    , m_limit(std::max(1, limit))
{
    m_answer.problems = m_query.problems;
}

Result<SearchAnswer> TitleSearcher::run()
{
    if (m_words.lexemes.isEmpty() && m_query.filters.isEmpty() && !m_query.isWithin()
        && m_query.unwanted.isEmpty())
        return m_answer;
    const Result<bool> ready = takeReadyAnswer();
    if (!ready)
        return ready.error();
    if (*ready)
        return m_answer;
    if (const Result<> found = searchStrictly(); !found)
        return found.error();
    if (isWorthCorrecting()) {
        if (const Result<> found = searchLoosely(); !found)
            return found.error();
    }
    return m_answer;
}

Result<bool> TitleSearcher::takeReadyAnswer()
{
    const bool isOneWord = m_words.lexemes.size() == 1 && m_query.filters.isEmpty();
    const bool isOneFilter = m_words.lexemes.isEmpty() && m_query.filters.size() == 1
        && m_query.filters[0].lexemes.size() == 1 && !m_query.filters[0].isExcluded;
    if (m_query.isWithin() || !m_query.unwanted.isEmpty() || !m_query.phrases.isEmpty()
        || !(isOneWord || isOneFilter))
        return false;
    const QString word = isOneWord ? m_words.lexemes[0] : m_query.filters[0].lexemes[0];
    const QString head = m_words.lastIsPrefix && isOneWord ? word : word + u' ';
    const auto rows
        = m_connection.query(Statement::load(u"search/select_head"),
                             {{u"head", head}, {u"first", m_offset}, {u"page", m_limit}});
    if (!rows)
        return rows.error();
    take(*rows);
    return !rows->isEmpty();
}

Result<SearchFacts> TitleSearcher::readFacts(const QStringList &words) const
{
    std::optional<QString> prefix;
    if (m_words.lastIsPrefix && !m_words.lexemes.isEmpty())
        prefix = m_words.lexemes.last();
    const auto rows = m_connection.query(Statement::load(u"search/select_facts"),
                                         {{u"words", words}, {u"prefix", prefix}});
    if (!rows)
        return rows.error();
    SearchFacts facts;
    if (rows->isEmpty())
        return facts;
    const db::Row row = rows->first();
    const auto counts
        = db::parsePgArray(row.text(u"counts")).value_or(QList<std::optional<QString>>());
    for (qsizetype i = 0; i < std::min(words.size(), counts.size()); ++i) {
        if (counts[i])
            facts.titles.insert(words[i], counts[i]->toInt());
    }
    if (const auto count = row.optionalInteger(u"prefix_count"))
        facts.prefix = int(*count);
    facts.catalogSize = std::max(1, int(row.integer(u"titles")));
    return facts;
}

Result<> TitleSearcher::searchStrictly()
{
    QStringList asked = m_words.lexemes;
    for (const LexemeFilter &filter : m_query.filters)
        asked += filter.lexemes;
    const auto facts = readFacts(asked);
    if (!facts)
        return facts.error();
    m_facts = *facts;
    const SearchPlan plan = planSearch(m_words, m_query.filters, m_facts);
    m_isHopeless = plan.isHopeless;
    if (plan.isHopeless)
        return {};
    if (m_query.isWithin())
        return searchWithin(plan);
    if (plan.drive.isEmpty()) { // only what is left out: everything else, best known first
        const auto rows = m_connection.query(Statement::load(u"search/select_others"),
                                             {{u"unwanted", unwantedText(m_query.unwanted)},
                                              {u"first", m_offset},
                                              {u"page", m_limit}});
        if (!rows)
            return rows.error();
        take(*rows);
        return {};
    }
    const auto rows = m_connection.query(Statement::load(u"search/select_titles"),
                                         {{u"typed", m_words.normalised},
                                          {u"tiered", plan.tiered},
                                          {u"enough", m_offset + m_limit},
                                          {u"drive", plan.drive},
                                          {u"keep", plan.keep},
                                          {u"phrases", phrasePatterns()},
                                          {u"unwanted", unwantedText(m_query.unwanted)},
                                          {u"first", m_offset},
                                          {u"page", m_limit}});
    if (!rows)
        return rows.error();
    take(*rows);
    return {};
}

Result<> TitleSearcher::searchWithin(const SearchPlan &plan)
{
    std::optional<QString> drive;
    if (!plan.drive.isEmpty())
        drive = plan.drive;
    const auto rows = m_connection.query(Statement::load(u"search/select_within"),
                                         {{u"typed", m_words.normalised},
                                          {u"drive", drive},
                                          {u"keep", plan.keep},
                                          {u"is_light", plan.isLight && drive.has_value()},
                                          {u"phrases", phrasePatterns()},
                                          {u"conditions", conditionsText(m_query)},
                                          {u"first", m_offset},
                                          {u"page", m_limit}});
    if (!rows)
        return rows.error();
    take(*rows);
    return {};
}

std::optional<QString> TitleSearcher::phrasePatterns() const
{
    QStringList patterns;
    for (const QString &phrase : m_query.phrases) {
        if (const QString normalised = normalisedTitle(phrase.left(longestText));
            !normalised.isEmpty())
            patterns.append(u'%' + normalised + u'%'); // normalised text holds no wildcards
    }
    return patterns.isEmpty() ? std::nullopt : std::optional(db::pgArray(patterns));
}

void TitleSearcher::take(const db::Rows &rows)
{
    if (rows.isEmpty())
        return;
    m_answer.matches = matchesOf(rows, m_words);
    m_answer.total = rows.first().integer(u"total");
    m_answer.totalIsCapped = rows.first().boolean(u"is_capped");
    m_answer.byType = typeCountsOf(rows.first());
}

bool TitleSearcher::isWorthCorrecting() const
{
    if (m_offset > 0 || m_query.isWithin() || !m_query.unwanted.isEmpty()
        || !m_query.phrases.isEmpty() || m_words.normalised.size() < LooseSearch::shortestText)
        return false;
    if (m_answer.matches.isEmpty()) // when only a filter stands in the way, the spelling is right
        return m_query.filters.isEmpty() || m_isHopeless;
    if (m_answer.totalIsCapped || m_answer.total > 20)
        return false;
    // Some titles have all the words, but none in one name: a misspelling may be somebody's name.
    const bool isScattered
        = std::all_of(m_answer.matches.begin(), m_answer.matches.end(),
                      [](const TitleMatch &match) { return match.reason == MatchReason::Creator; });
    return isScattered || (m_answer.total < 3 && m_words.lexemes.size() == 1);
}

Result<> TitleSearcher::searchLoosely()
{
    const auto found = LooseSearch(m_connection, m_words, m_query.filters, m_facts).run();
    if (!found)
        return found.error();
    QHash<MediaId, LooseCandidate> candidates = *found;
    QSet<MediaId> strict;
    // What was spelt as typed stays, behind what is nearly equal to one name.
    for (qsizetype i = 0; i < m_answer.matches.size(); ++i) {
        const TitleRow &row = m_answer.matches[i].row;
        LooseCandidate &candidate = candidates[row.id];
        candidate.likeness = std::max(candidate.likeness, likenessOfExact - 0.001 * double(i));
        candidate.type = row.type;
        strict.insert(row.id);
    }
    QList<MediaId> ids = candidates.keys();
    ids.removeIf([&](const MediaId &id) { return candidates[id].likeness < leastLikeness; });
    if (ids.isEmpty())
        return {};
    std::sort(ids.begin(), ids.end(), [&](const MediaId &a, const MediaId &b) {
        const double left = candidates[a].likeness;
        const double right = candidates[b].likeness;
        return left != right ? left > right : a < b;
    });
    m_answer.isCorrected = strict.isEmpty();
    m_answer.total = ids.size();
    m_answer.totalIsCapped = ids.size() >= LooseSearch::mostCandidates;
    m_answer.byType.clear();
    for (const MediaId &id : std::as_const(ids))
        ++m_answer.byType[candidates[id].type];
    ids = ids.mid(0, m_limit);
    QList<double> scores;
    for (const MediaId &id : std::as_const(ids))
        scores.append(candidates[id].likeness);
    const auto rows = m_connection.query(Statement::load(u"search/select_rows"),
                                         {{u"ids", ids}, {u"scores", db::pgArray(scores)}});
    if (!rows)
        return rows.error();
    m_answer.matches = matchesOf(*rows, m_words);
    for (TitleMatch &match : m_answer.matches) {
        if (match.reason == MatchReason::Creator && !strict.contains(match.row.id))
            match.reason = MatchReason::Spelling;
    }
    return {};
}

} // namespace omt::catalog
