// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/delegates/captiondelegate.h"

#include "ui/delegates/titlepainter.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painterstate.h"

#include <QListView>
#include <QPainter>

namespace omt::ui {

namespace {

QString captionOf(const QModelIndex &index)
{
    return index.data(Qt::AccessibleDescriptionRole).toString();
}

} // namespace

CaptionDelegate::CaptionDelegate(QListView *list)
    : QStyledItemDelegate(list)
    , m_list(*list)
{
}

void CaptionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    m_list.style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, &m_list);
    const PainterState state(painter);
    const Colors &c = colorsOf(option.palette);
    const QRect all = option.rect.adjusted(gap, gap, -gap, -gap);
    const int line = option.fontMetrics.height();
    paintText(painter, QRect(all.left(), all.top(), all.width(), line), index.data().toString(),
              option.font, c.text);
    painter->setFont(textFont(option.font, TextSize::Caption));
    painter->setPen(c.secondary);
    painter->drawText(all.adjusted(0, line, 0, 0), Qt::TextWordWrap | Qt::AlignLeading,
                      captionOf(index));
}

QSize CaptionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = m_list.viewport()->width();
    const QRect caption = QFontMetrics(textFont(option.font, TextSize::Caption))
                              .boundingRect(QRect(0, 0, width - 2 * gap, 10'000), Qt::TextWordWrap,
                                            captionOf(index));
    return {width, option.fontMetrics.height() + caption.height() + 2 * gap};
}

} // namespace omt::ui
