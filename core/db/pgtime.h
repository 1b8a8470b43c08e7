// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QDateTime>

namespace omt::db {

/** A date in ISO style as the server writes it: "2024-02-29", "0050-03-15 BC". Else invalid. */
[[nodiscard]] QDate parsePgDate(QByteArrayView text);

/** A timestamptz of a session in UTC: "2024-02-29 12:00:00.5+00". Else, and infinity, invalid. */
[[nodiscard]] QDateTime parsePgTimestamp(QByteArrayView text);

} // namespace omt::db
