// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogimport.h"
#include "app/omt/commands/commands.h"
#include "app/omt/commands/importoutput.h"
#include "app/omt/commands/jobrunner.h"
#include "app/omt/librarysession.h"
#include "core/transfer/format.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

QString catalogFormatNames()
{
    QStringList names;
    for (const auto &format : transfer::importFormats()) {
        if (format->isCatalog())
            names.append(format->id());
    }
    return names.join(u", "_s);
}

void print(Invocation &call, const transfer::CatalogImportReport &report)
{
    if (call.asJson) {
        call.console.print(report.toJson());
        return;
    }
    printProblems(call.console, report.problems);
    call.console.printLine(Omt::tr("Imported the catalog %1.").arg(report.format));
    printCounts(call.console,
                {{Omt::tr("read"), report.read},
                 {Omt::tr("new"), report.created},
                 {Omt::tr("changed"), report.updated},
                 {Omt::tr("unchanged"), report.unchanged},
                 {Omt::tr("failed"), report.failed}});
}

Result<ExitCode> importCatalogs(Invocation &call)
{
    transfer::CatalogImportOptions options;
    options.files = call.arguments;
    options.format = call.parser.value(u"format"_s);
    const transfer::ImportFormat *format = transfer::findImportFormat(options.format);
    if (!options.format.isEmpty() && !(format && format->isCatalog())) {
        return usageError(Omt::tr("there is no catalog format \"%1\"").arg(options.format),
                          Omt::tr("There are: %1.").arg(catalogFormatNames()));
    }
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    transfer::CatalogImportJob job((*session)->opened().settings, options);
    const Result<transfer::CatalogImportReport> report
        = runJob<transfer::CatalogImportReport>(call, job);
    if (!report)
        return report.error();
    print(call, *report);
    return report->failed > 0 ? ExitCode::Partly : ExitCode::Done;
}

} // namespace

Command catalogImportCommand()
{
    return {u"catalog import"_s,
            u"FILE..."_s,
            Omt::tr("Bring in public catalogs of titles"),
            Omt::tr("Formats: %1.").arg(catalogFormatNames()),
            {{u"format"_s, Omt::tr("Take the files for this format instead of recognising them."),
              u"NAME"_s}},
            1,
            anyNumber,
            importCatalogs};
}

} // namespace omt::cli
