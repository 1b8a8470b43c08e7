// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/stagedtitle.h"

#include "core/domain/searchlexemes.h"
#include "core/domain/titletext.h"
#include "core/domain/typedattributes.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 2000;
constexpr qsizetype longestName = 255;
constexpr qsizetype mostNames = 200;

QString cut(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    QString head = text.left(length);
    if (head.back().isHighSurrogate())
        head.chop(1);
    return head;
}

QStringList withoutRepeats(const QStringList &list)
{
    QStringList result;
    for (const QString &text : list) {
        const QString trimmed = cut(text.trimmed(), longestName);
        if (!trimmed.isEmpty() && !result.contains(trimmed))
            result.append(trimmed);
    }
    return result;
}

bool isSourceName(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestName
        && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_'
                   || c == u'-';
           });
}

// A path under one of the roots of the taxonomy; the database takes its nearest known ancestor.
bool isClassPath(const QString &text)
{
    static const QStringList roots{u"video"_s, u"written"_s, u"interactive"_s, u"audio"_s,
                                   u"event"_s};
    const QStringList labels = text.split(u'.');
    return roots.contains(labels.first())
        && std::all_of(labels.begin(), labels.end(),
                       [](const QString &label) { return isSourceName(label); })
        && !text.contains(u'-');
}

QJsonArray keysOf(const Media &media)
{
    QJsonArray keys;
    QSet<ExternalKey> seen;
    for (const ExternalKey &key : media.externalKeys) {
        const ExternalKey clean{key.source.trimmed().toLower(), key.space.trimmed(),
                                key.key.trimmed()};
        const bool isStorable = isSourceName(clean.source) && clean.space.size() <= longestName
            && !clean.key.isEmpty() && clean.key.size() <= longestName;
        if (!isStorable || seen.contains(clean))
            continue;
        seen.insert(clean);
        keys.append(QJsonArray{clean.source, clean.space, clean.key});
    }
    return keys;
}

QString nameKind(const QString &kind)
{
    static const QStringList kinds{u"original"_s, u"translated"_s, u"alias"_s, u"abbreviation"_s};
    return kinds.contains(kind) ? kind : u"alias"_s;
}

QJsonArray namesOf(const Media &media, const QString &title)
{
    QJsonArray names;
    QSet<QString> seen{title};
    for (const TitleName &name : media.names) {
        const QString text = cut(name.text.trimmed(), longestTitle);
        if (text.isEmpty() || seen.contains(text) || names.size() >= mostNames)
            continue;
        seen.insert(text);
        names.append(QJsonObject{{u"title"_s, text},
                                 {u"language"_s, name.language},
                                 {u"kind"_s, nameKind(name.kind)},
                                 {u"key"_s, titleKey(text)}});
    }
    return names;
}

QJsonObject attributesOf(const Media &media)
{
    QJsonObject attributes = media.attributes;
    const QString total = QString::fromUtf16(info(media.type).totalAttribute);
    if (media.progressTotal && *media.progressTotal > 0 && !attributes.contains(total))
        attributes.insert(total, *media.progressTotal);
    return attributes;
}

} // namespace

QString titleKey(const QString &title)
{
    const QString key = normalisedTitle(title);
    return cut(key.isEmpty() ? title.simplified().toCaseFolded() : key, longestName);
}

QString creatorKey(const QString &name)
{
    QStringList words = normalisedTitle(name).split(u' ', Qt::SkipEmptyParts);
    words.sort();
    return words.join(u' ');
}

PartialDate storableDate(const PartialDate &date)
{
    return date.isKnown() && date.year() > -4700 && date.year() <= 9999 ? date : PartialDate();
}

bool isStageable(const Media &media)
{
    return !media.title.trimmed().isEmpty() || !keysOf(media).isEmpty();
}

void writeTitle(db::CopyWriter &writer, const Media &media)
{
    const MediaTypeInfo &type = info(media.type);
    const QString title = cut(media.title.trimmed(), longestTitle);
    QStringList spellings{title};
    for (const TitleName &name : media.names)
        spellings.append(name.text);
    const PartialDate release = storableDate(media.releaseDate);
    const auto precision = release.precision() == PartialDate::Precision::Second
        ? PartialDate::Precision::Day
        : release.precision();
    const QStringList creators = withoutRepeats(media.creators);
    QStringList creatorKeys;
    for (const QString &creator : creators)
        creatorKeys.append(creatorKey(creator));
    creatorKeys.removeAll(QString());
    const SplitAttributes attributes = splitAttributes(type.family, attributesOf(media));
    const bool knowsClass = isClassPath(media.mediaClass);
    const double popularity
        = std::isfinite(media.popularity) ? std::clamp(media.popularity, 0.0, 1e30) : 0.0;

    writer.field(type.key);
    writer.field(knowsClass ? media.mediaClass : QString::fromUtf16(type.mediaClass));
    writer.field(toString(type.family));
    writer.field(title);
    writer.field(title.isEmpty() ? QString() : titleKey(title));
    writer.field(searchVector(spellings, creators, withoutRepeats(media.genres)));
    writer.field(release.startDate());
    writer.field(precision);
    writer.field(cut(media.countryOfOrigin, longestName));
    writer.field(creators);
    writer.field(creatorKeys);
    writer.field(withoutRepeats(media.genres));
    writer.field(media.coverUrl);
    writer.field(media.description);
    writer.field(popularity);
    writer.field(attributes.typed);
    writer.field(attributes.other);
    writer.field(keysOf(media));
    writer.field(namesOf(media, title));
}

} // namespace omt::transfer
