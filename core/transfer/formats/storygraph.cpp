// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/bookfields.h"
#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/words.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

void takeBook(Media &media, FieldBag &bag)
{
    takeBinding(media, bag.takeTrimmed(u"Format"));
    media.title = bag.takeTrimmed(u"Title");
    applySeries(media);
    addCreators(media, splitList(bag.take(u"Authors")));
    takeIsbns(media, bag, {u"ISBN/UID"_s}); // or an ASIN, or a number of the service's own
}

QList<Reading> takeReadings(ImportRow &row, FieldBag &bag)
{
    bool ok = true;
    const QString text = bag.takeTrimmed(u"Dates Read");
    QList<Reading> readings = readingsOf(text, &ok);
    if (!ok)
        bag.refuse(u"Dates Read"_s, text);
    const PartialDate last = bag.takeMoment(u"Last Date Read");
    if (readings.isEmpty() && last.isKnown())
        readings.append({{}, last});
    const auto count = bag.takeCount(u"Read Count");
    if (count && row.status == Status::Completed && *count > 1)
        row.earlierPasses = *count - 1;
    else if (count && row.status != Status::Completed)
        row.earlierPasses = count;
    return readings;
}

/** A line a book; the readings in one field, the moods and warnings kept as they are. */
class StoryGraphFormat final : public PersonalFormat
{
public:
    StoryGraphFormat()
        : PersonalFormat(u"storygraph-csv", u"The StoryGraph CSV", u"storygraph")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headerOf(probe.head).hasAll({u"Title"_s, u"Read Status"_s, u"Star Rating"_s}) ? 95
                                                                                             : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readTable(stream, {u"Title"_s, u"Read Status"_s}, delivery,
                         [&delivery](const CsvHeader &header, const CsvRecord &record) {
                             return deliverBook(header, record, delivery);
                         });
    }

private:
    static bool deliverBook(const CsvHeader &header, const CsvRecord &record, Delivery &delivery)
    {
        FieldBag bag = bagOf(header, record);
        ImportRow row;
        takeBook(row.media, bag);
        const QString status = bag.takeTrimmed(u"Read Status");
        row.status = statusFromWord(status);
        if (!row.status && !status.isEmpty())
            bag.refuse(u"Read Status"_s, status);
        row.addedAt = bag.takeMoment(u"Date Added");
        const QList<Reading> readings = takeReadings(row, bag);
        row.rating = bag.takeRating(u"Star Rating", 5);
        row.review = bag.takeProse(u"Review");
        row.tags = splitList(bag.take(u"Tags"));
        if (const QString owned = bag.takeTrimmed(u"Owned?"); owned != "No"_L1)
            bag.add(u"Owned?"_s, owned);
        return deliverWithReadings(delivery, std::move(row), bag, record.line, readings);
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeStoryGraphFormat()
{
    return std::make_unique<StoryGraphFormat>();
}

} // namespace omt::transfer
