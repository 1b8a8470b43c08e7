// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/goodreadscsv.h"

#include "core/transfer/formats/cellguard.h"
#include "core/transfer/formats/csvtable.h"
#include "core/transfer/inputfile.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

std::optional<Status> shelfStatus(const QString &shelf)
{
    static const QHash<QString, Status> table{
        {u"read"_s, Status::Completed},  {u"currently-reading"_s, Status::InProgress},
        {u"to-read"_s, Status::Planned}, {u"did-not-finish"_s, Status::Dropped},
        {u"dnf"_s, Status::Dropped},     {u"abandoned"_s, Status::Dropped},
        {u"on-hold"_s, Status::OnHold},  {u"paused"_s, Status::OnHold}};
    const auto found = table.constFind(shelf.toLower());
    return found == table.cend() ? std::nullopt : std::optional(*found);
}

bool isAudio(const QString &binding)
{
    static const QStringList bindings{u"audiobook"_s,     u"audio cd"_s, u"audio cassette"_s,
                                      u"audible audio"_s, u"mp3 cd"_s,   u"audio"_s};
    return bindings.contains(binding.toLower());
}

// ="0141185910", which keeps spreadsheets from taking it for a number; ="" for none.
QString takeFormula(FieldBag &bag, QStringView name)
{
    QString text = bag.takeTrimmed(name);
    if (text.startsWith("=\""_L1) && text.endsWith(u'"'))
        text = text.mid(2, std::max<qsizetype>(0, text.size() - 3));
    return text.trimmed();
}

void takeIsbns(Media &media, FieldBag &bag)
{
    const QString written13 = takeFormula(bag, u"ISBN13");
    const QString written10 = takeFormula(bag, u"ISBN");
    const QString isbn13 = normalisedIsbn(written13);
    const QString isbn10 = normalisedIsbn(written10);
    const QString isbn = isbn13.isEmpty() ? isbn10 : isbn13;
    addKey(media, u"isbn"_s, {}, isbn);
    setText(media.attributes, u"isbn13", isbn);
    if (!isbn10.isEmpty())
        setText(media.attributes, u"isbn10", written10);
    else
        bag.add(u"ISBN"_s, written10);
    if (isbn13.isEmpty())
        bag.add(u"ISBN13"_s, written13);
}

void takeBook(Media &media, FieldBag &bag)
{
    media.title = bag.takeTrimmed(u"Title").simplified();
    const QString binding = bag.takeTrimmed(u"Binding");
    media.type = isAudio(binding) ? MediaType::Audiobook : MediaType::Book;
    applySeries(media);
    if (const QString author = bag.takeTrimmed(u"Author").simplified(); !author.isEmpty())
        media.creators.append(author);
    for (const QString &author : splitList(bag.take(u"Additional Authors"))) {
        if (!media.creators.contains(author.simplified()))
            media.creators.append(author.simplified());
    }
    addKey(media, u"goodreads"_s, {}, bag.takeTrimmed(u"Book Id"));
    takeIsbns(media, bag);
    setText(media.attributes, u"publisher", bag.takeTrimmed(u"Publisher"));
    setText(media.attributes, u"binding", binding);
    const auto pages = bag.takeCount(u"Number of Pages");
    setNumber(media.attributes, u"pages", pages);
    if (media.type == MediaType::Book)
        setTotal(media, pages);
    const PartialDate edition = bag.takeDate(u"Year Published");
    const PartialDate original = bag.takeDate(u"Original Publication Year");
    media.releaseDate = original.isKnown() ? original : edition;
    if (edition.isKnown() && original.isKnown() && edition != original)
        setText(media.attributes, u"edition_date", edition.toString());
}

// "Read Count" counts the current reading along, except of a book that waits to be read (again).
void takeHistory(ImportRow &row, FieldBag &bag)
{
    const PartialDate read = bag.takeDate(u"Date Read");
    const auto count = bag.takeCount(u"Read Count");
    row.addedAt = bag.takeDate(u"Date Added");
    const QString shelf = bag.takeTrimmed(u"Exclusive Shelf");
    QStringList shelves = splitList(bag.take(u"Bookshelves"));
    row.status = shelfStatus(shelf);
    if (row.status) {
        shelves.removeAll(shelf);
    } else if (!shelf.isEmpty()) {
        row.status = read.isKnown() || count ? Status::Completed : Status::Planned;
        if (!shelves.contains(shelf))
            shelves.prepend(shelf);
    }
    row.tags = shelves;
    if (row.status == Status::Planned) {
        row.earlierPasses = count;
        row.earlierCompletedAt = read;
        return;
    }
    if (count && *count > 1)
        row.earlierPasses = *count - 1;
    if (row.status == Status::InProgress) {
        row.earlierCompletedAt = read;
        if (read.isKnown() && !row.earlierPasses)
            row.earlierPasses = 1;
    } else {
        row.completedAt = read;
    }
}

bool deliverBook(const CsvHeader &header, const CsvRecord &record, Delivery &delivery)
{
    FieldBag bag = bagOf(header, record);
    ImportRow row;
    takeBook(row.media, bag);
    if (row.media.title.isEmpty() && row.media.externalKeys.isEmpty()) {
        return delivery.problem(formatText("The entry has neither a title nor a number and was "
                                           "left out."),
                                record.line);
    }
    takeHistory(row, bag);
    row.rating = bag.takeRating(u"My Rating", 5);
    if (const QString review = bag.take(u"My Review"); !review.trimmed().isEmpty())
        row.review = withoutCellGuard(review);
    if (const QString notes = bag.take(u"Private Notes"); !notes.trimmed().isEmpty())
        row.notes = withoutCellGuard(notes);
    row.reviewHasSpoilers
        = bag.takeTrimmed(u"Spoiler").compare("true"_L1, Qt::CaseInsensitive) == 0;
    static const QHash<QString, QStringList> defaults{{u"Owned Copies"_s, {u"0"_s}}};
    row.extras = bag.rest(defaults);
    return delivery.problems(bag.complaints(), record.line)
        && delivery.row(std::move(row), record.line);
}

} // namespace

int GoodreadsCsvFormat::recognise(const FileProbe &probe) const
{
    const CsvHeader header = headerOf(probe.head);
    return header.hasAll({u"Book Id"_s, u"Title"_s, u"Author"_s, u"My Rating"_s}) ? 95 : 0;
}

Result<> GoodreadsCsvFormat::read(InputFile &file, RowSink &sink) const
{
    auto content = file.content();
    if (!content)
        return content.error();
    Delivery delivery(sink, (*content)->name());
    return readTable(**content, {u"Book Id"_s, u"Title"_s}, delivery,
                     [&delivery](const CsvHeader &header, const CsvRecord &record) {
                         return deliverBook(header, record, delivery);
                     });
}

} // namespace omt::transfer
