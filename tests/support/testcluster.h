// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/db/connectionsettings.h"

#include <QString>

namespace omt::test {

/**
 * The one private cluster all tests of a build directory share, run by the program's own
 * core/server. Its directory is short and derived from the build directory; fsync is off.
 */
class TestCluster
{
public:
    /** Starts it, or finds it running; the first call in a process pays for that. */
    [[nodiscard]] static Result<> start();
    /** Ends it, whoever uses it. */
    [[nodiscard]] static Result<> stop();

    /** As administrator, to the database that is always there. Only after start(). */
    [[nodiscard]] static db::ConnectionSettings adminSettings();
    [[nodiscard]] static QString appUser();
    /** The directory with pg_dump and the other programs. Only after start(). */
    [[nodiscard]] static QString binDirectory();

    /**
     * Name of a database migrated with the SQL compiled into this process; made when there is
     * none. Never connect to it, or it cannot be copied.
     */
    [[nodiscard]] static Result<QString> migratedTemplate();
};

} // namespace omt::test
