// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exportlibrary.h"

#include "core/db/connection.h"
#include "core/db/transaction.h"
#include "core/transfer/exportrows.h"
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
Result<ExportReport> exportInto(db::Connection &connection, const ExportOptions &options,
                                QFileDevice &file, const QString &path)
{
    const auto report = exportLibrary(connection, options, file);
    const bool isWritten = file.flush() && file.error() == QFileDevice::NoError;
    return isWritten ? report : cannotWrite(path, file.errorString());
}

// A device or a pipe is written into: replacing it, as QSaveFile does, would destroy it.
Result<ExportReport> exportIntoDevice(db::Connection &connection, const ExportOptions &options,
                                      const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(path, file.errorString(), Error::Kind::Invalid);
    return exportInto(connection, options, file, path);
}

QStringList keysOf(const QList<MediaType> &types)
{
    QStringList keys;
    for (const MediaType type : types)
        keys.append(toString(type));
    return keys;
}

// How many entries there will be, by status; of types that the format takes.
Result<> count(db::Connection &connection, const ExportOptions &options, ExportContext *context,
               qint64 *all)
{
    static const auto statement = db::Statement::load(u"transfer/count_export_rows");
    const auto rows
        = connection.query(statement, {{u"types", keysOf(options.types)}, {u"list", options.list}});
    if (!rows)
        return rows.error();
    const QStringList taken = keysOf(options.format->types());
    for (const db::Row row : *rows) {
        const qint64 entries = row.integer(u"entries");
        *all += entries;
        if (!taken.isEmpty() && !taken.contains(row.text(u"media_type")))
            continue;
        context->total += entries;
        const auto status = statusFromString(row.text(u"status"));
        context->totals[status.value_or(Status::Planned)] += entries;
    }
    return {};
}

// What only the full JSON holds.
Result<> accountForRest(db::Connection &connection, const ExportOptions &options,
                        LossReport *losses)
{
    static const auto statement = db::Statement::load(u"transfer/count_export_rest");
    const auto rows = connection.query(statement, {{u"list", options.list}});
    if (!rows)
        return rows.error();
    const db::Row row = rows->first();
    if (!row.boolean(u"has_list")) {
        return makeError(
            Error::Kind::Invalid,
            QCoreApplication::translate("omt::transfer::Export", "You have no list \"%1\".")
                .arg(options.list));
    }
    if (options.format->isWhole())
        return {};
    losses->add(Loss::ListOnly, row.integer(u"list_only"));
    losses->add(Loss::Relations, row.integer(u"relations"));
    losses->add(Loss::Settings, row.integer(u"settings"));
    return {};
}

Result<> writeEntries(db::Connection &connection, const ExportOptions &options, qint64 all,
                      ExportWriter *writer, ExportReport *report)
{
    static const auto statement = db::Statement::load(u"transfer/export_rows");
    qint64 seen = 0;
    const auto streamed = connection.stream(
        statement,
        {{u"types", keysOf(options.types)},
         {u"list", options.list},
         {u"is_grouped", options.format->isGrouped()}},
        [&](const db::Row &row) -> Result<> {
            if (seen++ % 64 == 0 && options.progress && !options.progress(seen, all))
                return cancelledError();
            const ExportEntry entry = exportEntryOf(row);
            if (!accountFor(*options.format, entry, report->losses))
                return {};
            ++report->entries;
            return writer ? writer->entry(entry) : Result<>();
        });
    return streamed ? Result<>() : Result<>(streamed.error());
}

// Null: only counts.
Result<ExportReport> run(db::Connection &connection, const ExportOptions &options,
                         QIODevice *device)
{
    ExportReport report;
    ExportContext context;
    context.now = QDateTime::currentDateTimeUtc();
    context.cover = options.cover;
    qint64 all = 0;
    if (const auto rest = accountForRest(connection, options, &report.losses); !rest)
        return rest.error();
    if (const auto counted = count(connection, options, &context, &all); !counted)
        return counted.error();
    if (options.format->isWhole() && device)
        return writeJson(connection, options, all, *device);
    const auto writer = device ? options.format->makeWriter(*device, context) : nullptr;
    if (const auto begun = writer ? writer->begin() : Result<>(); !begun)
        return begun.error();
    const auto written = writeEntries(connection, options, all, writer.get(), &report);
    if (!written)
        return written.error();
    if (const auto ended = writer ? writer->end() : Result<>(); !ended)
        return ended.error();
    return report;
}

Result<ExportReport> runInSnapshot(db::Connection &connection, const ExportOptions &options,
                                   QIODevice *device)
{
    std::unique_ptr<db::Transaction> snapshot;
    if (!connection.isInTransaction()) {
        snapshot = std::make_unique<db::Transaction>(connection,
                                                     db::Transaction::Isolation::RepeatableRead);
        if (!snapshot->begun())
            return snapshot->begun().error();
    }
    return run(connection, options, device);
}

} // namespace

Result<ExportReport> exportLibrary(db::Connection &connection, const ExportOptions &options,
                                   QIODevice &device)
{
    return runInSnapshot(connection, options, &device);
}

Result<ExportReport> previewExport(db::Connection &connection, const ExportOptions &options)
{
    return runInSnapshot(connection, options, nullptr);
}

Result<ExportReport> exportLibraryToFile(db::Connection &connection, const ExportOptions &options,
                                         const QString &path)
{
    const QFileInfo target(path);
    if (target.exists() && !target.isFile() && !target.isDir())
        return exportIntoDevice(connection, options, path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(path, file.errorString(), Error::Kind::Invalid);
    const auto report = exportInto(connection, options, file, path);
    if (!report)
        return report;
    if (!file.commit())
        return cannotWrite(path, file.errorString());
    return report;
}

} // namespace omt::transfer
