// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/collected.h"

#include "core/transfer/formats/bookfields.h"
#include "core/transfer/formats/keys.h"

#include <QRegularExpression>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QString takeFirst(FieldBag &bag, const QStringList &names)
{
    for (const QString &name : names) {
        if (const QString text = bag.takeTrimmed(name); !text.isEmpty())
            return text;
    }
    return {};
}

QStringList takeList(FieldBag &bag, const QStringList &names)
{
    static const QRegularExpression separators(u"\\s/\\s|[,;]\\s*"_s);
    QStringList list;
    for (const QString &name : names) {
        const QString text = bag.take(name);
        if (text.contains(u'\n'))
            list += text.split(u'\n');
        else
            list += text.split(separators);
    }
    QStringList clean;
    for (const QString &item : list) {
        const QString text = item.simplified();
        if (!text.isEmpty() && !clean.contains(text))
            clean.append(text);
    }
    return clean;
}

PartialDate takeFirstDate(FieldBag &bag, const QStringList &names, DateOrder order)
{
    for (const QString &name : names) {
        const QString text = bag.takeTrimmed(name);
        const PartialDate date = historyDate(text, order);
        if (date.isKnown())
            return date;
        bag.add(name, text);
    }
    return {};
}

bool meansYes(const QString &text)
{
    static const QStringList words{u"1"_s, u"true"_s, u"yes"_s, u"seen"_s, u"read"_s};
    return words.contains(text.trimmed().toLower());
}

QStringList creatorFields(MediaType type)
{
    switch (info(type).family) {
    case AttributeFamily::Written:
        return {u"authors"_s, u"author"_s, u"writer"_s, u"writers"_s};
    case AttributeFamily::Audio:
        return {u"artists"_s, u"artist"_s, u"authors"_s};
    case AttributeFamily::Game:
        return {u"developers"_s, u"developer"_s, u"editor"_s};
    default:
        return {u"directors"_s, u"director"_s, u"directors-items-list"_s,
                u"creatorsCompositeString"_s};
    }
}

// "102 min", "52:18" and "2:10:00", or a number of what the manager counts in.
std::optional<int> minutesOf(const QString &text, int unitsPerMinute)
{
    const QStringList parts = text.section(u' ', 0, 0).split(u':');
    const auto first = wholeNumber(parts.value(0));
    if (!first || *first <= 0 || *first > 1000000)
        return std::nullopt;
    if (parts.size() == 3)
        return *first * 60 + wholeNumber(parts[1]).value_or(0);
    return parts.size() == 2 ? first : std::optional(*first / unitsPerMinute);
}

void takeTitleKeys(Media &media, FieldBag &bag)
{
    static const QRegularExpression imdb(u"imdb\\.com/title/(tt\\d+)"_s);
    if (const auto number = countingNumber(bag.takeTrimmed(u"imdbnum")))
        addServiceKey(media, u"imdb"_s, u"tt%1"_s.arg(*number, 7, 10, QChar(u'0')));
    for (const auto &name : {u"imdburl"_s, u"imdb"_s, u"webPage"_s, u"site"_s, u"web"_s}) {
        const QString text = bag.takeTrimmed(name);
        const auto match = imdb.match(text);
        if (match.hasMatch() && media.externalKeys.isEmpty())
            addServiceKey(media, u"imdb"_s, match.captured(1));
        else if (!match.hasMatch())
            bag.add(name, text);
    }
    takeIsbns(media, bag, {u"isbn"_s});
}

void takeTitle(Media &media, FieldBag &bag, const CollectionManner &manner)
{
    media.title = takeFirst(bag, {u"title"_s, u"fullTitle"_s, u"o_title"_s});
    if (const QString full = bag.takeTrimmed(u"fullTitle"); full != media.title)
        addName(media, full, {}, u"alias"_s);
    addName(media,
            takeFirst(bag, {u"original"_s, u"originaltitle"_s, u"o_title"_s, u"orig-title"_s}), {},
            u"original"_s);
    addName(media, bag.takeTrimmed(u"title-local"), {}, u"translated"_s);
    media.creators = takeList(bag, creatorFields(manner.type));
    if (info(manner.type).family == AttributeFamily::Written) {
        for (QString &author : media.creators)
            author = firstNameFirst(author);
    }
    media.genres = takeList(bag, {u"genres"_s, u"genre"_s, u"genres-items-list"_s});
    const QStringList countries
        = takeList(bag, {u"country"_s, u"nationalitys"_s, u"countries-items-list"_s});
    static const QHash<QString, QString> shortNames{{u"USA"_s, u"US"_s}, {u"UK"_s, u"GB"_s}};
    const QString country = countries.value(0);
    media.countryOfOrigin = shortNames.value(country, countryCode(country));
    if (countries.size() > 1)
        bag.add(u"countries"_s, countries.join(u", "_s));
    media.releaseDate = takeFirstDate(
        bag,
        {u"releasedate"_s, u"theatricalDate"_s, u"release-date"_s, u"released"_s, u"release"_s,
         u"publication"_s, u"publishDate"_s, u"published"_s, u"publishdate"_s, u"cr_years"_s,
         u"cr_year"_s, u"pub_year"_s, u"years"_s, u"year"_s, u"date"_s},
        manner.dates);
    media.releaseDate = media.releaseDate.precision() == PartialDate::Precision::Second
        ? PartialDate::fromDate(media.releaseDate.startDate())
        : media.releaseDate;
    media.description = takeFirst(bag, {u"synopsis"_s, u"plot"_s, u"description"_s});
    takeTitleKeys(media, bag);
}

void takeAttributes(Media &media, FieldBag &bag, const CollectionManner &manner)
{
    QJsonObject &attributes = media.attributes;
    const QString length = takeFirst(
        bag,
        {u"time"_s, u"running-time"_s, u"runtime"_s, u"minutes"_s, u"playlength"_s, u"running"_s});
    const auto minutes = minutesOf(length, manner.unitsPerMinute);
    if (!minutes)
        bag.add(u"running-time"_s, length);
    const auto pages = bag.takeCount(u"pages");
    const AttributeFamily family = info(manner.type).family;
    if (manner.type == MediaType::Movie)
        setTotal(media, minutes);
    else if (family == AttributeFamily::Written)
        setTotal(media, pages);
    else
        setNumber(attributes,
                  family == AttributeFamily::Audio ? u"duration_minutes" : u"runtime_minutes",
                  minutes);
    setList(attributes, u"studios", takeList(bag, {u"studios"_s, u"studio"_s}));
    const QString publisher
        = takeFirst(bag, {u"publisher"_s, u"publishers"_s, u"publishersCompositeString"_s});
    if (family == AttributeFamily::Game)
        setList(attributes, u"publishers",
                publisher.isEmpty() ? QStringList() : QStringList(publisher));
    else
        setText(attributes, u"publisher", publisher);
    setList(attributes, u"platforms", takeList(bag, {u"platforms"_s, u"platform"_s}));
    setText(attributes, u"binding", bag.takeTrimmed(u"binding"));
    setSeries(media, takeFirst(bag, {u"series"_s, u"serie"_s}),
              takeFirst(bag, {u"series_num"_s, u"rank"_s, u"volume"_s}));
    if (family == AttributeFamily::Audio) {
        setText(attributes, u"label", bag.takeTrimmed(u"label"));
        const auto tracks = bag.take(u"tracks");
        setTotal(media, static_cast<int>(tracks.count(u'\n')));
        bag.add(u"tracks"_s, tracks);
    }
}

void takeHistory(ImportRow &row, FieldBag &bag, const CollectionManner &manner)
{
    for (const auto &name : {u"seen"_s, u"read"_s, u"seenit"_s, u"hasExperienced"_s, u"completed"_s,
                             u"state-items-list"_s}) {
        const QString text = bag.takeTrimmed(name);
        if (meansYes(text))
            row.status = Status::Completed;
        else if (!text.isEmpty() && text != "0"_L1 && text != "No"_L1 && text != "false"_L1)
            bag.add(name, text);
    }
    // A field that our own export adds, for managers only tell what is done.
    if (const auto status = statusFromString(bag.takeTrimmed(u"omt_status")))
        row.status = status;
    row.completedAt
        = takeFirstDate(bag, {u"viewingdate"_s, u"seenwhen"_s, u"reading"_s}, manner.dates);
    if (row.completedAt.isKnown())
        row.status = Status::Completed;
    const QString rating = takeFirst(bag, {u"rating"_s, u"myrating"_s});
    bool isNumber = false;
    const double value = rating.section(u' ', 0, 0).toDouble(&isNumber); // "3 - Neutral"
    row.rating = isNumber ? Rating::fromScale(value, manner.bestRating) : std::nullopt;
    if (!row.rating && !rating.isEmpty() && !(isNumber && value == 0.0))
        bag.refuse(u"rating"_s, rating);
    row.addedAt = takeFirstDate(
        bag, {u"added"_s, u"created"_s, u"cdate"_s, u"creationDate"_s, u"purchasedate"_s},
        manner.dates);
    row.updatedAt = takeFirstDate(
        bag, {u"mdate"_s, u"modified"_s, u"lastmodified"_s, u"lastModificationDate"_s},
        manner.dates);
    if (meansYes(bag.takeTrimmed(u"favourite")))
        row.isFavourite = true;
    if (const QString notes = takeFirst(bag, {u"comment"_s, u"comments"_s, u"notes"_s});
        !notes.isEmpty())
        row.notes = notes;
    row.tags = takeList(bag, {u"tags"_s, u"keywords"_s, u"tags-items-list"_s});
}

} // namespace

bool deliverCollected(FieldBag &bag, const CollectionManner &manner, qint64 line,
                      Delivery &delivery)
{
    static const QHash<QString, QStringList> defaults{{u"borrower"_s, {u"none"_s}},
                                                      {u"loaned"_s, {u"0"_s, u"false"_s}},
                                                      {u"gift"_s, {u"false"_s}},
                                                      {u"bpmediaid"_s, {u"0"_s}},
                                                      {u"chapters"_s, {u"0"_s}},
                                                      {u"episodecount"_s, {u"0"_s}},
                                                      {u"layers"_s, {u"N/A"_s}},
                                                      {u"tapespeed"_s, {u"N/A"_s}},
                                                      {u"isSigned"_s, {u"0"_s}},
                                                      {u"rare"_s, {u"0"_s}},
                                                      {u"used"_s, {u"0"_s}},
                                                      {u"privateCollection"_s, {u"0"_s}},
                                                      {u"pages"_s, {u"0"_s}},
                                                      {u"minimumPlayers"_s, {u"0"_s}},
                                                      {u"maximumPlayers"_s, {u"0"_s}},
                                                      {u"numberInSeries"_s, {u"0"_s}},
                                                      {u"boxHeightInInches"_s, {u"0.0"_s}},
                                                      {u"boxLengthInInches"_s, {u"0.0"_s}},
                                                      {u"boxWidthInInches"_s, {u"0.0"_s}},
                                                      {u"boxWeightInPounds"_s, {u"0.0"_s}}};
    ImportRow row;
    row.media.type = manner.type;
    takeTitle(row.media, bag, manner);
    takeAttributes(row.media, bag, manner);
    takeHistory(row, bag, manner);
    return deliver(delivery, std::move(row), bag, line, defaults);
}

QString listText(const XmlNode &node)
{
    QString text;
    for (const XmlNode &child : node.children) {
        QStringList columns;
        for (const XmlNode &column : child.children) {
            if (const QString value = column.text.simplified(); !value.isEmpty())
                columns.append(value);
        }
        const QString own = child.text.simplified();
        if (const QString value = columns.isEmpty() ? own : columns.join(u" / "_s);
            !value.isEmpty())
            text += value + u'\n';
    }
    return text;
}

} // namespace omt::transfer
