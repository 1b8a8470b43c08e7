// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/bookfields.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/words.h"
#include "core/transfer/formats/xmlbags.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// "Thu, 14 Apr 2022 10:00:02 -0700": the day people know is the one in their own zone.
PartialDate dayOf(FieldBag &bag, QStringView field)
{
    const QString text = bag.takeTrimmed(field);
    const QString day = text.section(u' ', 0, 3);
    const PartialDate date = historyDate(day);
    if (!date.isKnown() && !text.isEmpty())
        bag.refuse(field.toString(), text);
    return date;
}

// Only shelves that are not the person's own stand there besides "read", which is written as none.
void takeShelves(ImportRow &row, FieldBag &bag)
{
    for (const QString &shelf : splitList(bag.take(u"user_shelves"))) {
        if (const auto status = statusFromWord(shelf))
            row.status = status;
        else
            row.tags.append(shelf);
    }
    if (!row.status && (row.tags.isEmpty() || row.completedAt.isKnown()))
        row.status = Status::Completed;
    if (row.status != Status::Completed && row.completedAt.isKnown()) {
        bag.add(u"user_read_at"_s, row.completedAt.toString()); // when it was put on the shelf
        row.completedAt = {};
    }
}

bool deliverItem(const XmlNode &node, Delivery &delivery)
{
    FieldBag bag = bagOf(node);
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::Book;
    media.title = bag.takeTrimmed(u"title").simplified();
    applySeries(media);
    addCreators(media, {bag.takeTrimmed(u"author_name")});
    addServiceKey(media, u"goodreads"_s, bag.takeTrimmed(u"book_id"));
    takeIsbns(media, bag, {u"isbn"_s});
    media.coverUrl = bag.takeTrimmed(u"book_large_image_url");
    media.description = bag.takeProse(u"book_description").value_or(QString());
    media.releaseDate = bag.takeDate(u"book_published");
    for (const XmlNode &child : node.children) {
        if (child.name == "book"_L1)
            setTotal(media, countingNumber(child.textOf(u"num_pages")));
    }
    row.rating = bag.takeRating(u"user_rating", 5);
    row.review = bag.takeProse(u"user_review");
    row.completedAt = dayOf(bag, u"user_read_at");
    row.addedAt = dayOf(bag, u"user_date_added");
    takeShelves(row, bag);
    for (const auto name : {u"guid", u"link", u"description", u"user_name", u"book_image_url",
                            u"book_small_image_url", u"book_medium_image_url", u"book"})
        (void)bag.take(QStringView(name)); // told elsewhere
    return deliver(delivery, std::move(row), bag, node.line);
}

/** The feed of a shelf. */
class GoodreadsRssFormat final : public PersonalFormat
{
public:
    GoodreadsRssFormat()
        : PersonalFormat(u"goodreads-rss", u"Goodreads feed", u"goodreads")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headHas(probe, {"<rss", "<book_id>", "<user_shelves"}) ? 95 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readNodes(stream, {u"rss"_s}, {u"item"_s},
                         [&delivery](const XmlNode &node) { return deliverItem(node, delivery); });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeGoodreadsRssFormat()
{
    return std::make_unique<GoodreadsRssFormat>();
}

} // namespace omt::transfer
