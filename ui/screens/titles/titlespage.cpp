// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/titles/titlespage.h"

#include "ui/delegates/celldelegate.h"
#include "ui/delegates/coverdelegate.h"
#include "ui/models/roles.h"
#include "ui/models/sortkeys.h"
#include "ui/screens/titles/covergrid.h"
#include "ui/screens/titles/filterbar.h"
#include "ui/screens/titles/sortheader.h"
#include "ui/screens/titles/titletable.h"
#include "ui/shell/commandset.h"
#include "ui/theme/colors.h"
#include "ui/theme/imageloader.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

const auto viewKey = u"page/view"_s;
constexpr int mostRemembered = 100; ///< selected rows that survive another order of the page

bool isNarrowed(const TitleQuery &query)
{
    return query.status || query.type || !query.text.isEmpty() || !query.tag.isEmpty();
}

} // namespace

TitlesPage::TitlesPage(TitleSource &source, CommandSet &commands, ImageLoader &images,
                       QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_settings(settings)
    , m_model(new PagedModel(source, this))
    , m_selection(new QItemSelectionModel(m_model, this))
    , m_filters(new FilterBar(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(u"titlesPage"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    createViews(images);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setSpacing(gap);
    top->setContentsMargins(doubleGap, doubleGap, doubleGap, gap);
    top->addWidget(createHeader(commands));
    top->addWidget(m_filters);
    all->addLayout(top);
    auto *below = new QHBoxLayout; // the rows' covers stand under the heading
    below->setContentsMargins(gap, 0, 0, 0);
    below->addWidget(m_stack);
    all->addLayout(below, 1);
    connect(m_filters, &FilterBar::queryEdited, this, [this](TitleQuery query) {
        query.sort = m_model->query().sort; // it was sorted since
        query.descending = m_model->query().descending;
        query.thenBy = m_model->query().thenBy;
        m_model->setQuery(query);
        emit queryChanged(query);
    });
    connect(m_filters, &FilterBar::left, this, [this] { m_stack->currentWidget()->setFocus(); });
    connectModel();
    setView(settings.value(viewKey).toString() == u"covers" ? View::Covers : View::Table);
}

TitlesPage::~TitlesPage()
{
    m_table->saveLayout(m_settings);
    m_settings.setValue(viewKey, m_view == View::Covers ? u"covers"_s : u"table"_s);
}

void TitlesPage::createViews(ImageLoader &images)
{
    m_table = new TitleTable(m_stack);
    m_table->setObjectName(u"titleTable"_s);
    m_table->setAccessibleName(tr("Titles"));
    m_table->setModel(m_model);
    m_table->setSelectionModel(m_selection);
    m_table->setItemDelegate(new CellDelegate(&images, m_table));
    m_table->restoreLayout(m_settings);
    m_table->sortHeader()->setSortKeys(m_model->sortKeys());
    connect(m_table->sortHeader(), &SortHeader::sortChosen, this, &TitlesPage::sortBy);

    m_covers = new CoverGrid(m_stack);
    m_covers->setObjectName(u"coverGrid"_s);
    m_covers->setAccessibleName(tr("Covers"));
    m_covers->setModel(m_model);
    m_covers->setSelectionModel(m_selection);
    m_covers->setItemDelegate(new CoverDelegate(&images, m_covers));
    m_covers->setCardSize(CoverDelegate::cardSize(font()));

    m_empty = new EmptyState(m_stack);
    m_empty->setFocusPolicy(Qt::StrongFocus);
    const QList<QWidget *> pages{m_table, m_covers, m_empty};
    for (QWidget *page : pages)
        m_stack->addWidget(page);
    const QList<QAbstractItemView *> views{m_table, m_covers};
    for (QAbstractItemView *view : views) {
        m_commands.addTo(view, CommandScope::Titles);
        view->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(view, &QWidget::customContextMenuRequested, this, [this, view](const QPoint &at) {
            emit contextMenuRequested(view->viewport()->mapToGlobal(at));
        });
        connect(&images, &ImageLoader::imageReady, view->viewport(), qOverload<>(&QWidget::update));
    }
}

QWidget *TitlesPage::createHeader(CommandSet &commands)
{
    auto *header = new QWidget(this);
    m_heading = new QLabel(header);
    m_heading->setObjectName(u"pageHeading"_s);
    m_heading->setFont(textFont(font(), TextSize::Title));
    m_count = new QLabel(header);
    m_count->setObjectName(u"pageCount"_s);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_heading);
    row->addSpacing(gap);
    row->addWidget(m_count);
    row->addStretch();
    for (const auto &id : {u"view.table"_s, u"view.covers"_s}) {
        auto *button = new QToolButton(header);
        button->setDefaultAction(commands.action(id));
        button->setAccessibleName(commands.action(id)->text().remove(u'&'));
        button->setObjectName(u"button."_s + id);
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    return header;
}

void TitlesPage::connectModel()
{
    connect(m_selection, &QItemSelectionModel::selectionChanged, this,
            &TitlesPage::selectionChanged);
    connect(m_selection, &QItemSelectionModel::currentRowChanged, this,
            &TitlesPage::selectionChanged);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            &TitlesPage::rememberSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (restoreSelection() < 0) {
            m_table->scrollToTop();
            m_covers->scrollToTop();
        }
        m_table->sortHeader()->setSortKeys(m_model->sortKeys());
        updateEmptyState();
    });
    connect(m_model, &PagedModel::loaded, this, &TitlesPage::updateEmptyState);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TitlesPage::updateEmptyState);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this] {
        // What the keys act on next must be seen: the current row is the selected one again.
        const QModelIndex current = m_selection->currentIndex();
        if (!m_selection->hasSelection() && current.isValid())
            m_selection->select(current, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        updateEmptyState();
    });
}

void TitlesPage::open(const QString &heading, const TitleQuery &query)
{
    m_isOpen = true;
    m_heading->setText(heading);
    m_filters->setQuery(query);
    if (query == m_model->query() && !m_model->isLoading() && m_model->rowCount() > 0)
        return;
    m_isOtherPage = true; // what was selected belongs to the page before
    m_model->setQuery(query);
    updateEmptyState(); // not empty but unknown
}

QString TitlesPage::heading() const
{
    return m_heading->text();
}

void TitlesPage::setHeading(const QString &heading)
{
    m_heading->setText(heading);
}

QList<MediaId> TitlesPage::selectedIds() const
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
    for (const int row : std::as_const(rows))
        ids << m_model->idAt(row);
    return ids;
}

MediaId TitlesPage::currentId() const
{
    return m_selection->currentIndex().isValid() ? m_model->idAt(m_selection->currentIndex().row())
                                                 : MediaId();
}

TitlesPage::View TitlesPage::view() const
{
    return m_view;
}

QAbstractItemView *TitlesPage::currentView() const
{
    if (m_view == View::Covers)
        return m_covers;
    return m_table;
}

QPoint TitlesPage::menuPosition() const
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

void TitlesPage::setView(View view)
{
    m_view = view;
    m_commands.action(view == View::Covers ? u"view.covers" : u"view.table")->setChecked(true);
    updateEmptyState();
    if (m_selection->currentIndex().isValid())
        currentView()->scrollTo(m_selection->currentIndex().siblingAtColumn(0));
}

void TitlesPage::select(MediaId id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    const QModelIndex index = m_model->index(row, 0);
    m_selection->setCurrentIndex(index,
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    currentView()->scrollTo(index);
}

void TitlesPage::focusFilter()
{
    m_filters->focusText();
}

QString TitlesPage::editCurrent()
{
    const QModelIndex index = m_selection->currentIndex();
    if (m_view == View::Covers)
        return tr("Cells are edited in the table (%1)")
            .arg(m_commands.action(u"view.table")->shortcut().toString(QKeySequence::NativeText));
    if (index.column() == int(Column::Title))
        return tr("The title's name comes from the catalog; the arrow keys lead to what is yours");
    if (!m_model->flags(index).testFlag(Qt::ItemIsEditable))
        return tr("“%1” comes from the catalog and is not changed here")
            .arg(headerText(Column(index.column())));
    m_table->edit(index);
    return {};
}

void TitlesPage::sortBy(const QList<SortKey> &keys)
{
    m_model->setSortKeys(keys);
    m_table->sortHeader()->setSortKeys(m_model->sortKeys()); // a second click builds on it
    emit sortChosen(m_model->sortKeys());
}

void TitlesPage::showSortMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"sortMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [this](QMenu *in, bool adds) {
        const QList<SortKey> keys = m_model->sortKeys();
        for (const TitleSort sort :
             {TitleSort::ListPosition, TitleSort::Title, TitleSort::Type, TitleSort::Year,
              TitleSort::Status, TitleSort::Progress, TitleSort::Rating, TitleSort::StartedAt,
              TitleSort::CompletedAt, TitleSort::UpdatedAt, TitleSort::AddedAt}) {
            if (sort == TitleSort::ListPosition && !m_model->query().list)
                continue;
            QAction *action = in->addAction(displayName(sort), this, [this, sort, adds] {
                const QList<SortKey> present = m_model->sortKeys();
                sortBy(adds ? withKey(present, sort) : onlyKey(present, sort));
            });
            action->setCheckable(true);
            action->setChecked(
                std::any_of(keys.cbegin() + (adds ? 1 : 0), adds ? keys.cend() : keys.cbegin() + 1,
                            [sort](const SortKey &key) { return key.sort == sort; }));
        }
    };
    offer(menu, false);
    if (m_model->canSortBySeveral()) {
        menu->addSeparator();
        offer(menu->addMenu(tr("Then by")), true);
    }
    menu->popup(m_filters->mapToGlobal(m_filters->rect().bottomLeft()));
    menu->setActiveAction(menu->actions().constFirst());
}

void TitlesPage::showColumnChooser()
{
    const QHeaderView *header = m_table->horizontalHeader();
    m_table->showColumnChooser(header->mapToGlobal(header->rect().bottomLeft()));
}

void TitlesPage::updateCount()
{
    const int rows = m_model->rowCount();
    m_count->setText(m_model->isLoading() && rows == 0 ? QString() : tr("%Ln title(s)", "", rows));
}

void TitlesPage::updateEmptyState()
{
    updateCount();
    const bool isEmpty = m_isOpen && m_model->rowCount() == 0 && !m_model->isLoading();
    if (isEmpty)
        describeEmptiness();
    QWidget *page = m_empty;
    if (!isEmpty)
        page = currentView();
    if (m_stack->currentWidget() == page)
        return;
    const bool hadFocus = m_stack->isAncestorOf(QApplication::focusWidget());
    m_stack->setCurrentWidget(page);
    if (hadFocus) // else it would wander into the next field
        page->setFocus();
}

void TitlesPage::describeEmptiness()
{
    const TitleQuery &query = m_model->query();
    if (isNarrowed(query)) {
        m_empty->setContent(u"filter"_s, tr("Nothing fits these filters"),
                            tr("Take a filter away above, or search everywhere."));
        m_empty->setActions({m_commands.action(u"go.search"_s)});
    } else if (query.list) {
        m_empty->setContent(u"list"_s, tr("This list is empty"),
                            tr("Drag titles onto it in the sidebar, or press L on a title."));
        m_empty->setActions({m_commands.action(u"go.library"_s)});
    } else if (query.scope == TitleQuery::Scope::Catalog) {
        m_empty->setContent(u"catalog"_s, tr("The catalog is empty"),
                            tr("Titles come in with your lists, or one by one by hand."));
        m_empty->setActions(
            {m_commands.action(u"file.import"_s), m_commands.action(u"file.add_title"_s)});
    } else {
        m_empty->setContent(
            u"library"_s, tr("Your library is empty"),
            tr("Bring in the list you have kept elsewhere: MyAnimeList, Goodreads, Letterboxd. "
               "Drop the file anywhere on this window, or choose it."));
        m_empty->setActions(
            {m_commands.action(u"file.import"_s), m_commands.action(u"file.add_title"_s)});
    }
}

void TitlesPage::rememberSelection()
{
    if (std::exchange(m_isOtherPage, false)) {
        m_rememberedCurrent = {};
        m_remembered.clear();
        return;
    }
    m_rememberedCurrent = currentId();
    m_remembered = m_selection->hasSelection() ? selectedIds() : QList<MediaId>();
    if (m_remembered.size() > mostRemembered)
        m_remembered.clear();
}

int TitlesPage::restoreSelection()
{
    QItemSelection selection;
    for (const MediaId &id : std::as_const(m_remembered)) {
        const int row = m_model->rowOf(id);
        if (row >= 0)
            selection.select(m_model->index(row, 0), m_model->index(row, columnCount - 1));
    }
    const int current = m_rememberedCurrent.isNull() ? -1 : m_model->rowOf(m_rememberedCurrent);
    if (current >= 0) {
        m_selection->setCurrentIndex(m_model->index(current, 0), QItemSelectionModel::NoUpdate);
        currentView()->scrollTo(m_model->index(current, 0));
    }
    m_selection->select(selection, QItemSelectionModel::ClearAndSelect);
    emit selectionChanged();
    return current;
}

} // namespace omt::ui
