// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/server/endpoint.h"

#include <QByteArrayList>
#include <QString>

#include <chrono>
#include <memory>

struct pg_conn;

namespace omt::server {

/**
 * One small connection of the room's own (libpq): to learn whether the server is ready, to make the
 * database, to hold a lease. Not for the library's queries. One thread at a time. Never blocks
 * longer than the time it is given, even when the server is stopped dead.
 */
class ServerLink final
{
public:
    enum class Outcome {
        Connected,
        NobodyThere, ///< no socket, or nobody listens on it, or no sensible answer
        NotYet, ///< starting, recovering, stopping (SQLSTATE 57P03), or full (53300)
        Refused, ///< it answers, but will not have us
    };
    struct Attempt
    {
        Outcome outcome = Outcome::NobodyThere;
        std::unique_ptr<ServerLink> link; ///< when Connected
        QString sqlState;
        QString message; ///< libpq's words
    };

    /** As the cluster's superuser to the database "postgres", so it keeps nobody's from dropping.
     */
    [[nodiscard]] static Attempt connect(const Endpoint &endpoint,
                                         const QByteArray &applicationName,
                                         std::chrono::milliseconds timeout);
    ~ServerLink();
    Q_DISABLE_COPY_MOVE(ServerLink)

    /** What the server says about itself. */
    struct Identity
    {
        QString dataDirectory;
        int major = 0;
        bool isRecovering = false;
        bool hasDatabase = false;
    };
    [[nodiscard]] Result<Identity> identity(std::chrono::milliseconds timeout);
    [[nodiscard]] Result<> createDatabase(std::chrono::milliseconds timeout);
    [[nodiscard]] Result<int> countLeases(std::chrono::milliseconds timeout);
    /** Any one statement, with $1, $2, ...; every field as text, a null as an empty one. */
    [[nodiscard]] Result<QList<QByteArrayList>>
    ask(const QByteArray &sql, const QByteArrayList &parameters, std::chrono::milliseconds timeout);

    [[nodiscard]] int socket() const;
    /** The process that serves us; it outlives the closing of the connection by a moment. */
    [[nodiscard]] qint64 backendPid() const;
    /** Takes in what arrived; false when the connection is lost. */
    [[nodiscard]] bool isAlive();

private:
    explicit ServerLink(pg_conn *connection);
    [[nodiscard]] static Attempt connectTo(const Endpoint &endpoint, const QByteArray &database,
                                           const QByteArray &applicationName,
                                           std::chrono::milliseconds timeout);

    pg_conn *m_connection;
};

inline constexpr auto leaseName = "omt-lease"; ///< application_name of a lease
inline constexpr auto visitorName = "omt"; ///< of a mere question

} // namespace omt::server
