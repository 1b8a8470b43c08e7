// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/catalogs.h"
#include "core/transfer/formats/csvtable.h"
#include "core/transfer/inputfile.h"

#include <QRegularExpression>

#include <functional>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

using Fields = std::function<QString(const char16_t *column)>;
using MakeMedia = std::function<Media(const Fields &value)>;

Result<> readCatalog(InputFile &file, RowSink &sink, const QStringList &required,
                     const MakeMedia &make)
{
    auto content = file.content();
    if (!content)
        return content.error();
    Delivery delivery(sink, (*content)->name());
    return readTable(
        **content, required, delivery, [&](const CsvHeader &header, const CsvRecord &record) {
            if (delivery.wasTaken())
                return true;
            ImportRow row;
            row.media = make(
                [&](const char16_t *column) { return header.value(record, column).trimmed(); });
            if (row.media.title.isEmpty()) {
                return delivery.problem(formatText("The entry has no title and was left out."),
                                        record.line);
            }
            return delivery.row(std::move(row), record.line);
        });
}

// "113 min" or "2 Seasons"; Hulu's table has it among the age ratings at times.
bool takeDuration(Media &media, const QString &text)
{
    static const QRegularExpression pattern(u"^(\\d+) (min|Seasons?)$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return false;
    const auto number = countingNumber(match.captured(1));
    if (match.captured(2) != "min"_L1)
        setNumber(media.attributes, u"seasons", number);
    else if (media.type == MediaType::Movie)
        setTotal(media, number);
    else
        setNumber(media.attributes, u"runtime_minutes", number);
    return true;
}

void takeCountries(Media &media, const QString &text)
{
    QStringList codes;
    for (const QString &country : splitList(text))
        codes.append(countryCode(country));
    media.countryOfOrigin = codes.value(0);
    if (codes.size() > 1)
        setList(media.attributes, u"countries", codes);
}

/** Which service a table is of, by its name; the tables themselves do not say. */
QString serviceOf(const QString &fileName)
{
    for (const auto &service : {u"amazon"_s, u"hulu"_s, u"netflix"_s, u"disney"_s}) {
        if (fileName.contains(service, Qt::CaseInsensitive))
            return service;
    }
    return {};
}

Media streamedTitle(const Fields &value, const QString &service)
{
    Media media;
    media.type = value(u"type") == "TV Show"_L1 ? MediaType::Show : MediaType::Movie;
    media.title = value(u"title");
    media.creators = splitList(value(u"director"));
    setList(media.attributes, u"cast", splitList(value(u"cast")));
    takeCountries(media, value(u"country"));
    if (const auto year = countingNumber(value(u"release_year")))
        media.releaseDate = PartialDate::fromYear(*year);
    const QString rating = value(u"rating");
    const bool isDuration = takeDuration(media, rating);
    takeDuration(media, value(u"duration"));
    setText(media.attributes, u"content_rating", isDuration ? QString() : rating);
    setText(media.attributes, u"date_added", value(u"date_added"));
    const QString genres = value(u"genre");
    media.genres = splitList(genres.isEmpty() ? value(u"listed_in") : genres);
    media.description = value(u"description");
    if (!service.isEmpty()) {
        setText(media.attributes, u"network", service);
        addKey(media, u"streaming"_s, service, value(u"show_id"));
    }
    return media;
}

// The table lost the zeros in front, and the last digits of every ISBN-13.
QString restoredIsbn(const QString &written)
{
    return written.isEmpty() ? QString() : normalisedIsbn(written.rightJustified(10, u'0'));
}

Media goodbook(const Fields &value)
{
    Media media;
    media.type = MediaType::Book;
    media.title = value(u"title").simplified();
    if (media.title.isEmpty())
        media.title = value(u"original_title").simplified();
    addName(media, value(u"original_title"), {}, u"original"_s);
    applySeries(media);
    media.creators = splitList(value(u"authors"));
    if (const auto year = wholeNumber(value(u"original_publication_year")); year && *year != 0)
        media.releaseDate = PartialDate::fromYear(*year);
    const QString isbn = restoredIsbn(value(u"isbn"));
    addKey(media, u"goodreads"_s, {}, value(u"goodreads_book_id"));
    addKey(media, u"isbn"_s, {}, isbn);
    setText(media.attributes, u"isbn13", isbn);
    setText(media.attributes, u"language", languageCode(value(u"language_code")));
    media.popularity = value(u"ratings_count").toDouble();
    if (const double average = value(u"average_rating").toDouble(); average > 0)
        media.attributes.insert(u"average_rating"_s, average);
    const QString cover = value(u"image_url");
    if (!cover.contains("nophoto"_L1))
        media.coverUrl = cover;
    return media;
}

Media visualNovel(const Fields &value)
{
    Media media;
    media.type = MediaType::VisualNovel;
    const QString japanese = value(u"title_ja");
    const QString english = value(u"title_en");
    const QString chinese = value(u"title_zh");
    const QStringList aliases = value(u"alias").split("\\n"_L1, Qt::SkipEmptyParts);
    for (const QString &title : {english, japanese, chinese, aliases.value(0)}) {
        if (media.title.isEmpty())
            media.title = title.trimmed();
    }
    addName(media, japanese, u"ja"_s, u"original"_s);
    addName(media, english, u"en"_s, u"translated"_s);
    addName(media, chinese, u"zh"_s, u"translated"_s);
    for (const QString &alias : aliases)
        addName(media, alias, {}, u"alias"_s);
    addKey(media, u"vndb"_s, {}, value(u"vid"));
    media.popularity = value(u"c_votecount").toDouble();
    if (const auto rating = countingNumber(value(u"c_rating"))) // 784 is 7.84 of 10
        media.attributes.insert(u"average_rating"_s, *rating / 100.0);
    return media;
}

} // namespace

StreamingCsvFormat::StreamingCsvFormat()
    : CatalogFormat(u"streaming-csv"_s, u"Streaming titles CSV"_s, u"streaming"_s)
{
}

int StreamingCsvFormat::recognise(const FileProbe &probe) const
{
    return headerOf(probe.head)
               .hasAll({u"show_id"_s, u"type"_s, u"title"_s, u"release_year"_s, u"duration"_s})
        ? 90
        : 0;
}

Result<> StreamingCsvFormat::read(InputFile &file, RowSink &sink) const
{
    const QString service = serviceOf(file.name());
    return readCatalog(file, sink, {u"show_id"_s, u"title"_s},
                       [&service](const Fields &value) { return streamedTitle(value, service); });
}

GoodbooksFormat::GoodbooksFormat()
    : CatalogFormat(u"goodbooks-csv"_s, u"goodbooks-10k"_s, u"goodreads"_s)
{
}

int GoodbooksFormat::recognise(const FileProbe &probe) const
{
    return headerOf(probe.head)
               .hasAll({u"goodreads_book_id"_s, u"authors"_s, u"title"_s, u"ratings_count"_s})
        ? 90
        : 0;
}

Result<> GoodbooksFormat::read(InputFile &file, RowSink &sink) const
{
    return readCatalog(file, sink, {u"goodreads_book_id"_s, u"title"_s}, goodbook);
}

VndbCsvFormat::VndbCsvFormat()
    : CatalogFormat(u"vndb-csv"_s, u"VNDB ranking CSV"_s, u"vndb"_s)
{
}

int VndbCsvFormat::recognise(const FileProbe &probe) const
{
    return headerOf(probe.head).hasAll({u"vid"_s, u"c_votecount"_s, u"title_en"_s, u"title_ja"_s})
        ? 90
        : 0;
}

Result<> VndbCsvFormat::read(InputFile &file, RowSink &sink) const
{
    return readCatalog(file, sink, {u"vid"_s}, visualNovel);
}

} // namespace omt::transfer
