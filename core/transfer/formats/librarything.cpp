// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/bookfields.h"
#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/words.h"
#include "core/transfer/jsonreader.h"

#include <QRegularExpression>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// Collections tell what was read, and are lists of the person's own besides.
void takeCollections(ImportRow &row, const QStringList &collections)
{
    for (const QString &name : collections) {
        const QString lower = name.toLower();
        if (lower == "your library"_L1)
            continue;
        if (lower == "favorites"_L1 || lower == "favourites"_L1)
            row.isFavourite = true;
        else if (lower == "read but unowned"_L1)
            row.status = Status::Completed;
        else if (const auto status = statusFromWord(name))
            row.status = status;
        else
            row.lists.append({name, {}, 0, {}});
    }
}

// "Gallimard (1979), Poche" or "Dover (1971), Edition: 1st, Paperback, 278 pages".
void takePublication(Media &media, const QString &text)
{
    const QString publisher = text.section(u'(', 0, 0).trimmed();
    setText(media.attributes, u"publisher", publisher);
    setText(media.attributes, u"publication", text);
}

QString withoutBrackets(const QString &text)
{
    return QString(text).remove(u'[').remove(u']').trimmed();
}

// "[2007-05-08], [2009-01-01]": starts and ends stand in fields of their own.
QList<Reading> takeReadings(const QString &starts, const QString &ends)
{
    const QStringList from = splitList(withoutBrackets(starts));
    const QStringList to = splitList(withoutBrackets(ends));
    QList<Reading> readings;
    for (qsizetype i = 0; i < std::max(from.size(), to.size()); ++i)
        readings.append({historyDate(from.value(i)), historyDate(to.value(i))});
    return readings;
}

bool deliverLine(const CsvHeader &header, const CsvRecord &record, Delivery &delivery)
{
    FieldBag bag = bagOf(header, record);
    ImportRow row;
    Media &media = row.media;
    takeBinding(media, bag.takeTrimmed(u"Media"));
    media.title = bag.takeTrimmed(u"Title");
    addCreators(media, {firstNameFirst(bag.takeTrimmed(u"Primary Author"))});
    for (const QString &author : splitList(bag.take(u"Secondary Author"), u'|'))
        addCreators(media, {firstNameFirst(author)});
    takeIsbns(media, bag, {u"ISBN"_s, u"ISBNs"_s});
    addKey(media, u"librarything"_s, u"work"_s, bag.takeTrimmed(u"Work id"));
    takePublication(media, bag.takeTrimmed(u"Publication"));
    media.releaseDate = bag.takeDate(u"Date");
    const auto pages = bag.takeCount(u"Page Count");
    if (media.type == MediaType::Book)
        setTotal(media, pages);
    else
        setNumber(media.attributes, u"pages", pages);
    media.genres = splitList(bag.take(u"Genre"));
    row.rating = bag.takeRating(u"Rating", 5);
    row.review = bag.takeProse(u"Review");
    row.notes = bag.takeProse(u"Private Comment");
    row.tags = splitList(bag.take(u"Tags"));
    row.addedAt = historyDate(withoutBrackets(bag.takeTrimmed(u"Entry Date")));
    takeCollections(row, splitList(bag.take(u"Collections")));
    const auto readings
        = takeReadings(bag.takeTrimmed(u"Date Started"), bag.takeTrimmed(u"Date Read"));
    const bool isRead = std::any_of(readings.begin(), readings.end(),
                                    [](const Reading &reading) { return reading.end.isKnown(); });
    if (!row.status && isRead)
        row.status = Status::Completed;
    return deliverWithReadings(delivery, std::move(row), bag, record.line, readings);
}

bool deliverBook(JsonBag &bag, qint64 line, Delivery &delivery)
{
    ImportRow row;
    Media &media = row.media;
    takeBinding(media, bag.takeTexts(u"format", u"text").value(0));
    (void)bag.take(u"format");
    media.title = bag.takeText(u"title");
    addName(media, bag.takeText(u"originaltitle"), {}, u"original"_s);
    addCreators(media, bag.takeTexts(u"authors", u"fl"));
    if (media.creators.isEmpty())
        addCreators(media, {firstNameFirst(bag.takeText(u"primaryauthor"))});
    const QJsonValue isbns = bag.take(u"isbn"); // a list, or an object with gaps in its numbers
    for (const QJsonValue isbn : isbns.toArray())
        addIsbn(media, plainText(isbn));
    for (const QString &key : isbns.toObject().keys())
        addIsbn(media, plainText(isbns[key]));
    if (const QString original = bag.takeText(u"originalisbn"); !addIsbn(media, original))
        bag.put(u"originalisbn", original);
    addKey(media, u"librarything"_s, u"work"_s, bag.takeText(u"workcode"));
    takePublication(media, bag.takeText(u"publication"));
    const QString date = bag.takeText(u"date");
    media.releaseDate = historyDate(date);
    if (!media.releaseDate.isKnown())
        bag.put(u"date", date);
    const auto pages = countingNumber(bag.takeText(u"pages"));
    if (media.type == MediaType::Book)
        setTotal(media, pages);
    else
        setNumber(media.attributes, u"pages", pages);
    setSeries(media, bag.takeTexts(u"series").value(0), {});
    media.genres = bag.takeTexts(u"genre");
    row.rating = bag.takeRating(u"rating", 5);
    row.review = bag.takeProse(u"review");
    row.notes = bag.takeProse(u"privatecomment");
    row.tags = bag.takeTexts(u"tags");
    row.addedAt = bag.takeDate(u"entrydate");
    takeCollections(row, bag.takeTexts(u"collections"));
    const auto readings = takeReadings(bag.takeText(u"datestarted"), bag.takeText(u"dateread"));
    if (!row.status && !readings.isEmpty() && readings.last().end.isKnown())
        row.status = Status::Completed;
    for (const auto name : {u"tagidA", u"collections_idA", u"genre_id", u"sortcharacter",
                            u"authors", u"primaryauthor"})
        (void)bag.take(QStringView(name)); // told in other words
    return deliverWithReadings(delivery, std::move(row), bag, line, readings);
}

/** The table of a library, tab-separated; dates and ISBNs in brackets. */
class LibraryThingTsvFormat final : public PersonalFormat
{
public:
    LibraryThingTsvFormat()
        : PersonalFormat(u"librarything-tsv", u"LibraryThing table", u"librarything")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headerOf(probe.head).hasAll({u"Book Id"_s, u"Primary Author"_s, u"Collections"_s})
            ? 95
            : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readTable(stream, {u"Book Id"_s, u"Title"_s}, delivery,
                         [&delivery](const CsvHeader &header, const CsvRecord &record) {
                             return deliverLine(header, record, delivery);
                         });
    }
};

/** The same as an object with a member a book. */
class LibraryThingJsonFormat final : public PersonalFormat
{
public:
    LibraryThingJsonFormat()
        : PersonalFormat(u"librarything-json", u"LibraryThing JSON", u"librarything")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headStarts(probe, '{') && headHas(probe, {"\"books_id\"", "\"workcode\""}) ? 95 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return JsonElementReader(stream).readPlaces(
            {{JsonElementReader::anything}},
            [&delivery](const QStringList &, QJsonValue &&value, qint64 line) {
                JsonBag bag(value.toObject());
                return deliverBook(bag, line, delivery);
            });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeLibraryThingTsvFormat()
{
    return std::make_unique<LibraryThingTsvFormat>();
}

std::unique_ptr<ImportFormat> makeLibraryThingJsonFormat()
{
    return std::make_unique<LibraryThingJsonFormat>();
}

} // namespace omt::transfer
