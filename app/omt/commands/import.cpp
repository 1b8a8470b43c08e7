// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/commands/importoutput.h"
#include "app/omt/commands/jobrunner.h"
#include "app/omt/commands/undooutput.h"
#include "app/omt/librarysession.h"
#include "core/transfer/format.h"
#include "core/transfer/importjob.h"

#include <QCommandLineParser>

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
    const bool isKnown = options.format.isEmpty() || transfer::findImportFormat(options.format);
    if (!isKnown) {
        return usageError(Omt::tr("there is no format \"%1\"").arg(options.format),
                          Omt::tr("There are: %1.").arg(formatNames()));
    }
    if (call.parser.isSet(u"on-conflict"_s)) {
        const QString typed = call.parser.value(u"on-conflict"_s);
        const std::optional<transfer::ConflictRule> rule = transfer::conflictRuleFromString(typed);
        if (!rule) {
            return usageError(
                Omt::tr("--on-conflict needs keep, replace or newest, not \"%1\"").arg(typed));
        }
        options.conflictRule = *rule;
    }
    return options;
}

Result<ExitCode> importFiles(Invocation &call)
{
    const Result<transfer::ImportOptions> options = readOptions(call);
    if (!options)
        return options.error();
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    transfer::ImportJob job((*session)->opened().settings, *options);
    const Result<transfer::ImportReport> report = runJob<transfer::ImportReport>(call, job);
    if (!report)
        return report.error();
    printImportReport(call, *report, options->dryRun);
    return report->failed > 0 || report->unmatched > 0 ? ExitCode::Partly : ExitCode::Done;
}

Result<ImportRunId> findRun(LibrarySession &session, const QString &named)
{
    const ImportRunId id = ImportRunId::fromString(named);
    if (!id.isNull())
        return id;
    if (named != u"last") {
        return usageError(Omt::tr("\"%1\" is no import run").arg(named),
                          Omt::tr("\"omt import list\" shows them; \"last\" is the newest."));
    }
    const Result<QList<transfer::ImportRun>> runs
        = answerOf(transfer::importRuns(session.database()));
    if (!runs)
        return runs.error();
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
                 "nothing.\nFormats: %1.")
             .arg(formatNames()),
         {{u"format"_s, Omt::tr("Take the files for this format instead of recognising them."),
           u"NAME"_s},
          {u"dry-run"_s, Omt::tr("Do everything, report it, write nothing.")},
          {u"on-conflict"_s,
           Omt::tr("Where file and library differ: keep (mine), replace, newest."), u"RULE"_s}},
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
         Omt::tr("RUN is an id that \"omt import list\" shows, or \"last\". What was edited since "
                 "stays."),
         {},
         1,
         1,
         undoImport},
    };
}

} // namespace omt::cli
