// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchquery.h"

#include "core/catalog/searchlexer.h"
#include "core/catalog/searchnames.h"
#include "core/catalog/text.h"
#include "core/domain/mediatype.h"
#include "core/domain/searchlexemes.h"
#include "core/domain/titletext.h"

#include <QRegularExpression>

#include <algorithm>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstYear = 1000;
constexpr int lastYear = 2099;
constexpr qsizetype longestValue = 60;

struct Range
{
    std::optional<int> from;
    std::optional<int> to;
};

/** "1995", "1995..2000", "1995..", "..2000", or a bound by the relation. */
std::optional<Range> rangeOf(const QueryToken &token)
{
    static const QRegularExpression form(u"^(\\d{1,4})?(?:(\\.\\.|-)(\\d{1,4})?)?$"_s);
    const auto match = form.match(token.value);
    if (!match.hasMatch() || token.value.isEmpty())
        return std::nullopt;
    Range range;
    if (!match.captured(1).isEmpty())
        range.from = match.captured(1).toInt();
    if (!match.captured(3).isEmpty())
        range.to = match.captured(3).toInt();
    const bool isSingle = match.captured(2).isEmpty();
    if (isSingle)
        range.to = range.from;
    if (!range.from && !range.to)
        return std::nullopt;
    if (token.relation == u":" || token.relation == u"=")
        return !range.from || !range.to || *range.from <= *range.to ? std::optional(range)
                                                                    : std::nullopt;
    if (!isSingle)
        return std::nullopt;
    const int bound = *range.from;
    if (token.relation.startsWith(u'>'))
        return Range{token.relation == u">=" ? bound : bound + 1, std::nullopt};
    return Range{std::nullopt, token.relation == u"<=" ? bound : bound - 1};
}

class Reader
{
public:
    SearchQuery read(QStringView typed)
    {
        m_end = std::min(typed.size(), longestQuery);
        for (const QueryToken &token : queryTokens(typed)) {
            switch (token.kind) {
            case QueryToken::Kind::Words:
                if (!m_query.text.isEmpty())
                    m_query.text += u' ' + token.value;
                else if (!token.value.trimmed().isEmpty())
                    m_query.text = token.value;
                break;
            case QueryToken::Kind::Phrase:
                takePhrase(token);
                break;
            case QueryToken::Kind::Filter:
                take(token);
            }
        }
        return m_query;
    }

private:
    void takePhrase(const QueryToken &token)
    {
        const QString phrase = token.value.trimmed();
        if (phrase.isEmpty())
            return;
        if (!token.isExcluded) {
            m_query.phrases.append(phrase);
            return;
        }
        const QStringList words = parseTitleSearch(QString(phrase + u' ')).lexemes;
        if (!words.isEmpty())
            m_query.filters.append({words, true, true});
    }

    void take(const QueryToken &token)
    {
        const bool isRange = token.key == u"year" || token.key == u"rating";
        if (token.value.trimmed().isEmpty())
            reject(token, Text::tr("A value is missing here."), true);
        else if (!isRange && token.relation != u":" && token.relation != u"=")
            reject(token, Text::tr("This is written like %1.").arg(token.key + u':' + token.value));
        else if (token.key == u"type")
            takeType(token);
        else if (token.key == u"class")
            takeClass(token);
        else if (token.key == u"year")
            takeYear(token);
        else if (token.key == u"country" || token.key == u"language" || token.key == u"genre")
            takeNames(token);
        else if (token.key == u"creator")
            takeCreator(token);
        else if (token.key == u"text")
            takeText(token);
        else
            takeLibrary(token);
    }

    void takeType(const QueryToken &token)
    {
        QStringList lexemes;
        for (const QString &name : token.values) {
            const QString key = typeKeyOf(name);
            if (key.isEmpty())
                return reject(token, Text::tr("There is no type of this name."), beginsType(name));
            lexemes += typeFilter(key).lexemes;
        }
        addFilter(token, lexemes);
    }

    void takeClass(const QueryToken &token)
    {
        static const QRegularExpression path(u"^[a-z0-9_]+(\\.[a-z0-9_]+)*$"_s);
        QStringList lexemes;
        for (const QString &value : token.values) {
            if (!path.match(value.toLower()).hasMatch())
                return reject(token, Text::tr("A class is written like video.series.anime."),
                              value.endsWith(u'.'));
            lexemes += classFilter(value.toLower()).lexemes;
        }
        addFilter(token, lexemes);
    }

    void takeYear(const QueryToken &token)
    {
        if (const auto range = rangeOf(token))
            addFilter(token, yearFilter(range->from, range->to).lexemes);
        else
            reject(token, Text::tr("A year is written like 1995 or 1995..2000."),
                   hasNoLetters(token));
    }

    void takeNames(const QueryToken &token)
    {
        QStringList lexemes;
        for (const QString &value : token.values) {
            if (token.key == u"genre") {
                if (const QString lexeme = genreLexeme(value); lexeme.size() > 2)
                    lexemes.append(lexeme);
            } else if (token.key == u"country") {
                lexemes.append(u"~o"_s + countryKeyOf(value).left(longestValue));
            } else {
                lexemes.append(u"~l"_s + languageKeyOf(value).left(longestValue));
            }
        }
        addFilter(token, lexemes);
    }

    void takeCreator(const QueryToken &token)
    {
        const QStringList lexemes = creatorLexemes(token.value);
        if (lexemes.isEmpty())
            reject(token, Text::tr("A name is missing here."));
        else if (token.isExcluded)
            m_query.filters.append({lexemes, true, true});
        else
            for (const QString &lexeme : lexemes)
                addFilter(token, {lexeme});
    }

    void takeText(const QueryToken &token)
    {
        const bool hasLetters = std::any_of(token.value.begin(), token.value.end(), [](QChar c) {
            return c.isLetterOrNumber() || c.isSurrogate();
        });
        if (!hasLetters)
            reject(token, Text::tr("A word is missing here."), true);
        else
            (token.isExcluded ? m_query.unwanted.texts : m_query.texts).append(token.value);
    }

    void takeLibrary(const QueryToken &token)
    {
        Unwanted &no = m_query.unwanted;
        if (token.key == u"status") {
            QList<Status> &statuses = token.isExcluded ? no.statuses : m_query.statuses;
            for (const QString &name : token.values) {
                const auto status = statusFromString(name.toLower());
                if (!status)
                    return reject(token, Text::tr("There is no status of this name."),
                                  beginsStatus(name));
                statuses.append(*status);
            }
        } else if (token.key == u"rating") {
            const auto range = rangeOf(token);
            if (!range)
                return reject(token,
                              Text::tr("A rating is written like rating>80 or rating:60..80."),
                              hasNoLetters(token));
            (token.isExcluded ? no.ratingFrom : m_query.ratingFrom) = range->from;
            (token.isExcluded ? no.ratingTo : m_query.ratingTo) = range->to;
        } else if (token.key == u"tag") {
            (token.isExcluded ? no.tags : m_query.tags).append(token.value.trimmed());
        } else if (token.key == u"list") { // may be somebody else's: not only what I keep
            (token.isExcluded ? no.lists : m_query.lists).append(token.value.trimmed());
            return;
        } else if (token.value.toLower() != u"library") {
            return reject(token, Text::tr("Only in:library is known."),
                          u"library"_s.startsWith(token.value.toLower()));
        } else if (token.isExcluded) {
            no.library = true;
        }
        m_query.onlyLibrary = m_query.onlyLibrary || !token.isExcluded;
    }

    void addFilter(const QueryToken &token, const QStringList &lexemes)
    {
        if (lexemes.isEmpty())
            reject(token, Text::tr("A value is missing here."), true);
        else
            m_query.filters.append({lexemes, token.isExcluded});
    }

    static bool hasNoLetters(const QueryToken &token)
    {
        return std::none_of(token.value.begin(), token.value.end(),
                            [](QChar c) { return c.isLetter(); });
    }

    void reject(const QueryToken &token, const QString &message, bool mayBecomeRight = false)
    {
        m_query.problems.append(
            {token.position, token.length, message, mayBecomeRight && token.end() == m_end});
    }

    SearchQuery m_query;
    qsizetype m_end = 0;
};

} // namespace

bool SearchQuery::isEmpty() const
{
    return text.trimmed().isEmpty() && phrases.isEmpty() && filters.isEmpty() && !isWithin()
        && unwanted.isEmpty();
}

SearchQuery parseSearchQuery(QStringView typed)
{
    return Reader().read(typed);
}

LexemeFilter typeFilter(QStringView type)
{
    return {{u"~t"_s + type.toString()}};
}

LexemeFilter classFilter(QStringView path)
{
    return {{u"~c"_s + path.toString()}};
}

LexemeFilter yearFilter(std::optional<int> from, std::optional<int> to)
{
    const int begin = std::clamp(from.value_or(firstYear), firstYear, lastYear);
    const int end = std::clamp(to.value_or(lastYear), firstYear, lastYear);
    LexemeFilter filter;
    if (from.value_or(firstYear) > lastYear || to.value_or(lastYear) < firstYear)
        return {{u"~y0"_s}}; // nothing is from then
    for (int year = begin; year <= end;) {
        if (year % 10 == 0 && year + 9 <= end) {
            filter.lexemes.append(u"~d"_s + QString::number(year / 10));
            year += 10;
        } else {
            filter.lexemes.append(u"~y"_s + QString::number(year++));
        }
    }
    return filter;
}

} // namespace omt::catalog
