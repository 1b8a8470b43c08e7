// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace omt::server {

/** One directory of PostgreSQL programs that was found. A plain value. */
struct PgInstallation
{
    enum class Source { Explicit, Bundled, PgConfig, Distribution, Path };

    QString binDir;
    int major = 0; ///< 0 when unknown
    Source source = Source::Distribution;
    QStringList missingTools; ///< of initdb, postgres, pg_ctl, pg_dump, pg_restore

    /** All tools are there and the version is one we can work with. */
    [[nodiscard]] bool isUsable() const;
    /** Absolute path of a tool, such as "pg_dump". */
    [[nodiscard]] QString tool(QStringView name) const;

    friend bool operator==(const PgInstallation &, const PgInstallation &) = default;
};

inline constexpr int minimumMajor = 15;

/** Where to look. Tests fill it with a fake tree; people get fromEnvironment(). */
struct PgSearch
{
    QString explicitDir; ///< the user's own choice; when set, nothing else is considered
    QString bundledDir; ///< beside the program
    QString root; ///< put before every well-known directory; empty outside tests
    QStringList path; ///< directories of PATH

    /** OMT_PG_BIN, the directories beside the running program, and PATH. */
    [[nodiscard]] static PgSearch fromEnvironment();
};

/**
 * Every installation found, usable ones first, newest major first; each directory once (compared
 * after resolving links). An explicit directory is reported alone, even when it is unusable.
 *
 * The major is read from the directory's name where distributions put it, which costs no process;
 * `postgres --version` is asked only for the explicit and the bundled directory and those of
 * pg_config and PATH.
 * Blocking, but short; any thread.
 */
[[nodiscard]] QList<PgInstallation> findInstallations(const PgSearch &search);

/**
 * The usable installation of exactly `major` (0: the newest), if there is one. Looks at the places
 * that need no process first and stops there when they suffice.
 */
[[nodiscard]] std::optional<PgInstallation> findInstallation(const PgSearch &search, int major);

/** "explicit", "bundled", "pg_config", "distribution", "path": for reports. */
[[nodiscard]] QLatin1StringView toString(PgInstallation::Source source);

} // namespace omt::server
