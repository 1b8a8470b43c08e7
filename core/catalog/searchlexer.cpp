// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchlexer.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <string_view>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr auto keys = std::to_array<std::u16string_view>(
    {u"type", u"year", u"genre", u"status", u"rating", u"creator", u"country", u"language",
     u"class", u"tag", u"list", u"text", u"in"});

/** Parts between commas that stand in no quotes, without the quotes; none of them empty. */
QStringList valuesOf(const QString &raw)
{
    QStringList values{QString()};
    bool isInQuotes = false;
    for (const QChar c : raw) {
        if (c == u'"')
            isInQuotes = !isInQuotes;
        else if (c == u',' && !isInQuotes)
            values.append(QString());
        else
            values.last() += c;
    }
    values.removeIf([](const QString &value) { return value.trimmed().isEmpty(); });
    return values;
}

} // namespace

bool isQueryKey(QStringView name)
{
    return std::any_of(keys.begin(), keys.end(),
                       [&](std::u16string_view key) { return QStringView(key) == name; });
}

QStringList queryKeys()
{
    QStringList all;
    for (const std::u16string_view key : keys)
        all.append(QStringView(key).toString());
    return all;
}

QList<QueryToken> queryTokens(QStringView typed)
{
    // A filter or a phrase begins where a word may begin; a quote left open reaches to the end.
    static const QRegularExpression special(
        u"(?<![^\\s])(-?)(?:([A-Za-z]+)(:|>=|<=|>|<|=)((?:\"[^\"]*\"?|[^\\s\"])*)|(\"[^\"]*\"))"_s);
    const QString text = typed.left(longestQuery).toString();
    QList<QueryToken> tokens;
    qsizetype at = 0;
    const auto addWords = [&](qsizetype until) {
        if (const QStringView words = QStringView(text).mid(at, until - at);
            !words.trimmed().isEmpty() || (!words.isEmpty() && !tokens.isEmpty()))
            tokens.append(
                {QueryToken::Kind::Words, {}, {}, words.toString(), {}, false, at, until - at});
    };
    auto matches = special.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const bool isPhrase = match.hasCaptured(5);
        if (!isPhrase && !isQueryKey(match.captured(2).toLower()))
            continue;
        addWords(match.capturedStart());
        at = match.capturedEnd();
        const QString raw = isPhrase ? match.captured(5) : match.captured(4);
        tokens.append({isPhrase ? QueryToken::Kind::Phrase : QueryToken::Kind::Filter,
                       match.captured(2).toLower(), match.captured(3), QString(raw).remove(u'"'),
                       valuesOf(raw), match.capturedLength(1) > 0, match.capturedStart(),
                       match.capturedLength()});
    }
    addWords(text.size());
    return tokens;
}

} // namespace omt::catalog
