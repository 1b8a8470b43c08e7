// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QString>

struct pg_conn;
struct pg_result;

namespace omt::db {

/** What the server said of a failure, word for word, before it is made an omt::Error. */
struct PgFailure
{
    QString sqlState;
    QString message;
    QString detail;
    QString hint;
    QString constraint;
    QString table;
    QString context;
    int position = 0; ///< character of the statement, from 1; 0 when not known

    [[nodiscard]] static PgFailure fromResult(const pg_result *result);
};

/**
 * The Error for what PostgreSQL refused.
 *
 * 23505 Conflict; 23502, 23503, 23514 and 22xxx Invalid; 42501 Refused; 40001 and 40P01 Conflict
 * (after the replays of retrying()); 08xxx and 57P0x Connection; 57014 Cancelled; 53100 DiskFull;
 * everything else Database. Our own functions raise OM401 and OM403 (Refused), OM404 (NotFound),
 * OM409 (Conflict) and OM422 (Invalid), whose message and hint are sentences for people.
 */
[[nodiscard]] Error errorFromFailure(const PgFailure &failure, const QString &statement = {});

/** The Error for a connection that could not be made or is lost, from libpq's text. */
[[nodiscard]] Error connectionError(const pg_conn *connection);

/**
 * The same, of a connection lost after the last word (a commit) was sent and before the answer
 * came: nobody knows whether it is saved. Other kinds of error stay as they are.
 */
[[nodiscard]] Error lostWhileSaving(Error error);

/** True for 40001 and 40P01: the same transaction may well succeed when tried again. */
[[nodiscard]] bool isRetryable(const Error &error);

} // namespace omt::db
