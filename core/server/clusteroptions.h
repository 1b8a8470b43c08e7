// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/server/pginstallation.h"
#include "core/server/serverconfig.h"

#include <QString>

#include <chrono>
#include <optional>

namespace omt::server {

/** How long each step may take before it counts as hung. */
struct ClusterTimeouts
{
    std::chrono::milliseconds initdb = std::chrono::minutes(3);
    std::chrono::milliseconds start = std::chrono::seconds(60); ///< includes crash recovery
    std::chrono::milliseconds answer = std::chrono::seconds(5); ///< of a server that accepts
    std::chrono::milliseconds busy = std::chrono::seconds(10); ///< remains of a dead server
    std::chrono::milliseconds stop = std::chrono::seconds(30); ///< then not so gently
    std::chrono::milliseconds lock = std::chrono::seconds(90); ///< somebody else starts or stops
};

/** Which cluster and how. The default is the user's own library; tests and `omt` set more. */
struct ClusterOptions
{
    QString dataDir; ///< empty: OMT_DATA_DIR, else the user's place for data
    QString socketDir; ///< empty: chosen
    QString account; ///< empty: OMT_SERVER_ACCOUNT, else chosen; matters to root only
    std::optional<PgSearch> search; ///< none: PgSearch::fromEnvironment()
    QString password; ///< only where there are no unix sockets
    ServerTuning tuning;
    ClusterTimeouts timeouts;
};

} // namespace omt::server
