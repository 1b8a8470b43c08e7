// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/titlemodel.h"

#include "ui/models/celltext.h"
#include "ui/models/roles.h"
#include "ui/models/rowtext.h"
#include "ui/theme/plaintext.h"

namespace omt::ui {

TitleModel::TitleModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

TitleModel::~TitleModel() = default;

void TitleModel::setRatingScale(RatingScale scale)
{
    if (m_ratingScale == scale)
        return;
    m_ratingScale = scale;
    if (rowCount() > 0) // rows that are not held are not asked for by this
        emit dataChanged(index(0, int(Column::Rating)), index(rowCount() - 1, int(Column::Rating)));
}

QString TitleModel::textOf(int row, Column column) const
{
    const TitleRow *held = cachedRow(row);
    return held ? cellText(*held, column, m_ratingScale) : QString();
}

QVariant TitleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == IdRole)
        return QVariant::fromValue(idAt(index.row()));
    if (role == ScaleRole)
        return int(m_ratingScale);
    const TitleRow *row = cachedRow(index.row());
    if (!row) {
        want(index.row());
        return {};
    }
    const auto column = Column(index.column());
    switch (role) {
    case RowRole:
        return QVariant::fromValue(*row);
    case Qt::DisplayRole:
        return textOf(index.row(), column);
    case Qt::EditRole:
        return cellValue(*row, column);
    case Qt::ToolTipRole:
        return plainToolTip(cellToolTip(*row, column));
    case Qt::AccessibleTextRole:
        return column == Column::Title ? spokenText(*row, m_ratingScale)
                                       : textOf(index.row(), column);
    default:
        return {};
    }
}

bool TitleModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const auto patch = patchFrom(Column(index.column()), value);
    const MediaId id = idAt(index.row());
    if (!patch || id.isNull())
        return false;
    emit editRequested(id, *patch);
    return true;
}

QVariant TitleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto column = Column(section);
    if (role == Qt::DisplayRole)
        return headerText(column);
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == SortRole) {
        const auto sort = sortBy(column);
        return sort ? QVariant(int(*sort)) : QVariant();
    }
    return {};
}

Qt::ItemFlags TitleModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    flags |= Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (isEditable(Column(index.column())))
        flags |= Qt::ItemIsEditable;
    return flags;
}

void TitleModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    if (const auto by = sortBy(Column(column)))
        setSortKeys({{*by, order == Qt::DescendingOrder}});
}

QStringList TitleModel::mimeTypes() const
{
    return {QString::fromLatin1(mediaIdsMime)};
}

QMimeData *TitleModel::mimeData(const QModelIndexList &indexes) const
{
    QList<int> rows;
    for (const QModelIndex &index : indexes)
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QList<MediaId> ids;
    for (const int row : std::as_const(rows)) {
        if (const MediaId id = idAt(row); !id.isNull())
            ids << id;
    }
    return mimeDataOf(ids);
}

Qt::DropActions TitleModel::supportedDragActions() const
{
    return Qt::CopyAction | Qt::MoveAction;
}

void TitleModel::tellChanged(QList<int> rows)
{
    std::sort(rows.begin(), rows.end());
    for (qsizetype i = 0; i < rows.size();) {
        qsizetype end = i + 1;
        while (end < rows.size() && rows.at(end) == rows.at(end - 1) + 1)
            ++end;
        emit dataChanged(index(rows.at(i), 0), index(rows.at(end - 1), columnCount() - 1));
        i = end;
    }
}

} // namespace omt::ui
