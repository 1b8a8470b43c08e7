// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/migrator.h"

#include "core/base/logging.h"
#include "core/db/connection.h"
#include "core/db/transaction.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>

void omtInitSqlResources();

namespace omt::db {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(omt::db::Migrator)
};

QString readResource(const QString &path)
{
    QFile file(path);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "Migrator", qPrintable(path));
    return isOpen ? QString::fromUtf8(file.readAll()) : QString();
}

QList<SqlFile> filesIn(const QString &directory, const QString &prefix)
{
    omtInitSqlResources();
    QList<SqlFile> files;
    const QStringList names
        = QDir(directory).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        files.append({prefix + name, readResource(directory + u'/' + name)});
    return files;
}

/** `error` in the words of somebody who updates a database; what can be helped keeps its kind. */
Error failed(const Error &error, const QString &file)
{
    using enum Error::Kind;
    Error told = error;
    if (error.kind == Cancelled || error.kind == Connection || error.kind == DiskFull)
        return told;
    told.message = Text::tr("The database could not be brought up to date.");
    if (error.kind == Refused) {
        told.hint = Text::tr("Updating needs the rights of the database's administrator.");
    } else {
        told.kind = Database;
        told.hint = Text::tr("Nothing of the failed step was kept. Please report this problem.");
    }
    told.details = file + u": " + error.details;
    return told;
}

Error newerDatabase(int version, const QString &name)
{
    return makeError(
        Error::Kind::NewerDatabase,
        Text::tr("This library was last used with a newer version of OmniMediaTrak."),
        QStringLiteral("The database has migration %1 (%2), which this program does not know.")
            .arg(version)
            .arg(name),
        Text::tr("Install the newest version of OmniMediaTrak. Nothing was changed."));
}

Error changedFile(const QString &name)
{
    return makeError(
        Error::Kind::Database,
        Text::tr("The database was built from other files than this program has (%1).").arg(name),
        QStringLiteral("The checksum of the applied migration %1 differs.").arg(name),
        Text::tr("Use the version of OmniMediaTrak that made this library, or restore a backup."));
}

Result<> record(Connection &connection, const SqlFile &file, qint64 milliseconds)
{
    const QString appVersion = QStringLiteral(OMT_VERSION);
    const auto done = file.version() > 0
        ? connection.execute(Statement::load(u"migrator/record_migration"),
                             {{u"version", file.version()},
                              {u"name", file.name},
                              {u"checksum", file.checksum()},
                              {u"app_version", appVersion},
                              {u"duration_ms", milliseconds}})
        : connection.execute(
            Statement::load(u"migrator/record_routine"),
            {{u"name", file.name}, {u"checksum", file.checksum()}, {u"app_version", appVersion}});
    return done ? Result<>() : Result<>(done.error());
}

/** The file and its entry in the books, both or neither. */
Result<> apply(Connection &connection, const SqlFile &file)
{
    QElapsedTimer timer;
    timer.start();
    const auto done = inTransaction(connection, [&](Connection &c) -> Result<> {
        // Routines may call each other, and are applied in the order of their names. Repeatable
        // files say "drop if exists", of which the log need not know.
        const auto set = c.script(QStringLiteral(
            "set local check_function_bodies = off; set local client_min_messages = warning"));
        if (!set)
            return set;
        if (const auto ran = c.script(file.sql); !ran)
            return ran;
        // The file may have taken another role, which must not write the books.
        if (const auto reset = c.script(QStringLiteral("reset role")); !reset)
            return reset;
        return record(c, file, timer.elapsed());
    });
    if (!done)
        return failed(done.error(), file.name);
    qCInfo(lcDb, "Applied %s in %lld ms", qPrintable(file.name), timer.elapsed());
    return {};
}

/** Held from construction to destruction; others wait. */
class AdvisoryLock
{
public:
    explicit AdvisoryLock(Connection &connection)
        : m_connection(connection)
        , m_taken(connection.query(Statement::load(u"migrator/lock")).map([](const Rows &) {
            return Done();
        }))
    {
    }
    ~AdvisoryLock()
    {
        if (!m_taken || !m_connection.isOpen())
            return;
        if (const auto done = m_connection.query(Statement::load(u"migrator/unlock")); !done)
            qCWarning(lcDb, "%s", qPrintable(done.error().toLogString()));
    }
    Q_DISABLE_COPY_MOVE(AdvisoryLock)

    [[nodiscard]] const Result<> &taken() const { return m_taken; }

private:
    Connection &m_connection;
    Result<> m_taken;
};

} // namespace

QString SqlFile::checksum() const
{
    QString text = sql;
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

int SqlFile::version() const
{
    return name.left(name.indexOf(u'_')).toInt();
}

Migrator::Migrator()
    : Migrator([]() -> const Migrator & {
        static const Migrator compiledIn(
            filesIn(QStringLiteral(":/sql/migrations"), {}),
            filesIn(QStringLiteral(":/sql/routines"), QStringLiteral("routines/"))
                + filesIn(QStringLiteral(":/sql/policies"), QStringLiteral("policies/")));
        return compiledIn;
    }())
{
}

Migrator::Migrator(QList<SqlFile> migrations, QList<SqlFile> repeatables)
    : m_migrations(std::move(migrations))
    , m_repeatables(std::move(repeatables))
{
    std::sort(m_migrations.begin(), m_migrations.end(),
              [](const SqlFile &a, const SqlFile &b) { return a.version() < b.version(); });
    for (const SqlFile &file : m_migrations + m_repeatables)
        m_checksums.insert(file.name, file.checksum());
}

QString Migrator::checksum(const SqlFile &file) const
{
    return m_checksums.value(file.name);
}

int Migrator::latestVersion() const
{
    return m_migrations.isEmpty() ? 0 : m_migrations.last().version();
}

QStringList Migrator::files() const
{
    QStringList names;
    for (const SqlFile &file : m_migrations + m_repeatables)
        names.append(file.name);
    return names;
}

QStringList Migrator::checksums() const
{
    QStringList sums;
    for (const SqlFile &file : m_migrations + m_repeatables)
        sums.append(checksum(file));
    return sums;
}

Result<> Migrator::planMigrations(Connection &connection, Plan &plan) const
{
    const auto rows = connection.query(Statement::load(u"migrator/list_migrations"));
    if (!rows)
        return rows.error();
    QSet<int> applied;
    for (const Row row : *rows) {
        const int version = static_cast<int>(row.integer(u"version"));
        const auto known
            = std::find_if(m_migrations.cbegin(), m_migrations.cend(),
                           [version](const SqlFile &file) { return file.version() == version; });
        if (known == m_migrations.cend())
            return newerDatabase(version, row.text(u"name"));
        if (checksum(*known) != row.text(u"checksum"))
            return changedFile(row.text(u"name"));
        applied.insert(version);
        plan.version = qMax(plan.version, version);
    }
    for (const SqlFile &file : m_migrations) {
        if (!applied.contains(file.version()))
            plan.migrations.append(file);
    }
    return {};
}

Result<> Migrator::planRepeatables(Connection &connection, Plan &plan) const
{
    const auto rows = connection.query(Statement::load(u"migrator/list_routines"));
    if (!rows)
        return rows.error();
    QHash<QString, QString> applied;
    for (const Row row : *rows)
        applied.insert(row.text(u"name"), row.text(u"checksum"));
    for (const SqlFile &file : m_repeatables) {
        if (applied.value(file.name) != checksum(file))
            plan.repeatables.append(file);
    }
    return {};
}

Result<Migrator::Plan> Migrator::plan(Connection &connection) const
{
    const auto rows = connection.query(Statement::load(u"migrator/has_books"));
    if (!rows)
        return rows.error();
    if (!rows->first().boolean(u"has_books"))
        return Plan{0, m_migrations, m_repeatables};
    Plan plan;
    if (const auto planned = planMigrations(connection, plan); !planned)
        return planned.error();
    if (const auto planned = planRepeatables(connection, plan); !planned)
        return planned.error();
    return plan;
}

Result<QStringList> Migrator::pending(Connection &connection) const
{
    const auto planned = plan(connection);
    if (!planned)
        return planned.error();
    QStringList names;
    for (const SqlFile &file : planned->migrations + planned->repeatables)
        names.append(file.name);
    return names;
}

Result<MigrationReport> Migrator::carryOut(Connection &connection, const Plan &plan) const
{
    MigrationReport report;
    report.fromVersion = plan.version;
    report.toVersion = latestVersion();
    const QList<SqlFile> files = plan.migrations + plan.repeatables;
    if (files.isEmpty())
        return report;
    if (plan.version > 0 && !plan.migrations.isEmpty() && m_backup) {
        if (const auto saved = m_backup(); !saved)
            return saved.error();
    }
    const QString books = readResource(QStringLiteral(":/sql/migrator/books.sql"));
    const auto kept
        = inTransaction(connection, [&books](Connection &c) { return c.script(books); });
    if (!kept)
        return failed(kept.error(), QStringLiteral("books.sql"));
    for (const SqlFile &file : files) {
        if (m_progress)
            m_progress({static_cast<int>(report.applied.size()) + 1, static_cast<int>(files.size()),
                        file.name});
        if (const auto applied = apply(connection, file); !applied)
            return applied.error();
        report.applied.append(file.name);
    }
    return report;
}

// Mostly there is nothing to do, which needs no lock; what there is to do is planned again under
// it.
Result<MigrationReport> Migrator::run(Connection &connection) const
{
    const auto seen = plan(connection);
    if (!seen)
        return seen.error();
    if (seen->migrations.isEmpty() && seen->repeatables.isEmpty())
        return carryOut(connection, *seen);
    const AdvisoryLock lock(connection);
    if (!lock.taken())
        return lock.taken().error();
    const auto planned = plan(connection);
    if (!planned)
        return planned.error();
    return carryOut(connection, *planned);
}

} // namespace omt::db
