// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/cellguard.h"
#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/inputfile.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// "a, b\\, c": a separator after a backslash belongs to the item.
QStringList itemsOf(const QString &text, QChar separator)
{
    QStringList items;
    QString item;
    bool isEscaped = false;
    for (const QChar c : text) {
        if (!isEscaped && c == u'\\') {
            isEscaped = true;
        } else if (!isEscaped && c == separator) {
            items.append(item.trimmed());
            item.clear();
        } else {
            item.append(c);
            isEscaped = false;
        }
    }
    items.append(item.trimmed());
    items.removeAll(QString());
    items.removeDuplicates();
    return items;
}

void takeTitle(Media &media, FieldBag &bag)
{
    media.title = bag.take(u"title");
    const QString type = bag.takeTrimmed(u"media_type");
    media.type = mediaTypeFromString(type).value_or(MediaType::Movie);
    if (!mediaTypeFromString(type))
        bag.refuse(u"media_type"_s, type);
    media.releaseDate = bag.takeDate(u"release_date");
    media.creators = itemsOf(bag.take(u"creators"), u';');
    setTotal(media, bag.takeCount(u"progress_total"));
    for (const QString &text : bag.take(u"external").split(u' ', Qt::SkipEmptyParts)) {
        const ExternalKey key = ExternalKey::fromString(text);
        addKey(media, key.source, key.space, key.key);
    }
    (void)bag.take(u"media_id"); // of the library it was written by
}

void takeHistory(ImportRow &row, FieldBag &bag)
{
    const QString status = bag.takeTrimmed(u"status");
    row.status = statusFromString(status);
    if (!row.status && !status.isEmpty())
        bag.refuse(u"status"_s, status);
    row.progress = bag.takeNumber(u"progress");
    row.rating = bag.takeRating(u"rating", 100);
    row.startedAt = bag.takeDate(u"started_at");
    row.completedAt = bag.takeDate(u"completed_at");
    if (const auto passes = bag.takeCount(u"passes"); passes && *passes > 1)
        row.earlierPasses = *passes - 1;
    row.tags = itemsOf(bag.take(u"tags"), u',');
    for (const QString &list : itemsOf(bag.take(u"lists"), u';'))
        row.lists.append({list, {}, 0, {}});
    row.notes = bag.takeProse(u"notes");
    row.review = bag.takeProse(u"review");
    if (bag.takeTrimmed(u"is_favourite") == "yes"_L1)
        row.isFavourite = true;
    if (bag.takeTrimmed(u"is_private") == "yes"_L1)
        row.isPrivate = true;
    row.addedAt = bag.takeDate(u"created_at");
    row.updatedAt = bag.takeDate(u"updated_at");
}

/** Our own export for spreadsheets. */
class LibraryCsvFormat final : public PersonalFormat
{
public:
    LibraryCsvFormat()
        : PersonalFormat(u"omt-csv", u"OmniMediaTrak CSV", u"omnimediatrak")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        const CsvHeader header = headerOf(probe.head);
        return header.hasAll({u"media_id"_s, u"title"_s, u"media_type"_s, u"progress_total"_s}) ? 95
                                                                                                : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readTable(stream, {u"title"_s, u"media_type"_s}, delivery,
                         [&delivery](const CsvHeader &header, const CsvRecord &record) {
                             CsvRecord plain = record;
                             for (QString &field : plain.fields)
                                 field = withoutCellGuard(field);
                             FieldBag bag = bagOf(header, plain);
                             ImportRow row;
                             takeTitle(row.media, bag);
                             takeHistory(row, bag);
                             return deliver(delivery, std::move(row), bag, record.line);
                         });
    }
};

/** What Letterboxd imports: one line a viewing, by the numbers of TMDB and IMDb. */
class LetterboxdImportFormat final : public PersonalFormat
{
public:
    LetterboxdImportFormat()
        : PersonalFormat(u"letterboxd-import-csv", u"Letterboxd import CSV", u"letterboxd")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        const CsvHeader header = headerOf(probe.head);
        const bool hasKey = header.has(u"tmdbID") || header.has(u"imdbID");
        return hasKey && header.hasAll({u"Title"_s, u"WatchedDate"_s}) ? 95 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readTable(stream, {u"Title"_s, u"WatchedDate"_s}, delivery,
                         [&delivery](const CsvHeader &header, const CsvRecord &record) {
                             FieldBag bag = bagOf(header, record);
                             ImportRow row;
                             takeFilm(row.media, bag);
                             takeViewing(row, bag);
                             return deliver(delivery, std::move(row), bag, record.line);
                         });
    }

private:
    static void takeFilm(Media &media, FieldBag &bag)
    {
        media.type = MediaType::Movie;
        media.title = bag.takeTrimmed(u"Title");
        media.releaseDate = bag.takeDate(u"Year");
        media.creators = splitList(bag.take(u"Directors"));
        addKey(media, u"tmdb"_s, u"movie"_s, bag.takeTrimmed(u"tmdbID"));
        addKey(media, u"imdb"_s, {}, bag.takeTrimmed(u"imdbID"));
    }
    static void takeViewing(ImportRow &row, FieldBag &bag)
    {
        row.status = Status::Completed;
        row.completedAt = bag.takeDate(u"WatchedDate");
        row.isPlay = row.completedAt.isKnown();
        row.rating = bag.takeRating(u"Rating10", 10);
        if (const auto stars = bag.takeRating(u"Rating", 5); !row.rating)
            row.rating = stars;
        const QString again = bag.takeTrimmed(u"Rewatch").toLower();
        row.isRepeat = again == "true"_L1 || again == "yes"_L1;
        if (row.isRepeat && !row.isPlay)
            row.earlierPasses = 1; // a viewing of no known day counts none by itself
        row.tags = splitList(bag.take(u"Tags"));
        if (const auto review = bag.takeProse(u"Review"))
            row.review = withoutCellGuard(*review);
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeLibraryCsvFormat()
{
    return std::make_unique<LibraryCsvFormat>();
}

std::unique_ptr<ImportFormat> makeLetterboxdImportFormat()
{
    return std::make_unique<LetterboxdImportFormat>();
}

} // namespace omt::transfer
