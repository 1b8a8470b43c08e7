// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connectionsettings.h"

namespace omt::db {

QString ConnectionSettings::toLogString() const
{
    return user + u'@' + host + u':' + QString::number(port) + u'/' + database;
}

QDebug operator<<(QDebug debug, const ConnectionSettings &settings)
{
    const QDebugStateSaver saver(debug);
    debug.nospace().noquote() << "ConnectionSettings(" << settings.toLogString() << ')';
    return debug;
}

} // namespace omt::db
