// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDebug>
#include <QMap>
#include <QString>

namespace omt::db {

/**
 * Where a database is and who asks for it. A plain value, safe to copy between threads.
 *
 * Printing one (QDebug, toLogString) never shows the password or the session token.
 */
struct ConnectionSettings
{
    QString host; ///< socket directory, host name, or several of them separated by commas
    int port = 5432;
    QString database;
    QString user;
    QString password; ///< empty for peer authentication
    QString sessionToken; ///< of the signed-in person; empty: nobody is signed in
    /** Who that is: `:reader` of a statement, for the planner. No right depends on it; may be
     * empty. */
    QString readerId;
    QString applicationName = QStringLiteral("omnimediatrak");
    /** Further libpq keywords: sslmode, target_session_attrs, connect_timeout, ... They win. */
    QMap<QString, QString> options;

    [[nodiscard]] QString toLogString() const;
    friend bool operator==(const ConnectionSettings &, const ConnectionSettings &) = default;
};

QDebug operator<<(QDebug debug, const ConnectionSettings &settings);

} // namespace omt::db
