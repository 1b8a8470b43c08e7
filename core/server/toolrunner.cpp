// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/toolrunner.h"

#include "core/base/logging.h"
#include "core/server/stopwatch.h"
#include "core/server/text.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace omt::server {

namespace {

constexpr int pollMilliseconds = 100;
constexpr int graceMilliseconds = 3000;

enum class End { ByItself, TimedOut, Cancelled };

End waitForEnd(QProcess &process, const ToolOptions &options)
{
    const Stopwatch clock;
    while (!process.waitForFinished(pollMilliseconds)) {
        if (process.state() == QProcess::NotRunning)
            return End::ByItself;
        const bool cancelled = options.isCancelled && options.isCancelled();
        if (!cancelled && clock.elapsed() < options.timeout)
            continue;
        process.terminate(); // initdb clears up after itself on SIGTERM
        if (!process.waitForFinished(graceMilliseconds)) {
            process.kill();
            process.waitForFinished(graceMilliseconds);
        }
        return cancelled ? End::Cancelled : End::TimedOut;
    }
    return End::ByItself;
}

Error toolError(const Command &command, const QString &what, const ToolOutput &output)
{
    return makeError(
        Error::Kind::Server, Text::tr("A program that belongs to PostgreSQL did not do its work."),
        command.toString() + u": "_s + what + u'\n' + output.standardOutput + output.standardError);
}

} // namespace

Result<ToolOutput> runTool(const Command &command, const ToolOptions &options)
{
    QProcess process;
    process.setProgram(command.program);
    process.setArguments(command.arguments);
    process.setWorkingDirectory(u"/"_s); // ours may be closed to the server's account
    process.setStandardInputFile(QProcess::nullDevice());
    if (options.environment)
        process.setProcessEnvironment(*options.environment);
    process.start();
    if (!process.waitForStarted())
        return toolError(command, process.errorString(), {});

    const End end = waitForEnd(process, options);
    const ToolOutput output{QString::fromLocal8Bit(process.readAllStandardOutput()),
                            QString::fromLocal8Bit(process.readAllStandardError())};
    if (end == End::Cancelled)
        return cancelledError();
    if (end == End::TimedOut)
        return toolError(command, u"did not end within %1 ms"_s.arg(options.timeout.count()),
                         output);
    if (process.exitStatus() != QProcess::NormalExit)
        return toolError(command, u"crashed"_s, output);
    qCDebug(lcServer).noquote() << command.toString() << "ended with" << process.exitCode();
    if (process.exitCode() != 0)
        return toolError(command, u"ended with %1"_s.arg(process.exitCode()), output);
    return output;
}

} // namespace omt::server
