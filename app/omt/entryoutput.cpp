// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/entryoutput.h"

#include "app/omt/exitcode.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

QJsonValue dateJson(const PartialDate &date)
{
    return date.isKnown() ? QJsonValue(date.toString()) : QJsonValue();
}

QJsonValue momentJson(const QDateTime &moment)
{
    return moment.isValid() ? QJsonValue(moment.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonValue ratingJson(const std::optional<Rating> &rating)
{
    return rating ? QJsonValue(rating->hundred()) : QJsonValue();
}

/** {"mal": "5114"}; the space goes along where the source has several: {"mal/manga": "2"}. */
QJsonObject externalJson(const QList<ExternalKey> &keys)
{
    QJsonObject external;
    for (const ExternalKey &key : keys) {
        const QString qualified = key.source + u'/' + key.space;
        const bool isTaken = external.contains(key.source);
        external.insert(isTaken && !key.space.isEmpty() ? qualified : key.source, key.key);
    }
    return external;
}

QJsonObject passJson(const Pass &pass)
{
    return {
        {u"number"_s, pass.number},
        {u"status"_s, toString(pass.status)},
        {u"progress"_s, pass.progress},
        {u"rating"_s, ratingJson(pass.rating)},
        {u"started_at"_s, dateJson(pass.startedAt)},
        {u"completed_at"_s, dateJson(pass.completedAt)},
    };
}

QJsonObject reviewJson(const Review &review)
{
    return {
        {u"pass"_s, review.passNumber},
        {u"text"_s, review.text},
        {u"has_spoilers"_s, review.hasSpoilers},
        {u"written_at"_s, dateJson(review.writtenAt)},
    };
}

template <class T, class F> QJsonArray arrayOf(const QList<T> &values, F &&toJson)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return array;
}

} // namespace

QJsonObject entryJson(const library::LibraryRecord &record)
{
    const TitleRow &row = record.row;
    const Entry entry = row.entry.value_or(Entry());
    return {
        {u"media_id"_s, row.id.toString()},
        {u"title"_s, row.title},
        {u"media_type"_s, toString(row.type)},
        {u"year"_s, row.releaseDate.isKnown() ? QJsonValue(row.releaseDate.year()) : QJsonValue()},
        {u"creators"_s, QJsonArray::fromStringList(row.creators)},
        {u"status"_s, toString(entry.status)},
        {u"progress"_s, entry.progress},
        {u"progress_total"_s, row.progressTotal ? QJsonValue(*row.progressTotal) : QJsonValue()},
        {u"rating"_s, ratingJson(entry.rating)},
        {u"notes"_s, entry.notes},
        {u"started_at"_s, dateJson(entry.startedAt)},
        {u"completed_at"_s, dateJson(entry.completedAt)},
        {u"passes"_s, entry.passCount()},
        {u"earlier_passes"_s, arrayOf(record.earlierPasses, passJson)},
        {u"reviews"_s, arrayOf(record.reviews, reviewJson)},
        {u"external"_s, externalJson(record.externalKeys)},
        {u"lists"_s, QJsonArray::fromStringList(record.lists)},
        {u"tags"_s, QJsonArray::fromStringList(entry.tags)},
        {u"is_favourite"_s, entry.isFavourite},
        {u"is_private"_s, entry.isPrivate},
        {u"created_at"_s, momentJson(entry.createdAt)},
        {u"updated_at"_s, momentJson(entry.updatedAt)},
    };
}

library::LibraryRecord recordOf(const library::EntryDetail &detail)
{
    library::LibraryRecord record;
    record.row.id = detail.media.id;
    record.row.type = detail.media.type;
    record.row.title = detail.media.title;
    record.row.releaseDate = detail.media.releaseDate;
    record.row.creators = detail.media.creators;
    record.row.coverUrl = detail.media.coverUrl;
    record.row.progressTotal = detail.media.progressTotal;
    record.row.entry = detail.entry;
    record.externalKeys = detail.media.externalKeys;
    record.lists = detail.lists;
    record.earlierPasses = detail.earlierPasses;
    record.reviews = detail.reviews;
    return record;
}

QString progressText(int progress, std::optional<int> total)
{
    const QString done = QString::number(progress);
    return total ? done + u'/' + QString::number(*total) : done;
}

QString titleText(const TitleRow &row)
{
    QString about = displayName(row.type);
    if (row.releaseDate.isKnown())
        about += u", " + QString::number(row.releaseDate.year());
    return u"%1 (%2)"_s.arg(row.title, about);
}

Table entryTable(const QList<library::LibraryRecord> &records)
{
    Table table({{Omt::tr("Title"), Table::Align::Left, 50},
                 {Omt::tr("Type"), Table::Align::Left, 14},
                 {Omt::tr("Status"), Table::Align::Left, 12},
                 {Omt::tr("Progress"), Table::Align::Right, 12},
                 {Omt::tr("Rating"), Table::Align::Right, 6},
                 {Omt::tr("Finished"), Table::Align::Left, 10}});
    for (const library::LibraryRecord &record : records) {
        const Entry entry = record.row.entry.value_or(Entry());
        table.add({record.row.title, displayName(record.row.type), displayName(entry.status),
                   progressText(entry.progress, record.row.progressTotal),
                   entry.rating ? QString::number(entry.rating->hundred()) : u"–"_s,
                   entry.completedAt.toString().left(10)});
    }
    return table;
}

} // namespace omt::cli
