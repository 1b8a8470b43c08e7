// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/commands.h"
#include "app/omt/console.h"
#include "app/omt/librarysession.h"
#include "core/server/clusterpaths.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

struct Facts
{
    server::ClusterState state = server::ClusterState::Absent;
    server::ClusterPaths paths;
    int major = 0;
};

Result<Facts> lookAt(const server::ClusterOptions &options, server::ClusterControl &cluster)
{
    const Result<server::ServerAccount> account = server::ServerAccount::current(options.account);
    if (!account)
        return account.error();
    const Result<server::ClusterPaths> paths
        = server::ClusterPaths::resolve(options.dataDir, options.socketDir, *account);
    if (!paths)
        return paths.error();
    Facts facts;
    facts.paths = *paths;
    const std::optional<server::ClusterPaths::Existing> existing = paths->existingCluster();
    if (!existing)
        return facts;
    facts.major = existing->major;
    facts.state = cluster.isRunning() ? server::ClusterState::Ready : server::ClusterState::Stopped;
    return facts;
}

QString sentence(server::ClusterState state)
{
    switch (state) {
    case server::ClusterState::Absent:
        return Omt::tr("not made yet (it is made when it is first needed)");
    case server::ClusterState::Ready:
        return Omt::tr("running");
    default:
        return Omt::tr("stopped (it starts when it is needed)");
    }
}

Result<ExitCode> showStatus(Invocation &call)
{
    const server::ClusterOptions options = clusterOptions(call);
    server::ClusterControl cluster(options);
    const Result<Facts> facts = lookAt(options, cluster);
    if (!facts)
        return facts.error();
    const bool isRunning = facts->state == server::ClusterState::Ready;
    if (call.asJson) {
        call.console.print(QJsonObject{
            {u"state"_s, isRunning ? u"running"_s : QString(server::toString(facts->state))},
            {u"running"_s, isRunning},
            {u"postgresql"_s, facts->major > 0 ? QJsonValue(facts->major) : QJsonValue()},
            {u"data_dir"_s, facts->paths.dataDir},
            {u"cluster_dir"_s, facts->paths.pgDir},
            {u"socket_dir"_s, facts->paths.socketDir},
            {u"log_file"_s, facts->paths.logFile},
        });
        return ExitCode::Done;
    }
    call.console.printLine(Omt::tr("Server:     %1").arg(sentence(facts->state)));
    if (facts->major > 0)
        call.console.printLine(Omt::tr("PostgreSQL: %1").arg(facts->major));
    call.console.printLine(Omt::tr("Library:    %1").arg(facts->paths.dataDir));
    call.console.printLine(Omt::tr("Cluster:    %1").arg(facts->paths.pgDir));
    call.console.printLine(Omt::tr("Socket:     %1").arg(facts->paths.socketDir));
    call.console.printLine(Omt::tr("Log:        %1").arg(facts->paths.logFile));
    return ExitCode::Done;
}

Result<ExitCode> stopServer(Invocation &call)
{
    const server::ClusterOptions options = clusterOptions(call);
    server::ClusterControl cluster(options);
    const Result<Facts> facts = lookAt(options, cluster);
    if (!facts)
        return facts.error();
    const bool wasRunning = facts->state == server::ClusterState::Ready;
    if (wasRunning) {
        if (const Result<> stopped = cluster.stopForAll(); !stopped)
            return stopped.error();
    }
    if (call.asJson) {
        call.console.print(QJsonObject{{u"stopped"_s, wasRunning}});
    } else {
        call.console.printLine(wasRunning ? Omt::tr("The server has stopped.")
                                          : Omt::tr("The server was not running."));
    }
    return ExitCode::Done;
}

} // namespace

QList<Command> serverCommands()
{
    return {
        {u"server status"_s,
         {},
         Omt::tr("Show whether the library's own PostgreSQL runs"),
         {},
         {},
         0,
         0,
         showStatus},
        {u"server stop"_s, {}, Omt::tr("Stop it, whoever uses it"), {}, {}, 0, 0, stopServer},
    };
}

} // namespace omt::cli
