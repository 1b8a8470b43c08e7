// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace omt::db {
class Connection;
}

namespace omt::transfer {

/** What became of entries that were stored. */
struct StoredEntries
{
    qint64 created = 0;
    qint64 unchanged = 0; ///< the person has them already
};

/**
 * Stores what a library file holds, a batch of one part at a time; what the library has already
 * stays as it is. On the connection's thread, in a transaction of the caller, who undoes a batch
 * that failed. Objects must have no unfitField().
 */
class RestoredStore
{
public:
    explicit RestoredStore(db::Connection &connection)
        : m_connection(connection)
    {
    }

    [[nodiscard]] Result<StoredEntries> store(const QString &part, const QJsonArray &batch);
    /**
     * Titles that an object of `part` refers to, by their identity here; for lists those of their
     * items. Other parts refer to none that must be there.
     */
    [[nodiscard]] QStringList titlesOf(const QString &part, const QJsonObject &object) const;
    /** Those of them that the catalog does not have. */
    [[nodiscard]] Result<QSet<QString>> missing(const QStringList &titles);

private:
    [[nodiscard]] Result<> storeMedia(const QJsonArray &batch);
    [[nodiscard]] Result<StoredEntries> storeEntries(const QJsonArray &batch);
    [[nodiscard]] Result<> storeLists(const QJsonArray &batch);
    [[nodiscard]] QJsonArray mapped(const QJsonArray &objects, const QStringList &names) const;
    [[nodiscard]] QString idHere(const QJsonValue &told) const;

    db::Connection &m_connection;
    QHash<QString, QString> m_ids; ///< where the catalog has a title under another identity
};

} // namespace omt::transfer
