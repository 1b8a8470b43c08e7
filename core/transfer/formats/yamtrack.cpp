// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/showshelf.h"
#include "core/transfer/formats/words.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostEpisodes = 5000; // of one season

void takeTitle(Media &media, FieldBag &bag, const QString &type)
{
    media.type = typeFromWord(type).value_or(MediaType::Movie);
    media.title = bag.takeTrimmed(u"title");
    const QString source = bag.takeTrimmed(u"source");
    const QString id = bag.takeTrimmed(u"media_id");
    if (source == "manual"_L1 || !addServiceKey(media, source, id))
        bag.add(u"media_id"_s, id);
    const QString image = bag.takeTrimmed(u"image");
    media.coverUrl = image == "none"_L1 ? QString() : image;
}

void takeHistory(ImportRow &row, FieldBag &bag)
{
    const QString status = bag.takeTrimmed(u"status");
    row.status = statusFromWord(status);
    if (!row.status && !status.isEmpty())
        bag.refuse(u"status"_s, status);
    if (status == "Repeating"_L1)
        row.earlierPasses = 1;
    row.rating = bag.takeRating(u"score", 10);
    row.notes = bag.takeProse(u"notes");
    row.startedAt = bag.takeMoment(u"start_date");
    row.completedAt = bag.takeMoment(u"end_date");
    row.updatedAt = bag.takeMoment(u"progressed_at");
    if (const auto repeats = bag.takeCount(u"repeats"))
        row.earlierPasses = repeats;
}

/** Reads the lines of one file; series are told of once, at the end. */
class YamtrackReader
{
public:
    YamtrackReader(RowSink &sink, const QString &place)
        : m_sink(sink)
        , m_delivery(sink, place)
        , m_place(place)
    {
    }

    [[nodiscard]] bool take(const CsvHeader &header, const CsvRecord &record)
    {
        FieldBag bag = bagOf(header, record);
        const QString kind = bag.takeTrimmed(u"row_type");
        const QString type = bag.takeTrimmed(u"media_type");
        if (kind == "list"_L1)
            return takeList(bag);
        if (type == "tv"_L1 || type == "season"_L1 || type == "episode"_L1)
            return takeSeries(bag, type, kind == "list_item"_L1, record.line);
        ImportRow row;
        takeTitle(row.media, bag, type);
        takeHistory(row, bag);
        takeProgress(row, bag);
        if (kind == "list_item"_L1)
            takePlace(row, bag);
        // Repeats are lines of their own, each with its days.
        row.isPlay = row.status == Status::Completed && row.completedAt.isKnown();
        return deliver(m_delivery, std::move(row), bag, record.line);
    }

    [[nodiscard]] Result<> finish()
    {
        qint64 empty = 0;
        for (const List &list : m_lists)
            empty += list.isTold ? 0 : 1;
        if (empty > 0)
            m_sink.notImported(m_place + u": empty lists"_s, empty);
        return m_shows.deliver(m_sink) ? Result<>() : Result<>(cancelledError());
    }

private:
    struct List
    {
        QString name;
        QString description;
        bool isTold = false; ///< the record of the list is counted with its first title
    };

    [[nodiscard]] bool takeList(FieldBag &bag)
    {
        List list;
        list.name = bag.takeTrimmed(u"list_name");
        list.description = bag.takeTrimmed(u"list_description");
        m_lists.insert(bag.takeTrimmed(u"list_uid"), list);
        return true;
    }

    void takePlace(ImportRow &row, FieldBag &bag)
    {
        QString name = bag.takeTrimmed(u"list_name");
        QString description = bag.takeTrimmed(u"list_description");
        const auto list = m_lists.find(bag.takeTrimmed(u"list_uid"));
        if (list != m_lists.end()) {
            name = list->name;
            description = list->description;
            row.records += list->isTold ? 0 : 1;
            list->isTold = true;
        }
        row.lists.append({name, description, 0, {}});
    }

    // Games count minutes.
    static void takeProgress(ImportRow &row, FieldBag &bag)
    {
        const auto progress = bag.takeNumber(u"progress");
        if (row.media.type == MediaType::Game && progress) {
            row.progress = *progress / 60;
            bag.add(u"progress_minutes"_s, QString::number(*progress));
        } else if (row.media.type != MediaType::Movie) {
            row.progress = progress;
        }
    }

    [[nodiscard]] bool takeSeries(FieldBag &bag, const QString &type, bool isListed, qint64 line)
    {
        Media media;
        takeTitle(media, bag, u"tv"_s);
        if (media.title.isEmpty() && media.externalKeys.isEmpty())
            return m_delivery.problem(formatText("The record names no series."), line);
        const QString key
            = media.externalKeys.isEmpty() ? media.title : media.externalKeys.first().toString();
        ShelvedShow &show = m_shows.record(key, m_place, line);
        ImportRow &row = show.row;
        const bool isWhole = type == "tv"_L1;
        if (row.media.title.isEmpty() && row.media.externalKeys.isEmpty()) {
            row.media = media;
            row.media.coverUrl.clear();
        }
        if (isWhole)
            row.media.coverUrl = media.coverUrl;
        if (isListed)
            takePlace(row, bag);
        else if (isWhole)
            takeWhole(row, bag);
        else
            takePart(show, bag, type == "episode"_L1);
        return m_delivery.problems(bag.complaints(), line);
    }

    static void takeWhole(ImportRow &row, FieldBag &bag)
    {
        takeHistory(row, bag);
        row.progress = bag.takeNumber(u"progress");
        if (row.status != Status::Completed)
            row.completedAt = {}; // the last viewing so far
        const QJsonObject rest = bag.rest();
        for (auto it = rest.begin(); it != rest.end(); ++it)
            row.extras.insert(it.key(), it.value());
    }

    static void takePart(ShelvedShow &show, FieldBag &bag, bool isEpisode)
    {
        const auto season = bag.takeNumber(u"season_number");
        const auto episode = bag.takeNumber(u"episode_number");
        if (isEpisode && season && episode) {
            PartialDate at = bag.takeMoment(u"end_date");
            if (!at.isKnown())
                at = bag.takeMoment(u"watch_date");
            show.log.add(*season, *episode, at);
            return;
        }
        const int progress = std::min(bag.takeNumber(u"progress").value_or(0), mostEpisodes);
        for (int i = 1; season && i <= progress; ++i)
            show.log.addPlays(*season, i, 1, {});
        static const QHash<QString, QStringList> defaults{{u"repeats"_s, {u"0"_s}}};
        QJsonObject parts = show.row.extras.value(u"parts").toObject();
        parts.insert(u"S%1"_s.arg(season.value_or(0)), bag.rest(defaults));
        show.row.extras.insert(u"parts"_s, parts);
    }

    RowSink &m_sink;
    Delivery m_delivery;
    const QString m_place;
    ShowShelf m_shows;
    QHash<QString, List> m_lists;
};

/** Yamtrack's export, and Floppy's, which knows lists too. */
class YamtrackFormat final : public PersonalFormat
{
public:
    YamtrackFormat()
        : PersonalFormat(u"yamtrack-csv", u"Yamtrack CSV", u"yamtrack")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headerOf(probe.head).hasAll({u"media_id"_s, u"source"_s, u"media_type"_s}) ? 95 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        YamtrackReader reader(sink, stream.name());
        const auto read = readTable(stream, {u"media_id"_s, u"media_type"_s}, delivery,
                                    [&reader](const CsvHeader &header, const CsvRecord &record) {
                                        return reader.take(header, record);
                                    });
        return read ? reader.finish() : read;
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeYamtrackFormat()
{
    return std::make_unique<YamtrackFormat>();
}

} // namespace omt::transfer
