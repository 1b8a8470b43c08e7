// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The order of a page: its sort keys, and titles put elsewhere by hand; the rest is in
// pagedmodel.cpp.

#include "ui/models/pagedmodel.h"
#include "ui/models/roles.h"
#include "ui/models/rowtext.h"

namespace omt::ui {

Qt::DropActions PagedModel::supportedDropActions() const
{
    return Qt::CopyAction | Qt::MoveAction;
}

QList<SortKey> PagedModel::sortKeys() const
{
    return QList<SortKey>{{m_query.sort, m_query.descending}} + m_query.thenBy;
}

std::optional<TitleSort> PagedModel::sortBy(Column column) const
{
    return sortOf(column);
}

bool PagedModel::canSortBySeveral() const
{
    return m_query.list || m_query.scope == TitleQuery::Scope::Library;
}

void PagedModel::setSortKeys(const QList<SortKey> &keys)
{
    if (keys.isEmpty())
        return;
    TitleQuery query = m_query;
    query.sort = keys.first().sort;
    query.descending = keys.first().descending;
    query.thenBy = canSortBySeveral() ? keys.mid(1, 2) : QList<SortKey>();
    if (query != m_query)
        setQuery(query);
}

bool PagedModel::canReorder() const
{
    TitleQuery whole;
    whole.scope = m_query.scope;
    whole.list = m_query.list;
    whole.sort = TitleSort::ListPosition;
    return m_query.list && m_query == whole;
}

bool PagedModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int,
                                 const QModelIndex &) const
{
    return canReorder() && data->hasFormat(QString::fromLatin1(mediaIdsMime));
}

bool PagedModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                              const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    if (row < 0)
        row = parent.isValid() ? parent.row() : rowCount();
    move(idsIn(data), row);
    return true;
}

void PagedModel::move(const QList<MediaId> &ids, int row)
{
    if (!canReorder())
        return;
    const QSet<MediaId> present(m_spine.cbegin(), m_spine.cend());
    QList<MediaId> moved;
    for (const MediaId &id : ids) {
        if (present.contains(id) && !moved.contains(id))
            moved << id;
    }
    const QSet<MediaId> moving(moved.cbegin(), moved.cend());
    QList<MediaId> before;
    QList<MediaId> after;
    for (qsizetype i = 0; i < m_spine.size(); ++i) {
        if (!moving.contains(m_spine.at(i)))
            (i < row ? before : after) << m_spine.at(i);
    }
    const QList<MediaId> wanted = before + moved + after;
    if (wanted == m_spine)
        return;
    reorder(wanted);
    emit moveRequested(moved, row);
}

void PagedModel::reorder(const QList<MediaId> &after)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    QHash<MediaId, int> rows;
    for (const QModelIndex &index : old)
        rows.insert(idAt(index.row()), -1);
    for (qsizetype i = 0; i < after.size(); ++i) {
        if (const auto row = rows.find(after.at(i)); row != rows.end())
            *row = int(i);
    }
    QModelIndexList fresh;
    for (const QModelIndex &index : old)
        fresh << this->index(rows.value(idAt(index.row())), index.column());
    m_spine = after;
    ++m_spineGeneration; // an answer under way knows nothing of it yet
    m_spineIsAsked = false;
    m_wanted.clear();
    changePersistentIndexList(old, fresh);
    emit layoutChanged({}, VerticalSortHint);
}

} // namespace omt::ui
