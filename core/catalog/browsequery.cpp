// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/browsequery.h"

#include "core/catalog/facet.h"
#include "core/catalog/searchplan.h"
#include "core/catalog/text.h"
#include "core/domain/titletext.h"

#include <QJsonArray>

#include <algorithm>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 200; // more than any title that is typed

QString valueOf(const QString &lexeme)
{
    return lexeme.startsWith(u"~d") ? lexeme.mid(2) + u"0s"_s : lexeme.mid(2);
}

QString lexemeOf(Facet facet, const QString &value)
{
    static constexpr char16_t letters[] = {u't', u'c', u'y', u'o', u'g', u'l', u'n'};
    if (facet == Facet::Year && value.endsWith(u"0s"))
        return u"~d"_s + value.chopped(2);
    return u"~"_s + QChar(letters[size_t(facet)]) + value;
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list.append(item.toString());
    return list;
}

QJsonObject ruleOf(const LexemeFilter &filter)
{
    const auto facet = filter.lexemes.isEmpty() ? std::nullopt : facetOf(filter.lexemes.first());
    QStringList values;
    for (const QString &lexeme : filter.lexemes)
        values.append(facet ? valueOf(lexeme) : lexeme);
    QJsonObject rule{
        {u"field"_s, facet ? toString(*facet) : u"word"_s},
        {filter.isExcluded ? u"none"_s : u"any"_s, QJsonArray::fromStringList(values)}};
    if (filter.isWhole)
        rule.insert(u"whole"_s, true);
    return rule;
}

QJsonArray statusNames(const QList<Status> &statuses)
{
    QJsonArray names;
    for (const Status status : statuses)
        names.append(toString(status));
    return names;
}

void addLibraryRules(const BrowseQuery &query, QJsonArray *rules)
{
    const SearchQuery &filter = query.filter;
    if (!filter.statuses.isEmpty())
        rules->append(
            QJsonObject{{u"field"_s, u"status"_s}, {u"any"_s, statusNames(filter.statuses)}});
    if (!query.withoutStatuses.isEmpty())
        rules->append(QJsonObject{{u"field"_s, u"status"_s},
                                  {u"none"_s, statusNames(query.withoutStatuses)}});
    if (filter.ratingFrom || filter.ratingTo) {
        QJsonObject rule{{u"field"_s, u"rating"_s}};
        if (filter.ratingFrom)
            rule.insert(u"from"_s, *filter.ratingFrom);
        if (filter.ratingTo)
            rule.insert(u"to"_s, *filter.ratingTo);
        rules->append(rule);
    }
    if (!filter.tags.isEmpty())
        rules->append(QJsonObject{{u"field"_s, u"tag"_s},
                                  {u"all"_s, QJsonArray::fromStringList(filter.tags)}});
    if (filter.onlyLibrary || query.withoutLibrary)
        rules->append(QJsonObject{{u"field"_s, u"library"_s}, {u"is"_s, !query.withoutLibrary}});
}

QList<Status> statusesIn(const QJsonValue &value)
{
    QList<Status> statuses;
    for (const QString &name : strings(value)) {
        if (const auto status = statusFromString(name))
            statuses.append(*status);
    }
    return statuses;
}

void takeRule(const QJsonObject &rule, BrowseQuery *query)
{
    const QString field = rule[u"field"_s].toString();
    SearchQuery &filter = query->filter;
    const bool isExcluded = rule.contains(u"none"_s);
    const QJsonValue values = isExcluded ? rule[u"none"_s] : rule[u"any"_s];
    if (field == u"status") {
        (isExcluded ? query->withoutStatuses : filter.statuses) = statusesIn(values);
        filter.onlyLibrary = filter.onlyLibrary || !isExcluded;
    } else if (field == u"rating") {
        if (rule.contains(u"from"_s))
            filter.ratingFrom = rule[u"from"_s].toInt();
        if (rule.contains(u"to"_s))
            filter.ratingTo = rule[u"to"_s].toInt();
        filter.onlyLibrary = true;
    } else if (field == u"tag") {
        filter.tags = strings(rule[u"all"_s]);
        filter.onlyLibrary = true;
    } else if (field == u"library") {
        query->withoutLibrary = !rule[u"is"_s].toBool(true);
        filter.onlyLibrary = filter.onlyLibrary || !query->withoutLibrary;
    } else if (field == u"words") {
        filter.text = rule[u"text"_s].toString();
        filter.phrases = strings(rule[u"phrases"_s]);
    } else if (const auto facet = facetFromString(field); facet || field == u"word") {
        LexemeFilter one{{}, isExcluded, rule[u"whole"_s].toBool()};
        for (const QString &value : strings(values))
            one.lexemes.append(facet ? lexemeOf(*facet, value) : value);
        if (!one.lexemes.isEmpty())
            filter.filters.append(one);
    }
}

QString withoutText(const QString &text)
{
    return Text::tr("not %1").arg(text);
}

QString namesOf(const QList<Status> &statuses)
{
    QStringList names;
    for (const Status status : statuses)
        names.append(displayName(status));
    return names.join(u", "_s);
}

} // namespace

TitleSort titleSortOf(BrowseSort sort)
{
    switch (sort) {
    case BrowseSort::Title:
        return TitleSort::Title;
    case BrowseSort::Year:
        return TitleSort::Year;
    case BrowseSort::Rating:
        return TitleSort::Rating;
    case BrowseSort::Popularity:
        return TitleSort::Popularity;
    case BrowseSort::Added:
        break;
    }
    return TitleSort::AddedAt;
}

std::optional<BrowseSort> browseSortOf(TitleSort sort)
{
    for (const BrowseSort one : allBrowseSorts) {
        if (titleSortOf(one) == sort)
            return one;
    }
    return std::nullopt;
}

bool BrowseQuery::isFiltered() const
{
    return !filter.isEmpty() || leavesOutOwn();
}

bool BrowseQuery::hasWords() const
{
    return wordsQueryOf(*this).has_value();
}

bool operator==(const BrowseQuery &a, const BrowseQuery &b)
{
    const SearchQuery &x = a.filter;
    const SearchQuery &y = b.filter;
    return a.sort == b.sort && a.descending == b.descending && a.withoutLibrary == b.withoutLibrary
        && a.withoutStatuses == b.withoutStatuses && x.text == y.text && x.phrases == y.phrases
        && x.filters == y.filters && x.onlyLibrary == y.onlyLibrary && x.statuses == y.statuses
        && x.ratingFrom == y.ratingFrom && x.ratingTo == y.ratingTo && x.tags == y.tags;
}

QJsonObject toJson(const BrowseQuery &query)
{
    QJsonArray rules;
    if (!query.filter.text.trimmed().isEmpty() || !query.filter.phrases.isEmpty()) {
        rules.append(QJsonObject{{u"field"_s, u"words"_s},
                                 {u"text"_s, query.filter.text},
                                 {u"phrases"_s, QJsonArray::fromStringList(query.filter.phrases)}});
    }
    for (const LexemeFilter &filter : query.filter.filters)
        rules.append(ruleOf(filter));
    addLibraryRules(query, &rules);
    return {{u"scope"_s, u"catalog"_s},
            {u"sort"_s, toString(titleSortOf(query.sort))},
            {u"descending"_s, query.descending},
            {u"and"_s, rules}};
}

BrowseQuery browseQueryFromJson(const QJsonObject &json)
{
    BrowseQuery query;
    if (const auto sort = titleSortFromString(json[u"sort"_s].toString()))
        query.sort = browseSortOf(*sort).value_or(BrowseSort::Title);
    query.descending = json[u"descending"_s].toBool();
    for (const QJsonValue &rule : json[u"and"_s].toArray())
        takeRule(rule.toObject(), &query);
    return query;
}

std::optional<QString> wordsQueryOf(const BrowseQuery &query)
{
    QStringList all;
    const TitleSearch typed = parseTitleSearch(query.filter.text.left(longestText));
    if (!typed.lexemes.isEmpty())
        all.append(typed.toTsQuery());
    for (const QString &phrase : query.filter.phrases) {
        for (const QString &word : titleLexemes(normalisedTitle(phrase.left(longestText))))
            all.append(lexemeLiteral(word));
    }
    for (const LexemeFilter &filter : query.filter.filters) {
        const bool isFacet
            = std::all_of(filter.lexemes.begin(), filter.lexemes.end(),
                          [](const QString &lexeme) { return facetOf(lexeme).has_value(); });
        if (isFacet)
            continue;
        QStringList any;
        for (const QString &lexeme : filter.lexemes)
            any.append(lexemeLiteral(lexeme));
        const QString wanted
            = filter.isWhole && any.size() > 1 ? u'(' + allOf(any) + u')' : anyOf(any);
        all.append((filter.isExcluded ? u"!"_s : QString()) + wanted);
    }
    return all.isEmpty() ? std::nullopt : std::optional(allOf(all));
}

std::optional<BrowseQuery> browseQueryOf(const TitleQuery &page)
{
    if (page.list)
        return std::nullopt;
    BrowseQuery query;
    SearchQuery &filter = query.filter;
    filter.onlyLibrary = page.scope == TitleQuery::Scope::Library;
    if (page.status)
        filter.statuses = {*page.status};
    if (page.type)
        filter.filters.append({{lexemeOf(Facet::Type, toString(*page.type))}});
    if (!page.mediaClass.isEmpty())
        filter.filters.append({{lexemeOf(Facet::Class, page.mediaClass)}});
    if (!page.tag.isEmpty())
        filter.tags = {page.tag};
    filter.text = page.text;
    if (const auto sort = browseSortOf(page.sort)) {
        query.sort = *sort;
        query.descending = page.descending;
    }
    return query;
}

QString summaryOf(const BrowseQuery &query)
{
    QStringList parts;
    const SearchQuery &filter = query.filter;
    if (const QString text = filter.text.simplified(); !text.isEmpty())
        parts.append(Text::tr("“%1”").arg(text));
    for (const QString &phrase : filter.phrases)
        parts.append(Text::tr("“%1”").arg(phrase));
    for (const LexemeFilter &one : filter.filters) {
        QStringList values;
        for (const QString &lexeme : one.lexemes)
            values.append(facetLabel(lexeme));
        const QString all = values.join(u", "_s);
        parts.append(one.isExcluded ? withoutText(all) : all);
    }
    if (!filter.statuses.isEmpty())
        parts.append(namesOf(filter.statuses));
    if (!query.withoutStatuses.isEmpty())
        parts.append(withoutText(namesOf(query.withoutStatuses)));
    if (filter.ratingFrom || filter.ratingTo)
        parts.append(Text::tr("rated %1–%2")
                         .arg(filter.ratingFrom.value_or(1))
                         .arg(filter.ratingTo.value_or(100)));
    parts += filter.tags;
    if (query.withoutLibrary)
        parts.append(Text::tr("not in my library"));
    else if (filter.onlyLibrary && filter.statuses.isEmpty() && parts.isEmpty())
        parts.append(Text::tr("in my library"));
    return parts.join(u" · "_s);
}

} // namespace omt::catalog
