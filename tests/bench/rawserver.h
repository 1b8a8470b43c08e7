// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/server/clusterpaths.h"
#include "core/server/serveraccount.h"

#include <QProcess>
#include <QString>

namespace omt::bench {

class Place;

/**
 * The yardstick: the same cluster with the same configuration, its process started directly and
 * polled until it answers, with nothing of ours around it.
 */
class RawServer
{
public:
    /** The place's library must be made, and not running. */
    explicit RawServer(const Place &place);
    ~RawServer();

    void start();
    void stop();

private:
    server::ServerAccount m_account;
    server::ClusterPaths m_paths;
    QString m_clusterDir;
    QString m_postgres;
    QProcess m_process;
};

} // namespace omt::bench
