// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/jsonreader.h"

#include <QRegularExpression>

#include <array>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** The names of the person's own lists, in the order the entries' flags follow. */
struct CustomLists
{
    QStringList anime;
    QStringList manga;
};

QStringList listNames(const QJsonValue &value)
{
    QStringList names;
    const QJsonObject object = value.toObject(); // PHP writes {"1": ...} when one was deleted
    for (const QString &key : object.keys())
        names.append(object[key].toString());
    for (const QJsonValue name : value.toArray())
        names.append(name.isObject() ? name[u"name"].toString() : name.toString());
    return names;
}

// "[0,1,0]": one flag for each of the person's lists of that kind.
void takeOwnLists(ImportRow &row, JsonBag &bag, const QStringList &names)
{
    const QString text = bag.takeText(u"custom_lists");
    const QStringList flags = QString(text).remove(u'[').remove(u']').split(u',');
    bool isNamed = true;
    for (qsizetype i = 0; i < flags.size(); ++i) {
        if (flags[i].trimmed() != "1"_L1)
            continue;
        isNamed = isNamed && i < names.size() && !names[i].isEmpty();
        if (i < names.size() && !names[i].isEmpty())
            row.lists.append({names[i], {}, 0, {}});
    }
    if (!isNamed)
        bag.put(u"custom_lists", text);
}

std::optional<Status> statusOfNumber(std::optional<int> number)
{
    static const std::array<Status, 6> table{Status::InProgress, Status::Planned,
                                             Status::Completed,  Status::Dropped,
                                             Status::OnHold,     Status::InProgress};
    if (!number || *number < 0 || *number >= static_cast<int>(table.size()))
        return std::nullopt;
    return table[static_cast<size_t>(*number)];
}

bool deliverGdprEntry(JsonBag &bag, const CustomLists &custom, qint64 line, Delivery &delivery)
{
    constexpr int repeating = 5;
    ImportRow row;
    const bool isManga = bag.takeNumber(u"series_type") == 1;
    row.media.type = isManga ? MediaType::Manga : MediaType::Anime;
    addServiceKey(row.media, u"anilist"_s, bag.takeText(u"series_id"));
    const auto status = bag.takeNumber(u"status");
    row.status = statusOfNumber(status);
    if (status && !row.status)
        bag.refuse(u"status", *status);
    const auto repeat = bag.takeCount(u"repeat");
    row.earlierPasses
        = status == repeating ? std::optional(std::max(repeat.value_or(0), 1)) : repeat;
    row.progress = bag.takeNumber(u"progress");
    row.rating = bag.takeRating(u"score", 100);
    row.notes = bag.takeProse(u"notes");
    row.startedAt = bag.takeDate(u"started_on");
    row.completedAt = bag.takeDate(u"finished_on");
    row.addedAt = bag.takeDate(u"created_at");
    row.updatedAt = bag.takeDate(u"updated_at");
    row.isPrivate = bag.takeFlag(u"private");
    takeOwnLists(row, bag, isManga ? custom.manga : custom.anime);
    (void)bag.take(u"user_id"); // the person's own number
    static const QRegularExpression noScores(u"^\\[[0,. ]*\\]$"_s);
    const QString scores = bag.takeText(u"advanced_scores");
    if (!noScores.match(scores).hasMatch())
        bag.put(u"advanced_scores", scores);
    return deliver(delivery, std::move(row), bag, line,
                   {u"progress_volume"_s, u"priority"_s, u"hidden_default"_s});
}

bool deliverGdprReview(JsonBag &bag, qint64 line, Delivery &delivery)
{
    ImportRow row;
    const bool isManga = bag.takeNumber(u"series_type") == 1;
    row.media.type = isManga ? MediaType::Manga : MediaType::Anime;
    addServiceKey(row.media, u"anilist"_s, bag.takeText(u"series_id"));
    const auto summary = bag.takeProse(u"summary");
    row.review = bag.takeProse(u"text");
    if (summary && row.review)
        row.review = *summary + u"\n\n"_s + *row.review;
    else if (summary)
        row.review = summary;
    (void)bag.take(u"user_id");
    QJsonObject about;
    for (const auto field : {u"score", u"private", u"created_at", u"updated_at", u"id"})
        about.insert(QStringView(field), bag.take(field));
    row.extras.insert(u"review"_s, about);
    return deliver(delivery, std::move(row), bag, line);
}

bool deliverGdprFavourite(JsonBag &bag, qint64 line, Delivery &delivery)
{
    const auto type = bag.takeNumber(u"favourite_type");
    if (type != 0 && type != 1)
        return true; // a character, a person or a studio
    ImportRow row;
    row.media.type = type == 1 ? MediaType::Manga : MediaType::Anime;
    addServiceKey(row.media, u"anilist"_s, bag.takeText(u"favourite_id"));
    row.isFavourite = true;
    (void)bag.take(u"user_id");
    (void)bag.take(u"id");
    return deliver(delivery, std::move(row), bag, line);
}

/** The account download. Of it only lists, reviews and favourite titles are looked at. */
class AniListGdprFormat final : public PersonalFormat
{
public:
    AniListGdprFormat()
        : PersonalFormat(u"anilist-gdpr", u"AniList account download", u"anilist")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headStarts(probe, '{') && headHas(probe, {"\"lists\"", "\"series_id\""}) ? 90 : 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        auto first = file.content();
        if (!first)
            return first.error();
        CustomLists custom;
        const auto names = JsonElementReader(**first).readPlaces(
            {{u"user"_s, u"custom_lists"_s, u"anime"_s},
             {u"user"_s, u"custom_lists"_s, u"manga"_s}},
            [&custom](const QStringList &place, QJsonValue &&value, qint64) {
                (place.last() == "anime"_L1 ? custom.anime : custom.manga) = listNames(value);
                return true;
            });
        if (!names)
            return names.error();
        auto second = file.content();
        if (!second)
            return second.error();
        return readEntries(**second, custom, sink);
    }

private:
    static Result<> readEntries(InputStream &stream, const CustomLists &custom, RowSink &sink)
    {
        Delivery delivery(sink, stream.name());
        const QString element = JsonElementReader::element;
        qint64 others = 0;
        const auto read = JsonElementReader(stream).readPlaces(
            {{u"lists"_s, element}, {u"reviews"_s, element}, {u"favourites"_s, element}},
            [&](const QStringList &place, QJsonValue &&value, qint64 line) {
                JsonBag bag(value.toObject());
                if (place.first() == "lists"_L1)
                    return deliverGdprEntry(bag, custom, line, delivery);
                if (place.first() == "reviews"_L1)
                    return deliverGdprReview(bag, line, delivery);
                others += value[u"favourite_type"].toInt() > 1 ? 1 : 0;
                return deliverGdprFavourite(bag, line, delivery);
            });
        if (others > 0)
            sink.notImported(stream.name() + u": favourites"_s, others);
        return read;
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeAniListGdprFormat()
{
    return std::make_unique<AniListGdprFormat>();
}

} // namespace omt::transfer
