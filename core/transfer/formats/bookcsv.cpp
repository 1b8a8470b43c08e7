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

void takeStatus(ImportRow &row, FieldBag &bag, const QString &field)
{
    const QString text = bag.takeTrimmed(field);
    row.status = statusFromWord(text);
    if (!row.status && !text.isEmpty())
        bag.refuse(field, text);
}

void takePages(Media &media, FieldBag &bag, QStringView field)
{
    const auto pages = bag.takeCount(field);
    if (media.type == MediaType::Book)
        setTotal(media, pages);
    else
        setNumber(media.attributes, u"pages", pages);
}

/** A table of books of one service: known by columns, read line by line. */
class BookCsvFormat : public PersonalFormat
{
public:
    BookCsvFormat(const char16_t *id, const char16_t *name, const char16_t *source,
                  QStringList columns)
        : PersonalFormat(id, name, source)
        , m_columns(std::move(columns))
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headerOf(probe.head).hasAll(m_columns) ? 94 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        qint64 leftOut = 0;
        const auto read = readTable(stream, {m_columns.first()}, delivery,
                                    [&](const CsvHeader &header, const CsvRecord &record) {
                                        FieldBag bag = bagOf(header, record);
                                        if (isDeleted(header.value(record, u"deleted"))) {
                                            ++leftOut;
                                            return true;
                                        }
                                        return deliverBook(bag, record.line, delivery);
                                    });
        if (leftOut > 0)
            sink.notImported(stream.name() + u": deleted"_s, leftOut);
        return read;
    }

    virtual bool deliverBook(FieldBag &bag, qint64 line, Delivery &delivery) const = 0;

private:
    static bool isDeleted(const QString &text)
    {
        return text.compare("true"_L1, Qt::CaseInsensitive) == 0;
    }

    const QStringList m_columns;
};

class HardcoverFormat final : public BookCsvFormat
{
public:
    HardcoverFormat()
        : BookCsvFormat(u"hardcover-csv", u"Hardcover CSV", u"hardcover",
                        {u"Title"_s, u"Author"_s, u"Status"_s, u"Hardcover Book ID"_s})
    {
    }

protected:
    bool deliverBook(FieldBag &bag, qint64 line, Delivery &delivery) const override
    {
        ImportRow row;
        Media &media = row.media;
        takeBinding(media, bag.takeTrimmed(u"Format"));
        media.title = bag.takeTrimmed(u"Title");
        addCreators(media, splitList(bag.take(u"Author")));
        addServiceKey(media, u"hardcover"_s, bag.takeTrimmed(u"Hardcover Book ID"));
        takeIsbns(media, bag, {u"ISBN 13"_s, u"ISBN 10"_s});
        takePages(media, bag, u"Pages");
        setSeries(media, bag.takeTrimmed(u"Series"), {});
        setText(media.attributes, u"publisher", bag.takeTrimmed(u"Publisher"));
        takeStatus(row, bag, u"Status"_s);
        row.addedAt = bag.takeMoment(u"Date Added");
        row.startedAt = bag.takeMoment(u"Date Started");
        row.completedAt = bag.takeMoment(u"Date Finished");
        row.rating = bag.takeRating(u"Rating", 5);
        row.notes = bag.takeProse(u"Private Notes");
        row.review = bag.takeProse(u"Review");
        row.reviewHasSpoilers = bag.takeTrimmed(u"Review Contains Spoilers").startsWith(u't');
        for (const QString &list : splitList(bag.take(u"Lists")))
            row.lists.append({list, {}, 0, {}});
        return deliver(delivery, std::move(row), bag, line);
    }
};

// A shelf of the person's own says nothing of the reading; the dates may.
class BookWyrmFormat final : public BookCsvFormat
{
public:
    BookWyrmFormat()
        : BookCsvFormat(u"bookwyrm-csv", u"BookWyrm CSV", u"bookwyrm",
                        {u"title"_s, u"author_text"_s, u"remote_id"_s, u"shelf"_s})
    {
    }

protected:
    bool deliverBook(FieldBag &bag, qint64 line, Delivery &delivery) const override
    {
        ImportRow row;
        Media &media = row.media;
        media.type = MediaType::Book;
        media.title = bag.takeTrimmed(u"title");
        addCreators(media, splitList(bag.take(u"author_text")));
        takeIsbns(media, bag, {u"isbn_13"_s, u"isbn_10"_s});
        for (const auto &service :
             {u"openlibrary"_s, u"inventaire"_s, u"librarything"_s, u"goodreads"_s}) {
            const QString field = service + (service == "inventaire"_L1 ? u"_id"_s : u"_key"_s);
            const QString key = bag.takeTrimmed(field);
            if (!addServiceKey(media, service, key))
                bag.add(field, key);
        }
        addServiceKey(media, u"asin"_s, bag.takeTrimmed(u"asin"));
        addServiceKey(media, u"wikidata"_s, bag.takeTrimmed(u"wikidata"));
        row.startedAt = bag.takeMoment(u"start_date");
        row.completedAt = bag.takeMoment(u"finish_date");
        const PartialDate stopped = bag.takeMoment(u"stopped_date");
        row.addedAt = bag.takeMoment(u"shelf_date");
        const QString shelf = bag.takeTrimmed(u"shelf");
        const QString name = bag.takeTrimmed(u"shelf_name");
        row.status = statusFromWord(shelf);
        if (!row.status && !shelf.isEmpty()) {
            row.lists.append({name.isEmpty() ? shelf : name, {}, 0, {}});
            if (row.completedAt.isKnown())
                row.status = Status::Completed;
        }
        if (stopped.isKnown()) {
            row.status = row.status ? row.status : Status::Dropped;
            bag.add(u"stopped_date"_s, stopped.toString());
        }
        row.rating = bag.takeRating(u"rating", 5);
        takeReview(row, bag);
        return deliver(delivery, std::move(row), bag, line);
    }

private:
    static void takeReview(ImportRow &row, FieldBag &bag)
    {
        const auto name = bag.takeProse(u"review_name");
        row.review = bag.takeProse(u"review_content");
        if (name && row.review)
            row.review = *name + u"\n\n"_s + *row.review;
        else if (name)
            row.review = name;
        if (const QString warning = bag.takeTrimmed(u"review_cw"); !warning.isEmpty()) {
            row.reviewHasSpoilers = true;
            bag.add(u"review_cw"_s, warning);
        }
    }
};

// Readings are "start|finish|seconds;start|finish|"; tags are parted by |||||.
class OpenreadsFormat final : public BookCsvFormat
{
public:
    OpenreadsFormat()
        : BookCsvFormat(u"openreads-csv", u"Openreads CSV", u"openreads",
                        {u"title"_s, u"author"_s, u"readings"_s, u"olid"_s})
    {
    }

protected:
    bool deliverBook(FieldBag &bag, qint64 line, Delivery &delivery) const override
    {
        ImportRow row;
        Media &media = row.media;
        takeBinding(media, bag.takeTrimmed(u"book_format"));
        media.title = bag.takeTrimmed(u"title");
        setText(media.attributes, u"subtitle", bag.takeTrimmed(u"subtitle"));
        addCreators(media, {firstNameFirst(bag.takeTrimmed(u"author"))});
        media.description = bag.takeProse(u"description").value_or(QString());
        media.releaseDate = bag.takeDate(u"publication_year");
        takePages(media, bag, u"pages");
        takeIsbns(media, bag, {u"isbn"_s});
        addServiceKey(media, u"openlibrary"_s, bag.takeTrimmed(u"olid"));
        takeStatus(row, bag, u"status"_s);
        if (bag.takeTrimmed(u"favourite") == "true"_L1)
            row.isFavourite = true;
        (void)bag.take(u"deleted");
        row.rating = bag.takeRating(u"rating", 5);
        row.review = bag.takeProse(u"my_review");
        row.notes = bag.takeProse(u"notes");
        row.tags = bag.take(u"tags").split(u"|||||"_s, Qt::SkipEmptyParts);
        row.addedAt = bag.takeMoment(u"date_added");
        row.updatedAt = bag.takeMoment(u"date_modified");
        QList<Reading> readings;
        const QString written = bag.takeTrimmed(u"readings");
        for (const QString &reading : written.split(u';', Qt::SkipEmptyParts))
            readings.append(
                {dayOf(reading.section(u'|', 0, 0)), dayOf(reading.section(u'|', 1, 1))});
        if (!written.section(u'|', 2).isEmpty())
            bag.add(u"readings"_s, written); // with how long each took
        return deliverWithReadings(delivery, std::move(row), bag, line, readings);
    }

private:
    static PartialDate dayOf(const QString &moment)
    {
        const PartialDate date = historyDate(moment);
        return moment.contains("T00:00:00"_L1) ? PartialDate::fromDate(date.startDate()) : date;
    }
};

class JeluFormat final : public BookCsvFormat
{
public:
    JeluFormat()
        : BookCsvFormat(u"jelu-csv", u"Jelu CSV", u"jelu",
                        {u"Title"_s, u"Shelves"_s, u"read_dates"_s, u"dropped_dates"_s})
    {
    }

protected:
    bool deliverBook(FieldBag &bag, qint64 line, Delivery &delivery) const override
    {
        ImportRow row;
        Media &media = row.media;
        media.type = MediaType::Book;
        media.title = bag.takeTrimmed(u"Title");
        addCreators(media, splitList(bag.take(u"Author")));
        addCreators(media, splitList(bag.take(u"authors")));
        takeIsbns(media, bag, {u"isbn13"_s, u"isbn10"_s, u"ISBN"_s});
        setText(media.attributes, u"publisher", bag.takeTrimmed(u"Publisher"));
        row.tags = splitList(bag.take(u"tags"));
        (void)bag.take(u"Bookshelves"); // the tags once more, written as Goodreads takes them
        const QString shelf = bag.takeTrimmed(u"Shelves");
        row.status = statusFromWord(shelf);
        if (!row.status && !shelf.isEmpty())
            bag.add(u"Shelves"_s, shelf);
        const PartialDate reading = bag.takeMoment(u"currently_reading");
        const PartialDate read = bag.takeMoment(u"Date Read");
        QList<Reading> readings;
        for (const QString &date : splitList(bag.take(u"read_dates")))
            readings.append({{}, historyDate(date)});
        const QString dropped = bag.takeTrimmed(u"dropped_dates");
        if (reading.isKnown()) {
            row.status = Status::InProgress;
            readings.append({reading, {}});
        } else if (!row.status && (!readings.isEmpty() || read.isKnown())) {
            row.status = Status::Completed;
        } else if (!row.status && !dropped.isEmpty()) {
            row.status = Status::Dropped;
        }
        if (readings.isEmpty() && read.isKnown())
            readings.append({{}, read});
        bag.add(u"dropped_dates"_s, dropped);
        return deliverWithReadings(delivery, std::move(row), bag, line, readings);
    }
};

/** Names works by their numbers only; they are found when the library knows them. */
class OpenLibraryFormat final : public BookCsvFormat
{
public:
    OpenLibraryFormat()
        : BookCsvFormat(u"openlibrary-csv", u"Open Library reading log", u"openlibrary",
                        {u"Work Id"_s, u"Edition Id"_s, u"Bookshelf"_s})
    {
    }

protected:
    bool deliverBook(FieldBag &bag, qint64 line, Delivery &delivery) const override
    {
        ImportRow row;
        row.media.type = MediaType::Book;
        row.media.title = bag.takeTrimmed(u"Title");
        addCreators(row.media, splitList(bag.take(u"Authors")));
        addServiceKey(row.media, u"openlibrary"_s, bag.takeTrimmed(u"Work Id"));
        addServiceKey(row.media, u"openlibrary"_s, bag.takeTrimmed(u"Edition Id"));
        const QString shelf = bag.takeTrimmed(u"Bookshelf");
        row.status = statusFromWord(shelf == "Already Read"_L1 ? u"read"_s : shelf);
        if (!row.status && !shelf.isEmpty())
            row.lists.append({shelf, {}, 0, {}});
        row.rating = bag.takeRating(u"My Ratings", 5);
        row.addedAt = bag.takeMoment(u"Date Added");
        return deliver(delivery, std::move(row), bag, line);
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeHardcoverFormat()
{
    return std::make_unique<HardcoverFormat>();
}

std::unique_ptr<ImportFormat> makeBookWyrmFormat()
{
    return std::make_unique<BookWyrmFormat>();
}

std::unique_ptr<ImportFormat> makeOpenreadsFormat()
{
    return std::make_unique<OpenreadsFormat>();
}

std::unique_ptr<ImportFormat> makeJeluFormat()
{
    return std::make_unique<JeluFormat>();
}

std::unique_ptr<ImportFormat> makeOpenLibraryFormat()
{
    return std::make_unique<OpenLibraryFormat>();
}

} // namespace omt::transfer
