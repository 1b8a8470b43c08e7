// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/server/clusteroptions.h"
#include "core/server/endpoint.h"

#include <QStringList>

#include <functional>
#include <memory>

namespace omt::server {

/** The life of a private cluster as its users see it. */
enum class ClusterState {
    Absent, ///< no cluster has been made yet
    Initialising, ///< it is being made
    Stopped, ///< made, but we do not use it (others may)
    Starting,
    Ready, ///< it answers, and we hold a lease on it
    Stopping,
    Failed, ///< see the error
};

/** "absent", "initialising", …: for logs and `omt server status`. */
[[nodiscard]] QLatin1StringView toString(ClusterState state);

/**
 * Makes, starts, shares and stops the private cluster, synchronously. The window uses Cluster,
 * which runs one of these in a thread of its own; `omt` and tests may use it directly.
 *
 * While it is started it holds a lease: one idle connection named "omt-lease". Whoever gives up the
 * last lease stops the server. A process that dies loses its lease with its connection, so a crash
 * leaves at worst a server running until the next user leaves.
 *
 * One thread at a time, except cancel(). Every function may block up to the timeouts of the
 * options. Failures are ServerNotFound, DataDirectory, DiskFull, NewerDatabase, Server or
 * Cancelled.
 */
class ClusterControl final
{
public:
    using Observer = std::function<void(ClusterState state, const QString &progress)>;

    explicit ClusterControl(ClusterOptions options, Observer observer = {});
    /** Gives up the lease without stopping the server; call leave() first to do it properly. */
    ~ClusterControl();
    Q_DISABLE_COPY_MOVE(ClusterControl)

    /** Makes the cluster when there is none, starts it unless it runs, and takes a lease. */
    [[nodiscard]] Result<Endpoint> start();
    /** The same for a request made when cancelTicket() was `ticket`: a cancel() since counts. */
    [[nodiscard]] Result<Endpoint> start(int ticket);
    /** Gives up the lease, and stops the server when nobody else holds one. */
    [[nodiscard]] Result<> leave();
    /** Stops the server whoever uses it (`omt server stop`). */
    [[nodiscard]] Result<> stopForAll();
    /** Makes a waiting start() return Cancelled soon. Any thread. */
    void cancel();
    /** How often cancel() was called. Any thread. */
    [[nodiscard]] int cancelTicket() const;

    /** Whether the server answers now; takes no lease and starts nothing. */
    [[nodiscard]] bool isRunning();
    /** Absent, Stopped or Ready (whoever started it), as it is now; for `omt server status`. */
    [[nodiscard]] ClusterState currentState();
    [[nodiscard]] bool holdsLease() const;
    /**
     * Asks the server over the lease, as the cluster's administrator in the library's own database:
     * what is needed before anybody else is connected. See ServerLink::ask(). Blocks; only while
     * started.
     */
    [[nodiscard]] Result<QList<QByteArrayList>> ask(const QByteArray &sql,
                                                    const QByteArrayList &parameters);
    /** How many leases there are, ours included; only while started. */
    [[nodiscard]] Result<int> leaseCount();
    /** The lease's socket, to learn at once when the server dies; -1 when there is none. */
    [[nodiscard]] int leaseSocket() const;
    /** Reads what arrived on leaseSocket(); false when the server is gone (the lease is dropped).
     */
    [[nodiscard]] bool checkLease();

    /** After a successful start(). */
    [[nodiscard]] const Endpoint &endpoint() const;
    /** The programs that fit the cluster (pg_dump for backups); after a successful start(). */
    [[nodiscard]] const PgInstallation &installation() const;
    [[nodiscard]] QString clusterDirectory() const;
    /** The last lines the server wrote. */
    [[nodiscard]] QStringList serverLogTail(int lines) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace omt::server
