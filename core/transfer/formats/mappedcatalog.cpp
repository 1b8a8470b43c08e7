// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/mappedcatalog.h"

#include "core/domain/titletext.h"
#include "core/transfer/fingerprint.h"
#include "core/transfer/formats/catalogreading.h"
#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/keys.h"
#include "core/transfer/inputerror.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QStringList listIn(const QString &text)
{
    const QChar separator = text.contains(u';') ? u';' : text.contains(u'|') ? u'|' : u',';
    return splitList(text, separator);
}

// Several values are a list already; one may be written as one.
QStringList listOf(const QStringList &values)
{
    return values.size() == 1 ? listIn(values.first()) : values;
}

PartialDate dateOf(const QString &text)
{
    if (const auto year = wholeNumber(text); year && *year != 0) // "1998.0", "-750"
        return PartialDate::fromYear(*year);
    bool isDate = true;
    const PartialDate date = PartialDate::fromString(text, &isDate);
    return isDate ? date : PartialDate();
}

void takeKey(Media &media, const QString &name, const QString &key)
{
    const QString service = name.section(u'/', 0, 0);
    const QString space = name.section(u'/', 1);
    if (space.isEmpty())
        addServiceKey(media, service, key);
    else
        addKey(media, service, space, key);
}

void takeField(Media &media, const QString &field, const QStringList &values)
{
    const QString text = values.value(0).trimmed();
    if (text.isEmpty())
        return;
    const QString rest = field.section(u'.', 1);
    if (field == "title"_L1)
        media.title = text.simplified();
    else if (field == "date"_L1)
        media.releaseDate = dateOf(text);
    else if (field == "country"_L1)
        media.countryOfOrigin = countryCode(text);
    else if (field == "creators"_L1)
        media.creators = listOf(values);
    else if (field == "genres"_L1)
        media.genres = listOf(values);
    else if (field == "description"_L1)
        media.description = text;
    else if (field == "cover"_L1)
        media.coverUrl = text;
    else if (field == "popularity"_L1)
        media.popularity = text.toDouble();
    else if (field.startsWith("key."_L1))
        takeKey(media, rest, text);
    else if (field == "name"_L1 || field.startsWith("name."_L1))
        for (const QString &name : values.size() == 1 && rest.isEmpty() ? listIn(text) : values)
            addName(media, name, rest, rest.isEmpty() ? u"alias"_s : u"translated"_s);
    else if (field.startsWith("attribute."_L1) && values.size() > 1)
        media.attributes.insert(rest, QJsonArray::fromStringList(values));
    else if (field.startsWith("attribute."_L1))
        media.attributes.insert(rest, text);
}

ImportRow mappedRow(const CatalogMapping &mapping, const ColumnLookup &lookup)
{
    ImportRow row;
    row.media = mappedTitle(mapping, lookup);
    return row;
}

Result<> readMappedCsv(InputFile &file, RowSink &sink, const CatalogMapping &mapping)
{
    auto content = file.content();
    if (!content)
        return content.error();
    Delivery delivery(sink, (*content)->name());
    return readTable(**content, mapping.columns.values(), delivery,
                     [&](const CsvHeader &header, const CsvRecord &record) {
                         if (sink.wasTaken(fingerprintOf(record.fields.join(u'\x1f').toUtf8())))
                             return true;
                         ImportRow row = mappedRow(mapping, [&](const QString &column) {
                             return QStringList{header.value(record, column)};
                         });
                         if (row.media.title.isEmpty() && row.media.externalKeys.isEmpty())
                             return delivery.problem(
                                 formatText("The entry has no title and was left out."),
                                 record.line);
                         return delivery.row(std::move(row), record.line);
                     });
}

// Another mapping makes other records of the same file, so it is another kind of file.
QString nameOf(const CatalogMapping &mapping)
{
    QString text = toString(mapping.type);
    for (auto it = mapping.columns.begin(); it != mapping.columns.end(); ++it)
        text += u'\n' + it.key() + u'=' + it.value();
    return QString::number(fingerprintOf(text.toUtf8()), 16);
}

bool isLinesOfJson(const QByteArray &head)
{
    return head.trimmed().startsWith('{');
}

} // namespace

Media mappedTitle(const CatalogMapping &mapping, const ColumnLookup &lookup)
{
    Media media;
    media.type = mapping.type;
    // The title first, for names that repeat it are none.
    takeField(media, u"title"_s, lookup(mapping.columns.value(u"title"_s)));
    for (auto it = mapping.columns.begin(); it != mapping.columns.end(); ++it)
        takeField(media, it.key(), lookup(it.value()));
    return media;
}

QStringList valuesAt(const QJsonObject &object, const QString &place)
{
    QJsonValue value(object);
    for (const QString &key : place.split(u'.'))
        value = value[key];
    QStringList values;
    const QJsonArray array = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue item : array) {
        const QString text = item.isString() ? item.toString() : item.toVariant().toString();
        if (!text.isEmpty())
            values.append(text);
    }
    return values;
}

bool isTitleField(const QString &field)
{
    static const QRegularExpression title(
        u"^(title|date|country|creators|genres|description|cover|popularity|name(\\.[A-Za-z-]+)?|"
        "key\\.[a-z0-9_-]+(/[A-Za-z0-9_-]+)?|attribute\\.[a-z0-9_]+)$"_s);
    return title.match(field).hasMatch();
}

QString plainHeader(const QString &column)
{
    QString spaced;
    for (qsizetype i = 0; i < column.size(); ++i) {
        if (i > 0 && column[i].isUpper() && column[i - 1].isLower())
            spaced += u' ';
        spaced += column[i];
    }
    return normalisedTitle(spaced.replace(u'_', u' '));
}

QString addToMapping(CatalogMapping &mapping, const QString &assignment)
{
    const QString name = assignment.section(u'=', 0, 0).trimmed();
    const QString column = assignment.section(u'=', 1).trimmed();
    if (!isTitleField(name))
        return formatText("“%1” is no field of a title.").arg(name);
    if (column.isEmpty())
        return formatText("“%1” names no column.").arg(assignment);
    mapping.columns.insert(name, column);
    return {};
}

CatalogMapping guessedMapping(const QStringList &columns)
{
    // As plainHeader() writes them.
    static const QList<std::pair<QString, const char16_t *>> usual{
        {u"title"_s,
         u"title|name|primary title|movie|film|book title|show|series title|game|titel|titulo|titre|"
         u"titolo|tytul|название|タイトル|标题|書名|片名"},
        {u"date"_s,
         u"year|release date|released|release year|first published|year published|publication year|"
         u"date|jahr|erscheinungsjahr|ano|annee|anno|rok|год|年"},
        {u"creators"_s,
         u"creators|authors|author|directors|director|artist|artists|developer|autor|autoren|autores|"
         u"auteur|auteurs|autore|regisseur|regie|realisateur|kunstler|автор|режиссер|作者|著者"},
        {u"genres"_s, u"genres|genre|generos|genero|genere|жанр"},
        {u"country"_s, u"country|land|pais|pays|paese"},
        {u"description"_s,
         u"description|overview|plot|synopsis|summary|beschreibung|descripcion|descrizione"},
        {u"cover"_s, u"cover|cover url|poster|image|image url|cover image"},
        {u"popularity"_s, u"popularity|votes|num votes|ratings count"},
        {u"key.imdb"_s, u"imdb|imdb id|tconst|const"},
        {u"key.isbn"_s, u"isbn13|isbn 13|isbn"},
        {u"key.tmdb"_s, u"tmdb|tmdb id"},
        {u"key.mal"_s, u"mal id|myanimelist id"},
        {u"key.anilist"_s, u"anilist id"}};
    CatalogMapping mapping;
    for (const auto &[field, names] : usual) {
        for (const QString &wanted : QString::fromUtf16(names).split(u'|')) {
            for (const QString &column : columns) {
                if (plainHeader(column) == wanted && !mapping.columns.contains(field))
                    mapping.columns.insert(field, column);
            }
        }
    }
    return mapping;
}

MappedCatalogFormat::MappedCatalogFormat(CatalogMapping mapping)
    : CatalogFormat(u"mapped-"_s + nameOf(mapping), u"CSV or JSON by mapping"_s, u"mapped"_s)
    , m_mapping(std::move(mapping))
{
}

int MappedCatalogFormat::recognise(const FileProbe &probe) const
{
    return isLinesOfJson(probe.head) || headerOf(probe.head).hasAll(m_mapping.columns.values()) ? 50
                                                                                                : 0;
}

Result<> MappedCatalogFormat::read(InputFile &file, RowSink &sink) const
{
    auto content = file.content();
    if (!content)
        return content.error();
    const auto head = (*content)->read(inputChunk);
    if (!head)
        return head.error();
    if (!isLinesOfJson(*head))
        return readMappedCsv(file, sink, m_mapping);
    return readJsonCatalog(file, sink, {}, [this](const QJsonObject &object) {
        return std::optional(mappedRow(m_mapping, [&object](const QString &place) {
            return place.isEmpty() ? QStringList() : valuesAt(object, place);
        }));
    });
}

} // namespace omt::transfer
