// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commandline.h"
#include "app/omt/commands/commands.h"
#include "app/omt/console.h"
#include "app/omt/interruption.h"
#include "core/base/logging.h"

#include <QCoreApplication>
#include <QLoggingCategory>

int main(int argc, char *argv[])
{
    using namespace omt::cli;
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("omnimediatrak"));
    QCoreApplication::setApplicationVersion(QStringLiteral(OMT_VERSION));
    omt::installLogging({});
    if (!qEnvironmentVariableIsSet("OMT_LOG")) // what failed is said once, in words for people
        QLoggingCategory::setFilterRules(QStringLiteral("omt.*=false\nomt.*.critical=true"));

    const QList<Command> commands = importCommands() + catalogCommands() + libraryCommands()
        + exportCommands() + undoCommands() + backupCommands() + serverCommands()
        + doctorCommands();
    Console console;
    Interruption interruption;
    ExitCode code = runCommandLine(app.arguments().mid(1), commands, console, interruption);
    if (!console.flush() && code == ExitCode::Done)
        code = ExitCode::Partly; // whoever was to read the result went away or ran full
    return static_cast<int>(code);
}
