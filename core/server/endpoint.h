// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>
#include <QStringView>

namespace omt::server {

/**
 * Where the private server listens and who may come in. A plain value.
 *
 * `host` is the directory of the unix socket (libpq takes a directory as host), or 127.0.0.1 where
 * there are no unix sockets; then `password` is what the caller handed in, otherwise it is empty
 * since the kernel vouches for the user (peer).
 */
struct Endpoint
{
    QString host;
    int port = 5432;
    QString database;
    QString adminUser; ///< superuser of the cluster: migrations, backups
    QString appUser; ///< what the library works as; the migrations create it
    QString password;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

inline constexpr int socketPort = 5432; ///< part of the socket's file name, no TCP port
inline constexpr QStringView databaseName = u"omnimediatrak";
inline constexpr QStringView adminRole = u"omt_admin";
inline constexpr QStringView appRole = u"omt_app";

} // namespace omt::server

Q_DECLARE_METATYPE(omt::server::Endpoint)
