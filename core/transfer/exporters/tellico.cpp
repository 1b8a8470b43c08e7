// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/formats.h"
#include "core/transfer/exporters/writing.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** One kind of collection, with what it calls the fields that differ. */
struct Kind
{
    FormatFace face;
    MediaType type;
    const char16_t *number; ///< of the collection's type
    const char16_t *title;
    const char16_t *creators; ///< the plural; without its s, one of them
    const char16_t *year;
    const char16_t *plot;
};

constexpr const char *purposes[]{
    QT_TRANSLATE_NOOP("omt::transfer::Export", "Books, for Tellico and programs that read it."),
    QT_TRANSLATE_NOOP("omt::transfer::Export", "Films, for Tellico and programs that read it."),
    QT_TRANSLATE_NOOP("omt::transfer::Export", "Music, for Tellico and programs that read it."),
    QT_TRANSLATE_NOOP("omt::transfer::Export", "Comics, for Tellico and programs that read it."),
    QT_TRANSLATE_NOOP("omt::transfer::Export", "Games, for Tellico and programs that read it.")};

constexpr Kind kinds[]{{{u"tellico-books", u"Tellico books", u"xml", u"tellico", purposes[0]},
                        MediaType::Book,
                        u"2",
                        u"Books",
                        u"authors",
                        u"pub_year",
                        u"plot"},
                       {{u"tellico-films", u"Tellico films", u"xml", u"tellico", purposes[1]},
                        MediaType::Movie,
                        u"3",
                        u"Films",
                        u"directors",
                        u"year",
                        u"plot"},
                       {{u"tellico-music", u"Tellico music", u"xml", u"tellico", purposes[2]},
                        MediaType::Music,
                        u"4",
                        u"Music",
                        u"artists",
                        u"year",
                        u"description"},
                       {{u"tellico-comics", u"Tellico comics", u"xml", u"tellico", purposes[3]},
                        MediaType::Comic,
                        u"6",
                        u"Comics",
                        u"writers",
                        u"pub_year",
                        u"plot"},
                       {{u"tellico-games", u"Tellico games", u"xml", u"tellico", purposes[4]},
                        MediaType::Game,
                        u"11",
                        u"Games",
                        u"developers",
                        u"year",
                        u"description"}};

constexpr int firstOwnId = 1000000;

bool isFieldName(const QString &name)
{
    return !name.isEmpty() && name.at(0).isLetter()
        && std::all_of(name.begin(), name.end(), [](QChar c) {
               return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'_' || c == u'-';
           });
}

class TellicoWriter final : public ExportWriter
{
public:
    TellicoWriter(QIODevice &device, const Kind &kind)
        : m_device(device)
        , m_xml(&device)
        , m_kind(kind)
    {
    }

    Result<> begin() override
    {
        m_xml.setAutoFormatting(true);
        m_xml.writeStartDocument();
        m_xml.writeDTD(u"<!DOCTYPE tellico PUBLIC \"-//Robby Stephenson/DTD Tellico V11.0//EN\" "
                       u"\"http://periapsis.org/tellico/dtd/v11/tellico.dtd\">"_s);
        m_xml.writeStartElement(u"tellico"_s);
        m_xml.writeDefaultNamespace(u"http://periapsis.org/tellico/"_s);
        m_xml.writeAttribute(u"syntaxVersion"_s, u"11"_s);
        m_xml.writeStartElement(u"collection"_s);
        m_xml.writeAttribute(u"title"_s, QString::fromUtf16(m_kind.title));
        m_xml.writeAttribute(u"type"_s, QString::fromUtf16(m_kind.number));
        m_xml.writeStartElement(u"fields"_s);
        m_xml.writeEmptyElement(u"field"_s);
        m_xml.writeAttribute(u"name"_s, u"_default"_s); // all that Tellico has of itself
        writeRatingField();
        writeField(u"keyword"_s, u"Keywords"_s, u"1"_s, u"7"_s);
        writeField(u"omt_status"_s, u"Status"_s, u"1"_s, u"2"_s);
        writeField(u"viewingdate"_s, u"Finished"_s, u"12"_s, u"0"_s);
        writeField(u"favourite"_s, u"Favourite"_s, u"4"_s, u"0"_s);
        if (m_kind.type == MediaType::Movie)
            writeField(u"imdb"_s, u"IMDb"_s, u"7"_s, u"0"_s);
        m_xml.writeEndElement();
        return checkWritten(m_xml, m_device);
    }

    Result<> entry(const ExportEntry &entry) override;

    Result<> end() override
    {
        m_xml.writeEndDocument();
        return checkWritten(m_xml, m_device);
    }

private:
    void writeField(const QString &name, const QString &title, const QString &type,
                    const QString &flags)
    {
        m_xml.writeStartElement(u"field"_s);
        m_xml.writeAttribute(u"name"_s, name);
        m_xml.writeAttribute(u"title"_s, title);
        m_xml.writeAttribute(u"category"_s, u"Personal"_s);
        m_xml.writeAttribute(u"type"_s, type);
        m_xml.writeAttribute(u"flags"_s, flags);
        m_xml.writeAttribute(u"format"_s, u"4"_s);
        m_xml.writeEndElement();
    }
    void writeRatingField()
    {
        m_xml.writeStartElement(u"field"_s);
        for (const auto &[name, value] :
             {std::pair(u"name"_s, u"rating"_s), std::pair(u"title"_s, u"Rating"_s),
              std::pair(u"category"_s, u"Personal"_s), std::pair(u"type"_s, u"14"_s),
              std::pair(u"flags"_s, u"2"_s), std::pair(u"format"_s, u"4"_s)})
            m_xml.writeAttribute(name, value);
        for (const auto &[name, value] :
             {std::pair(u"maximum"_s, u"10"_s), std::pair(u"minimum"_s, u"1"_s)}) {
            m_xml.writeStartElement(u"prop"_s);
            m_xml.writeAttribute(u"name"_s, name);
            m_xml.writeCharacters(value);
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }
    void put(const QString &name, const QString &value)
    {
        if (value.isEmpty() || m_written.contains(name))
            return;
        m_written.append(name);
        m_xml.writeTextElement(name, withoutControls(value));
    }
    void putNumber(const QString &name, int value)
    {
        if (value > 0)
            put(name, QString::number(value));
    }
    void putList(const QString &plural, const QString &one, const QStringList &values)
    {
        if (values.isEmpty())
            return;
        m_written.append(plural);
        m_xml.writeStartElement(plural);
        for (const QString &value : values)
            m_xml.writeTextElement(one, withoutControls(value));
        m_xml.writeEndElement();
    }
    void putDate(const QString &name, const PartialDate &date)
    {
        if (dayText(date).isEmpty())
            return;
        m_written.append(name);
        m_xml.writeStartElement(name);
        m_xml.writeAttribute(u"calendar"_s, u"gregorian"_s);
        m_xml.writeTextElement(u"year"_s, QString::number(date.year()));
        m_xml.writeTextElement(u"month"_s, QString::number(date.month()));
        m_xml.writeTextElement(u"day"_s, QString::number(date.day()));
        m_xml.writeEndElement();
    }
    QString idOf(const ExportEntry &entry);
    void putTitle(const ExportEntry &entry);
    void putHistory(const Entry &own);

    QIODevice &m_device;
    QXmlStreamWriter m_xml;
    const Kind &m_kind;
    QStringList m_written;
    QSet<int> m_ids;
    int m_nextId = firstOwnId;
};

// The number it had in its collection, where nobody else has that.
QString TellicoWriter::idOf(const ExportEntry &entry)
{
    bool isNumber = false;
    const int told = entry.snapshot(u"tellico")[u"id"].toString().toInt(&isNumber);
    const int id
        = isNumber && told >= 0 && told < firstOwnId && !m_ids.contains(told) ? told : m_nextId++;
    m_ids.insert(id);
    return QString::number(id);
}

Result<> TellicoWriter::entry(const ExportEntry &entry)
{
    m_written.clear();
    m_xml.writeStartElement(u"entry"_s);
    m_xml.writeAttribute(u"id"_s, idOf(entry));
    putTitle(entry);
    putHistory(entry.entry);
    const QJsonObject snapshot = entry.snapshot(u"tellico");
    for (auto it = snapshot.begin(); it != snapshot.end(); ++it) {
        const QString text = it.value().toString();
        if (!isFieldName(it.key()) || it.key() == "id"_L1)
            continue;
        if (text.contains(u'\n') && it.key().endsWith(u's'))
            putList(it.key(), it.key().chopped(1), text.split(u'\n', Qt::SkipEmptyParts));
        else
            put(it.key(), text);
    }
    m_xml.writeEndElement();
    return checkWritten(m_xml, m_device);
}

void TellicoWriter::putTitle(const ExportEntry &entry)
{
    const Media &media = entry.media;
    const QString creators = QString::fromUtf16(m_kind.creators);
    put(u"title"_s, media.title);
    putList(creators, creators.chopped(1), media.creators);
    putList(u"genres"_s, u"genre"_s, media.genres);
    if (media.releaseDate.isKnown()) {
        const QString field = QString::fromUtf16(m_kind.year);
        const QString year = QString::number(media.releaseDate.year());
        if (entry.snapshot(u"tellico").contains(field)) // another edition's
            putList(u"cr_years"_s, u"cr_year"_s, {year});
        else
            put(field, year);
    }
    put(QString::fromUtf16(m_kind.plot), media.description);
    const QJsonObject &attributes = media.attributes;
    if (m_kind.type == MediaType::Movie) {
        putNumber(u"running-time"_s, media.progressTotal.value_or(0));
        if (const QString imdb = entry.key(u"imdb"); !imdb.isEmpty())
            put(u"imdb"_s, u"https://www.imdb.com/title/"_s + imdb);
    }
    if (info(m_kind.type).family == AttributeFamily::Written) {
        putNumber(u"pages"_s, attributes[u"pages"].toInt());
        put(u"isbn"_s, entry.key(u"isbn"));
        put(u"binding"_s, attributes[u"binding"].toString());
        if (const QString publisher = attributes[u"publisher"].toString(); !publisher.isEmpty())
            putList(u"publishers"_s, u"publisher"_s, {publisher});
    }
}

void TellicoWriter::putHistory(const Entry &own)
{
    put(u"omt_status"_s, toString(own.status));
    if (own.status == Status::Completed && m_kind.type == MediaType::Book)
        put(u"read"_s, u"true"_s);
    if (own.status == Status::Completed && m_kind.type == MediaType::Game)
        put(u"completed"_s, u"true"_s);
    if (own.status == Status::Completed)
        putDate(u"viewingdate"_s, own.completedAt);
    putNumber(u"rating"_s, wholeRating(own.rating, 10));
    putList(u"keywords"_s, u"keyword"_s, own.tags);
    if (own.isFavourite)
        put(u"favourite"_s, u"true"_s);
    put(u"comments"_s, own.notes);
    putDate(u"cdate"_s, PartialDate::fromDateTime(own.createdAt));
    putDate(u"mdate"_s, PartialDate::fromDateTime(own.updatedAt));
}

class TellicoExport final : public FacedFormat
{
public:
    explicit TellicoExport(const Kind &kind)
        : FacedFormat(kind.face)
        , m_kind(kind)
    {
    }
    QList<MediaType> types() const override { return {m_kind.type}; }
    ExportAbility ability() const override
    {
        ExportAbility ability;
        using enum omt::transfer::Loss;
        ability.holds = {Status,    Rating,   Notes,  Tags,        CompletedAt,
                         Favourite, Creators, Genres, Description, ReleaseDate};
        ability.ratingStep = 10;
        ability.finest = PartialDate::Precision::Day;
        ability.coarsest = PartialDate::Precision::Day;
        ability.holdsOnlyYear = true;
        ability.sources = {u"tellico"_s};
        if (m_kind.type == MediaType::Movie)
            ability.otherKeys = {u"imdb"_s};
        if (info(m_kind.type).family == AttributeFamily::Written) {
            ability.otherKeys = {u"isbn"_s};
            ability.attributes = {u"isbn13"_s, u"pages"_s, u"binding"_s, u"publisher"_s};
        }
        return ability;
    }
    void addLosses(const ExportEntry &entry, LossReport &report) const override
    {
        if (entry.entry.status != Status::Completed && entry.entry.completedAt.isKnown())
            report.add(Loss::CompletedAt);
    }
    std::unique_ptr<ExportWriter> makeWriter(QIODevice &device,
                                             const ExportContext &context) const override
    {
        Q_UNUSED(context)
        return std::make_unique<TellicoWriter>(device, m_kind);
    }

private:
    const Kind &m_kind;
};

} // namespace

std::vector<std::unique_ptr<ExportFormat>> makeTellicoExports()
{
    std::vector<std::unique_ptr<ExportFormat>> formats;
    for (const Kind &kind : kinds)
        formats.push_back(std::make_unique<TellicoExport>(kind));
    return formats;
}

} // namespace omt::transfer
