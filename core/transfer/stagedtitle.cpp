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

} // namespace

QString cutText(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    QString head = text.left(length);
    if (head.back().isHighSurrogate())
        head.chop(1);
    return head;
}

QStringList storableList(const QStringList &list)
{
    QStringList result;
    for (const QString &text : list) {
        const QString trimmed = cutText(text.trimmed(), longestName);
        if (!trimmed.isEmpty() && !result.contains(trimmed))
            result.append(trimmed);
    }
    return result;
}

namespace {

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

} // namespace

QList<ExternalKey> storableKeys(const Media &media)
{
    QList<ExternalKey> keys;
    for (const ExternalKey &key : media.externalKeys) {
        const ExternalKey clean{key.source.trimmed().toLower(), key.space.trimmed(),
                                key.key.trimmed()};
        const bool isStorable = isSourceName(clean.source) && clean.space.size() <= longestName
            && !clean.key.isEmpty() && clean.key.size() <= longestName;
        if (isStorable && !keys.contains(clean))
            keys.append(clean);
    }
    return keys;
}

QList<TitleName> storableNames(const Media &media, const QString &title)
{
    static const QStringList kinds{u"original"_s, u"translated"_s, u"alias"_s, u"abbreviation"_s};
    QList<TitleName> names;
    QSet<QString> seen{title};
    for (const TitleName &name : media.names) {
        const QString text = cutText(name.text.trimmed(), longestTitle);
        if (text.isEmpty() || seen.contains(text) || names.size() >= mostNames)
            continue;
        seen.insert(text);
        names.append({text, name.language, kinds.contains(name.kind) ? name.kind : u"alias"_s});
    }
    return names;
}

QString storableTitle(const Media &media)
{
    return cutText(media.title.trimmed(), longestTitle);
}

QString storableClass(const Media &media)
{
    return isClassPath(media.mediaClass) ? media.mediaClass
                                         : QString::fromUtf16(info(media.type).mediaClass);
}

double storablePopularity(const Media &media)
{
    return std::isfinite(media.popularity) ? std::clamp(media.popularity, 0.0, 1e30) : 0.0;
}

SplitAttributes storableAttributes(const Media &media)
{
    QJsonObject attributes = media.attributes;
    const QString total = QString::fromUtf16(info(media.type).totalAttribute);
    if (media.progressTotal && *media.progressTotal > 0 && !attributes.contains(total))
        attributes.insert(total, *media.progressTotal);
    return splitAttributes(info(media.type).family, attributes);
}

namespace {

QJsonArray jsonOf(const QList<ExternalKey> &keys)
{
    QJsonArray array;
    for (const ExternalKey &key : keys)
        array.append(QJsonArray{key.source, key.space, key.key});
    return array;
}

QJsonArray jsonOf(const QList<TitleName> &names)
{
    QJsonArray array;
    for (const TitleName &name : names) {
        array.append(QJsonObject{{u"title"_s, name.text},
                                 {u"language"_s, name.language},
                                 {u"kind"_s, name.kind},
                                 {u"key"_s, titleKey(name.text)}});
    }
    return array;
}

} // namespace

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
    return !media.title.trimmed().isEmpty() || !storableKeys(media).isEmpty();
}

void writeTitle(db::CopyWriter &writer, const Media &media)
{
    const MediaTypeInfo &type = info(media.type);
    const QString title = storableTitle(media);
    QStringList spellings{title};
    for (const TitleName &name : media.names)
        spellings.append(name.text);
    const PartialDate release = storableDate(media.releaseDate);
    const auto precision = release.precision() == PartialDate::Precision::Second
        ? PartialDate::Precision::Day
        : release.precision();
    const QStringList creators = storableList(media.creators);
    QStringList creatorKeys;
    for (const QString &creator : creators)
        creatorKeys.append(creatorKey(creator));
    creatorKeys.removeAll(QString());
    const SplitAttributes attributes = storableAttributes(media);

    writer.field(type.key);
    writer.field(storableClass(media));
    writer.field(toString(type.family));
    writer.field(title);
    writer.field(title.isEmpty() ? QString() : titleKey(title));
    writer.field(searchVector(spellings, creators, storableList(media.genres)));
    writer.field(release.startDate());
    writer.field(precision);
    writer.field(cutText(media.countryOfOrigin, longestName));
    writer.field(creators);
    writer.field(creatorKeys);
    writer.field(storableList(media.genres));
    writer.field(media.coverUrl);
    writer.field(media.description);
    writer.field(storablePopularity(media));
    writer.field(attributes.typed);
    writer.field(attributes.other);
    writer.field(jsonOf(storableKeys(media)));
    writer.field(jsonOf(storableNames(media, title)));
}

} // namespace omt::transfer
