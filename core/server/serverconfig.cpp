// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/serverconfig.h"

#include "core/server/endpoint.h"
#include "core/server/text.h"

#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace omt::server {

namespace {

constexpr auto writtenByUs = "# Written by OmniMediaTrak at every start: changes here are lost.\n";

// pg_ident.conf and pg_hba.conf know no escape inside the quotes, so such a name cannot be written.
QByteArray mapLine(const QString &systemUser, QStringView role)
{
    if (systemUser.isEmpty() || systemUser.contains(u'"') || systemUser.startsWith(u'/'))
        return {};
    return "omt \"" + systemUser.toLocal8Bit() + "\" " + role.toLatin1() + '\n';
}

Error writeError(const QSaveFile &file)
{
    const QString details = file.fileName() + u": "_s + file.errorString();
    if (file.error() == QFileDevice::ResourceError) {
        return makeError(
            Error::Kind::DiskFull, Text::tr("There is no space left for the library's database."),
            details, Text::tr("Free some space on the disk that holds %1.").arg(file.fileName()));
    }
    return makeError(
        Error::Kind::DataDirectory,
        Text::tr("The settings of the library's database cannot be written."), details,
        Text::tr("Make sure that the disk is not full and that you may write in the data folder."));
}

Result<> replaceFile(const QString &name, const QByteArray &content, const ServerAccount &account)
{
    QFile old(name);
    if (old.open(QIODevice::ReadOnly) && old.readAll() == content)
        return Done{}; // spares the start a flush to disk
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return writeError(file);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(content);
    if (!file.commit())
        return writeError(file);
    if (!account.own(name))
        return writeError(file);
    return Done{};
}

} // namespace

QByteArray quotedSetting(const QString &text)
{
    QByteArray escaped = QFile::encodeName(text);
    escaped.replace('\\', "\\\\").replace('\'', "''");
    return '\'' + escaped + '\'';
}

ServerConfig::ServerConfig(const ClusterPaths &paths, const ServerAccount &account, int major,
                           ServerTuning tuning)
    : m_paths(paths)
    , m_account(account)
    , m_major(major)
    , m_tuning(tuning)
{
}

QString ServerConfig::file() const
{
    return m_paths.confDir + u"/postgresql.conf";
}

QByteArray ServerConfig::settings() const
{
    QByteArray text = writtenByUs;
    const auto set = [&text](const char *name, const QByteArray &value) {
        text += QByteArray(name) + " = " + value + '\n';
    };
    set("hba_file", quotedSetting(m_paths.confDir + u"/pg_hba.conf"));
    set("ident_file", quotedSetting(m_paths.confDir + u"/pg_ident.conf"));
#ifdef Q_OS_WIN
    set("listen_addresses", "'127.0.0.1'");
#else
    set("listen_addresses", "''");
    // A list in which a comma would separate: hence the inner quotes.
    QString directory = m_paths.socketDir;
    directory.replace(u'"', u"\"\""_s);
    set("unix_socket_directories", quotedSetting(u'"' + directory + u'"'));
    set("unix_socket_permissions", "0700");
#endif
    set("port", QByteArray::number(m_paths.port));
    set("cluster_name", "'omnimediatrak'");
    set("max_connections", QByteArray::number(m_tuning.maxConnections));
    set("shared_buffers", QByteArray::number(m_tuning.sharedBuffersMegabytes) + "MB");
    set("work_mem", "64MB");
    set("huge_pages", "off");
    set("jit", "off"); // compiling costs more than our short queries
    set("max_worker_processes", "4");
    set("max_logical_replication_workers", "0");
    set("wal_level", "minimal"); // nobody replicates from here; bulk loads then skip the log
    set("max_wal_senders", "0");
    set("max_replication_slots", "0");
    set("max_wal_size", "256MB");
    set("min_wal_size", "32MB");
    set("autovacuum", "on");
    set("autovacuum_max_workers", "1");
    set("password_encryption", "scram-sha-256");
    set("fsync", m_tuning.fsync ? "on" : "off");
    set("full_page_writes", "on");
    set("synchronous_commit", "on");
#ifdef Q_OS_LINUX
    if (m_major >= 14)
        set("recovery_init_sync_method", "syncfs"); // after a crash, faster on a busy disk
#endif
    set("log_destination", "'stderr'"); // which is our log file
    set("logging_collector", "off");
    set("log_line_prefix", "'%m [%p] %a '");
    // What people keep is nobody's to read in a log: neither the texts of statements, nor the
    // values bound to them, nor the rows that errors quote. The program logs slow ones by name.
    set("log_statement", "none");
    set("log_duration", "off");
    set("log_min_duration_statement", "-1");
    set("log_min_error_statement", "panic");
    set("log_error_verbosity", "terse");
    set("log_parameter_max_length", "0");
    set("log_parameter_max_length_on_error", "0");
    set("log_checkpoints", "off");
    set("log_timezone", "'UTC'");
    set("timezone", "'UTC'");
    set("lc_messages", "'C'"); // we read them
    return text;
}

QByteArray ServerConfig::accessRules() const
{
    QByteArray text = writtenByUs;
#ifdef Q_OS_WIN
    for (QStringView role : {adminRole, appRole})
        text += "host all " + role.toLatin1() + " 127.0.0.1/32 scram-sha-256\n";
    text += "host all all all reject\n";
#else
    // The kernel vouches for who is at the other end: no password to keep, none to steal.
    for (QStringView role : {adminRole, appRole})
        text += "local all " + role.toLatin1() + " peer map=omt\n";
    text += "local all all reject\n";
#endif
    return text;
}

QByteArray ServerConfig::userMap() const
{
    QByteArray text = writtenByUs;
    QStringList users{m_account.name};
    if (!users.contains(m_account.callerName))
        users.append(m_account.callerName);
    for (const QString &user : std::as_const(users)) {
        text += mapLine(user, adminRole);
        text += mapLine(user, appRole);
    }
    return text;
}

Result<> ServerConfig::write() const
{
    return replaceFile(file(), settings(), m_account)
        .andThen([this](Done) {
            return replaceFile(m_paths.confDir + u"/pg_hba.conf", accessRules(), m_account);
        })
        .andThen([this](Done) {
            return replaceFile(m_paths.confDir + u"/pg_ident.conf", userMap(), m_account);
        });
}

} // namespace omt::server
