// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchquery.h"

#include "core/domain/mediatype.h"
#include "core/domain/searchlexemes.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <string_view>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestQuery = 500;
constexpr int firstYear = 1000;
constexpr int lastYear = 2099;
constexpr auto keys
    = std::to_array<std::u16string_view>({u"type", u"class", u"year", u"country", u"genre",
                                          u"creator", u"status", u"rating", u"tag", u"in"});

QString tr(const char *text)
{
    return QCoreApplication::translate("omt::catalog::SearchQuery", text);
}

bool isKey(const QString &name)
{
    return std::any_of(keys.begin(), keys.end(),
                       [&](std::u16string_view key) { return QStringView(key) == name; });
}

/** One filter as typed: [-]key(:|>|<|>=|<=|=)value. */
struct Token
{
    QString key;
    QString relation; ///< ":", ">", "<", ">=" or "<="
    QString value;
    bool isExcluded = false;
    qsizetype position = 0;
    qsizetype length = 0;
};

struct Range
{
    std::optional<int> from;
    std::optional<int> to;
};

/** "1995", "1995..2000", "1995..", "..2000", or a bound by the relation. */
std::optional<Range> rangeOf(const Token &token)
{
    static const QRegularExpression form(u"^(-?\\d{1,4})?(?:(\\.\\.|-)(\\d{1,4})?)?$"_s);
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
    explicit Reader(QStringView typed)
        : m_typed(typed.left(longestQuery))
    {
    }

    SearchQuery read()
    {
        static const QRegularExpression filter(
            u"(?<![^\\s])(-?)([A-Za-z]+)(:|>=|<=|>|<|=)(\"[^\"]*\"?|\\S*)"_s);
        const QString text = m_typed.toString();
        qsizetype at = 0;
        auto matches = filter.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            if (match.capturedStart() < at || insideQuotes(text, match.capturedStart()))
                continue;
            Token token{match.captured(2).toLower(),    match.captured(3),
                        match.captured(4).remove(u'"'), !match.captured(1).isEmpty(),
                        match.capturedStart(),          match.capturedLength()};
            if (!isKey(token.key))
                continue;
            addWords(QStringView(text).mid(at, match.capturedStart() - at));
            at = match.capturedEnd();
            take(token);
        }
        addWords(QStringView(text).mid(at));
        return m_query;
    }

private:
    static bool insideQuotes(const QString &text, qsizetype position)
    {
        return text.left(position).count(u'"') % 2 == 1;
    }

    void addWords(QStringView words)
    {
        static const QRegularExpression phrase(u"\"([^\"]+)\""_s);
        QString rest = words.toString();
        auto matches = phrase.globalMatch(rest);
        while (matches.hasNext()) {
            const QString quoted = matches.next().captured(1).trimmed();
            if (!quoted.isEmpty())
                m_query.phrases.append(quoted);
        }
        rest.replace(phrase, u" "_s);
        if (!m_query.text.isEmpty() && !m_query.text.back().isSpace())
            m_query.text += u' ';
        m_query.text += m_query.text.isEmpty() && rest.trimmed().isEmpty() ? QString() : rest;
    }

    void take(const Token &token)
    {
        if (token.key == u"type")
            takeType(token);
        else if (token.key == u"class")
            takeClass(token);
        else if (token.key == u"year")
            takeYear(token);
        else if (token.key == u"country")
            addFilter(token, {u"~o"_s + token.value.toLower().left(60)});
        else if (token.key == u"genre")
            addFilter(token, {genreLexeme(token.value)});
        else if (token.key == u"creator")
            takeCreator(token);
        else
            takeLibrary(token);
    }

    void takeType(const Token &token)
    {
        QStringList lexemes;
        for (const QString &name : token.value.toLower().split(u',')) {
            if (!mediaTypeFromString(name)) {
                reject(token, tr("There is no type of this name."));
                return;
            }
            lexemes += typeFilter(name).lexemes;
        }
        addFilter(token, lexemes);
    }

    void takeClass(const Token &token)
    {
        static const QRegularExpression path(u"^[a-z0-9_]+(\\.[a-z0-9_]+)*$"_s);
        const QString value = token.value.toLower();
        if (path.match(value).hasMatch())
            addFilter(token, classFilter(value).lexemes);
        else
            reject(token, tr("A class is written like video.series.anime."));
    }

    void takeYear(const Token &token)
    {
        if (const auto range = rangeOf(token))
            addFilter(token, yearFilter(range->from, range->to).lexemes);
        else
            reject(token, tr("A year is written like 1995 or 1995..2000."));
    }

    void takeCreator(const Token &token)
    {
        const QStringList lexemes = creatorLexemes(token.value);
        if (lexemes.isEmpty())
            reject(token, tr("A name is missing here."));
        else if (token.isExcluded)
            addFilter(token, lexemes.mid(lexemes.size() - 1)); // the family name stands last
        else
            for (const QString &lexeme : lexemes)
                addFilter(token, {lexeme});
    }

    void takeLibrary(const Token &token)
    {
        if (token.isExcluded) {
            reject(token, tr("What is in your library cannot be excluded."));
            return;
        }
        if (token.key == u"status") {
            for (const QString &name : token.value.toLower().split(u',')) {
                if (const auto status = statusFromString(name))
                    m_query.statuses.append(*status);
                else
                    return reject(token, tr("There is no status of this name."));
            }
        } else if (token.key == u"rating") {
            const auto range = rangeOf(token);
            if (!range)
                return reject(token, tr("A rating is written like rating>80 or rating:60..80."));
            m_query.ratingFrom = range->from;
            m_query.ratingTo = range->to;
        } else if (token.key == u"tag" && !token.value.isEmpty()) {
            m_query.tags.append(token.value);
        } else if (token.value.toLower() != u"library") {
            return reject(token, tr("Only in:library is known."));
        }
        m_query.onlyLibrary = true;
    }

    void addFilter(const Token &token, const QStringList &lexemes)
    {
        if (token.value.isEmpty() || lexemes.isEmpty())
            reject(token, tr("A value is missing here."));
        else
            m_query.filters.append({lexemes, token.isExcluded});
    }

    void reject(const Token &token, const QString &message)
    {
        m_query.problems.append({token.position, token.length, message});
    }

    QStringView m_typed;
    SearchQuery m_query;
};

} // namespace

bool SearchQuery::isEmpty() const
{
    return text.trimmed().isEmpty() && phrases.isEmpty() && filters.isEmpty() && !onlyLibrary;
}

SearchQuery parseSearchQuery(QStringView typed)
{
    return Reader(typed).read();
}

QStringList searchCompletions(QStringView typed)
{
    const QStringView last = typed.mid(typed.lastIndexOf(u' ') + 1);
    const bool isExcluded = last.startsWith(u'-');
    const QStringView word = last.mid(isExcluded ? 1 : 0);
    const QString sign = isExcluded ? u"-"_s : QString();
    const qsizetype colon = word.indexOf(u':');
    QStringList found;
    if (colon < 0) {
        for (const auto key : keys) {
            if (!word.isEmpty() && QStringView(key).startsWith(word, Qt::CaseInsensitive))
                found.append(sign + QStringView(key).toString() + u':');
        }
        return found;
    }
    QStringList values;
    const QString key = word.left(colon).toString().toLower();
    if (key == u"type" || key == u"class") {
        for (const MediaTypeInfo &type : mediaTypes())
            values.append(QString::fromUtf16(key == u"type" ? type.key : type.mediaClass));
    } else if (key == u"status") {
        for (const Status status : allStatuses)
            values.append(toString(status));
    } else if (key == u"in") {
        values.append(u"library"_s);
    }
    for (const QString &value : std::as_const(values)) {
        if (value.startsWith(word.mid(colon + 1), Qt::CaseInsensitive))
            found.append(sign + key + u':' + value);
    }
    return found;
}

LexemeFilter typeFilter(QStringView type)
{
    return {{u"~t"_s + type.toString()}, false};
}

LexemeFilter classFilter(QStringView path)
{
    return {{u"~c"_s + path.toString()}, false};
}

LexemeFilter yearFilter(std::optional<int> from, std::optional<int> to)
{
    const int begin = std::clamp(from.value_or(firstYear), firstYear, lastYear);
    const int end = std::clamp(to.value_or(lastYear), firstYear, lastYear);
    LexemeFilter filter;
    if (from.value_or(firstYear) > lastYear || to.value_or(lastYear) < firstYear)
        return {{u"~y0"_s}, false}; // nothing is from then
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
