// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/delegates/wrappingdelegate.h"

#include "ui/theme/metrics.h"

#include <QTreeView>

namespace omt::ui {

WrappingDelegate::WrappingDelegate(QTreeView *view)
    : QStyledItemDelegate(view)
    , m_view(*view)
{
}

QSize WrappingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize oneLine = QStyledItemDelegate::sizeHint(option, index);
    if (index.column() != 0)
        return oneLine;
    const int margin
        = m_view.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, &m_view) + 1;
    const int width = m_view.columnWidth(index.column()) - 2 * margin;
    const QRect text = option.fontMetrics.boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap,
                                                       index.data().toString());
    return {oneLine.width(), std::max(oneLine.height(), text.height() + gap)};
}

void WrappingDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->features.setFlag(QStyleOptionViewItem::WrapText, index.column() == 0);
    if (index.column() != 0)
        option->textElideMode = Qt::ElideMiddle;
}

} // namespace omt::ui
