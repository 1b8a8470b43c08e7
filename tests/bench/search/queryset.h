// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/ids.h"

#include <QList>
#include <QString>

namespace omt::db {
class Connection;
}

namespace omt::bench {

/** A search whose best answer is known. */
struct KnownItem
{
    QString kind; ///< "exact", "one typo", "two typos", "shuffled", "alternative", "prefix", "cjk"
    bool isPopular = false; ///< drawn by popularity rather than evenly
    QString query;
    MediaId wanted;
    QString wantedNorm; ///< another title of the same name counts as well
};

struct QuerySet
{
    QList<KnownItem> known;
    QList<QString> keystrokes; ///< titles typed letter by letter, shuffled
};

/** Draws titles from the catalog; the same seed draws the same of the same catalog. */
[[nodiscard]] Result<QuerySet> drawQueries(db::Connection &connection, quint64 seed, int perKind);

} // namespace omt::bench
