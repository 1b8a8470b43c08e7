// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/catalogreading.h"
#include "core/transfer/formats/dumps.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/linereader.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// "/works/OL45804W" without what stands before.
QString lastOf(const QString &key)
{
    return key.mid(key.lastIndexOf(u'/') + 1);
}

// A text, or an object that has it as its value.
QString valueText(const QJsonValue &value)
{
    return value.isObject() ? value[u"value"].toString() : value.toString();
}

QString coverOf(const QJsonObject &object)
{
    const auto number = object[u"covers"].toArray().first().toInteger();
    return number > 0
        ? u"https://covers.openlibrary.org/b/id/"_s + QString::number(number) + u"-L.jpg"_s
        : QString();
}

// Dates are written as people write them; only a year that stands alone in them is trusted.
PartialDate yearIn(const QString &text)
{
    static const QRegularExpression year(u"(?<!\\d)(1[4-9]\\d\\d|20\\d\\d)(?!\\d)"_s);
    bool isDate = true;
    const PartialDate date = PartialDate::fromString(text.trimmed(), &isDate);
    if (isDate && date.isKnown())
        return date;
    const auto match = year.match(text);
    return match.hasMatch() ? PartialDate::fromYear(match.captured(1).toInt()) : PartialDate();
}

QString titleOf(const QJsonObject &object)
{
    const QString title = object[u"title"].toString().simplified();
    const QString subtitle = object[u"subtitle"].toString().simplified();
    return title.isEmpty() || subtitle.isEmpty() ? title : title + u": "_s + subtitle;
}

std::optional<ImportRow> workRow(const QJsonObject &work)
{
    if (work[u"type"][u"key"].toString() != "/type/work"_L1)
        return std::nullopt;
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::Book;
    media.title = work[u"title"].toString().simplified();
    addName(media, titleOf(work), {}, u"alias"_s);
    for (const QJsonValue author : work[u"authors"].toArray()) {
        const QJsonValue who = author[u"author"].isUndefined() ? author : author[u"author"];
        const QString key = lastOf(who.isString() ? who.toString() : who[u"key"].toString());
        if (!key.isEmpty() && !row.creatorKeys.contains(key))
            row.creatorKeys.append(key);
    }
    media.genres = textsOf(work[u"subjects"]).mid(0, 20);
    media.description = valueText(work[u"description"]);
    media.coverUrl = coverOf(work);
    media.releaseDate = yearIn(work[u"first_publish_date"].toString());
    addServiceKey(media, u"openlibrary"_s, work[u"key"].toString());
    return row;
}

void addIsbns(Media &media, const QJsonObject &edition)
{
    for (const auto &name : {u"isbn_13"_s, u"isbn_10"_s}) {
        for (const QString &isbn : textsOf(edition[name]))
            addIsbn(media, isbn);
    }
}

std::optional<ImportRow> editionRow(const QJsonObject &edition)
{
    if (edition[u"type"][u"key"].toString() != "/type/edition"_L1)
        return std::nullopt;
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::Book;
    media.title = edition[u"title"].toString().simplified();
    addServiceKey(media, u"openlibrary"_s, edition[u"key"].toString());
    for (const QJsonValue work : edition[u"works"].toArray())
        row.supplements
            = addServiceKey(media, u"openlibrary"_s, work[u"key"].toString()) || row.supplements;
    addIsbns(media, edition);
    setTotal(media, edition[u"number_of_pages"].toInt());
    setText(media.attributes, u"publisher", textsOf(edition[u"publishers"]).value(0));
    setText(media.attributes, u"binding", edition[u"physical_format"].toString());
    setText(media.attributes, u"series_name", textsOf(edition[u"series"]).value(0));
    const QString language
        = languageCode(lastOf(edition[u"languages"].toArray().first()[u"key"].toString()));
    setText(media.attributes, u"language", language);
    media.coverUrl = coverOf(edition);
    if (!row.supplements)
        media.releaseDate = yearIn(edition[u"publish_date"].toString());
    return row;
}

struct KindNames
{
    const char16_t *id;
    const char16_t *name;
    const char *type;
};

KindNames namesOf(OpenLibraryDumpFormat::Kind kind)
{
    switch (kind) {
    case OpenLibraryDumpFormat::Kind::Authors:
        return {u"openlibrary-authors", u"Open Library authors", "/type/author"};
    case OpenLibraryDumpFormat::Kind::Works:
        return {u"openlibrary-works", u"Open Library works", "/type/work"};
    case OpenLibraryDumpFormat::Kind::Editions:
        break;
    }
    return {u"openlibrary-editions", u"Open Library editions", "/type/edition"};
}

/** Takes the JSON of an author. False: stop. */
bool takeAuthor(RowSink &sink, Delivery &delivery, QByteArrayView json, qint64 line)
{
    QString key;
    QString name;
    const auto isRead = deliverJson(sink, delivery, json, line,
                                    [&](const QJsonObject &author) -> std::optional<ImportRow> {
                                        key = lastOf(author[u"key"].toString());
                                        name = author[u"name"].toString().simplified();
                                        if (name.isEmpty())
                                            name = author[u"personal_name"].toString().simplified();
                                        return std::nullopt;
                                    });
    return isRead && (key.isEmpty() || name.isEmpty() || sink.person(key, name));
}

} // namespace

OpenLibraryDumpFormat::OpenLibraryDumpFormat(Kind kind)
    : CatalogFormat(QString::fromUtf16(namesOf(kind).id), QString::fromUtf16(namesOf(kind).name),
                    u"openlibrary"_s)
    , m_kind(kind)
{
}

int OpenLibraryDumpFormat::recognise(const FileProbe &probe) const
{
    // Type, key, revision, time, JSON.
    const QByteArray begin = QByteArray(namesOf(m_kind).type) + '\t';
    return probe.head.startsWith(begin) && probe.head.left(4096).contains("\t{") ? 97 : 0;
}

Result<> OpenLibraryDumpFormat::read(InputFile &file, RowSink &sink) const
{
    auto content = file.content();
    if (!content)
        return content.error();
    Delivery delivery(sink, (*content)->name());
    LineReader lines(**content);
    const MakeCatalogRow make = m_kind == Kind::Works ? workRow : editionRow;
    for (;;) {
        QByteArrayView line;
        const auto found = lines.next(line);
        if (!found)
            return found.error();
        if (!*found)
            return {};
        const QList<QByteArrayView> fields = fieldsOf(line);
        bool goOn = true;
        if (fields.size() < 5)
            goOn = delivery.problem(formatText("The line does not have the columns it should."),
                                    lines.line());
        else if (m_kind == Kind::Authors)
            goOn = takeAuthor(sink, delivery, fields[4], lines.line());
        else
            goOn = deliverJson(sink, delivery, fields[4], lines.line(), make);
        if (!goOn)
            return cancelledError();
    }
}

} // namespace omt::transfer
