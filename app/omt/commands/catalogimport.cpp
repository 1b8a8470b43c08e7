// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogimport.h"
#include "app/omt/commands/commands.h"
#include "app/omt/commands/importoutput.h"
#include "app/omt/commands/jobrunner.h"
#include "app/omt/commands/options.h"
#include "app/omt/librarysession.h"
#include "core/transfer/format.h"

#include <QCommandLineParser>
#include <QRegularExpression>

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
    const transfer::CatalogCounts &counts = report.counts;
    call.console.printLine(Omt::tr("Imported the catalog %1.").arg(report.sources.join(u", "_s)));
    printCounts(call.console,
                {{Omt::tr("read"), counts.read},
                 {Omt::tr("new"), counts.created},
                 {Omt::tr("changed"), counts.updated},
                 {Omt::tr("unchanged"), counts.unchanged},
                 {Omt::tr("name no title that is known"), counts.unmatched},
                 {Omt::tr("no titles, left out"), counts.leftOut},
                 {Omt::tr("failed"), counts.failed},
                 {Omt::tr("contradict what is there"), counts.conflicting}});
    if (report.passedOver > 0) {
        call.console.printNote(Omt::tr("Went on behind the first %1 records, which an import that "
                                       "stopped had brought in.")
                                   .arg(report.passedOver));
    }
}

Result<> readMapping(const Invocation &call, transfer::CatalogImportOptions &options)
{
    const QStringList assignments = call.parser.values(u"map"_s);
    if (assignments.isEmpty())
        return {};
    for (const QString &assignment : assignments) {
        const QString reason = transfer::addToMapping(options.mapping, assignment);
        if (!reason.isEmpty())
            return usageError(reason,
                              Omt::tr("--map takes FIELD=COLUMN, as in title=Name or "
                                      "key.imdb=Const."));
    }
    const Result<std::optional<MediaType>> type = typeOption(call.parser);
    if (!type)
        return type.error();
    if (!*type || options.source.isEmpty())
        return usageError(Omt::tr("--map needs --type and --source as well"));
    options.mapping.type = **type;
    return {};
}

Result<ExitCode> importCatalogs(Invocation &call)
{
    transfer::CatalogImportOptions options;
    options.files = call.arguments;
    options.format = call.parser.value(u"format"_s);
    options.source = call.parser.value(u"source"_s);
    options.restart = call.parser.isSet(u"restart"_s);
    static const QRegularExpression sourceName(u"^[a-z0-9_-]{1,60}$"_s);
    if (!options.source.isEmpty() && !sourceName.match(options.source).hasMatch()) {
        return usageError(Omt::tr("\"%1\" cannot be the name of a catalog").arg(options.source),
                          Omt::tr("It takes small letters, digits, - and _."));
    }
    if (const Result<> mapped = readMapping(call, options); !mapped)
        return mapped.error();
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
    return report->counts.failed > 0 ? ExitCode::Partly : ExitCode::Done;
}

} // namespace

Command catalogImportCommand()
{
    return {
        u"catalog import"_s,
        u"FILE..."_s,
        Omt::tr("Bring in public catalogs of titles"),
        Omt::tr("Stopped half-way, the next import of the same files goes on from there. Repeating "
                "it writes only what changed.\nFormats: %1.")
            .arg(catalogFormatNames()),
        {{u"format"_s, Omt::tr("Take the files for this format instead of recognising them."),
          u"NAME"_s},
         {u"source"_s, Omt::tr("Keep what they bring under this name (else the format's)."),
          u"NAME"_s},
         {u"map"_s,
          Omt::tr("Take CSV or JSON lines of any kind: which column holds a field. Once a "
                  "field, with --type and --source."),
          u"FIELD=COLUMN"_s},
         {u"type"_s, Omt::tr("With --map: what the titles are (anime, book, movie…)."), u"TYPE"_s},
         {u"restart"_s, Omt::tr("Begin anew even if an import of these files stopped.")}},
        1,
        anyNumber,
        importCatalogs};
}

} // namespace omt::cli
