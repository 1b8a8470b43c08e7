// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/console.h"
#include "app/omt/librarysession.h"
#include "core/server/serverreport.h"
#include "core/session/personallibrary.h"

#include <QJsonArray>
#include <QSysInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

QString verdictKey(server::ReportItem::Verdict verdict)
{
    switch (verdict) {
    case server::ReportItem::Verdict::Fine:
        return u"fine"_s;
    case server::ReportItem::Verdict::Notice:
        return u"notice"_s;
    case server::ReportItem::Verdict::Problem:
        break;
    }
    return u"problem"_s;
}

/** The log's last lines only help, and only then do not frighten, where something is wrong. */
QString textOf(server::ServerReport report)
{
    if (!report.hasProblem())
        report.logTail.clear();
    return report.toText();
}

QJsonObject reportJson(const server::ServerReport &report)
{
    QJsonArray items;
    for (const server::ReportItem &item : report.items) {
        items.append(QJsonObject{{u"id"_s, item.id},
                                 {u"topic"_s, item.topic},
                                 {u"finding"_s, item.finding},
                                 {u"verdict"_s, verdictKey(item.verdict)}});
    }
    QJsonArray installations;
    for (const server::PgInstallation &found : report.installations) {
        installations.append(
            QJsonObject{{u"bin_dir"_s, found.binDir},
                        {u"major"_s, found.major},
                        {u"source"_s, QString(server::toString(found.source))},
                        {u"usable"_s, found.isUsable()},
                        {u"missing_tools"_s, QJsonArray::fromStringList(found.missingTools)}});
    }
    return {
        {u"version"_s, QStringLiteral(OMT_VERSION)},
        {u"system"_s, QSysInfo::prettyProductName()},
        {u"qt"_s, QString::fromLatin1(qVersion())},
        {u"problem"_s, report.hasProblem()},
        {u"items"_s, items},
        {u"installations"_s, installations},
        {u"log_tail"_s, QJsonArray::fromStringList(report.logTail)},
    };
}

const server::ReportItem *find(const server::ServerReport &report, QStringView id)
{
    const auto found = std::find_if(report.items.begin(), report.items.end(),
                                    [id](const auto &item) { return item.id == id; });
    return found == report.items.end() ? nullptr : &*found;
}

// What only shows when it is tried, where nothing speaks against that.
void tryLibrary(Invocation &call, server::ServerReport &report)
{
    if (report.hasProblem() || !find(report, u"cluster-permissions"))
        return;
    server::ReportItem item{u"library"_s, Omt::tr("Library"), Omt::tr("can be opened"),
                            server::ReportItem::Verdict::Fine};
    const auto examined = session::examineLibrary(clusterOptions(call), u"omt doctor"_s);
    if (!examined) {
        item.finding = QString(examined.error().message + u' ' + examined.error().hint).trimmed();
        item.verdict = server::ReportItem::Verdict::Problem;
    }
    report.items.append(item);
}

ExitCode exitCodeOf(const server::ServerReport &report)
{
    for (const QStringView id : {u"data-directory", u"library"}) {
        const server::ReportItem *item = find(report, id);
        if (item && item->verdict == server::ReportItem::Verdict::Problem)
            return ExitCode::NoConnection;
    }
    return report.hasProblem() ? ExitCode::Partly : ExitCode::Done;
}

Result<ExitCode> examine(Invocation &call)
{
    server::ServerReport report = server::makeServerReport(clusterOptions(call));
    tryLibrary(call, report);
    if (call.asJson) {
        call.console.print(reportJson(report));
    } else {
        call.console.printLine(u"OmniMediaTrak %1, Qt %2, %3"_s.arg(QStringLiteral(OMT_VERSION),
                                                                    QString::fromLatin1(qVersion()),
                                                                    QSysInfo::prettyProductName()));
        call.console.printLine(textOf(report).trimmed());
    }
    return exitCodeOf(report);
}

} // namespace

QList<Command> doctorCommands()
{
    return {
        {u"doctor"_s,
         {},
         Omt::tr("Look for what keeps the library from opening"),
         Omt::tr("Changes nothing in the library. Exit code 3 when the data folder or the library "
                 "cannot be used, 1 when there is another problem."),
         {},
         0,
         0,
         examine}};
}

} // namespace omt::cli
