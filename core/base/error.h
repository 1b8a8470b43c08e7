// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace omt {

/**
 * Why something could not be done. A plain value; safe to copy between threads.
 *
 * `message` and `hint` are sentences for people, translated where they are made: what happened, and
 * what to do about it. `details` is English and for the log and the "Details" button: the server's
 * own words, a command line, an errno. Programming errors are not Errors but Q_ASSERTs.
 */
struct Error
{
    enum class Kind {
        Cancelled, ///< the user or the owner asked for it; never shown
        NotFound, ///< what was named does not exist
        Invalid, ///< a value breaks a rule of the domain or a check of the database
        Conflict, ///< somebody else changed it first, or it exists already
        Refused, ///< the database says this user may not
        BadInput, ///< a file is unreadable, damaged, hostile or of an unknown format
        Connection, ///< the database cannot be reached, or was lost
        Database, ///< the database refused for another reason
        ServerNotFound, ///< no usable PostgreSQL on this machine
        DataDirectory, ///< the data directory is missing, not ours, or not writable
        DiskFull, ///< no space left
        NewerDatabase, ///< the database was made by a newer version of this program
        Server, ///< the private server did not start or stop
        Network, ///< a web service could not be reached
        Output, ///< a result could not be written: the file, its disk, a closed pipe
        Internal, ///< a bug or an impossible state
    };

    Kind kind = Kind::Internal;
    QString message;
    QString hint;
    QString details;
    QString sqlState; ///< five characters when PostgreSQL said it, else empty
    QString constraint; ///< name of the violated constraint, else empty

    [[nodiscard]] bool isCancelled() const { return kind == Kind::Cancelled; }

    /** One line for logs: kind, message, state and details. */
    [[nodiscard]] QString toLogString() const;
};

[[nodiscard]] Error makeError(Error::Kind kind, QString message, QString details = {},
                              QString hint = {});

[[nodiscard]] Error cancelledError();

/** The kind's stable name ("bad-input", "disk-full"), for logs and `--json`. */
[[nodiscard]] QLatin1StringView toString(Error::Kind kind);

} // namespace omt
