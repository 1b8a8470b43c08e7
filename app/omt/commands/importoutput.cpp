// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/importoutput.h"

#include "app/omt/console.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

constexpr int shownProblems = 20;

QString place(const transfer::Problem &problem)
{
    return problem.line > 0 ? u"%1:%2"_s.arg(problem.file, QString::number(problem.line))
                            : problem.file;
}

QJsonObject runJson(const transfer::ImportRun &run)
{
    QJsonObject object = run.report.toJson();
    object.insert(u"run"_s, run.id.toString());
    object.insert(u"format"_s, run.format);
    object.insert(u"files"_s, QJsonArray::fromStringList(run.files));
    object.insert(u"started_at"_s, run.startedAt.toUTC().toString(Qt::ISODateWithMs));
    object.insert(u"left_alone"_s, leftAloneToJson(run.leftAlone));
    object.insert(u"undone_at"_s,
                  run.undoneAt.isValid()
                      ? QJsonValue(run.undoneAt.toUTC().toString(Qt::ISODateWithMs))
                      : QJsonValue());
    return object;
}

/** How much of the ids tells all runs apart. */
qsizetype shortIdLength(const QList<transfer::ImportRun> &runs)
{
    constexpr qsizetype shortest = 8;
    QStringList ids;
    for (const transfer::ImportRun &run : runs)
        ids.append(run.id.toString());
    ids.sort();
    qsizetype length = shortest;
    for (qsizetype i = 1; i < ids.size(); ++i) {
        qsizetype same = 0;
        while (same < ids[i].size() && ids[i][same] == ids[i - 1][same])
            ++same;
        length = std::max(length, same + 1);
    }
    return length;
}

} // namespace

void printProblems(Console &console, const QList<transfer::Problem> &problems)
{
    for (const transfer::Problem &problem :
         problems.first(std::min<qsizetype>(shownProblems, problems.size())))
        console.printNote(u"%1: %2"_s.arg(place(problem), problem.message));
    if (problems.size() > shownProblems) {
        console.printNote(
            Omt::tr("… and %1 more; --json has them all.").arg(problems.size() - shownProblems));
    }
}

void printCounts(Console &console, const QList<std::pair<QString, qint64>> &counts)
{
    for (const auto &[name, count] : counts) {
        if (count > 0 || name == counts.first().first)
            console.printLine(QString::number(count).rightJustified(9) + u"  " + name);
    }
}

void printImportReport(Invocation &call, const transfer::ImportReport &report, bool wasDryRun)
{
    if (call.asJson) {
        QJsonObject object = report.toJson();
        object.insert(u"dry_run"_s, wasDryRun);
        call.console.print(object);
        return;
    }
    printProblems(call.console, report.problems);
    Console &console = call.console;
    console.printLine(
        wasDryRun ? Omt::tr("Tried %1; nothing was written.").arg(report.format)
                  : Omt::tr("Imported %1, run %2.").arg(report.format, report.run.toString()));
    printCounts(console,
                {{Omt::tr("read"), report.read},
                 {Omt::tr("new"), report.created},
                 {Omt::tr("changed"), report.updated},
                 {Omt::tr("unchanged"), report.unchanged},
                 {Omt::tr("merged"), report.merged},
                 {Omt::tr("kept mine"), report.conflicts},
                 {Omt::tr("unmatched"), report.unmatched},
                 {Omt::tr("failed"), report.failed}});
}

void printImportRuns(Invocation &call, const QList<transfer::ImportRun> &runs)
{
    if (call.asJson) {
        QJsonArray array;
        for (const transfer::ImportRun &run : runs)
            array.append(runJson(run));
        call.console.print(array);
        return;
    }
    if (runs.isEmpty()) {
        call.console.printNote(Omt::tr("Nothing has been imported yet."));
        return;
    }
    const qsizetype length = shortIdLength(runs);
    Table table({{Omt::tr("Run")},
                 {Omt::tr("When")},
                 {Omt::tr("Format")},
                 {Omt::tr("New"), Table::Align::Right},
                 {Omt::tr("Changed"), Table::Align::Right},
                 {Omt::tr("Files"), Table::Align::Left, 50},
                 {Omt::tr("Taken back")}});
    for (const transfer::ImportRun &run : runs) {
        table.add({run.id.toString().left(length),
                   run.startedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s), run.format,
                   QString::number(run.report.created), QString::number(run.report.updated),
                   run.files.join(u", "_s),
                   run.undoneAt.isValid()
                       ? run.undoneAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)
                       : QString()});
    }
    call.console.print(table.toString());
}

} // namespace omt::cli
