// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/commands/importoutput.h"
#include "app/omt/commands/jobrunner.h"
#include "app/omt/librarysession.h"
#include "core/transfer/catalogremoval.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

QString displayState(const QString &state)
{
    if (state == "done"_L1)
        return Omt::tr("done");
    if (state == "broken"_L1)
        return Omt::tr("broken file");
    return state.isEmpty() ? QString() : Omt::tr("stopped");
}

Result<ExitCode> listSources(Invocation &call)
{
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    const Result<QList<transfer::CatalogSource>> sources
        = answerOf(transfer::catalogSources((*session)->database()));
    if (!sources)
        return sources.error();
    if (call.asJson) {
        QJsonArray array;
        for (const transfer::CatalogSource &source : *sources)
            array.append(source.toJson());
        call.console.print(array);
        return ExitCode::Done;
    }
    if (sources->isEmpty()) {
        call.console.printNote(Omt::tr("No public catalog has been imported yet."));
        return ExitCode::Done;
    }
    Table table({{Omt::tr("Catalog")},
                 {Omt::tr("Records"), Table::Align::Right},
                 {Omt::tr("Titles"), Table::Align::Right},
                 {Omt::tr("Last import")},
                 {Omt::tr("State")},
                 {Omt::tr("Formats"), Table::Align::Left, 60}});
    for (const transfer::CatalogSource &source : *sources) {
        table.add({source.name, QString::number(source.records), QString::number(source.titles),
                   source.updatedAt.isValid()
                       ? source.updatedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)
                       : QString(),
                   displayState(source.state), source.formats.join(u", "_s)});
    }
    call.console.print(table.toString());
    return ExitCode::Done;
}

void print(Invocation &call, const transfer::CatalogRemovalReport &report)
{
    if (call.asJson) {
        call.console.print(report.toJson());
        return;
    }
    call.console.printLine(Omt::tr("Removed the catalog %1.").arg(report.source));
    printCounts(call.console,
                {{Omt::tr("records forgotten"), report.records},
                 {Omt::tr("titles deleted"), report.deleted},
                 {Omt::tr("titles that other catalogs have too; what only this one said is gone"),
                  report.reduced},
                 {Omt::tr("titles stay: somebody has them in a library or list"), report.used},
                 {Omt::tr("titles stay: somebody made or changed them"), report.edited}});
}

Result<ExitCode> removeSource(Invocation &call)
{
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    transfer::CatalogRemovalJob job((*session)->opened().settings, call.arguments.first());
    const Result<transfer::CatalogRemovalReport> report
        = runJob<transfer::CatalogRemovalReport>(call, job);
    if (!report)
        return report.error();
    print(call, *report);
    return ExitCode::Done;
}

} // namespace

QList<Command> catalogSourceCommands()
{
    return {
        {u"catalog sources"_s,
         {},
         Omt::tr("Show the public catalogs that were brought in"),
         {},
         {},
         0,
         0,
         listSources},
        {u"catalog remove"_s,
         u"CATALOG"_s,
         Omt::tr("Remove a public catalog again"),
         Omt::tr("Deletes the titles that only it brought, and what only it said of others. Titles "
                 "that somebody uses, made or changed stay. CATALOG is a name that \"omt catalog "
                 "sources\" shows."),
         {},
         1,
         1,
         removeSource},
    };
}

} // namespace omt::cli
