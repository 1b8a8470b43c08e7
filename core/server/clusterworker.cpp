// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/clusterworker.h"

#include <QSocketNotifier>

namespace omt::server {

ClusterWorker::ClusterWorker(ClusterOptions options)
    : m_control(std::move(options), [this](ClusterState state, const QString &progress) {
        const bool isStep = state == ClusterState::Initialising || state == ClusterState::Starting
            || state == ClusterState::Stopping;
        if (isStep)
            emit stateReached(state);
        if (!progress.isEmpty())
            emit progressed(progress);
    })
{
}

ClusterWorker::~ClusterWorker() = default;

Result<Endpoint> ClusterWorker::start(int ticket)
{
    unwatchLease();
    auto result = m_control.start(ticket);
    watchLease();
    return result;
}

Result<> ClusterWorker::leave()
{
    unwatchLease();
    return m_control.leave();
}

void ClusterWorker::watchLease()
{
    const int socket = m_control.leaseSocket();
    if (socket < 0)
        return;
    m_notifier = new QSocketNotifier(socket, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        // Off first: checkLease() may close the socket the notifier watches.
        m_notifier->setEnabled(false);
        if (m_control.checkLease()) {
            m_notifier->setEnabled(true);
            return;
        }
        unwatchLease();
        emit lost();
    });
}

void ClusterWorker::unwatchLease()
{
    if (m_notifier == nullptr)
        return;
    m_notifier->setEnabled(false);
    m_notifier->deleteLater();
    m_notifier = nullptr;
}

} // namespace omt::server
