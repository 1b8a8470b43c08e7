// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/titlerows.h"

#include "core/db/connection.h"

namespace omt::catalog {

namespace {

PartialDate momentOf(const db::Row &row, QStringView at, QStringView precision)
{
    return PartialDate::fromStart(row.dateTime(at), precisionFromString(row.text(precision)));
}

} // namespace

Entry entryOf(const db::Row &row)
{
    Entry entry;
    entry.mediaId = row.id<MediaId>(u"id");
    entry.status = statusFromString(row.text(u"status")).value_or(Status::Planned);
    entry.progress = static_cast<int>(row.integer(u"progress"));
    entry.rating = Rating::fromHundred(static_cast<int>(row.integer(u"rating")));
    entry.notes = row.text(u"notes");
    entry.tags = row.textList(u"tags");
    entry.startedAt = momentOf(row, u"started_at", u"started_precision");
    entry.completedAt = momentOf(row, u"completed_at", u"completed_precision");
    entry.passNumber = static_cast<int>(row.integer(u"pass_number"));
    entry.isFavourite = row.boolean(u"is_favourite");
    entry.isPrivate = row.boolean(u"is_private");
    entry.createdAt = row.dateTime(u"entry_created_at");
    entry.updatedAt = row.dateTime(u"entry_updated_at");
    return entry;
}

TitleRow titleRowOf(const db::Row &row)
{
    TitleRow title;
    title.id = row.id<MediaId>(u"id");
    title.type = mediaTypeFromString(row.text(u"media_type")).value_or(MediaType::Movie);
    title.title = row.text(u"title");
    title.releaseDate = PartialDate::fromStart(row.date(u"release_date").startOfDay(Qt::UTC),
                                               precisionFromString(row.text(u"release_precision")));
    title.creators = row.textList(u"creators");
    title.coverUrl = row.text(u"cover_url");
    if (const auto total = row.optionalInteger(u"progress_total"))
        title.progressTotal = static_cast<int>(*total);
    if (!row.isNull(u"status"))
        title.entry = entryOf(row);
    return title;
}

Result<QList<TitleRow>> selectTitleRows(db::Connection &connection, const QList<MediaId> &ids)
{
    if (ids.isEmpty())
        return QList<TitleRow>();
    const auto rows
        = connection.query(db::Statement::load(u"catalog/select_title_rows"), {{u"ids", ids}});
    return rows.map([](const db::Rows &r) { return r.map(titleRowOf); });
}

} // namespace omt::catalog
