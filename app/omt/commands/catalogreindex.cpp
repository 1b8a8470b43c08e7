// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/commands/jobrunner.h"
#include "app/omt/librarysession.h"
#include "core/catalog/searchupkeep.h"

#include <QCommandLineParser>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

Result<ExitCode> reindex(Invocation &call)
{
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    const auto what
        = call.parser.isSet(u"if-due"_s) ? catalog::Upkeep::WhatIsDue : catalog::Upkeep::Everything;
    catalog::SearchUpkeep job((*session)->opened().settings, what);
    const Result<catalog::UpkeepReport> report = runJob<catalog::UpkeepReport>(call, job);
    if (!report)
        return report.error();
    if (call.asJson) {
        call.console.print(QJsonObject{{u"renormalised"_s, report->renormalised},
                                       {u"taken"_s, report->taken},
                                       {u"rebuilt"_s, report->isRebuilt}});
    } else if (report->isRebuilt) {
        call.console.printLine(Omt::tr("The search index was built anew."));
    } else if (report->didNothing()) {
        call.console.printLine(Omt::tr("The search index is up to date."));
    } else {
        call.console.printLine(Omt::tr("The search index was brought up to date."));
    }
    return ExitCode::Done;
}

} // namespace

Command catalogReindexCommand()
{
    return {u"catalog reindex"_s,
            {},
            Omt::tr("Build the search index anew"),
            Omt::tr("Searches go on meanwhile. The program does this by itself when it is due."),
            {{u"if-due"_s, Omt::tr("Only what is due: nothing, as a rule.")}},
            0,
            0,
            reindex};
}

} // namespace omt::cli
