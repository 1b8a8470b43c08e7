// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/titles/titletable.h"

#include "ui/delegates/celldelegate.h"
#include "ui/models/rowtext.h"
#include "ui/screens/titles/dragpicture.h"
#include "ui/theme/metrics.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QSignalBlocker>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrowestTitle = 232;
constexpr int roomyPage = 960; ///< from here on there is room for every usual column
const auto layoutKey = u"table/layout.2"_s; // the number goes up when the columns change

int defaultWidth(Column column, const QFontMetrics &metrics)
{
    const int letter = metrics.averageCharWidth();
    switch (column) {
    case Column::Title:
        return narrowestTitle;
    case Column::Type:
        return letter * 11 + 40;
    case Column::Year:
        return letter * 5 + 2 * gap;
    case Column::Status: {
        int widest = 0;
        for (const Status status : allStatuses)
            widest = std::max(widest, metrics.horizontalAdvance(displayName(status)));
        return widest + 64; // the pill's icon and margins
    }
    case Column::Progress:
        return letter * 10 + 2 * gap;
    case Column::Rating:
        return 5 * 18 + 2 * gap;
    case Column::Tags:
        return letter * 22;
    case Column::StartedAt:
    case Column::CompletedAt:
        return metrics.horizontalAdvance(dateText(PartialDate::fromDate({2028, 12, 28}))) + 3 * gap;
    default:
        return letter * 10 + 2 * gap;
    }
}

} // namespace

TitleTable::TitleTable(QWidget *parent)
    : QTableView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setTabKeyNavigation(false);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(CellDelegate::rowHeight(font()));
    verticalHeader()->setMinimumSectionSize(CellDelegate::rowHeight(font()));
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setSortIndicatorShown(true);
    header->setSectionsClickable(true);
    header->setMinimumSectionSize(6 * gap);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setToolTip(tr("Click to sort, drag to move, right-click to choose columns"));
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint &at) { showColumnChooser(header->mapToGlobal(at)); });
}

void TitleTable::restoreLayout(const QSettings &settings)
{
    setDefaultLayout();
    const QByteArray state = settings.value(layoutKey).toByteArray();
    if (!state.isEmpty() && horizontalHeader()->restoreState(state))
        m_isUsual = false;
    connect(horizontalHeader(), &QHeaderView::sectionResized, this,
            [this] { m_isUsual = m_isUsual && (m_isFitting || !horizontalHeader()->isVisible()); });
}

void TitleTable::saveLayout(QSettings &settings) const
{
    if (m_isUsual)
        settings.remove(layoutKey);
    else
        settings.setValue(layoutKey, horizontalHeader()->saveState());
}

void TitleTable::setDefaultLayout()
{
    for (int i = 0; i < columnCount; ++i)
        setColumnWidth(i, defaultWidth(Column(i), fontMetrics()));
    for (const Column column : {Column::StartedAt, Column::Tags, Column::UpdatedAt})
        setColumnHidden(int(column), true);
    m_isUsual = true;
    fitColumns();
}

void TitleTable::fitColumns()
{
    if (!m_isUsual)
        return; // the person made it so
    m_isFitting = true;
    const int room = viewport()->width();
    for (const Column column : {Column::Type, Column::CompletedAt})
        setColumnHidden(int(column), room < roomyPage);
    int others = 0;
    for (int i = 1; i < columnCount; ++i)
        others += isColumnHidden(i) ? 0 : columnWidth(i);
    setColumnWidth(int(Column::Title), std::max(narrowestTitle, room - others));
    m_isFitting = false;
}

void TitleTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void TitleTable::showColumnChooser(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"columnChooser"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < columnCount; ++i) {
        QAction *action = menu->addAction(headerText(Column(i)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(i));
        action->setEnabled(Column(i) != Column::Title);
        connect(action, &QAction::toggled, this, [this, i](bool shown) {
            m_isUsual = false;
            setColumnHidden(i, !shown);
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Usual columns"), this, [this] {
        m_isFitting = true;
        for (int i = 0; i < columnCount; ++i) {
            setColumnHidden(i, false);
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(i), i);
        }
        setDefaultLayout();
    });
    menu->popup(globalPosition);
}

void TitleTable::showSort(TitleSort sort, bool descending)
{
    const QSignalBlocker quiet(horizontalHeader());
    const auto column = columnOf(sort);
    horizontalHeader()->setSortIndicator(column ? int(*column) : -1,
                                         descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    horizontalHeader()->viewport()->update();
}

void TitleTable::startDrag(Qt::DropActions supportedActions)
{
    dragTitles(this, supportedActions);
}

void TitleTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        verticalHeader()->setDefaultSectionSize(CellDelegate::rowHeight(font()));
}

QModelIndex TitleTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // Home and End go to the first and last row, as in every list of titles; the columns are few.
    if (model() && model()->rowCount() > 0) {
        const int column = std::max(0, currentIndex().column());
        if (action == MoveHome)
            return model()->index(0, column);
        if (action == MoveEnd)
            return model()->index(model()->rowCount() - 1, column);
    }
    return QTableView::moveCursor(action, modifiers);
}

} // namespace omt::ui
