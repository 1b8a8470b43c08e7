// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/loosesearch.h"

#include "core/db/connection.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace omt::catalog {

using namespace Qt::StringLiterals;
using db::Statement;

namespace {

constexpr qsizetype manyCorrections = 14; // of a word that is hardly ever used
constexpr qsizetype fewCorrections = 8; // of one that may be right
constexpr int fewTitles = 5;
constexpr qsizetype wordsToPair = 4;
constexpr double sureLikeness = 0.82;
constexpr double knownWeight = 0.006; // of the logarithm of popularity, beside likeness

} // namespace

LooseSearch::LooseSearch(db::Connection &connection, const TitleSearch &words,
                         const QList<LexemeFilter> &filters, const SearchFacts &facts)
    : m_connection(connection)
    , m_words(words)
    , m_filters(filters)
    , m_facts(facts)
{
}

Result<QHash<MediaId, LooseCandidate>> LooseSearch::run()
{
    QList<qsizetype> doubtful;
    QList<qsizetype> all;
    for (qsizetype i = 0; i < m_words.lexemes.size(); ++i) {
        all.append(i);
        if (isDoubtful(i))
            doubtful.append(i);
    }
    // Words nobody uses are the likely mistakes; the others may be right.
    for (const auto &[words, most] :
         {std::pair(doubtful, manyCorrections), std::pair(all, fewCorrections)}) {
        if (words.isEmpty())
            continue;
        const int mostLost = words.size() == doubtful.size() ? 2 : 1;
        if (const Result<> read = readDictionary(words, mostLost); !read)
            return read.error();
        m_rarest.clear();
        for (const qsizetype i : all)
            m_rarest.append(meantBy(i, words.contains(i) ? most : 0));
        m_rarest.removeIf([](const Meant &meant) { return meant.titles <= 0; });
        std::stable_sort(m_rarest.begin(), m_rarest.end(), [](const Meant &a, const Meant &b) {
            return a.isLong != b.isLong ? a.isLong : a.titles < b.titles;
        });
        if (const Result<> looked = m_rarest.isEmpty() ? Result<>() : lookForAll(); !looked)
            return looked.error();
        if (m_best >= sureLikeness)
            return m_found;
        if (words.size() == all.size())
            break;
    }
    if (const Result<> looked = lookForSome(); !looked)
        return looked.error();
    return m_found;
}

bool LooseSearch::isDoubtful(qsizetype word) const
{
    const bool isBeginning = m_words.lastIsPrefix && word + 1 == m_words.lexemes.size();
    return mayBeMisspelt(word) && m_facts.titles.value(m_words.lexemes[word], 0) <= fewTitles
        && !(isBeginning && m_facts.prefix);
}

bool LooseSearch::mayBeMisspelt(qsizetype word) const
{
    const bool isBeginning = m_words.lastIsPrefix && word + 1 == m_words.lexemes.size();
    // Three letters begin half the dictionary, whichever way they are meant.
    return canBeMisspelt(m_words.lexemes[word])
        && (!isBeginning || m_words.lexemes[word].size() >= shortestText);
}

Result<> LooseSearch::readDictionary(const QList<qsizetype> &which, int mostLost)
{
    const QStringList &words = m_words.lexemes;
    QSet<QString> leftovers;
    QSet<QString> exact(words.begin(), words.end());
    for (qsizetype i = 0; i + 1 < words.size(); ++i)
        exact.insert(words[i] + words[i + 1]);
    for (const qsizetype i : which) {
        if (!mayBeMisspelt(i) || m_isRead.contains(i))
            continue;
        m_isRead.insert(i);
        for (const QString &leftover : leftoversOf(words[i], mostLost))
            leftovers.insert(leftover);
        for (qsizetype at = 2; at + 2 <= words[i].size(); ++at)
            exact += {words[i].left(at), words[i].mid(at)};
    }
    const auto rows = m_connection.query(
        Statement::load(u"search/select_near"),
        {{u"leftovers", QStringList(leftovers.values())}, {u"exact", QStringList(exact.values())}});
    if (!rows)
        return rows.error();
    for (const db::Row row : *rows) {
        const QString word = row.text(u"word");
        if (m_titles.contains(word))
            continue;
        m_near.append({word, int(row.integer(u"df")), 0});
        m_titles.insert(word, m_near.last().titles);
    }
    return {};
}

LooseSearch::Meant LooseSearch::meantBy(qsizetype index, qsizetype corrections) const
{
    const QStringList &words = m_words.lexemes;
    const QString &word = words[index];
    const bool isPrefix = m_words.lastIsPrefix && index + 1 == words.size();
    Meant meant;
    meant.isLong = word.size() >= 3 || word.front().unicode() >= 0x0e00;
    QStringList literals{lexemeLiteral(word, isPrefix)};
    meant.titles = m_titles.value(word, 0);
    if (isPrefix)
        meant.titles = std::max<double>(meant.titles, m_facts.prefix.value_or(0));
    for (const qsizetype before : {index - 1, index}) { // one word typed as two
        if (before < 0 || before + 1 >= words.size())
            continue;
        const QString joined = words[before] + words[before + 1];
        if (!m_titles.contains(joined))
            continue;
        literals.append(lexemeLiteral(joined));
        meant.titles += m_titles[joined];
        meant.isLong = true;
    }
    if (corrections > 0 && mayBeMisspelt(index)) {
        for (const Correction &c : correctionsOf(word, isPrefix, m_near, corrections)) {
            // A shorter word is meant whole: what all begins with it would be far too much.
            literals.append(lexemeLiteral(c.word, isPrefix && c.word.size() >= word.size()));
            meant.titles += c.word == word ? 0 : c.titles;
        }
        if (isPrefix) // what begins with a correction is more than the correction itself
            meant.titles *= 4;
        int best = 0; // two words typed as one
        qsizetype split = 0;
        for (qsizetype at = 2; at + 2 <= word.size(); ++at) {
            const int both
                = std::min(m_titles.value(word.left(at), 0), m_titles.value(word.mid(at), 0));
            if (both > best) {
                best = both;
                split = at;
            }
        }
        if (split > 0) {
            literals.append(
                u'(' + lexemeLiteral(word.left(split)) + u" & "_s
                + lexemeLiteral(word.mid(split), isPrefix && word.size() - split >= shortestText)
                + u')');
            meant.titles += double(best) * 0.1;
        }
    }
    literals.removeDuplicates();
    meant.isBeginning = isPrefix;
    meant.literal = anyOf(literals);
    return meant;
}

double LooseSearch::together(double a, double b) const
{
    return std::min({a, b, 10 * a * b / double(m_facts.catalogSize)});
}

Result<> LooseSearch::lookForAll()
{
    QStringList drive{m_rarest[0].literal};
    QStringList keep;
    double expected = m_rarest[0].titles;
    for (qsizetype i = 1; i < m_rarest.size(); ++i) {
        const Meant &meant = m_rarest[i];
        // The index intersects until few enough are left; reading them is cheaper from there on.
        // A frequent beginning would have to be gathered from all its words first.
        const bool isCheap = meant.isBeginning ? meant.titles < double(m_facts.catalogSize) / 25
                                               : meant.titles < double(m_facts.catalogSize) / 8;
        if (expected > lightCount && isCheap) {
            drive.append(meant.literal);
            expected = together(expected, meant.titles);
        } else if (meant.isLong) { // a short word may be wrong as well
            keep.append(meant.literal);
        }
    }
    return look(allOf(drive), keep, expected);
}

Result<> LooseSearch::lookForSome()
{
    QStringList some;
    double expected = 0;
    for (const QString &word : m_words.lexemes) { // a rare word says much by itself
        const int titles = m_facts.titles.value(word, 0);
        if (titles > 0 && titles <= lightCount / 2 && word.size() >= shortestText) {
            some.append(lexemeLiteral(word));
            expected += titles;
        }
    }
    const qsizetype most = std::min(m_rarest.size(), wordsToPair);
    for (qsizetype i = 0; i < most; ++i) {
        for (qsizetype k = i + 1; k < most; ++k) {
            const double both = together(m_rarest[i].titles, m_rarest[k].titles);
            if (std::max(m_rarest[i].titles, m_rarest[k].titles) > double(m_facts.catalogSize) / 60
                || expected + both > 2 * lightCount)
                continue;
            some.append(u'(' + allOf({m_rarest[i].literal, m_rarest[k].literal}) + u')');
            expected += both;
        }
    }
    return some.isEmpty() ? Result<>() : look(anyOf(some), {}, expected);
}

Result<> LooseSearch::look(const QString &drive, const QStringList &keep, double expected)
{
    const auto ofAll = [](const QStringList &literals) {
        return literals.isEmpty() ? std::nullopt : std::optional(allOf(literals));
    };
    QStringList filters;
    for (const LexemeFilter &filter : m_filters)
        filters.append(filterLiteral(filter));
    // The more there may be, the better known a title must be to be looked at.
    const int tier = expected > 4 * lightCount ? 1 : expected > 2 * lightCount ? 2 : 3;
    const auto rows = m_connection.query(Statement::load(u"search/select_candidates"),
                                         {{u"drive", drive},
                                          {u"keep", ofAll(keep)},
                                          {u"filter", ofAll(filters)},
                                          {u"deepest_tier", tier},
                                          {u"most", mostCandidates}});
    if (!rows)
        return rows.error();
    rank(*rows);
    return {};
}

void LooseSearch::rank(const db::Rows &rows)
{
    const Likeness likeness(m_words.normalised, m_words.lastIsPrefix);
    for (const db::Row row : rows) {
        const auto id = row.id<MediaId>(u"media_id");
        if (m_found.contains(id))
            continue;
        double best = likeness.to(row.text(u"norm"));
        const QString others = row.text(u"others");
        for (const QStringView name : QStringView(others).split(u'|', Qt::SkipEmptyParts))
            best = std::max(best, likeness.to(name) - 0.01);
        best += knownWeight * std::log1p(row.real(u"popularity"));
        m_best = std::max(m_best, best);
        if (!row.boolean(u"passes"))
            continue; // not asked for, but it tells that the words are right
        const size_t type = std::min(size_t(row.integer(u"type_number")), mediaTypes().size() - 1);
        m_found.insert(id, {best, mediaTypes()[type].type});
    }
}

} // namespace omt::catalog
