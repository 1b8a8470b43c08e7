// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

class QListView;

namespace omt::ui {

/**
 * Draws an item of a list as its name with what it is for below it, quieter and wrapped; the latter
 * is read from Qt::AccessibleDescriptionRole, where it stands for people who hear it. Owned by the
 * list, which is to adjust to its width (QListView::Adjust). GUI thread.
 */
class CaptionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CaptionDelegate(QListView *list);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    const QListView &m_list;
};

} // namespace omt::ui
