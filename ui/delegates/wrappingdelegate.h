// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

class QTreeView;

namespace omt::ui {

/**
 * Gives a row of a QTreeView the height its first text takes when it wraps at its column's width;
 * QTreeView itself reckons with one line. Other columns stay on one, cut in the middle. The view
 * asks again when it lays its items out, so lay them out when a column changes its width. Owned by
 * the view. GUI thread.
 */
class WrappingDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit WrappingDelegate(QTreeView *view);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const QTreeView &m_view;
};

} // namespace omt::ui
