// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/calibrefields.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/sqlitetables.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** Values of each book by its number, in the order of the table. */
using ByBook = QHash<qint64, QStringList>;

QString textOf(const QVariant &value)
{
    return value.typeId() == QMetaType::Double ? QString::number(value.toDouble(), 'g', 12)
                                               : value.toString();
}

// "authors" over "books_authors_link": the names that go with each book.
Result<ByBook> linked(SqliteTables &tables, const QString &values, const QString &column,
                      const QString &links, const QString &reference)
{
    ByBook result;
    if (!tables.has(values) || !tables.has(links))
        return result;
    QHash<qint64, QString> names;
    const auto named = tables.forEachRow(values, [&](const SqliteTables::Row &row) {
        names.insert(row[u"id"_s].toLongLong(), textOf(row[column]));
        return true;
    });
    if (!named)
        return named.error();
    const auto read = tables.forEachRow(links, [&](const SqliteTables::Row &row) {
        QString name = names.value(row[reference].toLongLong());
        if (row.contains(u"extra"_s)) // the place in a series of the person's own
            name += u" [%1]"_s.arg(textOf(row[u"extra"_s]));
        result[row[u"book"_s].toLongLong()].append(name);
        return true;
    });
    return read ? Result<ByBook>(result) : Result<ByBook>(read.error());
}

Result<ByBook> plain(SqliteTables &tables, const QString &table, const QString &column)
{
    ByBook result;
    if (!tables.has(table))
        return result;
    const auto read = tables.forEachRow(table, [&](const SqliteTables::Row &row) {
        result[row[u"book"_s].toLongLong()].append(textOf(row[column]));
        return true;
    });
    return read ? Result<ByBook>(result) : Result<ByBook>(read.error());
}

/** A field of the books: its name for deliverCalibreBook(), its values, and what joins them. */
struct Field
{
    QString name;
    ByBook values;
    QString separator;
};

struct Column
{
    const char16_t *field;
    const char16_t *table;
    const char16_t *value;
    const char16_t *link; ///< empty: the table names the book itself
    const char16_t *reference;
    const char16_t *separator;
};

constexpr std::array columns{
    Column{u"authors", u"authors", u"name", u"books_authors_link", u"author", u" & "},
    Column{u"publisher", u"publishers", u"name", u"books_publishers_link", u"publisher", u", "},
    Column{u"rating", u"ratings", u"rating", u"books_ratings_link", u"rating", u""},
    Column{u"series", u"series", u"name", u"books_series_link", u"series", u", "},
    Column{u"tags", u"tags", u"name", u"books_tags_link", u"tag", u","},
    Column{u"languages", u"languages", u"lang_code", u"books_languages_link", u"lang_code", u","},
    Column{u"comments", u"comments", u"text", u"", u"", u"\n"},
    Column{u"formats", u"data", u"format", u"", u"", u", "},
    Column{u"pages", u"books_pages_link", u"pages", u"", u"", u""}};

Result<QList<Field>> standardFields(SqliteTables &tables)
{
    QList<Field> fields;
    for (const Column &column : columns) {
        const QString link = QString::fromUtf16(column.link);
        const QString table = QString::fromUtf16(column.table);
        const QString value = QString::fromUtf16(column.value);
        const auto values = link.isEmpty()
            ? plain(tables, table, value)
            : linked(tables, table, value, link, QString::fromUtf16(column.reference));
        if (!values)
            return values.error();
        fields.append(
            {QString::fromUtf16(column.field), *values, QString::fromUtf16(column.separator)});
    }
    Field identifiers{u"identifiers"_s, {}, u","_s};
    if (tables.has(u"identifiers"_s)) {
        const auto read
            = tables.forEachRow(u"identifiers"_s, [&identifiers](const SqliteTables::Row &row) {
                  identifiers.values[row[u"book"_s].toLongLong()].append(
                      row[u"type"_s].toString() + u':' + row[u"val"_s].toString());
                  return true;
              });
        if (!read)
            return read.error();
    }
    fields.append(identifiers);
    return fields;
}

// Columns of the person's own are tables of their own: custom_column_3, with a link table or not.
Result<QList<Field>> ownFields(SqliteTables &tables)
{
    QList<std::pair<qint64, QString>> labels;
    if (tables.has(u"custom_columns"_s)) {
        const auto read
            = tables.forEachRow(u"custom_columns"_s, [&labels](const SqliteTables::Row &row) {
                  labels.append({row[u"id"_s].toLongLong(), row[u"label"_s].toString()});
                  return true;
              });
        if (!read)
            return read.error();
    }
    QList<Field> fields;
    for (const auto &[number, label] : labels) {
        const QString table = u"custom_column_%1"_s.arg(number);
        const QString link = u"books_custom_column_%1_link"_s.arg(number);
        const auto values = tables.has(link) ? linked(tables, table, u"value"_s, link, u"value"_s)
                                             : plain(tables, table, u"value"_s);
        if (!values)
            return values.error();
        fields.append({u'#' + label, *values, u", "_s});
    }
    return fields;
}

/** The database of a calibre library. Lines count the books. */
class CalibreDbFormat final : public PersonalFormat
{
public:
    CalibreDbFormat()
        : PersonalFormat(u"calibre-db", u"calibre library", u"calibre")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        if (probe.members.contains(u"metadata.db"_s))
            return 90;
        return probe.head.startsWith("SQLite format 3") && probe.name == "metadata.db"_L1 ? 95
            : probe.head.startsWith("SQLite format 3")                                    ? 40
                                                                                          : 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        auto content = file.isArchive() ? file.member(u"metadata.db"_s) : file.content();
        if (!content)
            return content.error();
        auto opened = SqliteTables::open(**content);
        if (!opened)
            return opened.error();
        SqliteTables &tables = **opened;
        if (!tables.has(u"books"_s) || !tables.has(u"books_authors_link"_s))
            return inputError(file.name(), 0, formatText("This is no calibre library."));
        auto fields = standardFields(tables);
        if (!fields)
            return fields.error();
        const auto own = ownFields(tables);
        if (!own)
            return own.error();
        const QList<Field> all = *fields + *own;
        Delivery delivery(sink, (*content)->name());
        qint64 line = 0;
        return tables.forEachRow(u"books"_s, [&](const SqliteTables::Row &book) {
            FieldBag bag = bagOfBook(book, all);
            return deliverCalibreBook(bag, 10, ++line, delivery);
        });
    }

private:
    static FieldBag bagOfBook(const SqliteTables::Row &book, const QList<Field> &fields)
    {
        FieldBag bag;
        for (const auto name : {u"title", u"timestamp", u"pubdate", u"series_index", u"uuid",
                                u"author_sort", u"sort", u"path", u"last_modified"})
            bag.add(QString::fromUtf16(name), textOf(book[QString::fromUtf16(name)]));
        const qint64 number = book[u"id"_s].toLongLong();
        for (const Field &field : fields) {
            const QStringList values = field.values.value(number);
            bag.add(field.name,
                    field.separator.isEmpty() ? values.value(0) : values.join(field.separator));
        }
        return bag;
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeCalibreDbFormat()
{
    return std::make_unique<CalibreDbFormat>();
}

} // namespace omt::transfer
