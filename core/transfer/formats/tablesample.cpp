// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/tablesample.h"

#include "core/transfer/fingerprint.h"
#include "core/transfer/formats/csvtable.h"
#include "core/transfer/formats/mappedcatalog.h"
#include "core/transfer/formats/personal.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"

#include <QJsonDocument>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** Notes problems of the sample nowhere: the import tells them. */
class DeafSink final : public RowSink
{
public:
    bool row(ImportRow &&) override { return true; }
    bool problem(Problem &&) override { return true; }
};

// "a", "b.c": the values of an object, those of objects in it under both their names.
void collectColumns(const QJsonObject &object, const QString &before, QStringList *columns)
{
    constexpr qsizetype mostColumns = 200;
    for (auto it = object.begin(); it != object.end() && columns->size() < mostColumns; ++it) {
        const QString name = before + it.key();
        if (it->isObject() && before.count(u'.') < 3)
            collectColumns(it->toObject(), name + u'.', columns);
        else if (!it.key().contains(u'.') && !columns->contains(name))
            columns->append(name);
    }
}

void fillRows(const QList<QJsonObject> &objects, TableSample *sample)
{
    for (const QJsonObject &object : objects)
        collectColumns(object, {}, &sample->columns);
    for (const QJsonObject &object : objects) {
        QStringList row;
        for (const QString &column : std::as_const(sample->columns))
            row.append(valuesAt(object, column).join(u"; "_s));
        sample->rows.append(row);
    }
}

Result<> sampleCsv(InputStream &stream, int count, TableSample *sample)
{
    DeafSink sink;
    Delivery delivery(sink, stream.name());
    const auto read
        = readTable(stream, {}, delivery, [&](const CsvHeader &header, const CsvRecord &record) {
              if (sample->columns.isEmpty()) {
                  for (const QString &name : header.names())
                      sample->columns.append(columnName(name));
              }
              QStringList row = record.fields;
              row.resize(sample->columns.size());
              sample->rows.append(row);
              return sample->rows.size() < count;
          });
    return read || !sample->rows.isEmpty() ? Result<>() : read;
}

Result<> sampleJson(InputStream &stream, int count, TableSample *sample)
{
    DeafSink sink;
    Delivery delivery(sink, stream.name());
    QList<QJsonObject> objects;
    const auto take = [&](JsonBag &bag, qint64) {
        objects.append(bag.rest());
        return objects.size() < count;
    };
    const auto read = sample->shape == TableSample::Shape::JsonLines
        ? readBagLines(stream, delivery, take)
        : readBags(stream, sample->path, delivery, take);
    if (!read && objects.isEmpty())
        return read;
    fillRows(objects, sample);
    return {};
}

// The first member of an object that is an array of objects, as services wrap their lists.
QString arrayIn(const QByteArray &head)
{
    static const QRegularExpression start(u"\"([^\"\\\\]{1,100})\"\\s*:\\s*\\[\\s*\\{"_s);
    return start.match(QString::fromUtf8(head)).captured(1);
}

} // namespace

QStringList TableSample::valuesOf(const QString &column) const
{
    QStringList values;
    const qsizetype place = columns.indexOf(column);
    for (const QStringList &row : rows) {
        const QString value = row.value(place).trimmed();
        if (!value.isEmpty())
            values.append(value);
    }
    return values;
}

QString TableSample::headerKey() const
{
    QStringList names;
    for (const QString &column : columns)
        names.append(column.trimmed().toLower());
    if (shape != Shape::Csv)
        names.sort(); // objects need not agree on an order
    return QString::number(fingerprintOf(names.join(u'\x1f').toUtf8()), 16);
}

QString columnName(const QString &header)
{
    return QString(header).replace(u'.', u' ').simplified();
}

Result<TableSample> shapeOf(InputFile &file)
{
    TableSample sample;
    if (file.isArchive()) {
        return inputError(file.name(), 0,
                          formatText("A table that is mapped must be one file, not an archive."));
    }
    auto content = file.content();
    if (!content)
        return content.error();
    const auto raw = (*content)->read(inputChunk);
    if (!raw)
        return raw.error();
    QByteArray head = raw->startsWith("\xEF\xBB\xBF") ? raw->mid(3) : *raw;
    head = head.trimmed();
    if (head.startsWith('[')) {
        sample.shape = TableSample::Shape::JsonArray;
    } else if (head.startsWith('{')) {
        const QByteArray line = head.left(head.indexOf('\n')).trimmed();
        const bool isWhole = QJsonDocument::fromJson(line).isObject();
        const QString key = arrayIn(head);
        const bool isWrapped = !key.isEmpty() && !(isWhole && line.size() < head.size());
        sample.shape = isWrapped ? TableSample::Shape::JsonArray : TableSample::Shape::JsonLines;
        if (isWrapped)
            sample.path = {key};
    }
    return sample;
}

Result<TableSample> sampleTable(InputFile &file, int count)
{
    auto sample = shapeOf(file);
    if (!sample)
        return sample.error();
    auto content = file.content();
    if (!content)
        return content.error();
    const auto read = sample->shape == TableSample::Shape::Csv
        ? sampleCsv(**content, count, &*sample)
        : sampleJson(**content, count, &*sample);
    if (!read)
        return read.error();
    if (sample->columns.isEmpty())
        return inputError(file.name(), 0, formatText("The file holds no table."));
    return sample;
}

Result<TableSample> sampleTable(const QString &path, int count)
{
    auto file = InputFile::open(path);
    if (!file)
        return file.error();
    return sampleTable(**file, count);
}

} // namespace omt::transfer
