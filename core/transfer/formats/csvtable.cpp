// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/csvtable.h"

#include "core/transfer/inputerror.h"

#include <algorithm>
#include <climits>

namespace omt::transfer {

CsvHeader headerOf(const QByteArray &head)
{
    // The head may break off inside a quoted field of a later record, which is no matter here.
    MemoryStream stream({}, head);
    CsvReader csv(stream);
    CsvRecord record;
    const auto found = csv.next(record);
    return found && *found ? CsvHeader(record) : CsvHeader();
}

namespace {

Result<> remarkOnEncoding(const CsvReader &csv, Delivery &delivery)
{
    const auto count = static_cast<int>(std::min<qint64>(csv.guessedBytes(), INT_MAX));
    if (count == 0)
        return {};
    const QString remark = QCoreApplication::translate(
        "omt::transfer",
        "%n byte(s) here and below are no UTF-8 and were read as Windows-1252; look whether the "
        "accents are right.",
        nullptr, count);
    return delivery.problems({remark}, csv.guessedLine()) ? Result<>() : cancelledError();
}

} // namespace

Result<> readTable(CsvReader &csv, const QStringList &required, Delivery &delivery,
                   const TakeRecord &take)
{
    CsvRecord record;
    auto found = csv.next(record);
    if (!found)
        return found.error();
    const CsvHeader header(*found ? record : CsvRecord());
    for (const QString &column : required) {
        if (!header.has(column)) {
            return inputError(csv.name(), record.line,
                              formatText("The file has no column “%1”.").arg(column));
        }
    }
    csv.expectColumns(header.size());
    for (;;) {
        found = csv.next(record);
        if (!found)
            return found.error();
        if (!*found)
            return remarkOnEncoding(csv, delivery);
        bool isUsable = true;
        const QString complaint = header.complaint(record, &isUsable);
        if (!isUsable && !delivery.problem(complaint, record.line))
            return cancelledError();
        if (!isUsable)
            continue;
        if (!complaint.isEmpty() && !delivery.problems({complaint}, record.line))
            return cancelledError();
        if (!take(header, record))
            return cancelledError();
    }
}

Result<> readTable(InputStream &stream, const QStringList &required, Delivery &delivery,
                   const TakeRecord &take)
{
    CsvReader csv(stream);
    return readTable(csv, required, delivery, take);
}

FieldBag bagOf(const CsvHeader &header, const CsvRecord &record)
{
    FieldBag bag;
    for (qsizetype i = 0; i < header.size(); ++i)
        bag.add(header.names()[i].trimmed(), record.fields.value(i));
    return bag;
}

QJsonObject objectOf(const CsvHeader &header, const CsvRecord &record)
{
    QJsonObject object;
    for (qsizetype i = 0; i < header.size(); ++i)
        object.insert(QString(header.names()[i]).remove(u' '), record.fields.value(i));
    return object;
}

} // namespace omt::transfer
