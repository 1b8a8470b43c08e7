// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the commands do in an open library; the rest of Workspace is in workspace.cpp.

#include "ui/models/ratingscale.h"
#include "ui/screens/browse/catalogpage.h"
#include "ui/screens/browse/facetpanel.h"
#include "ui/screens/detail/detailpane.h"
#include "ui/screens/title/titlepage.h"
#include "ui/screens/titles/titlespage.h"
#include "ui/shell/commandset.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/libraryeditor.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/statusarea.h"
#include "ui/shell/workspace.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/widgets/panefold.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QListView>
#include <QMenu>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int roomForDetail = 960; // with the sidebar and a table that can be read

} // namespace

void Workspace::connectCommands()
{
    CommandSet &commands = m_around.commands;
    commands.connectTo(u"file.add_title", this, [this] { addTitleByHand({}); });
    commands.connectTo(u"file.import", this, [this] {
        m_around.dialogs.askFilesToImport([this](const QStringList &files) { importFiles(files); });
    });
    commands.connectTo(u"file.import_catalog", this, [this] { showCatalogs(); });
    commands.connectTo(u"file.export", this, [this] { exportLibrary(); });
    commands.connectTo(u"file.past_imports", this, [this] { showPastImports(); });
    commands.connectTo(u"edit.undo", this, [this] { m_editor->undo(); });
    commands.connectTo(u"edit.redo", this, [this] { m_editor->redo(); });
    commands.connectTo(u"edit.select_all", this, [this] { views()->currentView()->selectAll(); });
    commands.connectTo(u"edit.filter", this, [this] {
        if (views() == m_catalog->views() && !showsTitlePage())
            m_catalog->focusFilter();
        else
            m_page->focusFilter();
    });
    commands.connectTo(u"go.library", this, [this] { goTo(u"library"_s); });
    commands.connectTo(u"go.catalog", this, [this] { goTo(u"catalog"_s); });
}

void Workspace::connectTitleCommands()
{
    CommandSet &commands = m_around.commands;
    const auto step = [this](int by) {
        EntryPatch patch;
        patch.progressBy = by;
        patchSelected(patch);
    };
    const auto setStatus = [this](Status status) {
        EntryPatch patch;
        patch.status = status;
        patchSelected(patch);
    };
    commands.connectTo(u"title.open", this, [this] {
        m_around.commands.action(u"view.detail")->setChecked(true);
        m_detail->show();
        m_detail->focusFirst();
    });
    commands.connectTo(u"title.page", this, [this] {
        if (!targets().isEmpty())
            openTitlePage(targets().constFirst());
    });
    commands.connectTo(u"title.edit", this, [this] {
        const QString why = views()->editCurrent();
        if (!why.isEmpty())
            m_around.status.say(why, false);
    });
    commands.connectTo(u"title.add_to_library", this, [setStatus] { setStatus(Status::Planned); });
    commands.connectTo(u"title.progress_up", this, [step] { step(1); });
    commands.connectTo(u"title.progress_down", this, [step] { step(-1); });
    commands.connectTo(u"title.start_again", this, [this] {
        EntryPatch patch;
        patch.startsAgain = true;
        patchSelected(patch);
    });
    commands.connectTo(u"title.review", this, [this] {
        if (!targets().isEmpty())
            editReview(targets().constFirst(), 0);
    });
    commands.connectTo(u"title.status", this, [this] { showStatusMenu(); });
    for (const Status status : allStatuses)
        commands.connectTo(QString(u"title.set_"_s + toString(status)), this,
                           [setStatus, status] { setStatus(status); });
    for (int digit = 0; digit <= 10; ++digit)
        commands.connectTo(u"title.rate_%1"_s.arg(digit), this, [this, digit] {
            EntryPatch patch;
            patch.rating.emplace(
                Rating::fromHundred(hundredOfKey(digit, m_preferences.ratingScale)));
            patchSelected(patch);
        });
    commands.connectTo(u"title.remove", this, [this] { m_editor->remove(targets()); });
}

void Workspace::connectListCommands()
{
    CommandSet &commands = m_around.commands;
    commands.connectTo(u"list.new", this, [this] { askNewList({}); });
    commands.connectTo(u"list.rename", this, [this] {
        const MediaList *list = openList();
        if (!list)
            return;
        m_around.dialogs.askText(
            tr("Rename list"), tr("Name"), list->name,
            [this, id = list->id](const QString &name) { m_editor->renameList(id, name); });
    });
    commands.connectTo(u"list.remove", this, [this] {
        if (const MediaList *list = openList())
            m_editor->removeList(list->id); // undo brings it back, so nobody is asked
    });
    commands.connectTo(u"list.add_titles", this, [this] { showListMenu(); });
    commands.connectTo(u"list.remove_titles", this, [this] {
        if (const MediaList *list = openList())
            m_editor->removeFromList(list->id, list->name, targets());
    });
    using Way = ListMove;
    commands.connectTo(u"list.move_up", this, [this] { moveInList(Way::Up); });
    commands.connectTo(u"list.move_down", this, [this] { moveInList(Way::Down); });
    commands.connectTo(u"list.move_first", this, [this] { moveInList(Way::First); });
    commands.connectTo(u"list.move_last", this, [this] { moveInList(Way::Last); });
}

void Workspace::moveInList(ListMove way)
{
    if (views() != m_page->views())
        return;
    PagedModel *model = m_page->model();
    if (!model->canReorder()) {
        m_around.status.say(tr("Titles are moved only in the list's own order, with no filter"),
                            false);
        return;
    }
    const QList<MediaId> ids = m_page->selectedIds();
    if (ids.isEmpty())
        return;
    const int first = model->rowOf(ids.constFirst());
    const int last = model->rowOf(ids.constLast());
    const int row = way == ListMove::First ? 0
        : way == ListMove::Last            ? model->rowCount()
        : way == ListMove::Up              ? std::max(0, first - 1)
                                           : std::min(model->rowCount(), last + 2);
    model->move(ids, row);
    m_page->currentView()->scrollTo(m_page->selection()->currentIndex());
}

void Workspace::connectViewCommands()
{
    CommandSet &commands = m_around.commands;
    commands.connectTo(u"view.table", this, [this] { views()->setView(TitleViews::View::Table); });
    commands.connectTo(u"view.covers", this,
                       [this] { views()->setView(TitleViews::View::Covers); });
    commands.connectTo(u"view.columns", this, [this] {
        views()->setView(TitleViews::View::Table);
        views()->showColumnChooser();
    });
    commands.connectTo(u"view.sort", this, [this] {
        if (views() == m_catalog->views())
            m_catalog->showSortMenu();
        else
            m_page->showSortMenu();
    });
    commands.connectTo(u"view.next_pane", this, [this] { focusNextPane(); });
    const auto bindPane = [this, &commands](const QString &id, QWidget *pane) {
        QAction *action = commands.action(id);
        action->setChecked(true);
        connect(action, &QAction::toggled, pane, &QWidget::setVisible);
    };
    bindPane(u"view.sidebar"_s, m_sidebar);
    bindPane(u"view.detail"_s, m_detail);
    new PaneFold(m_detail, this, m_around.commands.action(u"view.detail"), roomForDetail);
}

void Workspace::updateCommands()
{
    CommandSet &commands = m_around.commands;
    const bool hasTitle = !targets().isEmpty();
    for (QAction *action : commands.actions()) {
        const QString id = action->objectName();
        if (id.startsWith(u"title."_s) || id == u"list.add_titles")
            action->setEnabled(hasTitle);
    }
    const MediaList *list = openList();
    commands.action(u"list.rename")->setEnabled(list);
    commands.action(u"list.remove")->setEnabled(list);
    const bool hasItems = list && list->type == MediaList::Type::Static;
    for (const auto &id : {u"list.remove_titles"_s, u"list.move_up"_s, u"list.move_down"_s,
                           u"list.move_first"_s, u"list.move_last"_s})
        commands.action(id)->setEnabled(hasItems && hasTitle);
    const bool isCatalog = m_middle->currentWidget() == m_catalog;
    commands.action(u"list.save_query")->setEnabled(queryToKeep().has_value());
    commands.action(u"edit.clear_conditions")
        ->setEnabled(isCatalog && m_catalog->query().isFiltered());
    if (!isCatalog)
        commands.action(u"list.update_query")->setEnabled(false);
    commands.action(u"view.facets")->setEnabled(isCatalog);
    commands.action(u"go.back")->setEnabled(m_visit > 0);
    commands.action(u"go.forward")->setEnabled(m_visit + 1 < m_visits.size());
    const library::UndoState &undo = m_editor->undoState();
    QAction *undoAction = commands.action(u"edit.undo");
    undoAction->setEnabled(undo.canUndo);
    undoAction->setText(undo.undoLabel.isEmpty()
                            ? tr("&Undo")
                            : tr("&Undo: %1").arg(plainButtonText(undo.undoLabel)));
    QAction *redoAction = commands.action(u"edit.redo");
    redoAction->setEnabled(undo.canRedo);
    redoAction->setText(undo.redoLabel.isEmpty()
                            ? tr("&Redo")
                            : tr("&Redo: %1").arg(plainButtonText(undo.redoLabel)));
}

void Workspace::showStatusMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"statusMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_around.commands.fillMenu(menu, CommandMenu::Status);
    menu->popup(views()->menuPosition());
    menu->setActiveAction(menu->actions().constFirst());
}

void Workspace::showListMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"listMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<MediaId> ids = targets();
    for (const MediaList &list : lists()) {
        if (list.type == MediaList::Type::Smart)
            continue; // it fills itself
        menu->addAction(icon(u"list"_s), plainButtonText(list.name), this,
                        [this, list, ids] { m_editor->addToList(list.id, list.name, ids); });
    }
    menu->addSeparator();
    menu->addAction(icon(u"list-add"_s), tr("New list…"), this, [this, ids] { askNewList(ids); });
    menu->popup(views()->menuPosition());
    menu->setActiveAction(menu->actions().constFirst());
}

void Workspace::showContextMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"titleMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_around.commands.fillMenu(menu, CommandMenu::Title);
    menu->addSeparator();
    menu->addAction(m_around.commands.action(u"list.add_titles"));
    if (const MediaList *list = openList(); list && list->type == MediaList::Type::Static)
        menu->addAction(m_around.commands.action(u"list.remove_titles"));
    menu->popup(at);
}

// Of the list under the pointer, which is opened: the commands mean the open one.
void Workspace::showSidebarMenu(const QPoint &at)
{
    const QListView *view = m_sidebar->view();
    const Place *place = m_sidebar->model()->placeAt(view->indexAt(at).row());
    if (!place || !place->id.startsWith(u"list:"_s))
        return;
    m_sidebar->open(place->id);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"listMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_around.commands.action(u"list.new"),
                      m_around.commands.action(u"list.rename"),
                      m_around.commands.action(u"list.remove")});
    menu->popup(view->viewport()->mapToGlobal(at));
}

void Workspace::focusNextPane()
{
    const QWidget *focus = QApplication::focusWidget();
    const bool hasFacets = m_catalog->isVisible() && m_catalog->facets()->isVisible();
    const bool isInFacets = hasFacets && m_catalog->facets()->isAncestorOf(focus);
    if (m_sidebar->isAncestorOf(focus) && hasFacets)
        return m_catalog->focusFacets();
    if (isInFacets || m_sidebar->isAncestorOf(focus)
        || (m_sidebar->isHidden() && !m_middle->isAncestorOf(focus)))
        return focusPage();
    if (m_middle->isAncestorOf(focus) && m_detail->isVisible())
        return m_detail->focusFirst();
    if (m_sidebar->isVisible())
        return m_sidebar->view()->setFocus(Qt::TabFocusReason);
    focusPage();
}

} // namespace omt::ui
