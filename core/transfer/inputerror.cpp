// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/inputerror.h"

#include <QCoreApplication>

namespace omt::transfer {

Error inputError(const QString &place, qint64 line, const QString &reason, const QString &details)
{
    const char *context = "omt::transfer";
    const QString message = line > 0
        ? QCoreApplication::translate(context, "“%1”, line %2: %3")
              .arg(place, QString::number(line), reason)
        : QCoreApplication::translate(context, "“%1”: %2").arg(place, reason);
    return makeError(Error::Kind::BadInput, message, details);
}

Error blamedOn(const QString &place, const Error &error)
{
    if (error.kind != Error::Kind::Invalid || error.sqlState.isEmpty())
        return error;
    Error blamed = inputError(place, 0, error.message, error.details);
    blamed.hint = error.hint;
    blamed.sqlState = error.sqlState;
    return blamed;
}

} // namespace omt::transfer
