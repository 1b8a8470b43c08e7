// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/formats.h"
#include "core/transfer/exporters/writing.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QString shelfOf(Status status)
{
    switch (status) {
    case Status::InProgress:
        return u"currently-reading"_s;
    case Status::Completed:
        return u"read"_s;
    case Status::OnHold:
        return u"on-hold"_s;
    case Status::Dropped:
        return u"did-not-finish"_s;
    case Status::Planned:
        break;
    }
    return u"to-read"_s;
}

QString slashed(const PartialDate &date)
{
    return dayText(date).replace(u'-', u'/');
}

// As the site writes it, so that spreadsheets leave the digits alone; nothing else gets there.
QByteArray isbnCell(const QString &isbn, const QString &told)
{
    if (isbn.isEmpty() && !told.isEmpty()) // which could not be read as one
        return csvField(told);
    QString digits;
    for (const QChar c : isbn) {
        if ((c >= u'0' && c <= u'9') || c == u'X')
            digits.append(c);
    }
    return "\"=\"\"" + digits.toLatin1() + "\"\"\"";
}

QString lastNameFirst(const QString &name)
{
    const qsizetype last = name.lastIndexOf(u' ');
    return last < 0 ? name : QString(name.mid(last + 1) + u", "_s + name.left(last));
}

// How often it was read, the current time included unless it only waits.
int readCount(const Entry &entry)
{
    return entry.status == Status::Planned ? entry.passNumber - 1 : entry.passNumber;
}

// "Date Read" is the end of this time, or of the last one while it is read or planned again.
PartialDate readOn(const ExportEntry &entry)
{
    const Entry &own = entry.entry;
    if (own.status != Status::Planned && own.status != Status::InProgress)
        return own.completedAt;
    return entry.passes.isEmpty() ? PartialDate() : entry.passes.last().completedAt;
}

QByteArray lineOf(const ExportEntry &entry)
{
    const Media &media = entry.media;
    const Entry &own = entry.entry;
    const QJsonObject snapshot = entry.snapshot(u"goodreads");
    const auto told = [&snapshot](QStringView name) { return snapshot[name].toString(); };
    const auto text = [](const QString &field) { return csvField(field); };
    const Review *review = entry.review();
    const QString author = media.creators.value(0);
    QString binding = media.attributes[u"binding"].toString();
    if (binding.isEmpty() && media.type == MediaType::Audiobook)
        binding = u"Audiobook"_s;
    const int pages = media.progressTotal.value_or(media.attributes[u"pages"].toInt());
    const QString year
        = media.releaseDate.isKnown() ? QString::number(media.releaseDate.year()) : QString();
    const QString edition = media.attributes[u"edition_date"].toString();
    const QString shelf = shelfOf(own.status);
    QStringList shelves = own.tags;
    shelves.append(shelf);
    QString isbn13 = media.attributes[u"isbn13"].toString();
    if (isbn13.isEmpty())
        isbn13 = entry.key(u"isbn");
    const QByteArrayList cells{
        text(entry.key(u"goodreads")),
        text(media.title),
        text(author),
        text(told(u"Author l-f").isEmpty() ? lastNameFirst(author) : told(u"Author l-f")),
        text(media.creators.mid(1).join(u", "_s)),
        isbnCell(media.attributes[u"isbn10"].toString(), told(u"ISBN")),
        isbnCell(isbn13, told(u"ISBN13")),
        QByteArray::number(wholeRating(own.rating, 5)),
        text(told(u"Average Rating")),
        text(media.attributes[u"publisher"].toString()),
        text(binding),
        pages > 0 ? QByteArray::number(pages) : QByteArray(),
        edition.isEmpty() ? year.toLatin1() : text(edition),
        year.toLatin1(), // digits, perhaps with a minus before them
        text(slashed(readOn(entry))),
        text(slashed(PartialDate::fromDateTime(own.createdAt))),
        text(shelves.join(u", "_s)),
        text(told(u"Bookshelves with positions")),
        text(shelf),
        text(review ? review->text : QString()),
        review && review->hasSpoilers ? QByteArray("true") : QByteArray(),
        text(own.notes),
        QByteArray::number(readCount(own)),
        text(snapshot.contains(u"Owned Copies") ? told(u"Owned Copies") : u"0"_s)};
    return cells.join(',') + "\r\n";
}

class GoodreadsWriter final : public ExportWriter
{
public:
    explicit GoodreadsWriter(QIODevice &device)
        : m_device(device)
    {
    }
    Result<> begin() override
    {
        return writeAll(m_device,
                        "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,"
                        "Average Rating,Publisher,Binding,Number of Pages,Year Published,Original "
                        "Publication Year,Date Read,Date Added,Bookshelves,Bookshelves with "
                        "positions,Exclusive Shelf,My Review,Spoiler,Private Notes,Read "
                        "Count,Owned Copies\r\n");
    }
    Result<> entry(const ExportEntry &entry) override { return writeAll(m_device, lineOf(entry)); }

private:
    QIODevice &m_device;
};

class GoodreadsExport final : public FacedFormat
{
public:
    GoodreadsExport()
        : FacedFormat({u"goodreads-csv", u"Goodreads (CSV)", u"csv", u"goodreads-csv",
                       QT_TRANSLATE_NOOP("omt::transfer::Export",
                                         "Books, to import on Goodreads, StoryGraph, BookWyrm and "
                                         "others.")})
    {
    }
    QList<MediaType> types() const override { return {MediaType::Book, MediaType::Audiobook}; }
    ExportAbility ability() const override
    {
        ExportAbility ability;
        using enum omt::transfer::Loss;
        ability.holds = {Status,    Rating, Notes,    Tags,     CompletedAt,
                         PassCount, Review, Spoilers, Creators, ReleaseDate};
        ability.ratingStep = 20;
        ability.finest = PartialDate::Precision::Day;
        ability.coarsest = PartialDate::Precision::Day;
        ability.attributes = {u"isbn10"_s,      u"isbn13"_s,          u"publisher"_s,
                              u"binding"_s,     u"pages"_s,           u"edition_date"_s,
                              u"series_name"_s, u"series_position"_s, u"series_positions"_s};
        ability.sources = {u"goodreads"_s};
        ability.snapshotFields
            = {u"Author l-f"_s,   u"Average Rating"_s, u"Bookshelves with positions"_s,
               u"Owned Copies"_s, u"ISBN"_s,           u"ISBN13"_s};
        ability.keySource = u"goodreads"_s;
        ability.otherKeys = {u"isbn"_s};
        ability.holdsOnlyYear = true;
        return ability;
    }
    // While it is read or planned again, the end of the time before stands in the one place.
    void addLosses(const ExportEntry &entry, LossReport &report) const override
    {
        const Status status = entry.entry.status;
        if ((status == Status::Planned || status == Status::InProgress)
            && entry.entry.completedAt.isKnown())
            report.add(Loss::CompletedAt);
    }
    std::unique_ptr<ExportWriter> makeWriter(QIODevice &device,
                                             const ExportContext &context) const override
    {
        Q_UNUSED(context)
        return std::make_unique<GoodreadsWriter>(device);
    }
};

} // namespace

std::unique_ptr<ExportFormat> makeGoodreadsExport()
{
    return std::make_unique<GoodreadsExport>();
}

} // namespace omt::transfer
