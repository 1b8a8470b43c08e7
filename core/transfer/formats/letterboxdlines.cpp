// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/letterboxdlines.h"

#include "core/transfer/formats/cellguard.h"
#include "core/transfer/inputerror.h"

#include <QFileInfo>
#include <QUrl>

namespace omt::transfer {

using namespace Qt::StringLiterals;
using enum LetterboxdPart;

namespace {

constexpr auto listMark = "Letterboxd list export";

// https://boxd.it/7lcA names a film by its short key, https://letterboxd.com/film/heat-1995/ (older
// exports) by its slug; the addresses of diary entries name the entry and are no key of the film.
void addFilmKey(Media &media, const QString &address)
{
    const QUrl url(address);
    const QStringList path = url.path().split(u'/', Qt::SkipEmptyParts);
    if (url.host() == "boxd.it"_L1 && path.size() == 1)
        addKey(media, u"letterboxd"_s, u"film"_s, path[0]);
    else if (url.host().endsWith("letterboxd.com"_L1) && path.size() == 2 && path[0] == "film"_L1)
        addKey(media, u"letterboxd"_s, u"slug"_s, path[1]);
}

void takeFilm(Media &media, FieldBag &bag)
{
    media.type = MediaType::Movie;
    media.title = bag.takeTrimmed(u"Name");
    media.releaseDate = bag.takeDate(u"Year");
}

void takePlay(ImportRow &row, FieldBag &bag)
{
    row.status = Status::Completed;
    row.addedAt = bag.takeDate(u"Date");
    row.completedAt = bag.takeDate(u"Watched Date");
    row.isPlay = row.completedAt.isKnown();
    row.rating = bag.takeRating(u"Rating", 5);
    row.tags = splitList(bag.take(u"Tags"));
    if (const QString review = bag.take(u"Review"); !review.trimmed().isEmpty())
        row.review = withoutCellGuard(review);
    const QString rewatch = bag.takeTrimmed(u"Rewatch");
    row.isRepeat = rewatch.compare("Yes"_L1, Qt::CaseInsensitive) == 0;
    if (!rewatch.isEmpty())
        bag.add(u"Rewatch"_s, rewatch);
}

void takeMark(ImportRow &row, FieldBag &bag, LetterboxdPart part)
{
    addFilmKey(row.media, bag.takeTrimmed(u"Letterboxd URI"));
    switch (part) {
    case Ratings:
        row.rating = bag.takeRating(u"Rating", 5);
        row.updatedAt = bag.takeDate(u"Date");
        break;
    case Likes:
        row.isFavourite = true;
        if (const QString date = bag.takeTrimmed(u"Date"); !date.isEmpty())
            bag.add(u"Liked on"_s, date);
        break;
    case Watchlist:
        row.status = Status::Planned;
        row.addedAt = bag.takeDate(u"Date");
        break;
    default:
        row.status = Status::Completed;
        row.addedAt = bag.takeDate(u"Date");
        break;
    }
}

bool deliver(ImportRow &&row, const FieldBag &bag, qint64 line, Delivery &delivery)
{
    if (row.media.title.isEmpty() && row.media.externalKeys.isEmpty())
        return delivery.problem(formatText("The line names no film and was left out."), line);
    return delivery.problems(bag.complaints(), line) && delivery.row(std::move(row), line);
}

} // namespace

Result<> LetterboxdLines::read(LetterboxdPart part, InputStream &stream)
{
    if (part == List)
        return readList(stream);
    Delivery delivery(m_sink, stream.name());
    return readTable(stream, {u"Name"_s, u"Letterboxd URI"_s}, delivery,
                     [&](const CsvHeader &header, const CsvRecord &record) {
                         return take(part, header, record, delivery);
                     });
}

bool LetterboxdLines::take(LetterboxdPart part, const CsvHeader &header, const CsvRecord &record,
                           Delivery &delivery)
{
    FieldBag bag = bagOf(header, record);
    ImportRow row;
    takeFilm(row.media, bag);
    if (part == Diary || part == Reviews) {
        const QString address = header.value(record, u"Letterboxd URI").trimmed();
        if (part == Diary && m_reviewed.contains(address))
            return true;
        takePlay(row, bag);
        if (part == Reviews && row.isPlay)
            m_reviewed.insert(address);
    } else {
        takeMark(row, bag, part);
    }
    row.extras = bag.rest();
    return deliver(std::move(row), bag, record.line, delivery);
}

// "Letterboxd list export v7", then a table of one record about the list, then the table of films.
Result<> LetterboxdLines::readList(InputStream &stream)
{
    CsvReader csv(stream);
    Delivery delivery(m_sink, stream.name());
    CsvRecord mark;
    CsvRecord names;
    CsvRecord values;
    for (CsvRecord *record : {&mark, &names, &values}) {
        const auto found = csv.next(*record);
        if (!found)
            return found.error();
        if (!*found || !mark.fields.first().startsWith(QLatin1StringView(listMark)))
            return inputError(stream.name(), 0, formatText("This is no Letterboxd list."));
    }
    FieldBag list = bagOf(CsvHeader(names), values);
    ImportRow::ListPlace place;
    place.list = list.takeTrimmed(u"Name");
    if (place.list.isEmpty())
        place.list = QFileInfo(stream.name()).completeBaseName();
    place.description = list.take(u"Description");
    const QJsonObject aboutList = list.rest();
    return readTable(csv, {u"Position"_s, u"Name"_s}, delivery,
                     [&](const CsvHeader &header, const CsvRecord &record) {
                         FieldBag bag = bagOf(header, record);
                         ImportRow row;
                         takeFilm(row.media, bag);
                         addFilmKey(row.media, bag.takeTrimmed(u"URL"));
                         place.position = bag.takeCount(u"Position").value_or(0);
                         place.note = bag.take(u"Description");
                         row.lists.append(place);
                         row.extras = bag.rest();
                         if (!aboutList.isEmpty())
                             row.extras.insert(u"list"_s, aboutList);
                         return deliver(std::move(row), bag, record.line, delivery);
                     });
}

std::optional<LetterboxdPart> letterboxdPart(const QString &name, const QByteArray &head)
{
    if (head.startsWith(listMark))
        return List;
    const CsvHeader header = headerOf(head);
    if (!header.hasAll({u"Date"_s, u"Name"_s, u"Year"_s, u"Letterboxd URI"_s}))
        return std::nullopt;
    if (header.has(u"Review"))
        return Reviews;
    if (header.has(u"Watched Date"))
        return Diary;
    if (header.has(u"Rating"))
        return Ratings;
    if (name.contains("watchlist"_L1, Qt::CaseInsensitive))
        return Watchlist;
    if (name.contains("watched"_L1, Qt::CaseInsensitive))
        return Watched;
    const bool isLikes = name.contains("films"_L1, Qt::CaseInsensitive)
        || name.contains("like"_L1, Qt::CaseInsensitive);
    return isLikes ? Likes : Watched;
}

} // namespace omt::transfer
