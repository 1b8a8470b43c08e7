// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/server/clustercontrol.h"

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

struct pg_conn;

namespace omt::test {

/**
 * A place for one cluster that the server's account can reach, and settings that suit a test.
 * Stops the server and removes everything when it goes.
 */
class ClusterPlace
{
public:
    /** `name`: of the data directory, to try odd ones. */
    explicit ClusterPlace(const QString &name = QStringLiteral("library"));
    ~ClusterPlace();
    Q_DISABLE_COPY_MOVE(ClusterPlace)

    [[nodiscard]] const server::ClusterOptions &options() const { return m_options; }
    [[nodiscard]] server::ClusterOptions &options() { return m_options; }
    /** Of the cluster's private directory, "pg/…". */
    [[nodiscard]] QString pgPath(const QString &leaf) const;
    [[nodiscard]] QString clusterDir() const;
    [[nodiscard]] qint64 serverPid() const;
    [[nodiscard]] server::ServerAccount account() const;

    /**
     * Gives it a stopped cluster, copied from one that this process makes once: initdb is nine
     * tenths of a test's time otherwise.
     */
    [[nodiscard]] Result<> prepare();

    /** Files as the server's account would have made them. */
    void write(const QString &path, const QByteArray &content) const;
    void makeDirectory(const QString &path) const;

private:
    QTemporaryDir m_dir;
    server::ClusterOptions m_options;
};

/** A connection as the application would make it: to the library's database, as superuser. */
class TestConnection
{
public:
    explicit TestConnection(const server::Endpoint &endpoint, const QString &user = {},
                            const QString &database = {});
    ~TestConnection();
    Q_DISABLE_COPY_MOVE(TestConnection)

    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] QString error() const;
    /** First field of the first row; the error after "ERROR" when it fails. */
    [[nodiscard]] QString value(const QByteArray &sql);

private:
    pg_conn *m_connection;
};

// QCOMPARE cannot print these enumerations: it takes our toString(), which gives no char *.
[[nodiscard]] inline QString name(server::ClusterState state)
{
    return server::toString(state);
}
[[nodiscard]] inline QString name(Error::Kind kind)
{
    return omt::toString(kind);
}

/** Kills it as a crash would, and waits until nothing of it is left running. */
void killHard(qint64 pid);

} // namespace omt::test
