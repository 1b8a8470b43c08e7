// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace omt::ui {

/** A line of the facets: chosen, left out or neither, the name, how many, and a bar behind it. */
class FacetDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

    /** The minus that leaves the value out. */
    [[nodiscard]] static QRect notButton(const QRect &line, Qt::LayoutDirection direction);
};

} // namespace omt::ui
