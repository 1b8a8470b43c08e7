// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/exitcode.h"

namespace omt::cli {

ExitCode exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Cancelled:
        return ExitCode::Interrupted;
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
    case Error::Kind::Output:
        return ExitCode::Partly;
    case Error::Kind::Invalid:
        return ExitCode::Usage;
    case Error::Kind::Refused:
        return ExitCode::Refused;
    case Error::Kind::BadInput:
        return ExitCode::BadInput;
    case Error::Kind::Connection:
    case Error::Kind::Database:
    case Error::Kind::ServerNotFound:
    case Error::Kind::DataDirectory:
    case Error::Kind::DiskFull:
    case Error::Kind::NewerDatabase:
    case Error::Kind::Server:
    case Error::Kind::Network:
    case Error::Kind::Internal:
        break;
    }
    return ExitCode::NoConnection;
}

Error usageError(const QString &message, const QString &hint)
{
    return makeError(Error::Kind::Invalid, message, {}, hint);
}

} // namespace omt::cli
