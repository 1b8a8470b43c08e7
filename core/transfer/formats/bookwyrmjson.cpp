// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/bookfields.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/words.h"
#include "core/transfer/inputfile.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

void takeBook(Media &media, JsonBag &bag)
{
    takeBinding(media, bag.takeText(u"edition.physicalFormat"));
    media.title = bag.takeText(u"edition.title");
    addName(media, bag.takeText(u"work.title"), {}, u"alias"_s);
    setText(media.attributes, u"subtitle", bag.takeText(u"edition.subtitle"));
    for (const QJsonValue author : bag.takeArray(u"authors"))
        addCreators(media, {author[u"name"].toString()});
    addIsbn(media, bag.takeText(u"edition.isbn13"));
    addIsbn(media, bag.takeText(u"edition.isbn10"));
    addServiceKey(media, u"openlibrary"_s, bag.takeText(u"edition.openlibraryKey"));
    addServiceKey(media, u"openlibrary"_s, bag.takeText(u"work.openlibraryKey"));
    addServiceKey(media, u"goodreads"_s, bag.takeText(u"edition.goodreadsKey"));
    addServiceKey(media, u"asin"_s, bag.takeText(u"edition.asin"));
    addServiceKey(media, u"oclc"_s, bag.takeText(u"edition.oclcNumber"));
    setTotal(media, bag.takeCount(u"edition.pages"));
    setSeries(media, bag.takeText(u"edition.series"), bag.takeText(u"edition.seriesNumber"));
    setText(media.attributes, u"publisher", bag.takeTexts(u"edition.publishers").join(u", "_s));
    media.description = bag.takeProse(u"edition.description").value_or(QString());
    const PartialDate edition = bag.takeDate(u"edition.publishedDate");
    const PartialDate work = bag.takeDate(u"work.publishedDate");
    media.releaseDate = PartialDate::fromDate((work.isKnown() ? work : edition).startDate());
    media.genres = bag.takeTexts(u"work.subjects");
    (void)bag.take(u"edition");
    (void)bag.take(u"work");
}

void takeShelves(ImportRow &row, JsonBag &bag)
{
    for (const QJsonValue shelf : bag.takeArray(u"shelves")) {
        const QString name = shelf[u"name"].toString();
        const auto status = statusFromWord(name);
        const bool isPlan = row.status && status == Status::Planned; // on that shelf besides
        if (status && !isPlan)
            row.status = status;
        else if (!status && !name.isEmpty())
            row.lists.append({name, {}, 0, {}});
    }
    for (const QJsonValue list : bag.takeArray(u"lists")) {
        ImportRow::ListPlace place;
        place.list = list[u"name"].toString();
        place.description = list[u"summary"].toString();
        place.position = list[u"list_item"][u"order"].toInt();
        place.note = list[u"list_item"][u"notes"].toString();
        row.lists.append(place);
    }
}

void takeReviews(ImportRow &row, JsonBag &bag)
{
    QStringList texts;
    QJsonArray about;
    for (const QJsonValue value : bag.takeArray(u"reviews")) {
        const QString name = value[u"name"].toString();
        const QString text = value[u"content"].toString();
        texts.append(name.isEmpty() ? text : name + u"\n\n"_s + text);
        row.reviewHasSpoilers = row.reviewHasSpoilers || value[u"sensitive"].toBool();
        if (const auto rating = Rating::fromScale(value[u"rating"].toDouble(), 5))
            row.rating = rating;
        about.append(
            QJsonObject{{u"published"_s, value[u"published"]}, {u"warning"_s, value[u"summary"]}});
    }
    if (!texts.isEmpty()) {
        row.review = texts.join(u"\n\n"_s);
        bag.put(u"reviews", about);
    }
    QStringList notes;
    for (const auto kind : {u"comments", u"quotations"}) {
        for (const QJsonValue note : bag.takeArray(QStringView(kind))) {
            for (const auto field : {u"quote", u"content"})
                notes.append(note[QStringView(field)].toString());
        }
    }
    notes.removeAll(QString());
    if (!notes.isEmpty())
        row.notes = notes.join(u"\n\n"_s);
}

bool deliverBook(JsonBag &bag, qint64 line, Delivery &delivery)
{
    ImportRow row;
    takeBook(row.media, bag);
    takeShelves(row, bag);
    takeReviews(row, bag);
    QList<Reading> readings;
    for (const QJsonValue value : bag.takeArray(u"readthroughs")) {
        JsonBag reading(value.toObject());
        const QString start = reading.takeText(u"start_date").left(10);
        const QString end = reading.takeText(u"finish_date").left(10);
        readings.append({historyDate(start), historyDate(end)});
        if (reading.takeText(u"progress_mode") == "PG"_L1)
            row.progress = reading.takeCount(u"progress");
    }
    return deliverWithReadings(delivery, std::move(row), bag, line, readings);
}

QString archiveMember(const QStringList &members)
{
    for (const QString &member : members) {
        if (member.section(u'/', -1) == "archive.json"_L1)
            return member;
    }
    return {};
}

/** The account archive (archive.json, mostly in a .tar.gz with the covers). */
class BookWyrmJsonFormat final : public PersonalFormat
{
public:
    BookWyrmJsonFormat()
        : PersonalFormat(u"bookwyrm-json", u"BookWyrm archive", u"bookwyrm")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        if (!archiveMember(probe.members).isEmpty())
            return 80;
        return headStarts(probe, '{') && headHas(probe, {"bookwyrmUser"}) ? 90 : 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        const auto members = file.members();
        if (!members)
            return members.error();
        auto content = file.isArchive() ? file.member(archiveMember(*members)) : file.content();
        return content ? readContent(**content, sink) : Result<>(content.error());
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readBags(stream, {u"books"_s}, delivery, [&delivery](JsonBag &bag, qint64 line) {
            return deliverBook(bag, line, delivery);
        });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeBookWyrmJsonFormat()
{
    return std::make_unique<BookWyrmJsonFormat>();
}

} // namespace omt::transfer
