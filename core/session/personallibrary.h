// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/db/connectionsettings.h"
#include "core/db/migrator.h"
#include "core/server/clustercontrol.h"
#include "core/server/clusteroptions.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace omt::session {

/** A library that is open: who asks, and as whom. A plain value. */
struct OpenLibrary
{
    db::ConnectionSettings settings; ///< the local user, signed in: for db::Database, ImportJob…
    db::ConnectionSettings administrator; ///< for backups only; never hand it to services
    db::MigrationReport migration; ///< what was brought up to date on the way
};

/** Told what is being done, as a translated sentence; called in the opening thread. */
using Progress = std::function<void(const QString &text)>;

/**
 * The second half of opening a library, once a server answers: backs the database up and brings it
 * up to date when that is needed, and signs the local user in.
 *
 * `clientName` ("omnimediatrak", "omt") names the session in auth.sessions and in the server's
 * list of connections. Blocks; any thread. Fails with the kinds of Migrator and createBackup, and
 * with Connection.
 */
[[nodiscard]] Result<OpenLibrary> openDatabase(const server::Endpoint &endpoint,
                                               const server::PgInstallation &installation,
                                               const QString &dataDir, const QString &clientName,
                                               const Progress &progress = {});

/**
 * The same for a server that was just started, where nothing is to be brought up to date: one
 * question over the lease. None where there is something to do, or where that cannot be told:
 * openDatabase() then does it and says what is wrong. Blocks; the thread of `control`.
 */
[[nodiscard]] std::optional<OpenLibrary> openCurrentDatabase(server::ClusterControl &control,
                                                             const QString &clientName);

/** How the program connects, but for the session token that openDatabase() gives. */
[[nodiscard]] db::ConnectionSettings applicationSettings(const server::Endpoint &endpoint,
                                                         const QString &clientName);

/**
 * Whether a library that is there could be opened by this program: its server starts, and its
 * database is not of a newer one. Brings nothing up to date. Blocking.
 */
[[nodiscard]] Result<> examineLibrary(const server::ClusterOptions &options,
                                      const QString &clientName);

/** Ends the session that openDatabase() began, so that its token is worth nothing. Blocks. */
[[nodiscard]] Result<> signOut(const db::ConnectionSettings &settings);

/** Where the backups of the library in this data directory are kept. */
[[nodiscard]] QString backupDirectory(const QString &dataDir);

/**
 * The private library from nothing to signed in, and back: the server made and started, then
 * openDatabase(). One object is one use of the library and holds one lease on the server.
 *
 * Everything blocks but cancel(): the command line calls it as it is, the window runs open() and
 * close() in a thread of their own (or uses server::Cluster with openCurrentDatabase() and
 * openDatabase()). One thread at a time, except cancel().
 */
class PersonalLibrary final
{
public:
    /** `options.dataDir` empty: OMT_DATA_DIR, else the user's place for data. */
    PersonalLibrary(server::ClusterOptions options, QString clientName);
    /** Closes when that was not done. */
    ~PersonalLibrary();
    Q_DISABLE_COPY_MOVE(PersonalLibrary)

    /** After a failure it may be tried again. */
    [[nodiscard]] Result<OpenLibrary> open(const Progress &progress = {});
    /** Signs out and leaves the server, which stops when nobody else uses it. */
    [[nodiscard]] Result<> close();
    /** Makes a running open() or close() return Cancelled soon. Any thread. */
    void cancel();

    /** Absolute. */
    [[nodiscard]] QString dataDirectory() const;
    [[nodiscard]] server::ClusterControl &cluster() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace omt::session
