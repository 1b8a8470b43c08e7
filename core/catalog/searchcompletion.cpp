// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchcompletion.h"

#include "core/catalog/searchlexer.h"
#include "core/catalog/searchnames.h"
#include "core/catalog/text.h"
#include "core/domain/mediatype.h"
#include "core/domain/status.h"
#include "core/domain/titletext.h"

#include <QRegularExpression>

#include <algorithm>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

QString explanationOf(const QString &key)
{
    if (key == u"type")
        return Text::tr("what it is: anime, book, game…");
    if (key == u"year")
        return Text::tr("when it came out: 1995 or 1995..2000");
    if (key == u"genre")
        return Text::tr("its genre");
    if (key == u"status")
        return Text::tr("where you are with it");
    if (key == u"rating")
        return Text::tr("your rating, of 100: rating>80");
    if (key == u"creator")
        return Text::tr("who made it");
    if (key == u"country")
        return Text::tr("where it is from");
    if (key == u"language")
        return Text::tr("a language it has a name in");
    if (key == u"class")
        return Text::tr("its place in the tree of kinds");
    if (key == u"tag")
        return Text::tr("your tags");
    if (key == u"list")
        return Text::tr("a list it is in");
    if (key == u"text")
        return Text::tr("words in descriptions and reviews");
    return Text::tr("only what you have: in:library");
}

/** Quoted where it would end too soon without. */
QString writtenValue(const QString &value)
{
    static const QRegularExpression plain(u"^[^\\s\",]+$"_s);
    return plain.match(value).hasMatch() ? value : u'"' + QString(value).remove(u'"') + u'"';
}

} // namespace

std::optional<CompletionPoint> completionPoint(QStringView typed, qsizetype cursor)
{
    const QStringView text = typed.left(std::clamp<qsizetype>(cursor, 0, typed.size()));
    for (const QueryToken &token : queryTokens(text)) {
        if (token.kind != QueryToken::Kind::Filter || token.end() != text.size())
            continue;
        const qsizetype start = token.position + (token.isExcluded ? 1 : 0);
        const qsizetype values = start + token.key.size() + token.relation.size();
        // What is being typed begins behind the last comma that stands in no quotes.
        qsizetype last = values;
        int quotes = 0;
        for (qsizetype i = values; i < text.size(); ++i) {
            quotes += text[i] == u'"' ? 1 : 0;
            if (text[i] == u',' && quotes % 2 == 0) {
                last = i + 1;
                quotes = 0;
            }
        }
        if (quotes > 1)
            return std::nullopt;
        return CompletionPoint{start, text.size() - start, token.key,
                               text.mid(last).toString().remove(u'"'),
                               text.mid(values, last - values).toString()};
    }
    qsizetype begin = text.size();
    while (begin > 0 && text[begin - 1].isLetter())
        --begin;
    const bool isExcluded = begin > 0 && text[begin - 1] == u'-';
    const qsizetype start = isExcluded ? begin - 1 : begin;
    const bool isQuoted = text.count(u'"') % 2 == 1;
    if ((start > 0 && !text[start - 1].isSpace()) || isQuoted)
        return std::nullopt;
    return CompletionPoint{begin, text.size() - begin, {}, text.mid(begin).toString(), {}};
}

Completion completionOf(const CompletionPoint &point, const QString &value, const QString &label,
                        qint64 titles)
{
    return {point.key + u':' + point.before + writtenValue(value), label, titles};
}

bool beginsSo(const QString &value, const QString &label, const QString &begun)
{
    if (value.startsWith(begun, Qt::CaseInsensitive)
        || label.startsWith(begun, Qt::CaseInsensitive))
        return true;
    const QString plain = normalisedTitle(begun);
    return !plain.isEmpty() && normalisedTitle(label).startsWith(plain);
}

QList<Completion> fixedCompletions(const CompletionPoint &point)
{
    QList<Completion> found;
    if (point.key.isEmpty()) {
        for (const QString &key : queryKeys()) {
            if (key.startsWith(point.begun, Qt::CaseInsensitive))
                found.append({key + (key == u"rating" ? u'>' : u':'), explanationOf(key)});
        }
    } else if (point.key == u"type") {
        for (const MediaTypeInfo &type : mediaTypes()) {
            if (beginsSo(QString::fromUtf16(type.key), displayName(type.type), point.begun))
                found.append(
                    completionOf(point, QString::fromUtf16(type.key), displayName(type.type)));
        }
    } else if (point.key == u"status") {
        for (const Status status : allStatuses) {
            if (beginsSo(toString(status), displayName(status), point.begun))
                found.append(completionOf(point, toString(status), displayName(status)));
        }
    } else if (point.key == u"in" && u"library"_s.startsWith(point.begun, Qt::CaseInsensitive)) {
        found.append(completionOf(point, u"library"_s, {}));
    }
    return found;
}

bool hasStoredValues(const CompletionPoint &point)
{
    const QString &key = point.key;
    return key == u"genre" || key == u"country" || key == u"language" || key == u"class"
        || key == u"creator" || key == u"tag" || key == u"list";
}

CompletedText completedText(const QString &typed, const CompletionPoint &point,
                            const Completion &choice)
{
    const QString head = typed.left(point.position) + choice.text;
    const bool isValue = !point.key.isEmpty();
    QString tail = typed.mid(point.position + point.length);
    if (isValue && !tail.startsWith(u' '))
        tail.prepend(u' ');
    return {head + tail, head.size() + (isValue ? 1 : 0)};
}

} // namespace omt::catalog
