// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/titles/sortheader.h"

#include "ui/delegates/titlepainter.h"
#include "ui/models/roles.h"
#include "ui/models/sortkeys.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painterstate.h"

#include <QMouseEvent>
#include <QStyleOptionHeader>

namespace omt::ui {

SortHeader::SortHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    connect(this, &QHeaderView::sectionClicked, this,
            [this](int column) { choose(column, m_isShifted); });
}

void SortHeader::setSortKeys(const QList<SortKey> &keys)
{
    m_keys = keys;
    viewport()->update();
}

std::optional<TitleSort> SortHeader::sortAt(int column) const
{
    const QVariant sort
        = model() ? model()->headerData(column, Qt::Horizontal, SortRole) : QVariant();
    return sort.isValid() ? std::optional(TitleSort(sort.toInt())) : std::nullopt;
}

qsizetype SortHeader::placeOf(int column) const
{
    const auto sort = sortAt(column);
    for (qsizetype i = 0; sort && i < m_keys.size(); ++i) {
        if (m_keys.at(i).sort == *sort)
            return i;
    }
    return -1;
}

void SortHeader::choose(int column, bool adds)
{
    if (const auto sort = sortAt(column))
        emit sortChosen(adds ? withKey(m_keys, *sort) : onlyKey(m_keys, *sort));
}

void SortHeader::mouseReleaseEvent(QMouseEvent *event)
{
    m_isShifted = event->modifiers().testFlag(Qt::ShiftModifier);
    QHeaderView::mouseReleaseEvent(event);
}

void SortHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    const qsizetype place = placeOf(logicalIndex);
    option->sortIndicator = place < 0 ? QStyleOptionHeader::None
        : m_keys.at(place).descending ? QStyleOptionHeader::SortUp
                                      : QStyleOptionHeader::SortDown;
}

void SortHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    QHeaderView::paintSection(painter, rect, logicalIndex);
    const qsizetype place = placeOf(logicalIndex);
    if (place < 0 || m_keys.size() < 2)
        return;
    const PainterState state(painter);
    painter->setLayoutDirection(layoutDirection());
    const QRect beside(rect.right() - 2 * doubleGap - 2, rect.top(), doubleGap - halfGap,
                       rect.height());
    paintText(painter, QStyle::visualRect(layoutDirection(), rect, beside),
              QLocale().toString(place + 1), textFont(font(), TextSize::Caption),
              colorsOf(palette()).accent, Qt::AlignTrailing | Qt::AlignVCenter);
}

} // namespace omt::ui
