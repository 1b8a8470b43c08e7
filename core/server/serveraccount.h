// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <optional>

namespace omt::server {

/** A program and its arguments; never a shell line. */
struct Command
{
    QString program;
    QStringList arguments;

    /** For logs and error details. */
    [[nodiscard]] QString toString() const;
};

/**
 * The operating system account the server runs under. A plain value.
 *
 * PostgreSQL refuses to run as root, so root hands the server to an unprivileged account: the one
 * named by OMT_SERVER_ACCOUNT, else `postgres`, else `nobody`. Everybody else is the account
 * himself.
 */
struct ServerAccount
{
    bool isSelf = true;
    unsigned uid = 0;
    unsigned gid = 0;
    QString name;
    QString home;
    QString callerName; ///< the account this program runs under

    /** `wanted` overrides OMT_SERVER_ACCOUNT. Fails (Server) for root when no account will do. */
    [[nodiscard]] static Result<ServerAccount> current(const QString &wanted = {});

    /**
     * The account for the library in `dataDir`: that of current(), unless root looks at a user's
     * library and no account was asked for; then that user.
     */
    [[nodiscard]] static Result<ServerAccount> forLibrary(const QString &wanted,
                                                          const QString &dataDir);
    /** The account with this number; none for root and for numbers without a name. */
    [[nodiscard]] static std::optional<ServerAccount> ofUser(unsigned uid);

    /** `command` as this account: unchanged, or through setpriv. */
    [[nodiscard]] Command wrap(const Command &command) const;
    /** A short list of variables; no PG*, no language, no secrets of the caller. */
    [[nodiscard]] QProcessEnvironment environment() const;
    /** Gives a file or directory to the account; does nothing when it is the caller himself. */
    [[nodiscard]] bool own(const QString &path) const;
    /** Whether the account may pass through every directory above `path` that exists. */
    [[nodiscard]] bool canReach(const QString &path) const;
};

} // namespace omt::server
