// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/server/clustercontrol.h"

#include <QObject>

class QSocketNotifier;

namespace omt::server {

/**
 * The half of Cluster that lives in its thread: runs the ClusterControl and watches the lease.
 * Everything but control().cancel() and cancelTicket() is for that thread.
 */
class ClusterWorker final : public QObject
{
    Q_OBJECT
public:
    explicit ClusterWorker(ClusterOptions options);
    ~ClusterWorker() override;
    Q_DISABLE_COPY_MOVE(ClusterWorker)

    [[nodiscard]] ClusterControl &control() { return m_control; }
    [[nodiscard]] Result<Endpoint> start(int ticket);
    [[nodiscard]] Result<> leave();

signals:
    /** Initialising, Starting and Stopping only; the outcome travels with the answer. */
    void stateReached(omt::server::ClusterState state);
    void progressed(const QString &text);
    /** The server died, or was stopped by somebody else. */
    void lost();

private:
    void watchLease();
    void unwatchLease();

    ClusterControl m_control;
    QSocketNotifier *m_notifier = nullptr; // child
};

} // namespace omt::server
