// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/ids.h"

#include <QDateTime>
#include <QFuture>
#include <QStringList>

namespace omt::db {
class Connection;
class Database;
} // namespace omt::db

namespace omt::transfer {

/** What the person decided about a record of a foreign file; the next imports follow it. */
struct RememberedDecision
{
    QString key; ///< by which it is forgotten
    QString action; ///< "skip": left out; "take": it is `media`
    [[nodiscard]] bool isSkipped() const { return action == QStringLiteral("skip"); }
    MediaId media;
    QString label; ///< the record's title as it was written
    QString title; ///< of `media`
    QDateTime decidedAt;
};

/** What the record is, for people: the title, or that it is left out. Translated. */
[[nodiscard]] QString decisionText(const RememberedDecision &decision);

/** The newest first, ten thousand at most. Blocks. */
[[nodiscard]] Result<QList<RememberedDecision>> importDecisionsNow(db::Connection &connection);
/** These, or with no keys all of them. Blocks. */
[[nodiscard]] Result<> forgetImportDecisionsNow(db::Connection &connection,
                                                const QStringList &keys);

/** The same, on a database thread. */
[[nodiscard]] QFuture<Result<QList<RememberedDecision>>> importDecisions(db::Database &database);
[[nodiscard]] QFuture<Result<>> forgetImportDecisions(db::Database &database,
                                                      const QStringList &keys);

} // namespace omt::transfer
