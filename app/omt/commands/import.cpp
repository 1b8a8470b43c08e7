// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/commands/importmapping.h"
#include "app/omt/commands/importoutput.h"
#include "app/omt/commands/jobrunner.h"
#include "app/omt/commands/options.h"
#include "app/omt/commands/previewoutput.h"
#include "app/omt/commands/undooutput.h"
#include "app/omt/librarysession.h"
#include "core/transfer/format.h"
#include "core/transfer/importjob.h"
#include "core/transfer/importsession.h"

#include <QCommandLineParser>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

QString formatNames()
{
    QStringList names;
    for (const auto &format : transfer::importFormats()) {
        if (!format->isCatalog())
            names.append(format->id());
    }
    return names.join(u", "_s);
}

Result<transfer::ImportOptions> readOptions(const Invocation &call)
{
    transfer::ImportOptions options;
    options.files = call.arguments;
    options.dryRun = call.parser.isSet(u"dry-run"_s);
    options.format = call.parser.value(u"format"_s);
    const transfer::ImportFormat *format = transfer::findImportFormat(options.format);
    if (!options.format.isEmpty() && !format) {
        return usageError(Omt::tr("there is no format \"%1\"").arg(options.format),
                          Omt::tr("There are: %1.").arg(formatNames()));
    }
    if (call.parser.isSet(u"on-conflict"_s)) {
        transfer::ImportRules rules;
        const auto read = transfer::readConflictRules(call.parser.value(u"on-conflict"_s), &rules);
        if (!read)
            return usageError(read.error().message, read.error().hint);
        options.conflictRule = rules.conflict;
        options.fieldRules = rules.fields;
    }
    const auto threshold
        = numberOption(call.parser, u"match-threshold"_s, transfer::defaultMatchThreshold, 0);
    if (!threshold)
        return threshold.error();
    if (*threshold > 100)
        return usageError(Omt::tr("--match-threshold goes up to 100"));
    options.matchThreshold = *threshold;
    if (const QString path = call.parser.value(u"mapping"_s); !path.isEmpty()) {
        const auto mapping = transfer::ListMapping::fromFile(path);
        if (!mapping)
            return mapping.error();
        options.mapping = *mapping;
    }
    return options;
}

// Formats are recognised by a first look, so what comes down a pipe has to be kept for a second.
Result<> keepStandardInput(transfer::ImportOptions &options, QTemporaryDir &place)
{
    if (!options.files.contains(u"-"_s))
        return {};
    QFile input;
    QFile kept(place.filePath(u"standard-input"_s));
    bool isFine = place.isValid() && input.open(stdin, QIODevice::ReadOnly)
        && kept.open(QIODevice::WriteOnly);
    constexpr qint64 chunk = 1 << 20;
    while (isFine) {
        const QByteArray bytes = input.read(chunk);
        if (bytes.isEmpty())
            break;
        isFine = kept.write(bytes) == bytes.size();
    }
    if (!isFine || !kept.flush()) {
        return makeError(Error::Kind::Output, Omt::tr("standard input could not be kept"),
                         kept.errorString());
    }
    options.files.replaceInStrings(QRegularExpression(u"^-$"_s), kept.fileName());
    return {};
}

Result<ExitCode> tryFiles(Invocation &call, LibrarySession &session,
                          const transfer::ImportOptions &options)
{
    transfer::ImportSession import(session.opened().settings);
    const auto summary = runPreview(call, import, options);
    if (!summary)
        return summary.error();
    if (const auto printed = printPreview(call, import, *summary); !printed)
        return printed.error();
    const transfer::ImportReport &report = summary->report;
    return report.failed > 0 || report.unmatched > 0 ? ExitCode::Partly : ExitCode::Done;
}

Result<ExitCode> importFiles(Invocation &call)
{
    Result<transfer::ImportOptions> options = readOptions(call);
    if (!options)
        return options.error();
    QTemporaryDir place;
    if (const auto kept = keepStandardInput(*options, place); !kept)
        return kept.error();
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    if (const auto used = useRememberedMappings(**session, &*options); !used)
        return used.error();
    if (options->dryRun)
        return tryFiles(call, **session, *options);
    transfer::ImportJob job((*session)->opened().settings, *options);
    const Result<transfer::ImportReport> report = runJob<transfer::ImportReport>(call, job);
    if (!report)
        return report.error();
    if (const auto kept = rememberGivenMapping(**session, *options); !kept)
        return kept.error();
    printImportReport(call, *report, options->dryRun);
    return report->failed > 0 || report->unmatched > 0 ? ExitCode::Partly : ExitCode::Done;
}

Result<ImportRunId> runStartingWith(const QList<transfer::ImportRun> &runs, const QString &prefix)
{
    QList<ImportRunId> found;
    for (const transfer::ImportRun &run : runs) {
        if (run.id.toString().startsWith(prefix, Qt::CaseInsensitive))
            found.append(run.id);
    }
    if (found.size() == 1)
        return found.first();
    if (found.isEmpty())
        return makeError(Error::Kind::NotFound,
                         Omt::tr("there is no import run \"%1\"").arg(prefix), {},
                         Omt::tr("\"omt import list\" shows them; \"last\" is the newest."));
    return usageError(Omt::tr("\"%1\" begins the ids of %2 import runs")
                          .arg(prefix, QString::number(found.size())),
                      Omt::tr("Take more of the id."));
}

Result<ImportRunId> findRun(LibrarySession &session, const QString &named)
{
    const ImportRunId id = ImportRunId::fromString(named);
    if (!id.isNull())
        return id;
    static const QRegularExpression prefix(u"^[0-9a-fA-F][0-9a-fA-F-]{3,35}$"_s);
    const bool isPrefix = prefix.match(named).hasMatch();
    if (named != u"last" && !isPrefix) {
        return usageError(Omt::tr("\"%1\" is no import run").arg(named),
                          Omt::tr("\"omt import list\" shows them; \"last\" is the newest."));
    }
    const Result<QList<transfer::ImportRun>> runs
        = answerOf(transfer::importRuns(session.database()));
    if (!runs)
        return runs.error();
    if (isPrefix)
        return runStartingWith(*runs, named);
    for (const transfer::ImportRun &run : *runs) {
        if (!run.undoneAt.isValid())
            return run.id;
    }
    return makeError(Error::Kind::NotFound, Omt::tr("there is no import to take back"));
}

Result<ExitCode> listImports(Invocation &call)
{
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    const Result<QList<transfer::ImportRun>> runs
        = answerOf(transfer::importRuns((*session)->database()));
    if (!runs)
        return runs.error();
    printImportRuns(call, *runs);
    return ExitCode::Done;
}

Result<ExitCode> undoImport(Invocation &call)
{
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    const Result<ImportRunId> run = findRun(**session, call.arguments.first());
    if (!run)
        return run.error();
    const Result<library::UndoReport> report = answerOf((*session)->undo().takeBackImport(*run));
    if (!report)
        return report.error();
    return printUndoReport(call, *report, Omt::tr("Taken back: %1"));
}

} // namespace

QList<Command> importCommands()
{
    return {
        {u"import"_s,
         u"FILE..."_s,
         Omt::tr("Bring in lists kept elsewhere"),
         Omt::tr("All of the files or, when one cannot be read, nothing. Repeating it changes "
                 "nothing. FILE may be a folder, or - for standard input. What resembles a title "
                 "of the catalog without being it surely comes in as a title of its own and is "
                 "reported.\nFormats: %1.")
             .arg(formatNames()),
         {{u"format"_s, Omt::tr("Take the files for this format instead of recognising them."),
           u"NAME"_s},
          {u"dry-run"_s,
           Omt::tr("Write nothing, but show what would become of every record (with --json: all of "
                   "them).")},
          {u"all"_s, Omt::tr("With --dry-run: show every record, not only the first 50.")},
          {u"on-conflict"_s,
           Omt::tr("Where file and library differ: keep (mine), replace (theirs), newest, fill, "
                   "ask; also by field: newest,rating=theirs,notes=mine."),
           u"RULE"_s},
          {u"match-threshold"_s,
           Omt::tr("How surely a title must be the record's, 0 to 100 (default: 75)."), u"N"_s},
          {u"mapping"_s,
           Omt::tr("Take any CSV, TSV or JSON as this file explains its columns, now and "
                   "whenever a file has the same ones."),
           u"FILE"_s}},
         1,
         anyNumber,
         importFiles},
        {u"import list"_s,
         {},
         Omt::tr("Show what was imported, newest first"),
         {},
         {},
         0,
         0,
         listImports},
        {u"import undo"_s,
         u"RUN"_s,
         Omt::tr("Take one import back, however much later"),
         Omt::tr("RUN is an id that \"omt import list\" shows, the beginning of one, or \"last\". "
                 "What was edited since stays, and is named."),
         {},
         1,
         1,
         undoImport},
        importDecisionsCommand(),
        importMappingCommand(),
    };
}

} // namespace omt::cli
