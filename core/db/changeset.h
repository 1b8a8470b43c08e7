// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/ids.h"

#include <QHash>
#include <QMetaType>
#include <QSet>
#include <QString>

namespace omt::db {

/** Which rows of which tables changed, as the database told; a plain value. */
class ChangeSet
{
public:
    /** Everything may have changed, for example after the connection was away. */
    [[nodiscard]] static ChangeSet everything();

    /** A payload of the change channels; an unreadable one counts as everything. */
    [[nodiscard]] static ChangeSet fromPayload(const QString &payload);

    [[nodiscard]] bool isEmpty() const { return !m_everything && m_tables.isEmpty(); }
    [[nodiscard]] bool isEverything() const { return m_everything; }
    /** Whether any row of the table, named without its schema, may have changed. */
    [[nodiscard]] bool touches(QStringView table) const;
    /** Whether rows of the table changed that are not listed one by one. */
    [[nodiscard]] bool touchesAll(QStringView table) const;
    /** Whether the row of the table with this id may have changed. */
    template <class Tag>
    [[nodiscard]] bool touches(QStringView table, const StrongId<Tag> &id) const
    {
        return touchesAll(table) || ids(table).contains(id.uuid());
    }
    /** The ids told one by one; ask touchesAll() too. */
    [[nodiscard]] QSet<QUuid> ids(QStringView table) const;
    [[nodiscard]] QSet<MediaId> mediaIds(QStringView table) const;
    [[nodiscard]] QSet<ListId> listIds(QStringView table) const;
    [[nodiscard]] QStringList tables() const { return m_tables.keys(); }

    void unite(const ChangeSet &other);

private:
    struct Table
    {
        bool all = false;
        QSet<QUuid> ids;
    };
    bool m_everything = false;
    QHash<QString, Table> m_tables;
};

} // namespace omt::db

Q_DECLARE_METATYPE(omt::db::ChangeSet)
