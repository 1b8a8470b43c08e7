// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/words.h"
#include "core/transfer/inputfile.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// Lists are arrays of texts or of objects with a name; in tables, one field with commas.
QStringList listOf(JsonBag &bag, const QString &field)
{
    const QStringList texts = bag.takeTexts(field, u"Name");
    (void)bag.take(field);
    return texts.size() == 1 ? splitList(texts[0]) : texts;
}

QString nameOf(JsonBag &bag, const QString &field)
{
    const QString inner = bag.takeText(field + u".Name"_s);
    const QString text = inner.isEmpty() ? bag.takeText(field) : inner;
    if (!inner.isEmpty())
        (void)bag.take(field);
    return text;
}

// "12345" seconds, or "03:25:45".
std::optional<int> secondsOf(const QString &text)
{
    const QStringList parts = text.split(u':');
    if (parts.size() != 3)
        return countingNumber(text);
    const auto hours = wholeNumber(parts[0]);
    const auto minutes = wholeNumber(parts[1]);
    const auto seconds = wholeNumber(parts[2]);
    if (!hours || !minutes || !seconds || *hours > 500000)
        return std::nullopt;
    return *hours * 3600 + *minutes * 60 + *seconds;
}

bool deliverGame(JsonBag &bag, qint64 line, Delivery &delivery)
{
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::Game;
    media.title = bag.takeText(u"Name");
    const QString source = nameOf(bag, u"Source"_s);
    const QString number = bag.takeText(u"GameId");
    const QString service = source.toLower();
    const bool isShop = service == "steam"_L1 || service == "gog"_L1;
    if (!isShop || !addServiceKey(media, service, number))
        bag.put(u"GameId", number);
    bag.put(u"Source", source);
    media.releaseDate = bag.takeDate(u"ReleaseDate");
    setList(media.attributes, u"platforms", listOf(bag, u"Platforms"_s));
    setList(media.attributes, u"developers", listOf(bag, u"Developers"_s));
    setList(media.attributes, u"publishers", listOf(bag, u"Publishers"_s));
    media.genres = listOf(bag, u"Genres"_s);
    media.description = bag.takeProse(u"Description").value_or(QString());
    const QString status = nameOf(bag, u"CompletionStatus"_s);
    row.status = statusFromWord(status);
    if (!row.status && !status.isEmpty())
        bag.put(u"CompletionStatus", status);
    const QString played = bag.takeText(u"Playtime");
    if (const auto seconds = secondsOf(played)) {
        row.progress = *seconds / 3600;
        bag.put(u"playtime_seconds", *seconds);
        if (!row.status && *seconds > 0)
            row.status = Status::InProgress;
    }
    row.rating = bag.takeRating(u"UserScore", 100);
    row.notes = bag.takeProse(u"Notes");
    row.tags = listOf(bag, u"Tags"_s);
    for (const QString &category : listOf(bag, u"Categories"_s))
        row.lists.append({category, {}, 0, {}});
    if (bag.takeFlag(u"Favorite") == true)
        row.isFavourite = true;
    row.addedAt = bag.takeDate(u"Added");
    row.updatedAt = bag.takeDate(u"Modified");
    return deliver(delivery, std::move(row), bag, line,
                   {u"Hidden"_s, u"IsInstalled"_s, u"PlayCount"_s});
}

/** A library as the exporters of Playnite write it: a JSON list of games, or a table. */
class PlayniteFormat final : public PersonalFormat
{
public:
    PlayniteFormat()
        : PersonalFormat(u"playnite", u"Playnite library", u"playnite")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        if (headStarts(probe, '['))
            return headHas(probe, {"\"Name\"", "\"Playtime\"", "\"GameId\""}) ? 90 : 0;
        return headerOf(probe.head).hasAll({u"Name"_s, u"Playtime"_s, u"CompletionStatus"_s}) ? 85
                                                                                              : 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override;
};

} // namespace

Result<> PlayniteFormat::read(InputFile &file, RowSink &sink) const
{
    auto first = firstBytes(file);
    if (!first)
        return first.error();
    FileProbe probe;
    probe.head = *first;
    auto content = file.content();
    if (!content)
        return content.error();
    Delivery delivery(sink, (*content)->name());
    if (headStarts(probe, '[')) {
        return readBags(**content, {}, delivery, [&delivery](JsonBag &bag, qint64 line) {
            return deliverGame(bag, line, delivery);
        });
    }
    return readTable(**content, {u"Name"_s}, delivery,
                     [&delivery](const CsvHeader &header, const CsvRecord &record) {
                         JsonBag bag(objectOf(header, record));
                         return deliverGame(bag, record.line, delivery);
                     });
}

std::unique_ptr<ImportFormat> makePlayniteFormat()
{
    return std::make_unique<PlayniteFormat>();
}

} // namespace omt::transfer
