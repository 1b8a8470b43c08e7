// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exportrows.h"

#include <QJsonArray>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

std::optional<Rating> ratingOf(std::optional<qint64> value)
{
    return value ? Rating::fromHundred(static_cast<int>(*value)) : std::nullopt;
}

PartialDate nestedDate(const QJsonValue &value, const QString &name)
{
    const QString start = value[QString(name + u"_at"_s)].toString();
    const QString precision = value[QString(name + u"_precision"_s)].toString();
    return PartialDate::fromStart(QDateTime::fromString(start, Qt::ISODate).toUTC(),
                                  precisionFromString(precision));
}

Media mediaOf(const db::Row &row)
{
    Media media;
    media.id = row.id<MediaId>(u"id");
    media.type = mediaTypeFromString(row.text(u"media_type")).value_or(MediaType::Movie);
    media.mediaClass = row.text(u"media_class");
    media.title = row.text(u"title");
    for (const QJsonValue name : row.json(u"names").array())
        media.names.append(
            {name[u"title"].toString(), name[u"language"].toString(), name[u"kind"].toString()});
    media.releaseDate = dateOf(row, u"release_start", u"release_precision");
    media.countryOfOrigin = row.text(u"country_of_origin");
    media.creators = row.textList(u"creators");
    media.genres = row.textList(u"genres");
    media.coverUrl = row.text(u"cover_url");
    media.description = row.text(u"description");
    media.attributes = row.json(u"attributes").object();
    for (const QString &link : row.textList(u"links"))
        media.externalKeys.append(ExternalKey::fromString(link));
    if (const auto total = row.optionalInteger(u"progress_total"))
        media.progressTotal = static_cast<int>(*total);
    return media;
}

Entry entryOf(const db::Row &row)
{
    Entry entry;
    entry.mediaId = row.id<MediaId>(u"id");
    entry.status = statusFromString(row.text(u"status")).value_or(Status::Planned);
    entry.progress = static_cast<int>(row.integer(u"progress"));
    entry.rating = ratingOf(row.optionalInteger(u"rating"));
    entry.notes = row.text(u"notes");
    entry.tags = row.textList(u"tags");
    entry.startedAt = dateOf(row, u"started_at", u"started_precision");
    entry.completedAt = dateOf(row, u"completed_at", u"completed_precision");
    entry.passNumber = static_cast<int>(row.integer(u"pass_number"));
    entry.isFavourite = row.boolean(u"is_favourite");
    entry.isPrivate = row.boolean(u"is_private");
    entry.metaSnapshot = row.json(u"meta_snapshot").object();
    entry.createdAt = row.dateTime(u"created_at");
    entry.updatedAt = row.dateTime(u"updated_at");
    return entry;
}

Pass passOf(const QJsonValue &value)
{
    Pass pass;
    pass.number = value[u"number"].toInt();
    pass.status = statusFromString(value[u"status"].toString()).value_or(Status::Completed);
    pass.progress = value[u"progress"].toInt();
    pass.rating = Rating::fromHundred(value[u"rating"].toInt());
    pass.startedAt = nestedDate(value, u"started"_s);
    pass.completedAt = nestedDate(value, u"completed"_s);
    return pass;
}

} // namespace

PartialDate dateOf(const db::Row &row, QStringView start, QStringView precision)
{
    return PartialDate::fromStart(row.dateTime(start), precisionFromString(row.text(precision)));
}

ExportEntry exportEntryOf(const db::Row &row)
{
    ExportEntry entry;
    entry.media = mediaOf(row);
    entry.entry = entryOf(row);
    for (const QJsonValue pass : row.json(u"passes").array())
        entry.passes.append(passOf(pass));
    for (const QJsonValue review : row.json(u"reviews").array())
        entry.reviews.append({review[u"pass_number"].toInt(), review[u"text"].toString(),
                              review[u"has_spoilers"].toBool(), review[u"is_public"].toBool(),
                              nestedDate(review, u"written"_s)});
    for (const QJsonValue place : row.json(u"places").array())
        entry.places.append(
            {place[u"list"].toString(), place[u"position"].toInt(), place[u"note"].toString()});
    return entry;
}

} // namespace omt::transfer
