// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commandline.h"
#include "app/omt/commands/commands.h"
#include "app/omt/console.h"
#include "app/omt/interruption.h"
#include "core/base/logging.h"
#include "core/base/translations.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QStringDecoder>

namespace {

// What is no UTF-8 would be stored as replacement characters, or name another file.
omt::Result<> checkEncoding([[maybe_unused]] int argc, [[maybe_unused]] char *argv[])
{
#ifndef Q_OS_WIN
    for (int i = 1; i < argc; ++i) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(QByteArrayView(argv[i]));
        if (decoder.hasError()) {
            return omt::cli::usageError(
                omt::cli::Omt::tr("argument %1 is no UTF-8 text: \"%2\"").arg(i).arg(text));
        }
    }
#endif
    return {};
}

} // namespace

int main(int argc, char *argv[])
{
    using namespace omt::cli;
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("omnimediatrak"));
    QCoreApplication::setApplicationVersion(QStringLiteral(OMT_VERSION));
    omt::installTranslations(&app);
    omt::installLogging({});
    if (!qEnvironmentVariableIsSet("OMT_LOG")) // what failed is said once, in words for people
        QLoggingCategory::setFilterRules(QStringLiteral("omt.*=false\nomt.*.critical=true"));

    Console console;
    if (const auto checked = checkEncoding(argc, argv); !checked) {
        console.printError(checked.error());
        return static_cast<int>(exitCodeFor(checked.error()));
    }

    const QList<Command> commands = importCommands() + catalogCommands() + libraryCommands()
        + exportCommands() + undoCommands() + backupCommands() + serverCommands()
        + doctorCommands();
    Interruption interruption;
    ExitCode code = runCommandLine(app.arguments().mid(1), commands, console, interruption);
    if (const auto flushed = console.flush(); !flushed) {
        if (!flushed.error().isCancelled() && !console.hasSaidError())
            console.printError(flushed.error());
        if (code == ExitCode::Done)
            code = ExitCode::Partly;
    }
    return static_cast<int>(code);
}
