// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/titles/titletable.h"

#include "ui/delegates/celldelegate.h"
#include "ui/models/rowtext.h"
#include "ui/screens/titles/dragpicture.h"
#include "ui/screens/titles/sortheader.h"
#include "ui/theme/metrics.h"

#include <QDragMoveEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>

#include <array>
#include <span>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrowestTitle = 232;
constexpr int settleTime = 300; ///< ms after which a column's edge is taken to be let go of
const auto layoutKey = u"/layout.2"_s; // the number goes up when the columns change
const auto columnsKey = u"/columns_chosen"_s;
const auto titleKey = u"/title_sized"_s;

QString keyOf(TableKind kind, const QString &key)
{
    return (kind == TableKind::Library ? u"table"_s : u"catalog_table"_s) + key;
}

/** A column that shows itself where there is room, the first of them first. */
struct Extra
{
    Column column;
    int titleNeeds; ///< what must be left for the title
};
constexpr std::array<Extra, 6> libraryExtras{{
    {Column::Year, 340},
    {Column::Type, 340},
    {Column::CompletedAt, 340},
    {Column::StartedAt, 560},
    {Column::Tags, 560},
    {Column::UpdatedAt, 640},
}};
constexpr std::array<Extra, 6> catalogExtras{{
    {Column::Year, 260},
    {Column::Type, 260},
    {Column::Status, 300},
    {Column::Popularity, 340},
    {Column::EveryonesRating, 400},
    {Column::AddedAt, 560},
}};
/** What a catalog's table shows only when it is chosen: the reader's own things. */
constexpr std::array hiddenInCatalog{Column::Progress,    Column::Rating, Column::StartedAt,
                                     Column::CompletedAt, Column::Tags,   Column::UpdatedAt};

std::span<const Extra> extrasOf(TableKind kind)
{
    return kind == TableKind::Library ? std::span<const Extra>(libraryExtras) : catalogExtras;
}

int contentWidth(Column column, const QFontMetrics &metrics)
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
    case Column::UpdatedAt:
    case Column::AddedAt:
        return metrics.horizontalAdvance(dateText(PartialDate::fromDate({2028, 12, 28}))) + 3 * gap;
    default:
        return letter * 10 + 2 * gap;
    }
}

// The head with its arrow, at least.
int defaultWidth(Column column, const QFontMetrics &metrics)
{
    return std::max(contentWidth(column, metrics),
                    metrics.horizontalAdvance(headerText(column)) + 4 * gap);
}

} // namespace

TitleTable::TitleTable(TableKind kind, QWidget *parent)
    : QTableView(parent)
    , m_kind(kind)
    , m_header(new SortHeader(this))
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked); // F2 is a command
    setTabKeyNavigation(false);
    setDragEnabled(true);
    setDragDropMode(DragDrop); // the model says whether a page takes any
    setDragDropOverwriteMode(false);
    setDropIndicatorShown(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(CellDelegate::rowHeight(font()));
    verticalHeader()->setMinimumSectionSize(CellDelegate::rowHeight(font()));
    setHorizontalHeader(m_header);
    QHeaderView *header = m_header;
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false); // the title stays in front
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setMinimumSectionSize(6 * gap);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setToolTip(tr("Click to sort, Shift+click to sort by it as well, drag to move, "
                          "right-click to choose columns"));
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint &at) { showColumnChooser(header->mapToGlobal(at)); });
    m_fitSoon.setSingleShot(true);
    m_fitSoon.setInterval(settleTime);
    connect(&m_fitSoon, &QTimer::timeout, this, &TitleTable::fitColumns);
}

void TitleTable::restoreLayout(const QSettings &settings)
{
    setDefaultLayout();
    const QByteArray state = settings.value(keyOf(m_kind, layoutKey)).toByteArray();
    if (!state.isEmpty() && horizontalHeader()->restoreState(state)) {
        m_widthsAreUsual = false;
        m_columnsAreChosen = settings.value(keyOf(m_kind, columnsKey)).toBool();
        m_titleIsSized = settings.value(keyOf(m_kind, titleKey)).toBool();
        fitColumns();
    }
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &TitleTable::takeResize);
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this,
            [this] { m_widthsAreUsual = false; });
}

void TitleTable::saveLayout(QSettings &settings) const
{
    if (m_widthsAreUsual && !m_columnsAreChosen) {
        settings.remove(keyOf(m_kind, layoutKey));
        return;
    }
    settings.setValue(keyOf(m_kind, layoutKey), horizontalHeader()->saveState());
    settings.setValue(keyOf(m_kind, columnsKey), m_columnsAreChosen);
    settings.setValue(keyOf(m_kind, titleKey), m_titleIsSized);
}

int TitleTable::columns() const
{
    return model() ? model()->columnCount() : 0;
}

void TitleTable::setDefaultLayout()
{
    m_isFitting = true;
    if (m_kind == TableKind::Catalog) {
        for (const Column column : hiddenInCatalog)
            setColumnHidden(int(column), true);
    }
    for (int i = 0; i < columns(); ++i)
        setColumnWidth(i, defaultWidth(Column(i), fontMetrics()));
    m_isFitting = false;
    m_columnsAreChosen = false;
    m_titleIsSized = false;
    m_widthsAreUsual = true;
    fitColumns();
}

int TitleTable::widthOfOthers() const
{
    int width = 0;
    for (int i = 0; i < columns(); ++i) {
        if (Column(i) != Column::Title && !isColumnHidden(i))
            width += columnWidth(i);
    }
    return width;
}

void TitleTable::chooseColumns(int room)
{
    const std::span<const Extra> extras = extrasOf(m_kind);
    for (const Extra &extra : extras)
        setColumnHidden(int(extra.column), true);
    int left = room - widthOfOthers();
    for (const Extra &extra : extras) {
        if (left - defaultWidth(extra.column, fontMetrics()) < extra.titleNeeds)
            return;
        setColumnHidden(int(extra.column), false);
        left -= columnWidth(int(extra.column));
    }
}

void TitleTable::fitColumns()
{
    m_isFitting = true;
    const int room = viewport()->width();
    if (!m_columnsAreChosen)
        chooseColumns(room);
    if (!m_titleIsSized)
        setColumnWidth(int(Column::Title), std::max(narrowestTitle, room - widthOfOthers()));
    m_isFitting = false;
}

void TitleTable::takeResize(int column)
{
    if (m_isFitting || !horizontalHeader()->isVisible())
        return;
    m_widthsAreUsual = false;
    if (Column(column) == Column::Title)
        m_titleIsSized = true;
    else
        m_fitSoon.start();
}

void TitleTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void TitleTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    // Going to another row must not push the title out of sight; going to another column may.
    const int before = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    if (std::exchange(m_scrolledColumn, index.column()) == index.column())
        horizontalScrollBar()->setValue(before);
}

void TitleTable::showColumnChooser(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"columnChooser"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < columns(); ++i) {
        QAction *action = menu->addAction(headerText(Column(i)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(i));
        action->setEnabled(Column(i) != Column::Title);
        connect(action, &QAction::toggled, this, [this, i](bool shown) {
            m_columnsAreChosen = true;
            m_isFitting = true;
            setColumnHidden(i, !shown);
            m_isFitting = false;
            fitColumns();
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Usual columns"), this, [this] {
        m_isFitting = true;
        for (int i = 0; i < columns(); ++i) {
            setColumnHidden(i, false);
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(i), i);
        }
        setDefaultLayout();
    });
    menu->popup(globalPosition);
}

void TitleTable::startDrag(Qt::DropActions supportedActions)
{
    dragTitles(this, supportedActions);
}

void TitleTable::dragMoveEvent(QDragMoveEvent *event)
{
    if (event->source() == this)
        event->setDropAction(Qt::MoveAction); // within a list nothing is put in twice
    QTableView::dragMoveEvent(event);
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
