// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/error.h"

namespace omt {

QLatin1StringView toString(Error::Kind kind)
{
    using enum Error::Kind;
    switch (kind) {
    case Cancelled:
        return QLatin1StringView("cancelled");
    case NotFound:
        return QLatin1StringView("not-found");
    case Invalid:
        return QLatin1StringView("invalid");
    case Conflict:
        return QLatin1StringView("conflict");
    case Refused:
        return QLatin1StringView("refused");
    case BadInput:
        return QLatin1StringView("bad-input");
    case Connection:
        return QLatin1StringView("connection");
    case Database:
        return QLatin1StringView("database");
    case ServerNotFound:
        return QLatin1StringView("server-not-found");
    case DataDirectory:
        return QLatin1StringView("data-directory");
    case DiskFull:
        return QLatin1StringView("disk-full");
    case NewerDatabase:
        return QLatin1StringView("newer-database");
    case Server:
        return QLatin1StringView("server");
    case Network:
        return QLatin1StringView("network");
    case Output:
        return QLatin1StringView("output");
    case Internal:
        return QLatin1StringView("internal");
    }
    return QLatin1StringView("internal");
}

QString Error::toLogString() const
{
    QString text = u'[' + toString(kind) + u"] " + message;
    if (!sqlState.isEmpty())
        text += u" (SQLSTATE " + sqlState + u')';
    if (!constraint.isEmpty())
        text += u" (constraint " + constraint + u')';
    if (!details.isEmpty())
        text += u" \u2014 " + details;
    return text;
}

Error makeError(Error::Kind kind, QString message, QString details, QString hint)
{
    Error error;
    error.kind = kind;
    error.message = std::move(message);
    error.details = std::move(details);
    error.hint = std::move(hint);
    return error;
}

Error cancelledError()
{
    return makeError(Error::Kind::Cancelled, QStringLiteral("Cancelled"));
}

} // namespace omt
