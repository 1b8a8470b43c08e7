// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/database.h"
#include "core/server/cluster.h"
#include "core/session/personallibrary.h"
#include "ui/access/startup.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace omt::app {

class ServiceAccess;

/**
 * Opens the personal library for the window and closes it again: private server, migrations, the
 * local user's session, database, services. Tells StartUp how far it is. Nothing blocks the GUI
 * thread, in which it lives; main() owns it.
 */
class Composition final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Composition)

public:
    /** `dataDirectory` absolute. */
    explicit Composition(QString dataDirectory, QObject *parent = nullptr);
    ~Composition() override;

    [[nodiscard]] ui::StartUp &startUp() { return m_startUp; }

    void open();
    /** Lets go of everything in order; closed() follows. Calling it again changes nothing. */
    void close();

signals:
    void closed();

private:
    void makeServices();
    void connectReaders(const server::Endpoint &endpoint);
    void openDatabase();
    void take(const Result<session::OpenLibrary> &opened);
    void showLibrary(const session::OpenLibrary &opened);
    void fail(const Error &error);
    void clusterStateChanged(server::ClusterState state);
    void dropServices();
    void leave();

    QString m_dataDirectory;
    server::ClusterOptions m_options;
    ui::StartUp m_startUp;
    QThreadPool m_worker; ///< one thread for what blocks: migrations, reports, signing out
    std::unique_ptr<server::Cluster> m_cluster;
    std::optional<session::OpenLibrary> m_opened;
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<ServiceAccess> m_access;
    bool m_isStarted = false; ///< the server is; whether there is a session is not known yet
    bool m_isClosing = false;
};

} // namespace omt::app
