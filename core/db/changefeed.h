// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/db/changeset.h"
#include "core/db/connectionsettings.h"

#include <QObject>
#include <QThread>

namespace omt::db {

class ChangeListener;

/**
 * Tells what changed in the database, whoever changed it.
 *
 * Holds a connection of its own in a thread of its own, listening on the catalog's channel and on
 * the signed-in person's. Changes within 50 ms come as one. Its heartbeat notices a lost
 * connection and reconnects for as long as it takes; after that everything counts as changed.
 * Lives in the thread that made it; signals are emitted there.
 */
class ChangeFeed : public QObject
{
    Q_OBJECT

public:
    /** Silent until start(). */
    explicit ChangeFeed(QObject *parent = nullptr);
    ~ChangeFeed() override;

    /** Once: whom to listen to, and as whom. */
    void start(const ConnectionSettings &settings);
    [[nodiscard]] bool isListening() const { return m_isListening; }
    /** Listens to another person's channel from now on. */
    void setSessionToken(const QString &token);
    /** Looks now, instead of at the next heartbeat, whether the connection still stands. */
    void checkNow();

signals:
    void changed(const omt::db::ChangeSet &changes);
    /** The first time, and after every reconnect. */
    void listening();
    void connectionLost(const omt::Error &error);
    void connectionRestored();

private:
    QThread m_thread;
    ChangeListener *m_listener = nullptr; // lives in m_thread; none before start()
    bool m_isListening = false;
};

} // namespace omt::db
