// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/db/changeset.h"
#include "core/db/connection.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

class QSocketNotifier;

namespace omt::db {

/** The half of a ChangeFeed that lives in its thread and may block there. */
class ChangeListener : public QObject
{
    Q_OBJECT

public:
    explicit ChangeListener(const ConnectionSettings &settings);
    ~ChangeListener() override;

    void start();
    void setSessionToken(const QString &token);
    void check();

signals:
    void changed(const omt::db::ChangeSet &changes);
    void listening(bool wasLost);
    void lost(const omt::Error &error);

private:
    void connectNow();
    [[nodiscard]] Result<> subscribe();
    void onReadable();
    void takeNotifications();
    void flush();
    void onLost(const Error &error);

    Connection m_connection;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_heartbeat;
    QTimer m_reconnect;
    QTimer m_coalesce;
    ChangeSet m_pending;
    std::chrono::milliseconds m_retryDelay;
    bool m_isLost = false; // and told so
};

} // namespace omt::db
