// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/jsonreader.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

bool deliverOwned(JsonBag &bag, qint64 line, Delivery &delivery)
{
    ImportRow row;
    row.media.type = MediaType::Game;
    row.media.title = bag.takeText(u"name");
    addServiceKey(row.media, u"steam"_s, bag.takeText(u"appid"));
    const auto minutes = bag.takeCount(u"playtime_forever");
    if (minutes) {
        row.status = Status::InProgress;
        row.progress = *minutes / 60;
        bag.put(u"playtime_minutes", *minutes);
    }
    row.updatedAt = bag.takeDate(u"rtime_last_played");
    if (row.updatedAt.isKnown())
        bag.put(u"last_played", row.updatedAt.toString());
    return deliver(delivery, std::move(row), bag, line,
                   {u"playtime_2weeks"_s, u"playtime_windows_forever"_s, u"playtime_mac_forever"_s,
                    u"playtime_linux_forever"_s, u"playtime_deck_forever"_s,
                    u"playtime_disconnected"_s});
}

bool deliverWish(JsonBag &bag, qint64 line, Delivery &delivery)
{
    ImportRow row;
    row.media.type = MediaType::Game;
    row.media.title = bag.takeText(u"name");
    addServiceKey(row.media, u"steam"_s, bag.takeText(u"appid"));
    row.status = Status::Planned;
    row.addedAt = bag.takeDate(u"date_added");
    return deliver(delivery, std::move(row), bag, line, {u"priority"_s});
}

/** Answers of Steam: the games a person owns, with minutes played, and the wishlist. */
class SteamFormat final : public PersonalFormat
{
public:
    SteamFormat()
        : PersonalFormat(u"steam-json", u"Steam games", u"steam")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        const bool isList = headHas(probe, {"\"games\"", "\"playtime_forever\""})
            || headHas(probe, {"\"items\"", "\"date_added\""});
        return headStarts(probe, '{') && isList && headHas(probe, {"\"appid\""}) ? 90 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        const QString element = JsonElementReader::element;
        return JsonElementReader(stream).readPlaces(
            {{u"response"_s, u"games"_s, element},
             {u"games"_s, element},
             {u"response"_s, u"items"_s, element},
             {u"items"_s, element}},
            [&delivery](const QStringList &place, QJsonValue &&value, qint64 line) {
                JsonBag bag(value.toObject());
                return place.contains(u"games"_s) ? deliverOwned(bag, line, delivery)
                                                  : deliverWish(bag, line, delivery);
            });
    }
};

QString absolute(const QString &address)
{
    return address.startsWith("//"_L1) ? u"https:"_s + address : address;
}

bool deliverGog(JsonBag &bag, qint64 line, Delivery &delivery)
{
    ImportRow row;
    Media &media = row.media;
    media.type = bag.takeFlag(u"isMovie").value_or(false) ? MediaType::Movie : MediaType::Game;
    media.title = bag.takeText(u"title");
    addServiceKey(media, u"gog"_s, bag.takeText(u"id"));
    const QJsonObject systems = bag.takeObject(u"worksOn");
    QStringList platforms;
    for (const QString &system : systems.keys()) {
        if (systems[system].toBool())
            platforms.append(system);
    }
    setList(media.attributes, u"platforms", platforms);
    media.genres = bag.takeTexts(u"category");
    const QString date = bag.takeText(u"releaseDate.date");
    media.releaseDate = date.isEmpty() ? bag.takeDate(u"releaseDate") : historyDate(date.left(10));
    (void)bag.take(u"releaseDate");
    media.coverUrl = absolute(bag.takeText(u"image"));
    row.tags = bag.takeTexts(u"tags");
    for (const auto field :
         {u"availability", u"isGame", u"isNew", u"updates", u"isBaseProductMissing",
          u"isHidingDisabled", u"isInDevelopment", u"isComingSoon", u"isGalaxyCompatible"})
        (void)bag.take(QStringView(field)); // of the shop, not of the person
    return deliver(delivery, std::move(row), bag, line, {u"dlcCount"_s, u"isHidden"_s});
}

/** The games of a GOG account: a list of products, or the pages the shop answers. */
class GogFormat final : public PersonalFormat
{
public:
    GogFormat()
        : PersonalFormat(u"gog-json", u"GOG library", u"gog")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headHas(probe, {"\"isGalaxyCompatible\"", "\"worksOn\"", "\"title\""}) ? 90 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        const QString element = JsonElementReader::element;
        return JsonElementReader(stream).readPlaces(
            {{element}, {u"products"_s, element}},
            [&delivery](const QStringList &, QJsonValue &&value, qint64 line) {
                JsonBag bag(value.toObject());
                return deliverGog(bag, line, delivery);
            });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeSteamFormat()
{
    return std::make_unique<SteamFormat>();
}

std::unique_ptr<ImportFormat> makeGogFormat()
{
    return std::make_unique<GogFormat>();
}

} // namespace omt::transfer
