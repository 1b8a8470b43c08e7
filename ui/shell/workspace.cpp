// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/workspace.h"
#include "ui/access/answer.h"

#include "ui/models/sortkeys.h"
#include "ui/screens/browse/catalogpage.h"
#include "ui/screens/detail/detailpane.h"
#include "ui/screens/detail/detailview.h"
#include "ui/screens/title/titlepage.h"
#include "ui/screens/titles/titlespage.h"
#include "ui/shell/commandset.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/libraryeditor.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/smartcounts.h"
#include "ui/shell/statusarea.h"
#include "ui/theme/imageloader.h"

#include <QAbstractItemView>
#include <QDate>
#include <QListView>
#include <QLocale>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

const auto splitterKey = u"window/splitter.1"_s;
const auto placeKey = u"window/place"_s;
const auto sortKey = u"page/sort/"_s; ///< and the place
constexpr int bigChangePause = 250; ///< ms in which changes of very many rows become one

} // namespace

Workspace::Workspace(LibraryAccess &library, const Surroundings &around, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_around(around)
    , m_editor(new LibraryEditor(library, this))
{
    setObjectName(u"workspace"_s);
    createPanes();
    connectEdits();
    connectCommands();
    connectTitleCommands();
    connectListCommands();
    connectViewCommands();
    connectNavigation();
    m_sidebar->open(u"library"_s); // the page that people wait for is asked for first
    const QString place = around.settings.value(placeKey).toString();
    if (!place.isEmpty() && place != u"library")
        m_sidebar->open(place);
    updateCommands();
    connect(
        m_page->model(), &PagedModel::loaded, this, [this] { readRest(); },
        Qt::SingleShotConnection);
}

// Once the first rows are there: counts and lists do not take the database's time before.
void Workspace::readRest()
{
    readLists();
    readCounts();
    m_editor->refreshUndoState();
}

Workspace::~Workspace()
{
    if (!testAttribute(Qt::WA_WState_Polished)) // never shown: its sizes and places mean nothing
        return;
    commit();
    m_around.settings.setValue(splitterKey, m_splitter->saveState());
    m_around.settings.setValue(placeKey, m_sidebar->currentPlace());
}

void Workspace::createPanes()
{
    m_splitter = new QSplitter(this);
    m_splitter->setObjectName(u"panes"_s);
    m_sidebar = new Sidebar(m_around.commands, m_splitter);
    m_middle = new QStackedWidget(m_splitter);
    m_page = new TitlesPage(m_library, m_around.commands, m_around.images, m_around.settings,
                            m_middle);
    m_catalog = new CatalogPage(m_library, m_library, m_around.commands, m_around.images,
                                m_around.settings, m_middle);
    m_titlePage = new TitlePage(m_library, m_around.images, m_middle);
    m_middle->addWidget(m_page);
    m_middle->addWidget(m_catalog);
    m_middle->addWidget(m_titlePage);
    m_detail = new DetailPane(m_library, m_around.images, m_splitter);
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(m_detail);
    m_sidebar->setMinimumWidth(160);
    m_middle->setMinimumWidth(360);
    m_detail->setMinimumWidth(368);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({208, 688, 384});
    m_splitter->restoreState(m_around.settings.value(splitterKey).toByteArray());
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_splitter);

    connect(m_sidebar, &Sidebar::placeOpened, this, &Workspace::openPlace);
    connect(m_sidebar, &Sidebar::placeUpdated, m_page, [this](const Place &place) {
        if (place.browse)
            m_catalog->setKept(place.heading, place.smartList, *place.browse);
        else
            m_page->setHeading(place.heading);
    });
    connect(m_sidebar->view(), &QAbstractItemView::activated, m_page, [this] { focusPage(); });
    // Another line would have opened its page when the button went down.
    connect(m_sidebar->view(), &QAbstractItemView::clicked, this, &Workspace::leaveTitlePage);
    m_sidebar->view()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_sidebar->view(), &QWidget::customContextMenuRequested, this,
            &Workspace::showSidebarMenu);
    connect(m_page, &TitlesPage::selectionChanged, this, &Workspace::showSelection);
    connect(m_page->views(), &TitleViews::opened, this, &Workspace::openTitlePage);
    connect(m_page, &TitlesPage::sortChosen, this, [this](const QList<SortKey> &keys) {
        m_around.settings.setValue(sortKey + m_sidebar->currentPlace(), toString(keys));
    });
    connect(m_page, &TitlesPage::queryChanged, this, &Workspace::updateCommands);
    connect(m_page, &TitlesPage::contextMenuRequested, this, &Workspace::showContextMenu);
    connect(m_page->model(), &PagedModel::loaded, this, &Workspace::selectWanted);
    connect(m_page->model(), &QAbstractItemModel::rowsInserted, this, &Workspace::selectWanted);
    connect(m_page->model(), &PagedModel::failed, &m_around.dialogs, &Dialogs::present);
    connectCatalog();
    m_smartCounts = new SmartCounts(m_library, this);
    connect(m_page->model(), &TitleModel::loaded, m_smartCounts, &SmartCounts::begin);
    connect(m_catalog->model(), &TitleModel::loaded, m_smartCounts, &SmartCounts::begin);
    connect(m_smartCounts, &SmartCounts::counted, m_sidebar->model(), &SidebarModel::setSmartCount);
    connect(m_detail, &DetailPane::failed, &m_around.dialogs, &Dialogs::present);
}

void Workspace::connectEdits()
{
    connect(&m_library, &LibraryAccess::changed, this, &Workspace::takeChanges);
    m_everythingChanged.setSingleShot(true);
    m_everythingChanged.setInterval(bigChangePause);
    connect(&m_everythingChanged, &QTimer::timeout, this, [this] {
        Changes changes;
        changes.everything = true;
        refresh(changes);
    });
    m_around.status.setConnection(true); // the status area outlives a library that was lost
    m_around.status.setPending(0);
    connect(&m_library, &LibraryAccess::connectionLost, &m_around.status,
            [this] { m_around.status.setConnection(false); });
    connect(&m_library, &LibraryAccess::connectionRestored, &m_around.status,
            [this] { m_around.status.setConnection(true); });
    connect(&m_library, &LibraryAccess::jobStarted, &m_around.status, &StatusArea::addJob);
    connect(m_editor, &LibraryEditor::applying, this,
            [this](const QList<MediaId> &ids, const EntryPatch &patch) {
                const QList<TitleModel *> models{m_page->model(), m_catalog->model()};
                for (TitleModel *model : models)
                    model->preview(ids, patch, QDate::currentDate(), m_preferences.rules);
            });
    connect(m_editor, &LibraryEditor::failed, this,
            [this](const Error &error, const QList<MediaId> &ids) {
                const QSet<MediaId> touched(ids.cbegin(), ids.cend());
                const QList<TitleModel *> models{m_page->model(), m_catalog->model()};
                for (TitleModel *model : models) {
                    model->refresh();
                    model->refreshRows(touched);
                }
                m_detail->reload();
                m_around.dialogs.present(error);
            });
    connect(m_editor, &LibraryEditor::saved, &m_around.status, &StatusArea::say);
    connect(m_editor, &LibraryEditor::pendingChanged, &m_around.status, &StatusArea::setPending);
    connect(m_editor, &LibraryEditor::undoStateChanged, this, &Workspace::updateCommands);
    connect(m_editor, &LibraryEditor::titleAdded, this, [this](const MediaId &id) {
        m_toSelect = id;
        selectWanted();
    });
    connect(m_editor, &LibraryEditor::listCreated, this,
            [this](const ListId &id) { m_sidebar->open(u"list:"_s + id.toString()); });
    connect(&m_around.status, &StatusArea::undoRequested, m_editor, &LibraryEditor::undo);
    const QList<TitleViews *> both{m_page->views(), m_catalog->views()};
    for (const TitleViews *each : both) {
        connect(each->model(), &TitleModel::editRequested, this,
                [this, each](const MediaId &id, const EntryPatch &patch) {
                    const QList<MediaId> selected = each->selectedIds();
                    m_editor->apply(selected.contains(id) ? selected : QList<MediaId>{id}, patch);
                });
    }
    connect(m_page->model(), &PagedModel::moveRequested, this,
            [this](const QList<MediaId> &ids, int row) {
                if (const MediaList *list = openList())
                    m_editor->moveInList(list->id, list->name, ids, row);
            });
    connect(m_detail, &DetailPane::reviewRequested, this, &Workspace::editReview);
    connect(m_detail, &DetailPane::patched, this,
            [this](const MediaId &id, const EntryPatch &patch) { m_editor->apply({id}, patch); });
    connect(m_sidebar->model(), &SidebarModel::titlesDropped, this,
            [this](const MediaList &list, const QList<MediaId> &ids) {
                m_editor->addToList(list.id, list.name, ids);
            });
}

QList<MediaList> Workspace::lists() const
{
    return m_sidebar->model()->lists();
}

const MediaList *Workspace::openList() const
{
    const auto &lists = m_sidebar->model()->lists();
    const auto found = std::find_if(lists.cbegin(), lists.cend(), [this](const MediaList &list) {
        return u"list:"_s + list.id.toString() == m_sidebar->currentPlace();
    });
    return found == lists.cend() ? nullptr : &*found;
}

QList<MediaId> Workspace::targets() const
{
    if (showsTitlePage())
        return {m_titlePage->id()};
    return m_wanted.isNull() ? views()->selectedIds() : QList<MediaId>{m_wanted};
}

void Workspace::takeChanges(const Changes &changes)
{
    if (changes.everything) { // an import says so twenty times a second
        if (!m_everythingChanged.isActive())
            m_everythingChanged.start();
        return;
    }
    refresh(changes);
}

void Workspace::setPreferences(const Preferences &preferences)
{
    m_preferences = preferences;
    m_library.setPreferences(preferences);
    m_page->model()->setRatingScale(preferences.ratingScale);
    m_catalog->model()->setRatingScale(preferences.ratingScale);
    m_titlePage->setRatingScale(preferences.ratingScale);
    m_detail->view()->setRatingScale(preferences.ratingScale);
    m_detail->reload();
}

void Workspace::commit()
{
    m_detail->view()->commit();
}

void Workspace::refresh(const Changes &changes)
{
    m_page->model()->refresh();
    m_page->model()->refreshRows(changes.media, changes.everything);
    if (m_middle->currentWidget() != m_page)
        m_catalog->refresh();
    m_catalog->model()->refreshRows(changes.media);
    const QList<MediaId> shown = targets();
    if (!shown.isEmpty() && changes.touches(shown.constFirst()))
        m_detail->reload();
    if (changes.touches(m_titlePage->id()))
        m_titlePage->reload();
    readCounts();
    m_smartCounts->refresh();
    if (changes.lists || changes.everything)
        readLists();
}

void Workspace::readCounts()
{
    if (m_countsAreAsked) { // an import changes something twenty times a second
        m_countAgain = true;
        return;
    }
    m_countsAreAsked = true;
    m_countAgain = false;
    onAnswer(m_library.counts(), this, [this](const Result<library::LibraryCounts> &counts) {
        m_countsAreAsked = false;
        if (counts)
            m_sidebar->model()->setCounts(*counts);
        if (m_countAgain)
            readCounts();
    });
}

void Workspace::readLists()
{
    const quint64 question = ++m_listQuestion;
    onAnswer(m_library.lists(), this, [this, question](const Result<QList<MediaList>> &lists) {
        if (question != m_listQuestion || !lists)
            return;
        m_sidebar->model()->setLists(*lists);
        m_smartCounts->setLists(*lists);
        emit listsChanged(*lists);
        updateCommands();
    });
}

void Workspace::openTitle(const TitleRow &row)
{
    if (!showsTitlePage() && views()->model()->rowOf(row.id) >= 0) {
        views()->select(row.id);
        focusPage();
        return;
    }
    if (!row.entry && !m_page->isVisible()) {
        openTitlePage(row.id);
        return;
    }
    m_toSelect = row.id;
    views()->selection()->clear();
    m_wanted = row.id;
    m_detail->open(row.id, &row, 1);
    m_detail->show();
    if (row.entry) { // it stands in the whole library, wherever we are now
        m_sidebar->open(u"library"_s);
        m_page->open(m_page->heading(), {});
        m_wanted = row.id;
    }
}

void Workspace::selectWanted()
{
    if (m_toSelect.isNull() || m_page->model()->rowOf(m_toSelect) < 0)
        return;
    const MediaId id = std::exchange(m_toSelect, MediaId());
    m_page->select(id);
    if (m_page->isVisible())
        m_page->currentView()->setFocus();
}

void Workspace::showSelection()
{
    if (showsTitlePage())
        return; // the page behind it changed
    const TitleViews *page = views();
    const MediaId id = page->currentId();
    const int selected = page->selectedCount();
    m_around.status.setSelection(
        selected > 1 ? tr("%L1 of %L2 selected").arg(selected).arg(page->model()->rowCount())
                     : QString());
    if (id.isNull() && !m_wanted.isNull())
        return; // a title that is not in the page stays open
    m_wanted = {};
    const int row = page->selection()->currentIndex().row();
    m_detail->open(id, row >= 0 ? page->model()->cachedRow(row) : nullptr, std::max(selected, 1));
    updateCommands();
}

void Workspace::patchSelected(const EntryPatch &patch)
{
    m_editor->apply(targets(), patch);
}

} // namespace omt::ui
