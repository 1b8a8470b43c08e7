// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/queryedit.h"

#include "core/catalog/text.h"

#include <algorithm>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype statusPrefix = 7; ///< length of "status:", and of "rating:"
const auto noStatus = u"status:none"_s;

struct Range
{
    int from = 0;
    int to = 0;
};

std::optional<Range> ratingRange(const QString &value)
{
    const QStringList ends = value.mid(statusPrefix).split(u".."_s);
    if (ends.size() != 2)
        return std::nullopt;
    return Range{ends[0].toInt(), ends[1].toInt()};
}

std::optional<Facet> facetOf(const LexemeFilter &filter)
{
    return filter.lexemes.isEmpty() ? std::nullopt : catalog::facetOf(filter.lexemes.first());
}

bool isSaid(const BrowseQuery &query, const QString &value, bool isExcluded)
{
    return std::any_of(query.filter.filters.cbegin(), query.filter.filters.cend(),
                       [&](const LexemeFilter &filter) {
                           return filter.isExcluded == isExcluded && filter.lexemes.contains(value);
                       });
}

/** In the library only when something asks for it. */
void settleLibrary(BrowseQuery *query, bool wasOnlyLibrary)
{
    SearchQuery &filter = query->filter;
    const bool isAsked = !filter.statuses.isEmpty() || filter.ratingFrom || filter.ratingTo
        || !filter.tags.isEmpty();
    filter.onlyLibrary = isAsked || wasOnlyLibrary;
}

/** Only the library, and not because a status, rating or tag is asked for. */
bool isPlainlyOwn(const BrowseQuery &query)
{
    const SearchQuery &filter = query.filter;
    return filter.onlyLibrary && filter.statuses.isEmpty() && !filter.ratingFrom && !filter.ratingTo
        && filter.tags.isEmpty();
}

void setStatus(BrowseQuery *query, const QString &value, FacetChoice choice)
{
    bool isPlain = isPlainlyOwn(*query);
    if (value == noStatus) {
        query->withoutLibrary = choice == FacetChoice::Included;
        if (query->withoutLibrary) { // it cannot be both
            query->filter.statuses.clear();
            query->filter.ratingFrom.reset();
            query->filter.ratingTo.reset();
            query->filter.tags.clear();
        }
        return settleLibrary(query, choice == FacetChoice::Excluded);
    }
    const auto status = statusFromString(value.mid(statusPrefix));
    if (!status)
        return;
    query->filter.statuses.removeAll(*status);
    query->withoutStatuses.removeAll(*status);
    if (choice == FacetChoice::Included) {
        query->filter.statuses.append(*status);
        query->withoutLibrary = false;
    } else if (choice == FacetChoice::Excluded) {
        query->withoutStatuses.append(*status);
    }
    settleLibrary(query, isPlain);
}

void setRating(BrowseQuery *query, const QString &value, FacetChoice choice)
{
    const auto range = ratingRange(value);
    if (!range)
        return;
    const bool isPlain = isPlainlyOwn(*query);
    SearchQuery &filter = query->filter;
    const int from = filter.ratingFrom.value_or(1);
    const int to = filter.ratingTo.value_or(100);
    const bool isAsked = filter.ratingFrom || filter.ratingTo;
    filter.ratingFrom.reset();
    filter.ratingTo.reset();
    if (choice == FacetChoice::Included) {
        filter.ratingFrom = isAsked ? std::min(from, range->from) : range->from;
        filter.ratingTo = isAsked ? std::max(to, range->to) : range->to;
        query->withoutLibrary = false;
    } else if (isAsked && from < range->from) { // the stretch ends before it
        filter.ratingFrom = from;
        filter.ratingTo = range->from - 1;
    } else if (isAsked && to > range->to) {
        filter.ratingFrom = range->to + 1;
        filter.ratingTo = to;
    }
    settleLibrary(query, isPlain);
}

void setLexeme(BrowseQuery *query, const QString &value, FacetChoice choice)
{
    QList<LexemeFilter> &filters = query->filter.filters;
    for (LexemeFilter &filter : filters)
        filter.lexemes.removeAll(value);
    filters.removeIf([](const LexemeFilter &filter) { return filter.lexemes.isEmpty(); });
    if (choice == FacetChoice::None)
        return;
    const bool isExcluded = choice == FacetChoice::Excluded;
    const auto facet = catalog::facetOf(value);
    for (LexemeFilter &filter : filters) {
        if (filter.isExcluded == isExcluded && facetOf(filter) == facet) {
            filter.lexemes.append(value);
            return;
        }
    }
    filters.append({{value}, isExcluded, false});
}

/** Years and decades as stretches of years, ascending. */
QList<Range> stretchesOf(const QStringList &lexemes)
{
    QList<Range> all;
    for (const QString &lexeme : lexemes) {
        const int number = lexeme.mid(2).toInt();
        const bool isDecade = lexeme.startsWith(u"~d");
        all.append({isDecade ? number * 10 : number, isDecade ? number * 10 + 9 : number});
    }
    std::sort(all.begin(), all.end(),
              [](const Range &a, const Range &b) { return a.from < b.from; });
    QList<Range> merged;
    for (const Range &one : std::as_const(all)) {
        if (!merged.isEmpty() && one.from <= merged.last().to + 1)
            merged.last().to = std::max(merged.last().to, one.to);
        else
            merged.append(one);
    }
    return merged;
}

QString yearsText(const Range &range)
{
    if (range.from == range.to)
        return QString::number(range.from);
    if (range.from % 10 == 0 && range.to == range.from + 9)
        return facetLabel(u"~d%1"_s.arg(range.from / 10));
    if (range.from <= 1000)
        return Text::tr("until %1").arg(range.to);
    if (range.to >= 2099)
        return Text::tr("since %1").arg(range.from);
    return u"%1–%2"_s.arg(range.from).arg(range.to);
}

void addYears(const BrowseQuery &query, qsizetype at, QList<QueryCondition> *conditions)
{
    const LexemeFilter &filter = query.filter.filters[at];
    for (const Range &range : stretchesOf(filter.lexemes)) {
        QueryCondition condition{yearsText(range), Facet::Year, filter.isExcluded, query, {}};
        LexemeFilter &rest = condition.without.filter.filters[at];
        rest.lexemes.removeIf([&range](const QString &lexeme) {
            const int year = lexeme.mid(2).toInt() * (lexeme.startsWith(u"~d") ? 10 : 1);
            return year >= range.from && year <= range.to;
        });
        if (rest.lexemes.isEmpty())
            condition.without.filter.filters.removeAt(at);
        conditions->append(condition);
    }
}

void addFilter(const BrowseQuery &query, qsizetype at, QList<QueryCondition> *conditions)
{
    const LexemeFilter &filter = query.filter.filters[at];
    const auto facet = facetOf(filter);
    if (facet == Facet::Year)
        return addYears(query, at, conditions);
    if (!facet) { // words of a creator's name
        QStringList words;
        for (const QString &lexeme : filter.lexemes)
            words.append(lexeme.mid(2));
        QueryCondition condition{words.join(u' '), Facet::Creator, filter.isExcluded, query, {}};
        condition.without.filter.filters.removeAt(at);
        conditions->append(condition);
        return;
    }
    for (const QString &lexeme : filter.lexemes) {
        QueryCondition condition{facetLabel(lexeme), facet, filter.isExcluded, query, {lexeme}};
        setLexeme(&condition.without, lexeme, FacetChoice::None);
        conditions->append(condition);
    }
}

void addOwn(const BrowseQuery &query, QList<QueryCondition> *conditions)
{
    const SearchQuery &filter = query.filter;
    const auto add = [&](const QString &text, Facet facet, bool isExcluded,
                         const BrowseQuery &without, const QString &value) {
        conditions->append({text, facet, isExcluded, without, {value}});
    };
    for (const Status status : filter.statuses) {
        const QString value = u"status:"_s + toString(status);
        add(displayName(status), Facet::Status, false, withChoice(query, value, FacetChoice::None),
            value);
    }
    for (const Status status : query.withoutStatuses) {
        const QString value = u"status:"_s + toString(status);
        add(displayName(status), Facet::Status, true, withChoice(query, value, FacetChoice::None),
            value);
    }
    if (filter.ratingFrom || filter.ratingTo) {
        const int from = filter.ratingFrom.value_or(1);
        const int to = filter.ratingTo.value_or(100);
        add(Text::tr("rated %1–%2").arg(from).arg(to), Facet::Rating, false,
            withoutFacet(query, Facet::Rating), u"rating:%1..%2"_s.arg(from).arg(to));
    }
    for (const QString &tag : filter.tags) {
        const bool isPlain = isPlainlyOwn(query);
        BrowseQuery without = query;
        without.filter.tags.removeAll(tag);
        settleLibrary(&without, isPlain);
        conditions->append({tag, std::nullopt, false, without, {}});
    }
    if (query.withoutLibrary || isPlainlyOwn(query))
        add(query.withoutLibrary ? Text::tr("Not in my library") : Text::tr("In my library"),
            Facet::Status, false, withChoice(query, noStatus, FacetChoice::None), noStatus);
}

/** In quotes where it needs them. */
QString quoted(const QString &value)
{
    return value.contains(u' ') ? u'"' + value + u'"' : value;
}

QString yearsQuery(const Range &range)
{
    if (range.from == range.to)
        return QString::number(range.from);
    return (range.from <= 1000 ? QString() : QString::number(range.from)) + u".."_s
        + (range.to >= 2099 ? QString() : QString::number(range.to));
}

QString filterQuery(const LexemeFilter &filter)
{
    const auto facet = facetOf(filter);
    QStringList values;
    if (facet == Facet::Year) {
        for (const Range &range : stretchesOf(filter.lexemes))
            values.append(yearsQuery(range));
    } else {
        for (const QString &lexeme : filter.lexemes)
            values.append(quoted(lexeme.mid(2)));
    }
    return (filter.isExcluded ? u"-"_s : QString()) + toString(facet.value_or(Facet::Creator))
        + u':' + values.join(u',');
}

QString statusQuery(const QList<Status> &statuses)
{
    QStringList names;
    for (const Status status : statuses)
        names.append(toString(status));
    return u"status:"_s + names.join(u',');
}

} // namespace

FacetChoice choiceOf(const BrowseQuery &query, const QString &value)
{
    if (value == noStatus)
        return query.withoutLibrary ? FacetChoice::Included
            : isPlainlyOwn(query)   ? FacetChoice::Excluded
                                    : FacetChoice::None;
    if (value.startsWith(u"status:")) {
        const auto status = statusFromString(value.mid(statusPrefix));
        if (status && query.filter.statuses.contains(*status))
            return FacetChoice::Included;
        return status && query.withoutStatuses.contains(*status) ? FacetChoice::Excluded
                                                                 : FacetChoice::None;
    }
    if (const auto range = value.startsWith(u"rating:") ? ratingRange(value) : std::nullopt) {
        const bool isAsked = query.filter.ratingFrom || query.filter.ratingTo;
        return isAsked && range->from >= query.filter.ratingFrom.value_or(1)
                && range->to <= query.filter.ratingTo.value_or(100)
            ? FacetChoice::Included
            : FacetChoice::None;
    }
    if (isSaid(query, value, false))
        return FacetChoice::Included;
    return isSaid(query, value, true) ? FacetChoice::Excluded : FacetChoice::None;
}

BrowseQuery withChoice(const BrowseQuery &query, const QString &value, FacetChoice choice)
{
    BrowseQuery result = query;
    if (value.startsWith(u"status:"))
        setStatus(&result, value, choice);
    else if (value.startsWith(u"rating:"))
        setRating(&result, value, choice);
    else
        setLexeme(&result, value, choice);
    return result;
}

BrowseQuery withoutFacet(const BrowseQuery &query, Facet facet)
{
    BrowseQuery result = query;
    result.filter.filters.removeIf(
        [facet](const LexemeFilter &filter) { return facetOf(filter) == facet; });
    const bool isPlain = isPlainlyOwn(query);
    if (facet == Facet::Status) {
        result.filter.statuses.clear();
        result.withoutStatuses.clear();
        result.withoutLibrary = false;
        settleLibrary(&result, false);
    } else if (facet == Facet::Rating) {
        result.filter.ratingFrom.reset();
        result.filter.ratingTo.reset();
        settleLibrary(&result, isPlain);
    }
    return result;
}

BrowseQuery narrowedBy(const BrowseQuery &query, const SearchQuery &more)
{
    BrowseQuery result = query;
    SearchQuery &filter = result.filter;
    filter.text = more.text.simplified();
    filter.phrases = more.phrases;
    for (const LexemeFilter &one : more.filters) {
        if (!filter.filters.contains(one))
            filter.filters.append(one);
    }
    for (const Status status : more.statuses) {
        if (!filter.statuses.contains(status))
            filter.statuses.append(status);
    }
    for (const Status status : more.unwanted.statuses) {
        if (!result.withoutStatuses.contains(status))
            result.withoutStatuses.append(status);
    }
    result.withoutLibrary = result.withoutLibrary || more.unwanted.library;
    for (const QString &tag : more.tags) {
        if (!filter.tags.contains(tag))
            filter.tags.append(tag);
    }
    if (more.ratingFrom || more.ratingTo) {
        filter.ratingFrom = more.ratingFrom;
        filter.ratingTo = more.ratingTo;
    }
    filter.onlyLibrary = filter.onlyLibrary || more.onlyLibrary;
    if (more.onlyLibrary)
        result.withoutLibrary = false;
    else if (more.unwanted.library)
        filter.onlyLibrary = false;
    return result;
}

bool isBrowsable(const SearchQuery &query)
{
    Unwanted known;
    known.library = query.unwanted.library;
    known.statuses = query.unwanted.statuses;
    return query.lists.isEmpty() && query.texts.isEmpty() && query.unwanted == known;
}

QList<QueryCondition> conditionsOf(const BrowseQuery &query)
{
    QList<QueryCondition> conditions;
    if (const QString text = query.filter.text.simplified(); !text.isEmpty()) {
        QueryCondition condition{Text::tr("“%1”").arg(text), std::nullopt, false, query, {}};
        condition.without.filter.text.clear();
        conditions.append(condition);
    }
    for (const QString &phrase : query.filter.phrases) {
        QueryCondition condition{Text::tr("“%1”").arg(phrase), std::nullopt, false, query, {}};
        condition.without.filter.phrases.removeOne(phrase);
        conditions.append(condition);
    }
    for (qsizetype i = 0; i < query.filter.filters.size(); ++i)
        addFilter(query, i, &conditions);
    addOwn(query, &conditions);
    return conditions;
}

QString queryTextOf(const BrowseQuery &query)
{
    QStringList parts;
    for (const LexemeFilter &filter : query.filter.filters)
        parts.append(filterQuery(filter));
    if (!query.filter.statuses.isEmpty())
        parts.append(statusQuery(query.filter.statuses));
    if (!query.withoutStatuses.isEmpty())
        parts.append(u'-' + statusQuery(query.withoutStatuses));
    if (query.filter.ratingFrom || query.filter.ratingTo)
        parts.append(u"rating:%1..%2"_s.arg(query.filter.ratingFrom.value_or(1))
                         .arg(query.filter.ratingTo.value_or(100)));
    for (const QString &tag : query.filter.tags)
        parts.append(u"tag:"_s + quoted(tag));
    if (query.withoutLibrary)
        parts.append(u"-in:library"_s);
    else if (isPlainlyOwn(query))
        parts.append(u"in:library"_s);
    for (const QString &phrase : query.filter.phrases)
        parts.append(u'"' + phrase + u'"');
    if (const QString text = query.filter.text.simplified(); !text.isEmpty())
        parts.append(text);
    return parts.join(u' ');
}

} // namespace omt::catalog
