// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/titles/titleviews.h"

#include "ui/delegates/celldelegate.h"
#include "ui/delegates/coverdelegate.h"
#include "ui/screens/titles/covergrid.h"
#include "ui/screens/titles/sortheader.h"
#include "ui/screens/titles/titletable.h"
#include "ui/shell/commandset.h"
#include "ui/theme/imageloader.h"
#include "ui/widgets/emptystate.h"

#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSettings>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRemembered = 100; ///< selected rows that survive another order of the page

QString viewKeyOf(TableKind kind)
{
    return kind == TableKind::Library ? u"page/view"_s : u"catalog/view"_s;
}

} // namespace

TitleViews::TitleViews(TitleModel &model, TableKind kind, CommandSet &commands, ImageLoader &images,
                       QSettings &settings, QWidget *parent)
    : QStackedWidget(parent)
    , m_model(model)
    , m_commands(commands)
    , m_settings(settings)
    , m_viewKey(viewKeyOf(kind))
    , m_selection(new QItemSelectionModel(&model, this))
{
    createViews(kind, images, settings);
    connectModel();
    m_view = settings.value(m_viewKey).toString() == u"covers" ? View::Covers : View::Table;
    showEmpty(false);
}

TitleViews::~TitleViews()
{
    m_table->saveLayout(m_settings);
    m_settings.setValue(m_viewKey, m_view == View::Covers ? u"covers"_s : u"table"_s);
}

void TitleViews::createViews(TableKind kind, ImageLoader &images, QSettings &settings)
{
    m_table = new TitleTable(kind, this);
    const bool isLibrary = kind == TableKind::Library;
    m_table->setObjectName(isLibrary ? u"titleTable"_s : u"catalogTable"_s);
    m_table->setAccessibleName(tr("Titles"));
    m_table->setModel(&m_model);
    m_table->setSelectionModel(m_selection);
    m_table->setItemDelegate(new CellDelegate(&images, m_table));
    m_table->restoreLayout(settings);
    m_table->sortHeader()->setSortKeys(m_model.sortKeys());
    connect(m_table->sortHeader(), &SortHeader::sortChosen, this, &TitleViews::sortChosen);

    m_covers = new CoverGrid(this);
    m_covers->setObjectName(isLibrary ? u"coverGrid"_s : u"catalogCovers"_s);
    m_covers->setAccessibleName(tr("Covers"));
    m_covers->setModel(&m_model);
    m_covers->setSelectionModel(m_selection);
    m_covers->setItemDelegate(new CoverDelegate(&images, m_covers));
    m_covers->setCardSize(CoverDelegate::cardSize(font()));

    m_empty = new EmptyState(this);
    m_empty->setFocusPolicy(Qt::StrongFocus);
    const QList<QWidget *> pages{m_table, m_covers, m_empty};
    for (QWidget *page : pages)
        addWidget(page);
    const QList<QAbstractItemView *> views{m_table, m_covers};
    for (QAbstractItemView *view : views) {
        m_commands.addTo(view, CommandScope::Titles);
        view->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(view, &QWidget::customContextMenuRequested, this, [this, view](const QPoint &at) {
            emit contextMenuRequested(view->viewport()->mapToGlobal(at));
        });
        connect(view, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
            const bool isEdited
                = m_view == View::Table && m_model.flags(index).testFlag(Qt::ItemIsEditable);
            if (const MediaId id = m_model.idAt(index.row()); !isEdited && !id.isNull())
                emit opened(id);
        });
        connect(&images, &ImageLoader::imageReady, view->viewport(), qOverload<>(&QWidget::update));
    }
}

void TitleViews::connectModel()
{
    connect(m_selection, &QItemSelectionModel::selectionChanged, this,
            &TitleViews::selectionChanged);
    connect(m_selection, &QItemSelectionModel::currentRowChanged, this,
            &TitleViews::selectionChanged);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            &TitleViews::rememberSelection);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &TitleViews::takeReset);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, [this] {
        // What the keys act on next must be seen: the current row is the selected one again.
        const QModelIndex current = m_selection->currentIndex();
        if (!m_selection->hasSelection() && current.isValid())
            m_selection->select(current, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    });
}

void TitleViews::takeReset()
{
    const int current = restoreSelection();
    if (m_model.keepsPlace()) {
        m_table->verticalScrollBar()->setValue(m_tablePlace);
        m_covers->verticalScrollBar()->setValue(m_coversPlace);
    } else if (current < 0) {
        m_table->scrollToTop();
        m_covers->scrollToTop();
    }
    updateSortHeads();
    emit rowsReset();
}

void TitleViews::updateSortHeads()
{
    m_table->sortHeader()->setSortKeys(m_model.sortKeys());
}

int TitleViews::selectedCount() const
{
    int rows = 0;
    for (const QItemSelectionRange &range : m_selection->selection())
        rows += range.left() == 0 ? range.height() : 0;
    return rows;
}

QList<MediaId> TitleViews::selectedIds() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : m_selection->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows << row;
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (rows.isEmpty() && m_selection->currentIndex().isValid())
        rows << m_selection->currentIndex().row();
    QList<MediaId> ids;
    ids.reserve(rows.size());
    for (const int row : std::as_const(rows)) {
        if (const MediaId id = m_model.idAt(row); !id.isNull())
            ids << id;
    }
    return ids;
}

MediaId TitleViews::currentId() const
{
    return m_selection->currentIndex().isValid() ? m_model.idAt(m_selection->currentIndex().row())
                                                 : MediaId();
}

QAbstractItemView *TitleViews::currentView() const
{
    if (m_view == View::Covers)
        return m_covers;
    return m_table;
}

QPoint TitleViews::menuPosition() const
{
    const QAbstractItemView *view = currentView();
    QModelIndex index = m_selection->currentIndex();
    if (m_view == View::Table)
        index = index.siblingAtColumn(int(Column::Status));
    else
        index = index.siblingAtColumn(0);
    QRect rect = view->visualRect(index) & view->viewport()->rect();
    if (rect.isEmpty())
        rect = QRect(view->viewport()->rect().center(), QSize(1, 1));
    return view->viewport()->mapToGlobal(rect.bottomLeft());
}

void TitleViews::setView(View view)
{
    m_view = view;
    announceView();
    showEmpty(m_isEmpty);
    if (m_selection->currentIndex().isValid())
        currentView()->scrollTo(m_selection->currentIndex().siblingAtColumn(0));
}

void TitleViews::announceView()
{
    m_commands.action(m_view == View::Covers ? u"view.covers" : u"view.table")->setChecked(true);
}

void TitleViews::showEmpty(bool isEmpty)
{
    m_isEmpty = isEmpty;
    QWidget *page = m_empty;
    if (!isEmpty)
        page = currentView();
    if (currentWidget() == page)
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    setCurrentWidget(page);
    if (hadFocus) // else it would wander into the next field
        page->setFocus();
}

void TitleViews::select(MediaId id)
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return;
    const QModelIndex index = m_model.index(row, 0);
    m_selection->setCurrentIndex(index,
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    currentView()->scrollTo(index);
}

QString TitleViews::editCurrent()
{
    const QModelIndex index = m_selection->currentIndex();
    if (m_view == View::Covers)
        return tr("Cells are edited in the table (%1)")
            .arg(m_commands.action(u"view.table")->shortcut().toString(QKeySequence::NativeText));
    if (index.column() == int(Column::Title))
        return tr("The title's name comes from the catalog; the arrow keys lead to what is yours");
    if (!m_model.flags(index).testFlag(Qt::ItemIsEditable))
        return tr("“%1” comes from the catalog and is not changed here")
            .arg(headerText(Column(index.column())));
    m_table->edit(index);
    return {};
}

void TitleViews::showColumnChooser()
{
    const QHeaderView *header = m_table->horizontalHeader();
    m_table->showColumnChooser(header->mapToGlobal(header->rect().bottomLeft()));
}

void TitleViews::rememberSelection()
{
    m_tablePlace = m_table->verticalScrollBar()->value();
    m_coversPlace = m_covers->verticalScrollBar()->value();
    if (std::exchange(m_isOtherPage, false)) {
        m_rememberedCurrent = {};
        m_remembered.clear();
        return;
    }
    m_rememberedCurrent = currentId();
    m_remembered = selectedCount() > mostRemembered || !m_selection->hasSelection()
        ? QList<MediaId>()
        : selectedIds();
}

int TitleViews::restoreSelection()
{
    QItemSelection selection;
    for (const MediaId &id : std::as_const(m_remembered)) {
        const int row = m_model.rowOf(id);
        if (row >= 0)
            selection.select(m_model.index(row, 0), m_model.index(row, m_model.columnCount() - 1));
    }
    const int current = m_rememberedCurrent.isNull() ? -1 : m_model.rowOf(m_rememberedCurrent);
    if (current >= 0) {
        m_selection->setCurrentIndex(m_model.index(current, 0), QItemSelectionModel::NoUpdate);
        if (!m_model.keepsPlace())
            currentView()->scrollTo(m_model.index(current, 0));
    }
    m_selection->select(selection, QItemSelectionModel::ClearAndSelect);
    emit selectionChanged();
    return current;
}

} // namespace omt::ui
