// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchplan.h"

#include <algorithm>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr double fewForTiers = 100; // estimated, mostly too high
constexpr double worthNarrowing = 50; // titles

/** One thing that must hold, and how many titles that leaves. */
struct Condition
{
    QString literal;
    int titles = 0;
};

QList<Condition> exactConditions(const TitleSearch &words, const QList<LexemeFilter> &filters,
                                 const SearchFacts &facts)
{
    QList<Condition> conditions;
    const qsizetype complete = words.lexemes.size() - (words.lastIsPrefix ? 1 : 0);
    for (qsizetype i = 0; i < complete; ++i) {
        const QString &word = words.lexemes[i];
        conditions.append({lexemeLiteral(word), facts.titles.value(word, -1)});
    }
    for (const LexemeFilter &filter : filters) {
        if (filter.isExcluded)
            continue;
        QStringList literals;
        int titles = 0;
        for (const QString &lexeme : filter.lexemes) {
            literals.append(lexemeLiteral(lexeme));
            titles += facts.titles.value(lexeme, 0);
        }
        conditions.append({anyOf(literals), std::max(titles, 1)});
    }
    return conditions;
}

/** How many titles have both, at most: words of one title are no strangers. */
double together(double a, double b, const SearchFacts &facts)
{
    return std::min({a, b, 10 * a * b / double(facts.catalogSize)});
}

/** The rarest first. */
void sortByTitles(QList<Condition> *conditions)
{
    std::stable_sort(conditions->begin(), conditions->end(),
                     [](const Condition &a, const Condition &b) { return a.titles < b.titles; });
}

/** How many titles have everything, at most; `conditions` is sorted. */
double titlesWithAll(const QList<Condition> &conditions, const SearchFacts &facts)
{
    double all = facts.prefix.value_or(facts.catalogSize);
    for (const Condition &condition : conditions)
        all = together(all, condition.titles, facts);
    return all;
}

/**
 * Lets the index look for the rarest words until few titles are left, and checks the others on
 * these: to pass over the long lists of frequent words takes longer than to read some titles.
 * Returns how many titles that will be; `conditions` is sorted.
 */
double driveByRarest(const QList<Condition> &conditions, const QStringList &rest,
                     const SearchFacts &facts, SearchPlan *plan)
{
    QStringList drive;
    QStringList keep;
    double expected = facts.catalogSize;
    for (const Condition &condition : conditions) {
        const bool isShort = condition.titles < facts.catalogSize / 50;
        if (drive.isEmpty() || expected > lightCount || (isShort && expected > worthNarrowing)) {
            expected
                = drive.isEmpty() ? condition.titles : together(expected, condition.titles, facts);
            drive.append(condition.literal);
        } else {
            keep.append(condition.literal);
        }
    }
    plan->isLight = true;
    plan->drive = allOf(drive);
    keep += rest;
    if (!keep.isEmpty())
        plan->keep = allOf(keep);
    return expected;
}

} // namespace

QString lexemeLiteral(const QString &lexeme, bool isPrefix)
{
    QString escaped = lexeme;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'\'', u"''"_s);
    return u'\'' + escaped + (isPrefix ? u"':*"_s : u"'"_s);
}

QString anyOf(const QStringList &literals)
{
    return literals.size() == 1 ? literals.first() : u"("_s + literals.join(u" | ") + u')';
}

QString allOf(const QStringList &literals)
{
    return literals.join(u" & ");
}

QString filterLiteral(const LexemeFilter &filter)
{
    QStringList literals;
    for (const QString &lexeme : filter.lexemes)
        literals.append(lexemeLiteral(lexeme));
    const QString all
        = filter.isWhole && literals.size() > 1 ? u'(' + allOf(literals) + u')' : anyOf(literals);
    return filter.isExcluded ? u'!' + all : all;
}

SearchPlan planSearch(const TitleSearch &words, const QList<LexemeFilter> &filters,
                      const SearchFacts &facts)
{
    SearchPlan plan;
    QList<Condition> exact = exactConditions(words, filters, facts);
    QStringList excluded;
    for (const LexemeFilter &filter : filters) {
        if (filter.isExcluded)
            excluded.append(filterLiteral(filter));
    }
    QStringList literals;
    int fewest = facts.catalogSize;
    double expected = 10.0 * facts.catalogSize; // words of one title are no strangers
    for (const Condition &condition : exact) {
        plan.isHopeless = plan.isHopeless || condition.titles < 0;
        literals.append(condition.literal);
        fewest = std::min(fewest, condition.titles);
        expected *= double(condition.titles) / double(facts.catalogSize);
    }
    const QStringList prefix = words.lastIsPrefix && !words.lexemes.isEmpty()
        ? QStringList{lexemeLiteral(words.lexemes.last(), true)}
        : QStringList();
    const QString whole = allOf(literals + prefix + excluded);
    plan.drive = whole;
    if (!prefix.isEmpty() && facts.prefix.value_or(0) <= lightCount) {
        plan.isLight = true;
        return plan;
    }
    const QStringList rest = prefix + excluded;
    sortByTitles(&exact);
    if (!exact.isEmpty() && (fewest <= lightCount || titlesWithAll(exact, facts) <= fewForTiers)) {
        SearchPlan light = plan;
        if (driveByRarest(exact, rest, facts, &light) <= 2 * lightCount)
            return light;
    }
    plan.tiered = whole;
    if (!literals.isEmpty() && !prefix.isEmpty() && *facts.prefix > 5 * expected) {
        plan.drive = allOf(literals);
        plan.tiered = plan.drive;
        plan.keep = allOf(rest);
    }
    return plan;
}

} // namespace omt::catalog
