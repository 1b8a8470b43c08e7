// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/bookfields.h"
#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/htmlentities.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personalformats.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QString takeDecoded(FieldBag &bag, QStringView field)
{
    return decodedEntities(bag.takeTrimmed(field)).simplified();
}

bool deliverAlbum(const CsvHeader &header, const CsvRecord &record, Delivery &delivery)
{
    FieldBag bag = bagOf(header, record);
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::Music;
    media.title = takeDecoded(bag, u"Title");
    addServiceKey(media, u"rateyourmusic"_s, bag.takeTrimmed(u"RYM Album"));
    const QString first = takeDecoded(bag, u"First Name");
    const QString last = takeDecoded(bag, u"Last Name");
    addCreators(media, {first + u' ' + last});
    const QString firstLocal = takeDecoded(bag, u"First Name localized");
    const QString lastLocal = takeDecoded(bag, u"Last Name localized");
    setText(media.attributes, u"artist_localized",
            QString(lastLocal + u' ' + firstLocal).simplified());
    setList(media.attributes, u"artists", media.creators);
    media.releaseDate = bag.takeDate(u"Release_Date");
    row.rating = bag.takeRating(u"Rating", 10);
    // o owned, w wanted, u used to own, n none of them
    const QString ownership = bag.takeTrimmed(u"Ownership");
    if (ownership == "w"_L1 && !row.rating)
        row.status = Status::Planned;
    if (ownership != "n"_L1)
        bag.add(u"Ownership"_s, ownership);
    const auto title = bag.takeProse(u"Review Title");
    row.review = bag.takeProse(u"Review");
    if (row.review && row.review->trimmed() == "\"\""_L1)
        row.review.reset(); // a blank before the marks of an empty field
    if (title && row.review)
        row.review = *title + u"\n\n"_s + *row.review;
    return deliver(delivery, std::move(row), bag, record.line);
}

/** The ratings and the collection of an account. */
class RateYourMusicFormat final : public PersonalFormat
{
public:
    RateYourMusicFormat()
        : PersonalFormat(u"rym-csv", u"Rate Your Music export", u"rateyourmusic")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headerOf(probe.head).hasAll({u"RYM Album"_s, u"Title"_s}) ? 95 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readTable(stream, {u"RYM Album"_s, u"Title"_s}, delivery,
                         [&delivery](const CsvHeader &header, const CsvRecord &record) {
                             return deliverAlbum(header, record, delivery);
                         });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeRateYourMusicFormat()
{
    return std::make_unique<RateYourMusicFormat>();
}

} // namespace omt::transfer
