// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/server/clusteroptions.h"
#include "core/server/clusterpaths.h"
#include "core/server/serveraccount.h"
#include "core/server/serverlink.h"
#include "core/server/serverprocess.h"
#include "core/server/stopwatch.h"

#include <functional>
#include <memory>
#include <variant>

namespace omt::server {

/** What one start or stop is about; the values outlive the helpers that refer to them. */
struct ClusterContext
{
    const ClusterOptions &options;
    const ClusterPaths &paths;
    const ServerAccount &account;
    QString clusterDir;
    int major = 0;
    std::function<bool()> isCancelled;
    std::function<void(const QString &)> progress;
};

/** A connection to a server that has proved to be ours, and what it said. */
struct VerifiedLink
{
    std::shared_ptr<ServerLink> link;
    ServerLink::Identity identity;
    Endpoint endpoint;
};

/**
 * Starts the server of an existing cluster, or finds it running. The caller holds the lifecycle
 * lock. "Running" is decided by one test only: a connection succeeds, and the server's data
 * directory and major are ours. The connections are leases.
 */
class ClusterStarter
{
public:
    explicit ClusterStarter(const ClusterContext &context);

    /** The running server, or null when there is none; waits while it is starting or stopping. */
    [[nodiscard]] Result<std::shared_ptr<VerifiedLink>> attach();
    [[nodiscard]] Result<std::shared_ptr<VerifiedLink>> launch(const PgInstallation &installation);

    /** Where a server of this cluster listens: where the running one says, else where we want it.
     */
    [[nodiscard]] Endpoint endpoint() const;

private:
    struct Ended
    {
    };
    using WaitResult = std::variant<std::shared_ptr<VerifiedLink>, Error, Ended>;

    [[nodiscard]] Result<> prepare();
    [[nodiscard]] Result<> repairMode() const;
    void rotateLog() const;
    [[nodiscard]] WaitResult waitUntilReady(const ServerProcess &process);
    [[nodiscard]] bool saysReady(qint64 pid) const;
    [[nodiscard]] Result<std::shared_ptr<VerifiedLink>> verify(std::unique_ptr<ServerLink> link,
                                                               const Endpoint &endpoint) const;
    [[nodiscard]] Error timeoutError() const;
    [[nodiscard]] Error refusedError(const QString &message) const;
    [[nodiscard]] QString logSince(qint64 offset) const;
    [[nodiscard]] Error endedError(const ServerProcess &process, const QString &log,
                                   const QString &remains) const;
    void recover(QString &remains) const;

    const ClusterContext &m_context;
    Stopwatch m_clock;
};

/**
 * Stops the server of a cluster if one runs: fast (clients are disconnected, work rolled back),
 * then at once (the next start recovers); never by force. The caller holds the lifecycle lock.
 */
[[nodiscard]] Result<> stopServer(const QString &clusterDir, const ClusterTimeouts &timeouts);

/** Waits, in steps of a millisecond; false when it did not become true in time. */
bool waitUntil(std::chrono::milliseconds timeout, const std::function<bool()> &condition);

/** Sleeps; false when `isCancelled` before the end. */
bool napUnlessCancelled(std::chrono::milliseconds length, const std::function<bool()> &isCancelled);

} // namespace omt::server
