// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/personallibrary.h"

#include "core/base/logging.h"
#include "core/db/backup.h"
#include "core/db/connection.h"
#include "core/db/pgarray.h"
#include "core/server/clusterpaths.h"

#include <QCoreApplication>
#include <QDir>
#include <QMap>

#include <optional>

namespace omt::session {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(omt::session)
};

void tell(const Progress &progress, const QString &text)
{
    if (progress)
        progress(text);
}

db::ConnectionSettings settingsFor(const server::Endpoint &endpoint, const QString &user,
                                   const QString &clientName)
{
    db::ConnectionSettings settings;
    settings.host = endpoint.host;
    settings.port = endpoint.port;
    settings.database = endpoint.database;
    settings.user = user;
    settings.password = endpoint.password;
    settings.applicationName = clientName;
    return settings;
}

} // namespace

db::ConnectionSettings applicationSettings(const server::Endpoint &endpoint,
                                           const QString &clientName)
{
    return settingsFor(endpoint, endpoint.appUser, clientName);
}

QString backupDirectory(const QString &dataDir)
{
    return QDir(dataDir).filePath(QStringLiteral("backups"));
}

Result<OpenLibrary> openDatabase(const server::Endpoint &endpoint,
                                 const server::PgInstallation &installation, const QString &dataDir,
                                 const QString &clientName, const Progress &progress)
{
    OpenLibrary library;
    library.administrator = settingsFor(endpoint, endpoint.adminUser, clientName);
    library.settings = applicationSettings(endpoint, clientName);

    db::Connection connection(library.administrator);
    if (const Result<> opened = connection.open(); !opened)
        return opened.error();

    db::Migrator migrator;
    migrator.setBackup([&]() -> Result<> {
        tell(progress, Text::tr("Backing up the library before it is updated…"));
        const Result<QString> file = db::createBackup(
            {installation.binDir, library.administrator, backupDirectory(dataDir), 5});
        if (!file)
            return file.error();
        qCInfo(lcDb) << "backed up to" << *file;
        return {};
    });
    migrator.setProgress([&](const db::Migrator::Progress &step) {
        tell(progress,
             Text::tr("Preparing the library: step %1 of %2").arg(step.step).arg(step.steps));
    });
    const Result<db::MigrationReport> migrated = migrator.run(connection);
    if (!migrated)
        return migrated.error();
    library.migration = *migrated;

    const Result<db::Rows> session = connection.query(
        db::Statement::load(u"session/open_local_session"), {{u"client", clientName}});
    if (!session)
        return session.error();
    library.settings.sessionToken = session->first().text(u"token");
    library.settings.readerId = session->first().text(u"user_id");
    return library;
}

std::optional<OpenLibrary> openCurrentDatabase(server::ClusterControl &control,
                                               const QString &clientName)
{
    const db::Migrator migrator;
    const QMap<QString, QByteArray> values{
        {QStringLiteral("client"), clientName.toUtf8()},
        {QStringLiteral("version"), QByteArray::number(migrator.latestVersion())},
        {QStringLiteral("names"), db::pgArray(migrator.files()).toUtf8()},
        {QStringLiteral("checksums"), db::pgArray(migrator.checksums()).toUtf8()}};
    const auto statement = db::Statement::load(u"session/open_current_session");
    QByteArrayList parameters;
    for (const QString &name : statement.parameters())
        parameters.append(values.value(name));
    const auto rows = control.ask(statement.text(), parameters);
    if (!rows || rows->size() != 1)
        return std::nullopt;
    OpenLibrary library;
    library.administrator
        = settingsFor(control.endpoint(), control.endpoint().adminUser, clientName);
    library.settings = applicationSettings(control.endpoint(), clientName);
    library.settings.sessionToken = QString::fromLatin1(rows->first().at(0));
    library.settings.readerId = QString::fromLatin1(rows->first().at(1));
    library.migration.fromVersion = migrator.latestVersion();
    library.migration.toVersion = migrator.latestVersion();
    return library;
}

Result<> examineLibrary(const server::ClusterOptions &options, const QString &clientName)
{
    server::ClusterControl cluster(options);
    const Result<server::Endpoint> endpoint = cluster.start();
    if (!endpoint)
        return endpoint.error();
    Result<> found;
    {
        db::Connection connection(settingsFor(*endpoint, endpoint->adminUser, clientName));
        found = connection.open();
        if (found) {
            const auto pending = db::Migrator().pending(connection);
            found = pending ? Result<>() : Result<>(pending.error());
        }
    }
    const Result<> left = cluster.leave();
    return found ? left : found;
}

Result<> signOut(const db::ConnectionSettings &settings)
{
    db::Connection connection(settings);
    if (const Result<> opened = connection.open(); !opened)
        return opened;
    const Result<db::Rows> done = connection.query(db::Statement::load(u"session/sign_out"));
    return done ? Result<>() : Result<>(done.error());
}

struct PersonalLibrary::Private
{
    Private(server::ClusterOptions clusterOptions, QString name)
        : options(std::move(clusterOptions))
        , clientName(std::move(name))
        , dataDir(QDir(options.dataDir.isEmpty() ? server::defaultDataDir() : options.dataDir)
                      .absolutePath())
        , cluster(options, [this](server::ClusterState, const QString &text) {
            if (!text.isEmpty())
                tell(progress, text);
        })
    {
    }

    const server::ClusterOptions options;
    const QString clientName;
    const QString dataDir;
    Progress progress;
    std::optional<db::ConnectionSettings> signedIn;
    server::ClusterControl cluster;
};

PersonalLibrary::PersonalLibrary(server::ClusterOptions options, QString clientName)
    : d(std::make_unique<Private>(std::move(options), std::move(clientName)))
{
}

PersonalLibrary::~PersonalLibrary()
{
    if (const Result<> closed = close(); !closed)
        qCWarning(lcServer).noquote() << "leaving the library:" << closed.error().toLogString();
}

Result<OpenLibrary> PersonalLibrary::open(const Progress &progress)
{
    d->progress = progress;
    const Result<server::Endpoint> endpoint = d->cluster.start();
    if (!endpoint) {
        d->progress = {};
        return endpoint.error();
    }
    const std::optional<OpenLibrary> current = openCurrentDatabase(d->cluster, d->clientName);
    Result<OpenLibrary> library = current
        ? Result<OpenLibrary>(*current)
        : openDatabase(*endpoint, d->cluster.installation(), d->dataDir, d->clientName, progress);
    if (library)
        d->signedIn = library->settings;
    d->progress = {};
    return library;
}

Result<> PersonalLibrary::close()
{
    if (d->signedIn) {
        // A session that outlives us only lingers until it expires: worth a line, not a failure.
        if (const Result<> ended = signOut(*d->signedIn); !ended)
            qCInfo(lcAuth).noquote() << "signing out:" << ended.error().toLogString();
        d->signedIn.reset();
    }
    return d->cluster.holdsLease() ? d->cluster.leave() : Result<>();
}

void PersonalLibrary::cancel()
{
    d->cluster.cancel();
}

QString PersonalLibrary::dataDirectory() const
{
    return d->dataDir;
}

server::ClusterControl &PersonalLibrary::cluster() const
{
    return d->cluster;
}

} // namespace omt::session
