// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

bool deliverFilm(const CsvHeader &header, const CsvRecord &record, Delivery &delivery)
{
    FieldBag bag = bagOf(header, record);
    ImportRow row;
    row.media.type = MediaType::Movie;
    row.media.title = bag.takeTrimmed(u"title");
    row.media.releaseDate = bag.takeDate(u"year");
    addServiceKey(row.media, u"tmdb"_s, bag.takeTrimmed(u"tmdbId"));
    addServiceKey(row.media, u"imdb"_s, bag.takeTrimmed(u"imdbId"));
    if (header.has(u"watchedAt")) {
        row.status = Status::Completed;
        row.completedAt = bag.takeMoment(u"watchedAt");
        row.isPlay = row.completedAt.isKnown();
        row.review = bag.takeProse(u"comment");
    } else if (header.has(u"addedAt")) {
        row.status = Status::Planned;
        row.addedAt = bag.takeMoment(u"addedAt");
    }
    row.rating = bag.takeRating(u"userRating", 10);
    return deliver(delivery, std::move(row), bag, record.line);
}

/** History (a line a play), ratings or watchlist; older ones lack the place. */
class MovaryFormat final : public PersonalFormat
{
public:
    MovaryFormat()
        : PersonalFormat(u"movary-csv", u"Movary CSV", u"movary")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        const CsvHeader header = headerOf(probe.head);
        const bool isPart
            = header.has(u"watchedAt") || header.has(u"userRating") || header.has(u"addedAt");
        return isPart && header.hasAll({u"title"_s, u"tmdbId"_s, u"imdbId"_s}) ? 90 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readTable(stream, {u"title"_s, u"tmdbId"_s}, delivery,
                         [&delivery](const CsvHeader &header, const CsvRecord &record) {
                             return deliverFilm(header, record, delivery);
                         });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeMovaryFormat()
{
    return std::make_unique<MovaryFormat>();
}

} // namespace omt::transfer
