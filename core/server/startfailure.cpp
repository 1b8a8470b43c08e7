// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/server/startfailure.h"

#include "core/server/text.h"

#include <array>

using namespace Qt::StringLiterals;

namespace omt::server {

namespace {

struct Sign
{
    QStringView words;
    StartFailure failure;
};

// The server speaks English to us (lc_messages). The order matters: the first match wins.
constexpr std::array signs{
    Sign{u"No space left on device", StartFailure::DiskFull},
    Sign{u"Disk quota exceeded", StartFailure::DiskFull},
    Sign{u"pre-existing shared memory block", StartFailure::MemoryHeld},
    Sign{u"database files are incompatible with server", StartFailure::OtherVersion},
    Sign{u"has invalid permissions", StartFailure::Permissions},
    Sign{u"has wrong ownership", StartFailure::Permissions},
    Sign{u"Permission denied", StartFailure::Permissions},
    Sign{u"Read-only file system", StartFailure::Permissions},
    Sign{u"lock file", StartFailure::LockHeld},
    Sign{u"Cannot allocate memory", StartFailure::OutOfMemory},
    Sign{u"could not locate a valid checkpoint record", StartFailure::Damaged},
    Sign{u"could not locate required checkpoint record", StartFailure::Damaged},
    Sign{u"incorrect checksum in control file", StartFailure::Damaged},
    Sign{u"could not read file \"global/", StartFailure::Damaged},
    Sign{u"could not open file \"global/", StartFailure::Damaged},
    Sign{u"required WAL directory", StartFailure::Damaged},
    Sign{u"could not access status of transaction", StartFailure::Damaged},
    Sign{u"database \"postgres\" does not exist", StartFailure::Damaged},
    Sign{u"invalid page in block", StartFailure::Damaged},
};

QString versions(const QList<PgInstallation> &found)
{
    QStringList parts;
    for (const PgInstallation &installation : found) {
        QString part = installation.binDir + u" ("_s + toString(installation.source) + u"): "_s;
        part += installation.major > 0 ? QString::number(installation.major) : u"unknown version"_s;
        if (!installation.missingTools.isEmpty())
            part += u", without "_s + installation.missingTools.join(u", "_s);
        parts.append(part);
    }
    return parts.isEmpty() ? u"nothing found"_s : parts.join(u'\n');
}

QString diskHint(const ClusterPaths &paths)
{
    return Text::tr("Free some space on the disk that holds %1, then try again. Nothing is lost.")
        .arg(paths.pgDir);
}

} // namespace

StartFailure classifyStartFailure(const QString &log)
{
    for (const Sign &sign : signs) {
        if (log.contains(sign.words))
            return sign.failure;
    }
    return StartFailure::Other;
}

Error startFailureError(StartFailure failure, const ClusterPaths &paths, const QString &log)
{
    using enum Error::Kind;
    switch (failure) {
    case StartFailure::LockHeld:
    case StartFailure::MemoryHeld:
        return makeError(Server, Text::tr("Something else still holds the library's database."),
                         log,
                         Text::tr("Wait a minute and try again; if that does not help, restart the "
                                  "computer."));
    case StartFailure::DiskFull:
        return makeError(DiskFull, Text::tr("There is no space left for the library's database."),
                         log, diskHint(paths));
    case StartFailure::Permissions:
        return makeError(
            DataDirectory,
            Text::tr("The library's database may not be opened: wrong owner or permissions."), log,
            Text::tr("Make sure that everything in %1 belongs to you.").arg(paths.pgDir));
    case StartFailure::OtherVersion:
        return makeError(NewerDatabase,
                         Text::tr("The library was made with another version of PostgreSQL."), log,
                         Text::tr("Install the version that the details name, then try again."));
    case StartFailure::OutOfMemory:
        return makeError(Server, Text::tr("There is not enough memory for the library's database."),
                         log, Text::tr("Close some programs, then try again."));
    case StartFailure::Damaged:
        return makeError(DataDirectory,
                         Text::tr("The library's database is damaged: files of it are missing or "
                                  "were changed."),
                         log,
                         Text::tr("Bring %1 back whole from a copy of your disk. Or move it away, "
                                  "start with an empty library, and import the newest export you "
                                  "have. Throw nothing away before.")
                             .arg(paths.pgDir));
    case StartFailure::Other:
        break;
    }
    return makeError(Server, Text::tr("The library's database server did not start."), log,
                     Text::tr("The reason is in the details and in %1. \"omt doctor\" checks the "
                              "usual causes.")
                         .arg(paths.logFile));
}

Error initFailure(const Error &toolError, const ClusterPaths &paths)
{
    if (toolError.isCancelled())
        return toolError;
    switch (classifyStartFailure(toolError.details)) {
    case StartFailure::DiskFull:
        return startFailureError(StartFailure::DiskFull, paths, toolError.details);
    case StartFailure::Permissions:
        return makeError(Error::Kind::DataDirectory,
                         Text::tr("The library's database cannot be made in %1.").arg(paths.pgDir),
                         toolError.details,
                         Text::tr("Make sure that you may write there, or choose another folder."));
    default:
        return makeError(Error::Kind::Server, Text::tr("The library's database could not be made."),
                         toolError.details,
                         Text::tr("If PostgreSQL was updated just now, install it again. The "
                                  "details say what its program \"initdb\" complained about."));
    }
}

Error noInstallationError(const QList<PgInstallation> &found)
{
    const bool isExplicit
        = !found.isEmpty() && found.first().source == PgInstallation::Source::Explicit;
    if (isExplicit) {
        return makeError(
            Error::Kind::ServerNotFound,
            Text::tr("There is no usable PostgreSQL in %1.").arg(found.first().binDir),
            versions(found),
            Text::tr("OMT_PG_BIN must name the folder that holds initdb, postgres, pg_ctl, pg_dump "
                     "and pg_restore of PostgreSQL %1 or newer. Without it, the program looks in "
                     "the usual places.")
                .arg(minimumMajor));
    }
    const QString message = found.isEmpty()
        ? Text::tr("PostgreSQL is not installed on this computer.")
        : Text::tr("The PostgreSQL on this computer is too old or not complete.");
    return makeError(Error::Kind::ServerNotFound, message, versions(found),
                     Text::tr("Install PostgreSQL %1 or newer (Debian, Ubuntu: postgresql; Fedora: "
                              "postgresql-server; Arch, Homebrew: postgresql). There is nothing to "
                              "set up: the program runs its own.")
                         .arg(minimumMajor));
}

Error otherMajorError(int needed, const QList<PgInstallation> &found)
{
    return makeError(
        Error::Kind::NewerDatabase,
        Text::tr("This library was made with PostgreSQL %1, which is not installed.").arg(needed),
        versions(found),
        Text::tr("Install PostgreSQL %1, then try again. Nothing is lost; the library stays as it "
                 "is.")
            .arg(needed));
}

Error missingClusterError(const QString &dir)
{
    return makeError(Error::Kind::DataDirectory,
                     Text::tr("The library's folder is gone: %1.").arg(dir),
                     dir + u" is missing, though it was open"_s,
                     Text::tr("Was it moved, or a disk taken away? Bring it back, then try again. "
                              "Nothing was made in its place."));
}

Error damagedClusterError(const ClusterPaths::Existing &cluster)
{
    return makeError(
        Error::Kind::DataDirectory,
        Text::tr("The database in %1 was only half made or half copied: %2 is missing.")
            .arg(cluster.dir, cluster.missing),
        cluster.dir + u" has no readable "_s + cluster.missing,
        Text::tr("If you copied the library, copy it again completely. If there is nothing of "
                 "worth in that folder, move it away: the program then makes a new database."));
}

} // namespace omt::server
