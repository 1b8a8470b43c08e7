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

Error cannotWrite(const QString &path, const QString &details)
{
    return makeError(
        Error::Kind::Invalid,
        QCoreApplication::translate("omt::transfer::Export", "The file %1 could not be written.")
            .arg(path),
        details,
        QCoreApplication::translate("omt::transfer::Export",
                                    "Choose another folder, or make room there."));
}

// A device or a pipe is written into: replacing it, as QSaveFile does, would destroy it.
Result<ExportReport> exportInto(db::Connection &connection, ExportFormat format,
                                const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(path, file.errorString());
    const auto report = exportLibrary(connection, format, file);
    if (report && !file.flush())
        return cannotWrite(path, file.errorString());
    return report;
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
        return exportInto(connection, format, path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(path, file.errorString());
    const auto report = exportLibrary(connection, format, file);
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
    return makeError(Error::Kind::DiskFull,
                     QCoreApplication::translate("omt::transfer::Export",
                                                 "The export could not be written to its end."),
                     device.errorString());
}

PartialDate dateOf(const db::Row &row, QStringView start, QStringView precision)
{
    return PartialDate::fromStart(row.dateTime(start), precisionFromString(row.text(precision)));
}

} // namespace omt::transfer
