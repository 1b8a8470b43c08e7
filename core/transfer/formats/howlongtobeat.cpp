// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

bool takeMark(FieldBag &bag, const QString &field)
{
    const QString mark = bag.takeTrimmed(field);
    return !mark.isEmpty() && mark != "--"_L1;
}

// A game may stand on several shelves; what was done tells more than what is planned.
void takeShelves(ImportRow &row, FieldBag &bag)
{
    if (takeMark(bag, u"Backlog"_s))
        row.status = Status::Planned;
    if (takeMark(bag, u"Retired"_s))
        row.status = Status::Dropped;
    if (takeMark(bag, u"Completed"_s))
        row.status = Status::Completed;
    if (takeMark(bag, u"Playing"_s))
        row.status = Status::InProgress;
    if (takeMark(bag, u"Replay"_s)) {
        if (row.status != Status::Completed)
            row.earlierPasses = 1;
        row.status = row.status.value_or(Status::Planned);
        bag.add(u"Replay"_s, u"X"_s);
    }
    for (const auto &shelf : {u"Custom-1"_s, u"Custom-2"_s, u"Custom-3"_s}) {
        if (takeMark(bag, shelf))
            row.lists.append({shelf, {}, 0, {}});
    }
}

// "3:05:00" are three hours; what is under an hour stays in the extras.
void takeTime(ImportRow &row, FieldBag &bag)
{
    const QString text = bag.takeTrimmed(u"Progress");
    if (const auto hours = wholeNumber(text.section(u':', 0, 0)); hours && text.contains(u':'))
        row.progress = hours;
    bag.add(u"Progress"_s, text);
}

bool deliverGame(const CsvHeader &header, const CsvRecord &record, Delivery &delivery)
{
    FieldBag bag = bagOf(header, record);
    ImportRow row;
    row.media.type = MediaType::Game;
    row.media.title = bag.takeTrimmed(u"Title");
    takeShelves(row, bag);
    takeTime(row, bag);
    row.startedAt = bag.takeMoment(u"Start Date");
    row.completedAt = bag.takeMoment(u"Completion Date");
    row.rating = bag.takeRating(u"Review", 100);
    row.review = bag.takeProse(u"Review Notes");
    row.notes = bag.takeProse(u"General Notes");
    row.addedAt = bag.takeMoment(u"Added");
    row.updatedAt = bag.takeMoment(u"Updated");
    QHash<QString, QStringList> none; // "--" stands for no time
    for (const QString &name : header.names())
        none.insert(name.trimmed(), {u"--"_s});
    return deliver(delivery, std::move(row), bag, record.line, none);
}

/** The games of an account, a line a playthrough; shelves are marked with X. */
class HowLongToBeatFormat final : public PersonalFormat
{
public:
    HowLongToBeatFormat()
        : PersonalFormat(u"hltb-csv", u"HowLongToBeat CSV", u"howlongtobeat")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headerOf(probe.head).hasAll({u"Title"_s, u"Backlog"_s, u"Main Story"_s}) ? 95 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readTable(stream, {u"Title"_s}, delivery,
                         [&delivery](const CsvHeader &header, const CsvRecord &record) {
                             return deliverGame(header, record, delivery);
                         });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeHowLongToBeatFormat()
{
    return std::make_unique<HowLongToBeatFormat>();
}

} // namespace omt::transfer
