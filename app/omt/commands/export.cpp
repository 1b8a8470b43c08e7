// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/console.h"
#include "app/omt/interruption.h"
#include "app/omt/librarysession.h"
#include "core/domain/coverfile.h"
#include "core/transfer/exportlibrary.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

QStringList idsOfFormats()
{
    QStringList ids;
    for (const auto &format : transfer::exportFormats())
        ids.append(format->id());
    return ids;
}

/** The one that was named, else the one the file's name says, else JSON: nothing is lost. */
Result<const transfer::ExportFormat *> readFormat(const QCommandLineParser &parser)
{
    if (parser.isSet(u"format"_s)) {
        const QString named = parser.value(u"format"_s).toLower();
        if (const auto *format = transfer::findExportFormat(named))
            return format;
        return usageError(Omt::tr("there is no export format \"%1\"").arg(named),
                          Omt::tr("There are: %1.").arg(idsOfFormats().join(u", "_s)));
    }
    const QString suffix = QFileInfo(parser.value(u"output"_s)).suffix().toLower();
    for (const auto &id : {u"csv"_s, u"html"_s, u"markdown"_s, u"opml"_s}) {
        const auto *format = transfer::findExportFormat(id);
        if (format->suffix() == suffix)
            return format;
    }
    return transfer::findExportFormat(u"json");
}

Result<QList<MediaType>> readTypes(const QCommandLineParser &parser)
{
    QList<MediaType> types;
    for (const QString &typed : parser.values(u"type"_s)) {
        for (const QString &word : typed.split(u',', Qt::SkipEmptyParts)) {
            const auto type = mediaTypeFromString(word.trimmed().replace(u'-', u'_'));
            if (!type)
                return usageError(Omt::tr("there is no type \"%1\"").arg(word));
            types.append(*type);
        }
    }
    return types;
}

Result<transfer::ExportReport> toStandardOutput(db::Connection &connection,
                                                const transfer::ExportOptions &options)
{
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly))
        return makeError(Error::Kind::Internal, Omt::tr("standard output cannot be written"),
                         out.errorString());
    const auto report = transfer::exportLibrary(connection, options, out);
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

/** Where an export goes: a file, standard output, or nowhere. */
struct Target
{
    QString path;
    bool isFile = false;
    bool isNowhere = false; ///< only the losses are asked for
};

QJsonObject jsonOf(const transfer::ExportFormat &format, const Target &target,
                   const transfer::ExportReport &report)
{
    QJsonObject object{{u"format"_s, format.id()},
                       {u"entries"_s, report.entries},
                       {u"losses"_s, report.losses.toJson()}};
    if (target.isFile) {
        object.insert(u"file"_s, QDir().absoluteFilePath(target.path));
        object.insert(u"titles"_s, report.titles);
        object.insert(u"lists"_s, report.lists);
    }
    return object;
}

Result<> writeLosses(const QString &path, const QJsonObject &report)
{
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(report).toJson();
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return makeError(Error::Kind::Output,
                     Omt::tr("the file %1 could not be written: %2").arg(path, file.errorString()));
}

// Beside the file itself nothing but JSON goes to standard output when that was asked for.
void tell(Invocation &call, const transfer::ExportFormat &format, const Target &target,
          const transfer::ExportReport &report)
{
    if (call.asJson && (target.isFile || target.isNowhere)) {
        call.console.print(jsonOf(format, target, report));
        return;
    }
    const auto say = [&](const QString &line) {
        if (target.isNowhere)
            call.console.printLine(line);
        else
            call.console.printNote(line);
    };
    if (target.isNowhere)
        say(Omt::tr("%1 would hold %2 entries").arg(format.displayName()).arg(report.entries));
    if (target.isFile)
        call.console.printLine(Omt::tr("Exported to %1; entries: %2")
                                   .arg(target.path, QString::number(report.entries)));
    if (report.losses.isEmpty() && target.isNowhere)
        say(Omt::tr("Nothing would be lost"));
    if (report.losses.isEmpty())
        return;
    say(target.isNowhere ? Omt::tr("It cannot hold:") : Omt::tr("The format cannot hold:"));
    for (const QString &line : report.losses.lines())
        say(u"  "_s + line);
}

Result<transfer::ExportOptions> readOptions(Invocation &call)
{
    const auto format = readFormat(call.parser);
    if (!format)
        return format.error();
    const auto types = readTypes(call.parser);
    if (!types)
        return types.error();
    transfer::ExportOptions options;
    options.format = *format;
    options.types = *types;
    options.list = call.parser.value(u"list"_s);
    options.progress = [&call](qint64 done, qint64 total) {
        if (done > 1)
            call.console.showProgress(Omt::tr("Exporting %1 of %2").arg(done).arg(total));
        return !call.interruption.happened();
    };
    return options;
}

Result<ExitCode> exportAll(Invocation &call)
{
    Result<transfer::ExportOptions> options = readOptions(call);
    if (!options)
        return options.error();
    Target target;
    target.path = call.parser.value(u"output"_s);
    target.isNowhere = call.parser.isSet(u"dry-run"_s);
    target.isFile = !target.isNowhere && !target.path.isEmpty() && target.path != u"-";
    if (const auto checked = target.isFile ? checkTarget(call.parser, target.path) : Result<>();
        !checked)
        return checked.error();
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    const QString covers = (*session)->personal().dataDirectory() + u"/covers"_s;
    (*options).cover = [covers](const QString &url) { return readCover(covers, url); };
    // One connection of its own: a reading job of the Database may be run twice.
    db::Connection connection((*session)->opened().settings);
    if (const Result<> opened = connection.open(); !opened)
        return opened.error();
    const Result<transfer::ExportReport> report = target.isNowhere
        ? transfer::previewExport(connection, *options)
        : target.isFile
        ? transfer::exportLibraryToFile(connection, *options, QDir().absoluteFilePath(target.path))
        : toStandardOutput(connection, *options);
    call.console.clearProgress();
    if (!report)
        return report.error();
    tell(call, *(*options).format, target, *report);
    const QString losses = call.parser.value(u"loss-report"_s);
    if (!losses.isEmpty()) {
        const auto written = writeLosses(QDir().absoluteFilePath(losses),
                                         jsonOf(*(*options).format, target, *report));
        if (!written)
            return written.error();
    }
    return ExitCode::Done;
}

/** "json, csv, html..." with what each is for. */
QString describeFormats()
{
    QString text = Omt::tr("JSON holds everything; the others say what they cannot hold.");
    for (const auto &format : transfer::exportFormats())
        text += u"\n  "_s + format->id().leftJustified(16) + format->purpose();
    return text;
}

} // namespace

QList<Command> exportCommands()
{
    return {
        {u"export"_s,
         {},
         Omt::tr("Write the library out"),
         describeFormats(),
         {{u"format"_s, Omt::tr("One of those above; else what the file's name says, else json."),
           u"NAME"_s},
          {u"type"_s, Omt::tr("Only this type (anime, book, movie…); may be repeated."), u"TYPE"_s},
          {u"list"_s, Omt::tr("Only what stands in this list."), u"NAME"_s},
          {u"dry-run"_s, Omt::tr("Write nothing; say what would be lost.")},
          {u"loss-report"_s, Omt::tr("Write what was lost into FILE, as JSON."), u"FILE"_s},
          {{u"o"_s, u"output"_s}, Omt::tr("Into FILE instead of standard output."), u"FILE"_s},
          {{u"f"_s, u"force"_s}, Omt::tr("Replace FILE when it exists.")}},
         0,
         0,
         exportAll}};
}

} // namespace omt::cli
