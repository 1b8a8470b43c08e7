// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/console.h"
#include "app/omt/librarysession.h"
#include "core/server/serverreport.h"

#include <QJsonArray>
#include <QSysInfo>

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

Result<ExitCode> examine(Invocation &call)
{
    const server::ServerReport report = server::makeServerReport(clusterOptions(call));
    if (call.asJson) {
        call.console.print(reportJson(report));
    } else {
        call.console.printLine(u"OmniMediaTrak %1, Qt %2, %3"_s.arg(QStringLiteral(OMT_VERSION),
                                                                    QString::fromLatin1(qVersion()),
                                                                    QSysInfo::prettyProductName()));
        call.console.printLine(textOf(report).trimmed());
    }
    return report.hasProblem() ? ExitCode::Partly : ExitCode::Done;
}

} // namespace

QList<Command> doctorCommands()
{
    return {{u"doctor"_s,
             {},
             Omt::tr("Look for what keeps the library from opening"),
             Omt::tr("Changes nothing. Exit code 1 when there is a problem."),
             {},
             0,
             0,
             examine}};
}

} // namespace omt::cli
