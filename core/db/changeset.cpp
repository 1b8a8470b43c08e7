// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/changeset.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace omt::db {

ChangeSet ChangeSet::everything()
{
    ChangeSet changes;
    changes.m_everything = true;
    return changes;
}

ChangeSet ChangeSet::fromPayload(const QString &payload)
{
    const QJsonObject object = QJsonDocument::fromJson(payload.toUtf8()).object();
    const QString name = object.value(u"t").toString();
    if (name.isEmpty())
        return everything();
    ChangeSet changes;
    Table &table = changes.m_tables[name];
    const QJsonArray ids = object.value(u"ids").toArray();
    table.all = object.value(u"all").toBool() || ids.isEmpty();
    for (const QJsonValue &value : ids) {
        const QUuid id = QUuid::fromString(value.toString());
        if (id.isNull())
            table.all = true;
        else
            table.ids.insert(id);
    }
    return changes;
}

bool ChangeSet::touches(QStringView table) const
{
    return m_everything || m_tables.contains(table.toString());
}

bool ChangeSet::touchesAll(QStringView table) const
{
    return m_everything || m_tables.value(table.toString()).all;
}

QSet<QUuid> ChangeSet::ids(QStringView table) const
{
    return m_tables.value(table.toString()).ids;
}

namespace {

template <class Id> QSet<Id> idsAs(const QSet<QUuid> &uuids)
{
    QSet<Id> ids;
    ids.reserve(uuids.size());
    for (const QUuid &uuid : uuids)
        ids.insert(Id(uuid));
    return ids;
}

} // namespace

QSet<MediaId> ChangeSet::mediaIds(QStringView table) const
{
    return idsAs<MediaId>(ids(table));
}

QSet<ListId> ChangeSet::listIds(QStringView table) const
{
    return idsAs<ListId>(ids(table));
}

void ChangeSet::unite(const ChangeSet &other)
{
    m_everything = m_everything || other.m_everything;
    for (auto it = other.m_tables.cbegin(); it != other.m_tables.cend(); ++it) {
        Table &table = m_tables[it.key()];
        table.all = table.all || it->all;
        table.ids.unite(it->ids);
    }
}

} // namespace omt::db
