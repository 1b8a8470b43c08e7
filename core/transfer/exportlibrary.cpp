// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exportlibrary.h"

#include "core/db/connection.h"
#include "core/db/transaction.h"
#include "core/transfer/exportwriters.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

#include <memory>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

Error cannotWrite(const QString &path, const QString &details,
                  Error::Kind kind = Error::Kind::Output)
{
    return makeError(kind,
                     QCoreApplication::translate("omt::transfer::Export",
                                                 "The file %1 could not be written: %2.")
                         .arg(path, details),
                     details,
                     QCoreApplication::translate("omt::transfer::Export",
                                                 "Choose another folder, or make room there."));
}

// Tells what writing to the file failed of; other failures are the library's.
Result<ExportReport> exportInto(db::Connection &connection, ExportFormat format, QFileDevice &file,
                                const QString &path)
{
    const auto report = exportLibrary(connection, format, file);
    const bool isWritten = file.flush() && file.error() == QFileDevice::NoError;
    return isWritten ? report : cannotWrite(path, file.errorString());
}

// A device or a pipe is written into: replacing it, as QSaveFile does, would destroy it.
Result<ExportReport> exportIntoDevice(db::Connection &connection, ExportFormat format,
                                      const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(path, file.errorString(), Error::Kind::Invalid);
    return exportInto(connection, format, file, path);
}

} // namespace

QString toString(ExportFormat format)
{
    return format == ExportFormat::Json ? u"json"_s : u"csv"_s;
}

std::optional<ExportFormat> exportFormatFromString(QStringView key)
{
    for (const ExportFormat format : {ExportFormat::Json, ExportFormat::Csv}) {
        if (key == toString(format))
            return format;
    }
    return std::nullopt;
}

Result<ExportReport> exportLibrary(db::Connection &connection, ExportFormat format,
                                   QIODevice &device)
{
    std::unique_ptr<db::Transaction> snapshot;
    if (!connection.isInTransaction()) {
        snapshot = std::make_unique<db::Transaction>(connection,
                                                     db::Transaction::Isolation::RepeatableRead);
        if (!snapshot->begun())
            return snapshot->begun().error();
    }
    return format == ExportFormat::Json ? writeJson(connection, device)
                                        : writeCsv(connection, device);
}

Result<ExportReport> exportLibraryToFile(db::Connection &connection, ExportFormat format,
                                         const QString &path)
{
    const QFileInfo target(path);
    if (target.exists() && !target.isFile() && !target.isDir())
        return exportIntoDevice(connection, format, path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(path, file.errorString(), Error::Kind::Invalid);
    const auto report = exportInto(connection, format, file, path);
    if (!report)
        return report;
    if (!file.commit())
        return cannotWrite(path, file.errorString());
    return report;
}

Result<> writeAll(QIODevice &device, const QByteArray &bytes)
{
    if (device.write(bytes) == bytes.size())
        return {};
    return makeError(
        Error::Kind::Output,
        QCoreApplication::translate("omt::transfer::Export",
                                    "The export could not be written to its end: %1.")
            .arg(device.errorString()),
        device.errorString(),
        QCoreApplication::translate("omt::transfer::Export", "What was written is not whole."));
}

PartialDate dateOf(const db::Row &row, QStringView start, QStringView precision)
{
    return PartialDate::fromStart(row.dateTime(start), precisionFromString(row.text(precision)));
}

} // namespace omt::transfer
