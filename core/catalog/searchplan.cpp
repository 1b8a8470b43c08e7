// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchplan.h"

#include <algorithm>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

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
    const QList<Condition> exact = exactConditions(words, filters, facts);
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
    if (!literals.isEmpty() && fewest <= lightCount) {
        plan.isLight = true;
        plan.drive = allOf(literals);
        if (!rest.isEmpty())
            plan.keep = allOf(rest);
        return plan;
    }
    plan.tiered = whole;
    if (!literals.isEmpty() && !prefix.isEmpty() && *facts.prefix > 5 * expected) {
        plan.drive = allOf(literals);
        plan.keep = allOf(rest);
    }
    return plan;
}

} // namespace omt::catalog
