// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/titles/covergrid.h"

#include "ui/screens/titles/dragpicture.h"
#include "ui/theme/metrics.h"

#include <QDrag>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

namespace omt::ui {

namespace {

constexpr int margin = gap;

} // namespace

CoverGrid::CoverGrid(QWidget *parent)
    : QAbstractItemView(parent)
    , m_card(160, 280)
{
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setAttribute(Qt::WA_Hover);
}

void CoverGrid::setCardSize(const QSize &size)
{
    m_card = size;
    updateGeometries();
    viewport()->update();
}

int CoverGrid::count() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int CoverGrid::columns() const
{
    return std::max(1, (viewport()->width() - 2 * margin) / m_card.width());
}

QRect CoverGrid::cardRect(int row) const
{
    const int perLine = columns();
    const int room = viewport()->width() - 2 * margin;
    const int step = room / perLine; // what is left over goes between the cards
    const int column = row % perLine;
    const QRect rect(margin + column * step + (step - m_card.width()) / 2,
                     margin + row / perLine * m_card.height(), m_card.width(), m_card.height());
    return QStyle::visualRect(layoutDirection(), QRect(0, 0, viewport()->width(), 1), rect);
}

std::pair<int, int> CoverGrid::rowsIn(const QRect &contents) const
{
    const int perLine = columns();
    const int first = std::max(0, (contents.top() - margin) / m_card.height()) * perLine;
    const int last = std::max(0, (contents.bottom() - margin) / m_card.height() + 1) * perLine;
    return {std::min(first, count()), std::min(last, count())};
}

QRect CoverGrid::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.column() != 0)
        return {};
    return cardRect(index.row()).translated(0, -verticalOffset());
}

QModelIndex CoverGrid::indexAt(const QPoint &point) const
{
    const QPoint inContents = point + QPoint(0, verticalOffset());
    const auto [first, last] = rowsIn(QRect(inContents, QSize(1, 1)));
    for (int row = first; row < last; ++row) {
        if (cardRect(row).contains(inContents))
            return model()->index(row, 0, rootIndex());
    }
    return {};
}

void CoverGrid::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const QRect card = cardRect(index.row());
    QScrollBar *bar = verticalScrollBar();
    const int height = viewport()->height();
    if (hint == PositionAtTop)
        bar->setValue(card.top() - margin);
    else if (hint == PositionAtBottom)
        bar->setValue(card.bottom() - height + margin);
    else if (hint == PositionAtCenter)
        bar->setValue(card.center().y() - height / 2);
    else if (card.top() < bar->value())
        bar->setValue(card.top() - margin);
    else if (card.bottom() > bar->value() + height)
        bar->setValue(card.bottom() - height + margin);
}

void CoverGrid::reset()
{
    QAbstractItemView::reset();
    updateGeometries();
    verticalScrollBar()->setValue(0);
}

QModelIndex CoverGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = count();
    if (rows == 0)
        return {};
    const int now = currentIndex().isValid() ? currentIndex().row() : -1;
    const int perLine = columns();
    const int pageful = std::max(1, viewport()->height() / m_card.height()) * perLine;
    const bool mirrored = isRightToLeft();
    int next = now;
    switch (action) {
    case MoveLeft:
        next = mirrored ? now + 1 : now - 1;
        break;
    case MoveRight:
        next = mirrored ? now - 1 : now + 1;
        break;
    case MovePrevious:
        next = now - 1;
        break;
    case MoveNext:
        next = now + 1;
        break;
    case MoveUp:
        next = now - perLine < 0 ? now : now - perLine;
        break;
    case MoveDown:
        next = now + perLine;
        break;
    case MovePageUp:
        next = now - pageful;
        break;
    case MovePageDown:
        next = now + pageful;
        break;
    case MoveHome:
        next = 0;
        break;
    case MoveEnd:
        next = rows - 1;
        break;
    }
    return model()->index(std::clamp(next, 0, rows - 1), 0, rootIndex());
}

int CoverGrid::horizontalOffset() const
{
    return 0;
}

int CoverGrid::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool CoverGrid::isIndexHidden(const QModelIndex &index) const
{
    return index.column() != 0;
}

void CoverGrid::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    if (!selectionModel())
        return;
    QItemSelection selection;
    const auto select = [&](int first, int last) {
        selection.select(model()->index(first, 0, rootIndex()),
                         model()->index(last, 0, rootIndex()));
    };
    // From one card to another (Shift and keys) it runs as text does; a rubber band takes a block.
    const QModelIndex from = indexAt(rect.topLeft());
    const QModelIndex to = indexAt(rect.bottomRight());
    if (state() != DragSelectingState && from.isValid() && to.isValid()) {
        select(std::min(from.row(), to.row()), std::max(from.row(), to.row()));
    } else {
        const QRect contents = rect.normalized().translated(0, verticalOffset());
        const auto [first, last] = rowsIn(contents);
        for (int row = first; row < last; ++row) {
            if (cardRect(row).intersects(contents))
                select(row, row);
        }
    }
    selectionModel()->select(selection, flags);
}

QRegion CoverGrid::visualRegionForSelection(const QItemSelection &selection) const
{
    const auto [first, last] = rowsIn(viewport()->rect().translated(0, verticalOffset()));
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        for (int row = std::max(first, range.top()); row <= std::min(last - 1, range.bottom());
             ++row)
            region += visualRect(model()->index(row, 0, rootIndex()));
    }
    return region;
}

void CoverGrid::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State state = option.state;
    const QPoint mouse = viewport()->mapFromGlobal(QCursor::pos());
    const bool isUnder = viewport()->underMouse();
    const auto [first, last] = rowsIn(event->rect().translated(0, verticalOffset()));
    for (int row = first; row < last; ++row) {
        const QModelIndex index = model()->index(row, 0, rootIndex());
        option.rect = visualRect(index);
        if (!option.rect.intersects(event->rect()))
            continue;
        option.state = state & ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
        if (selectionModel() && selectionModel()->isSelected(index))
            option.state |= QStyle::State_Selected;
        if (hasFocus() && index.row() == currentIndex().row())
            option.state |= QStyle::State_HasFocus;
        if (isUnder && option.rect.contains(mouse))
            option.state |= QStyle::State_MouseOver;
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

void CoverGrid::resizeEvent(QResizeEvent *event)
{
    // What stood first on the screen stays there, however many columns there are now.
    const QModelIndex anchor
        = indexAt(QPoint(margin + 1 + m_card.width() / 2, m_card.height() / 2));
    const bool scrolled = verticalOffset() > 0;
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
    if (scrolled && anchor.isValid() && event->oldSize().width() != event->size().width())
        scrollTo(anchor, PositionAtTop);
}

void CoverGrid::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    const int perLine = columns();
    const int lines = (count() + perLine - 1) / perLine;
    const int height = lines * m_card.height() + 2 * margin;
    QScrollBar *bar = verticalScrollBar();
    bar->setSingleStep(m_card.height() / 4);
    bar->setPageStep(viewport()->height());
    bar->setRange(0, std::max(0, height - viewport()->height()));
}

void CoverGrid::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    updateGeometries();
    viewport()->update();
}

void CoverGrid::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    QTimer::singleShot(0, this, [this] { // when they are gone
        updateGeometries();
        viewport()->update();
    });
}

void CoverGrid::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                            const QList<int> &)
{
    const auto [first, last] = rowsIn(viewport()->rect().translated(0, verticalOffset()));
    for (int row = std::max(first, topLeft.row()); row <= std::min(last - 1, bottomRight.row());
         ++row)
        viewport()->update(visualRect(model()->index(row, 0, rootIndex())));
}

void CoverGrid::startDrag(Qt::DropActions supportedActions)
{
    dragTitles(this, supportedActions);
}

} // namespace omt::ui
