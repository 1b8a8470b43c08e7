// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/rawserver.h"

#include "core/server/endpoint.h"
#include "core/server/pginstallation.h"
#include "core/server/postmasterpid.h"
#include "tests/bench/measure.h"
#include "tests/bench/place.h"

#include <QThread>

#include <csignal>
#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace omt::bench {

namespace {
constexpr int giveUpAfter = 20'000; // polls of one millisecond
}

RawServer::RawServer(const Place &place)
    : m_account(must(server::ServerAccount::current()))
    , m_paths(must(server::ClusterPaths::resolve(place.dataDir(), {}, m_account)))
{
    const auto existing = m_paths.existingCluster();
    if (!existing)
        giveUp(u"the library was not made"_s);
    m_clusterDir = existing->dir;
    const auto installation
        = server::findInstallation(server::PgSearch::fromEnvironment(), existing->major);
    if (!installation)
        giveUp(u"no PostgreSQL found"_s);
    m_postgres = installation->tool(u"postgres");
}

RawServer::~RawServer()
{
    if (m_process.state() != QProcess::NotRunning)
        stop();
}

void RawServer::start()
{
    const QString config = u"config_file="_s + m_paths.confDir + u"/postgresql.conf";
    const server::Command command
        = m_account.wrap({m_postgres, {u"-D"_s, m_clusterDir, u"-c"_s, config}});
    m_process.setProcessEnvironment(m_account.environment());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(command.program, command.arguments);
    const QByteArray where = u"host='%1' port=%2 dbname=postgres user=%3"_s.arg(m_paths.socketDir)
                                 .arg(m_paths.port)
                                 .arg(server::adminRole)
                                 .toUtf8();
    for (int i = 0; PQping(where.constData()) != PQPING_OK; ++i) {
        if (i > giveUpAfter)
            giveUp(u"postgres did not answer: "_s + command.toString());
        QThread::msleep(1);
    }
}

void RawServer::stop()
{
    const auto pid = server::PostmasterPid::read(m_clusterDir + u"/postmaster.pid");
    if (!pid)
        giveUp(u"postgres left no pid file"_s);
    ::kill(static_cast<pid_t>(pid->pid), SIGINT);
    m_process.waitForFinished(30'000);
}

} // namespace omt::bench
