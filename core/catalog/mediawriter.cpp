// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/mediawriter.h"

#include "core/base/uuid.h"
#include "core/catalog/text.h"
#include "core/db/connection.h"
#include "core/domain/searchlexemes.h"
#include "core/domain/titletext.h"
#include "core/domain/typedattributes.h"

#include <QJsonArray>
#include <QSet>

namespace omt::catalog {

using db::Bindings;
using db::Connection;
using db::Statement;

namespace {

constexpr qsizetype maxName = 255; // media.media.title; the whole name stands in media.titles

Error explained(Error error)
{
    if (error.constraint == u"external_links_pk" || error.constraint == u"media_external_id_uq")
        error.message = Text::tr("Another title of the catalog has this key already.");
    else if (error.constraint == u"titles_title_ck")
        error.message = Text::tr("A name has 1 to 2000 characters.");
    else if (error.constraint == u"media_media_class_fk")
        error.message = Text::tr("There is no such class of titles.");
    return error;
}

std::optional<QString> textOrNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

// media.media.release_date knows no time of day.
PartialDate::Precision datePrecision(const PartialDate &date)
{
    return std::min(date.precision(), PartialDate::Precision::Day);
}

Result<> insertRow(Connection &connection, MediaId id, const Media &media,
                   const QJsonObject &otherAttributes)
{
    QStringList names{media.title};
    for (const TitleName &name : media.names)
        names.append(name.text);
    std::optional<QString> externalId;
    if (!media.externalKeys.isEmpty())
        externalId = media.externalKeys.first().toString();
    const Bindings bindings{{u"id", id},
                            {u"external_id", externalId},
                            {u"media_type", toString(media.type)},
                            {u"media_class",
                             media.mediaClass.isEmpty()
                                 ? QString::fromUtf16(info(media.type).mediaClass)
                                 : media.mediaClass},
                            {u"title", media.title.left(maxName)},
                            {u"sort_title", titleKey(media.title)},
                            {u"release_date", media.releaseDate.startDate()},
                            {u"release_precision", datePrecision(media.releaseDate)},
                            {u"country", textOrNull(media.countryOfOrigin)},
                            {u"creators", media.creators},
                            {u"genres", media.genres},
                            {u"cover_url", textOrNull(media.coverUrl)},
                            {u"description", textOrNull(media.description)},
                            {u"attributes", otherAttributes},
                            {u"popularity", media.popularity},
                            {u"search_vector", searchVector(names, media.creators, media.genres)}};
    return connection.execute(Statement::load(u"catalog/insert_media"), bindings).map([](qint64) {
        return Done{};
    });
}

Result<> insertNames(Connection &connection, MediaId id, const Media &media)
{
    QStringList titles{media.title};
    QStringList languages{QString()};
    QStringList kinds{QStringLiteral("main")};
    for (const TitleName &name : media.names) {
        titles.append(name.text);
        languages.append(name.language);
        kinds.append(name.kind.isEmpty() ? QStringLiteral("alias") : name.kind);
    }
    QStringList normalised;
    for (const QString &title : std::as_const(titles))
        normalised.append(titleKey(title));
    return connection
        .execute(Statement::load(u"catalog/insert_titles"),
                 {{u"media_id", id},
                  {u"titles", titles},
                  {u"languages", languages},
                  {u"kinds", kinds},
                  {u"normalised", normalised}})
        .map([](qint64) { return Done{}; });
}

Result<> insertKeys(Connection &connection, MediaId id, const QList<ExternalKey> &keys)
{
    if (keys.isEmpty())
        return {};
    QStringList sources;
    QStringList spaces;
    QStringList values;
    QSet<ExternalKey> seen;
    for (const ExternalKey &key : keys) {
        if (seen.contains(key))
            continue;
        seen.insert(key);
        sources.append(key.source);
        spaces.append(key.space);
        values.append(key.key);
    }
    return connection
        .execute(Statement::load(u"catalog/insert_external_links"),
                 {{u"media_id", id}, {u"sources", sources}, {u"spaces", spaces}, {u"keys", values}})
        .map([](qint64) { return Done{}; });
}

Statement attributeStatement(AttributeFamily family)
{
    switch (family) {
    case AttributeFamily::Screen:
        return Statement::load(u"catalog/insert_screen_attributes");
    case AttributeFamily::Written:
        return Statement::load(u"catalog/insert_written_attributes");
    case AttributeFamily::Game:
        return Statement::load(u"catalog/insert_game_attributes");
    case AttributeFamily::Audio:
        return Statement::load(u"catalog/insert_audio_attributes");
    case AttributeFamily::Event:
        break;
    }
    return Statement::load(u"catalog/insert_event_attributes");
}

Result<> insertAttributes(Connection &connection, MediaId id, AttributeFamily family,
                          const QJsonObject &attributes)
{
    if (attributes.isEmpty())
        return {};
    return connection
        .execute(attributeStatement(family), {{u"media_id", id}, {u"attributes", attributes}})
        .map([](qint64) { return Done{}; });
}

// The total, where it is given without an attribute of that name, is the attribute.
QJsonObject attributesWithTotal(const Media &media)
{
    QJsonObject attributes = media.attributes;
    const QString column = QString::fromUtf16(info(media.type).totalAttribute);
    if (media.progressTotal && !attributes.contains(column))
        attributes.insert(column, *media.progressTotal);
    return attributes;
}

Media mediaOf(const db::Row &row)
{
    Media media;
    media.id = row.id<MediaId>(u"id");
    media.type = mediaTypeFromString(row.text(u"media_type")).value_or(MediaType::Movie);
    media.mediaClass = row.text(u"media_class");
    media.title = row.text(u"title");
    media.releaseDate = PartialDate::fromStart(row.date(u"release_date").startOfDay(Qt::UTC),
                                               precisionFromString(row.text(u"release_precision")));
    media.countryOfOrigin = row.text(u"country_of_origin");
    media.creators = row.textList(u"creators");
    media.genres = row.textList(u"genres");
    media.coverUrl = row.text(u"cover_url");
    media.description = row.text(u"description");
    media.popularity = row.real(u"popularity");
    if (const auto total = row.optionalInteger(u"progress_total"))
        media.progressTotal = static_cast<int>(*total);
    media.attributes = row.json(u"attributes").object();
    const QJsonArray names = row.json(u"names").array();
    for (const QJsonValue &name : names) {
        media.names.append({name[QLatin1StringView("text")].toString(),
                            name[QLatin1StringView("language")].toString(),
                            name[QLatin1StringView("kind")].toString()});
    }
    const QJsonArray keys = row.json(u"external_keys").array();
    for (const QJsonValue &key : keys) {
        media.externalKeys.append({key[QLatin1StringView("source")].toString(),
                                   key[QLatin1StringView("space")].toString(),
                                   key[QLatin1StringView("key")].toString()});
    }
    return media;
}

} // namespace

Result<MediaId> insertMedia(Connection &connection, const Media &media)
{
    if (media.title.trimmed().isEmpty())
        return makeError(Error::Kind::Invalid, Text::tr("A title needs a name."));
    const MediaId id(newUuid());
    const AttributeFamily family = info(media.type).family;
    const SplitAttributes attributes = splitAttributes(family, attributesWithTotal(media));
    const auto inserted
        = insertRow(connection, id, media, attributes.other)
              .andThen([&](Done) { return insertNames(connection, id, media); })
              .andThen([&](Done) { return insertKeys(connection, id, media.externalKeys); })
              .andThen(
                  [&](Done) { return insertAttributes(connection, id, family, attributes.typed); });
    return inserted ? Result<MediaId>(id) : explained(inserted.error());
}

Result<Media> selectMedia(Connection &connection, MediaId id)
{
    const auto rows
        = connection.query(Statement::load(u"catalog/select_media"), {{u"media_id", id}});
    if (!rows)
        return rows.error();
    if (rows->isEmpty()) {
        return makeError(Error::Kind::NotFound,
                         Text::tr("This title is not in the catalog any more."));
    }
    return mediaOf(rows->first());
}

} // namespace omt::catalog
