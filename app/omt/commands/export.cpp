// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/console.h"
#include "app/omt/librarysession.h"
#include "core/transfer/exportlibrary.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

/** The one that was named, else the one the file's name says, else JSON: nothing is lost. */
Result<transfer::ExportFormat> readFormat(const QCommandLineParser &parser)
{
    const QString named = parser.isSet(u"format"_s) ? parser.value(u"format"_s).toLower()
                                                    : QFileInfo(parser.value(u"output"_s)).suffix();
    const std::optional<transfer::ExportFormat> format = transfer::exportFormatFromString(named);
    if (format)
        return *format;
    if (parser.isSet(u"format"_s)) {
        return usageError(Omt::tr("there is no export format \"%1\"").arg(named),
                          Omt::tr("There are: json (everything) and csv (for spreadsheets)."));
    }
    return transfer::ExportFormat::Json;
}

Result<transfer::ExportReport> toStandardOutput(db::Connection &connection,
                                                transfer::ExportFormat format)
{
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly))
        return makeError(Error::Kind::Internal, Omt::tr("standard output cannot be written"),
                         out.errorString());
    const auto report = transfer::exportLibrary(connection, format, out);
    if (report && !out.flush()) {
        return makeError(
            Error::Kind::Output,
            Omt::tr("the export could not be written to its end: %1").arg(out.errorString()));
    }
    return report;
}

/** What is there already is only replaced when that was asked for; devices and pipes always are. */
Result<> checkTarget(const QCommandLineParser &parser, const QString &path)
{
    const QFileInfo target(path);
    if (target.isDir())
        return usageError(Omt::tr("%1 is a folder").arg(path),
                          Omt::tr("Name the file to write as well."));
    if (!target.isFile() || parser.isSet(u"force"_s))
        return {};
    return usageError(Omt::tr("%1 exists already").arg(path), Omt::tr("--force replaces it."));
}

Result<ExitCode> exportAll(Invocation &call)
{
    const Result<transfer::ExportFormat> format = readFormat(call.parser);
    if (!format)
        return format.error();
    const QString path = call.parser.value(u"output"_s);
    const bool toFile = !path.isEmpty() && path != u"-";
    if (const auto checked = toFile ? checkTarget(call.parser, path) : Result<>(); !checked)
        return checked.error();
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    // One connection of its own: a reading job of the Database may be run twice.
    db::Connection connection((*session)->opened().settings);
    if (const Result<> opened = connection.open(); !opened)
        return opened.error();
    const Result<transfer::ExportReport> report = toFile
        ? transfer::exportLibraryToFile(connection, *format, QDir().absoluteFilePath(path))
        : toStandardOutput(connection, *format);
    if (!report)
        return report.error();
    if (toFile && call.asJson) {
        call.console.print(QJsonObject{{u"file"_s, QDir().absoluteFilePath(path)},
                                       {u"format"_s, transfer::toString(*format)},
                                       {u"entries"_s, report->entries},
                                       {u"titles"_s, report->titles},
                                       {u"lists"_s, report->lists}});
    } else if (toFile) {
        call.console.printLine(
            Omt::tr("Exported to %1; entries: %2").arg(path).arg(report->entries));
    }
    return ExitCode::Done;
}

} // namespace

QList<Command> exportCommands()
{
    return {{u"export"_s,
             {},
             Omt::tr("Write the library out"),
             Omt::tr("JSON holds everything; CSV has one line an entry, for spreadsheets."),
             {{u"format"_s, Omt::tr("json or csv; else what the file's name says, else json."),
               u"NAME"_s},
              {{u"o"_s, u"output"_s}, Omt::tr("Into FILE instead of standard output."), u"FILE"_s},
              {{u"f"_s, u"force"_s}, Omt::tr("Replace FILE when it exists.")}},
             0,
             0,
             exportAll}};
}

} // namespace omt::cli
