// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/commands/undooutput.h"
#include "app/omt/console.h"
#include "app/omt/librarysession.h"

using namespace Qt::StringLiterals;

namespace omt::cli {

void printLeftAlone(Console &console, const QList<LeftAlone> &left, qint64 total)
{
    constexpr qsizetype most = 50;
    const auto shown = left.first(std::min(most, left.size()));
    for (const LeftAlone &one : shown)
        console.printNote(u"  %1: %2"_s.arg(printable(one.title), leftFieldsText(one)));
    if (total > shown.size())
        console.printNote(Omt::tr("… and %1 more; --json has them all.").arg(total - shown.size()));
}

ExitCode printUndoReport(Invocation &call, const library::UndoReport &report, const QString &did)
{
    if (call.asJson) {
        call.console.print(QJsonObject{{u"label"_s, report.label},
                                       {u"restored"_s, report.restored},
                                       {u"left"_s, report.left},
                                       {u"left_alone"_s, leftAloneToJson(report.leftAlone)}});
    } else {
        call.console.printLine(did.arg(report.label));
        if (report.left > 0) {
            call.console.printNote(
                Omt::tr("%1 of the titles and lists were changed since and were left as they are:")
                    .arg(report.left));
            printLeftAlone(call.console, report.leftAlone, report.left);
        }
    }
    return report.left > 0 ? ExitCode::Partly : ExitCode::Done;
}

namespace {

Result<ExitCode> step(Invocation &call, bool isUndo)
{
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    library::UndoService &service = (*session)->undo();
    const Result<library::UndoReport> report = answerOf(isUndo ? service.undo() : service.redo());
    if (!report)
        return report.error();
    return printUndoReport(call, *report,
                           isUndo ? Omt::tr("Undone: %1") : Omt::tr("Done again: %1"));
}

} // namespace

QList<Command> undoCommands()
{
    return {
        {u"undo"_s,
         {},
         Omt::tr("Take the newest change back"),
         {},
         {},
         0,
         0,
         [](Invocation &call) { return step(call, true); }},
        {u"redo"_s,
         {},
         Omt::tr("Do again what was undone last"),
         {},
         {},
         0,
         0,
         [](Invocation &call) { return step(call, false); }},
    };
}

} // namespace omt::cli
