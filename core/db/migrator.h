// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>

namespace omt::db {

class Connection;

/** One file of sql/migrations, sql/routines or sql/policies. */
struct SqlFile
{
    QString name; ///< "0001_baseline.sql", "routines/omt.triggers.sql"
    QString sql;

    [[nodiscard]] QString checksum() const; ///< SHA-256, line ends normalised
    [[nodiscard]] int version() const; ///< 1 for "0001_..."; 0 when there is no number
};

struct MigrationReport
{
    int fromVersion = 0; ///< 0: the database was empty
    int toVersion = 0;
    QStringList applied; ///< names of files, in order
};

/**
 * Brings a database to the version this program knows.
 *
 * Migrations run once each, in order, one transaction each; then repeatable files (routines, after
 * them policies) run again whenever their text changed. What was applied is kept in omt.migrations
 * and omt.routines. Several programs may try at once: an advisory lock lets one through, the others
 * find nothing left to do. Runs in the calling thread, on a connection of the administrator.
 * Nothing of a failing file remains.
 *
 * Fails with NewerDatabase when the database knows migrations this program does not, with Database
 * when an applied migration is not the one this program has.
 */
class Migrator
{
public:
    struct Progress
    {
        int step = 0; ///< from 1
        int steps = 0;
        QString file;
    };

    /** With the files compiled into the program, which are read and summed once. */
    Migrator();
    Migrator(QList<SqlFile> migrations, QList<SqlFile> repeatables);

    /** Called once before the first pending migration of a database that is not empty. */
    void setBackup(std::function<Result<>()> backup) { m_backup = std::move(backup); }
    void setProgress(std::function<void(const Progress &)> progress)
    {
        m_progress = std::move(progress);
    }

    [[nodiscard]] Result<MigrationReport> run(Connection &connection) const;
    /** What run() would apply. */
    [[nodiscard]] Result<QStringList> pending(Connection &connection) const;
    /** The newest version this program knows. */
    [[nodiscard]] int latestVersion() const;
    /** Of every file, in the order of files(): what a database's books hold when it is up to date.
     */
    [[nodiscard]] QStringList checksums() const;
    /** The names of all migrations and repeatables. */
    [[nodiscard]] QStringList files() const;

private:
    struct Plan
    {
        int version = 0; // of the database
        QList<SqlFile> migrations;
        QList<SqlFile> repeatables;
    };

    [[nodiscard]] Result<Plan> plan(Connection &connection) const;
    [[nodiscard]] Result<> planMigrations(Connection &connection, Plan &plan) const;
    [[nodiscard]] Result<> planRepeatables(Connection &connection, Plan &plan) const;
    [[nodiscard]] Result<MigrationReport> carryOut(Connection &connection, const Plan &plan) const;
    [[nodiscard]] QString checksum(const SqlFile &file) const;

    QList<SqlFile> m_migrations;
    QList<SqlFile> m_repeatables;
    QHash<QString, QString> m_checksums; // by name
    std::function<Result<>()> m_backup;
    std::function<void(const Progress &)> m_progress;
};

} // namespace omt::db
