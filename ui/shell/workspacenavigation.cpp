// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the workspace is: places, the catalog, titles' pages, and back and forward through them;
// the rest of it is in workspace.cpp.

#include "ui/access/answer.h"
#include "ui/models/sortkeys.h"
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
#include "ui/widgets/panefold.h"

#include <QAbstractItemView>
#include <QListView>
#include <QSettings>
#include <QStackedWidget>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

const auto sortKey = u"page/sort/"_s; ///< and the place
const auto facetsKey = u"catalog/facets"_s;
constexpr qsizetype mostVisits = 100;
constexpr int roomForFacets = 560;

} // namespace

TitleViews *Workspace::views() const
{
    const bool isCatalog = m_middle->currentWidget() == m_catalog
        || (showsTitlePage() && m_visit >= 0 && m_visits.at(m_visit).place.browse);
    return isCatalog ? m_catalog->views() : m_page->views();
}

bool Workspace::showsTitlePage() const
{
    return m_middle->currentWidget() == m_titlePage;
}

void Workspace::focusPage()
{
    if (showsTitlePage())
        m_titlePage->focusFirst();
    else
        views()->currentView()->setFocus(Qt::TabFocusReason);
}

void Workspace::connectCatalog()
{
    connect(m_catalog->views(), &TitleViews::selectionChanged, this, &Workspace::showSelection);
    connect(m_catalog->views(), &TitleViews::contextMenuRequested, this,
            &Workspace::showContextMenu);
    connect(m_catalog->views(), &TitleViews::opened, this, &Workspace::openTitlePage);
    connect(m_catalog, &CatalogPage::failed, &m_around.dialogs, &Dialogs::present);
    connect(m_catalog, &CatalogPage::queryEdited, this, [this](const catalog::BrowseQuery &query) {
        if (m_visit >= 0 && m_visits.at(m_visit).place.browse)
            m_visits[m_visit].query = query;
        const SortKey key{catalog::titleSortOf(query.sort), query.descending};
        m_around.settings.setValue(sortKey + m_sidebar->currentPlace(), toString({key}));
        updateCommands();
    });
    connect(m_titlePage, &TitlePage::titleChosen, this, &Workspace::openTitlePage);
    connect(m_titlePage, &TitlePage::queryChosen, this, &Workspace::browse);
    connect(m_titlePage, &TitlePage::reviewRequested, this, &Workspace::editReview);
    connect(m_titlePage, &TitlePage::failed, &m_around.dialogs, &Dialogs::present);
    connect(m_titlePage, &TitlePage::listChosen, this,
            [this](const ListId &id) { m_sidebar->open(u"list:"_s + id.toString()); });
}

void Workspace::connectNavigation()
{
    CommandSet &commands = m_around.commands;
    commands.connectTo(u"go.back", this, [this] { travel(-1); });
    commands.connectTo(u"go.forward", this, [this] { travel(1); });
    commands.connectTo(u"edit.clear_conditions", this, [this] {
        catalog::BrowseQuery all;
        all.sort = m_catalog->query().sort;
        all.descending = m_catalog->query().descending;
        m_catalog->setQuery(all);
        focusPage();
    });
    commands.connectTo(u"list.save_query", this, [this] { askSmartListName(); });
    commands.connectTo(u"list.update_query", this, [this] {
        m_editor->updateSmartList(m_catalog->list(), m_catalog->query());
    });
    QAction *facets = commands.action(u"view.facets");
    facets->setChecked(m_around.settings.value(facetsKey, true).toBool());
    m_catalog->setFacetsVisible(facets->isChecked());
    connect(facets, &QAction::toggled, m_catalog, [this](bool visible) {
        m_catalog->setFacetsVisible(visible);
        m_around.settings.setValue(facetsKey, visible);
    });
    new PaneFold(m_catalog->facets(), m_catalog, facets, roomForFacets);
    connect(m_sidebar->view(), &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        const Place *place = m_sidebar->model()->placeAt(index.row());
        if (place && showsTitlePage()) // its line was the current one all along
            openPlace(*place);
    });
}

void Workspace::openPlace(const Place &place)
{
    m_wanted = {};
    if (!m_isTravelling)
        visit(place, {});
    showPlace(place);
}

void Workspace::goTo(const QString &placeId)
{
    if (showsTitlePage() && m_sidebar->currentPlace() == placeId)
        leaveTitlePage();
    else
        m_sidebar->open(placeId);
}

// For the page of the sidebar's current line.
void Workspace::leaveTitlePage()
{
    const QModelIndex current = m_sidebar->view()->currentIndex();
    const Place *place = m_sidebar->model()->placeAt(current.row());
    if (place && showsTitlePage())
        openPlace(*place);
}

void Workspace::showPlace(const Place &place)
{
    const QList<SortKey> keys
        = sortKeysFromString(m_around.settings.value(sortKey + place.id).toString());
    if (place.browse) {
        catalog::BrowseQuery query = *place.browse;
        const auto sort = keys.isEmpty() ? std::nullopt : catalog::browseSortOf(keys.first().sort);
        if (sort && place.smartList.isNull()) {
            query.sort = *sort;
            query.descending = keys.first().descending;
        }
        m_catalog->open(place.heading, query, place.smartList, *place.browse);
        m_middle->setCurrentWidget(m_catalog);
    } else {
        TitleQuery query = place.query;
        if (!keys.isEmpty()) {
            query.sort = keys.first().sort;
            query.descending = keys.first().descending;
            query.thenBy = keys.mid(1);
        }
        m_page->open(place.heading, query);
        m_middle->setCurrentWidget(m_page);
    }
    views()->announceView();
    showSelection();
    updateCommands();
}

void Workspace::openTitlePage(MediaId id)
{
    if (id.isNull() || (showsTitlePage() && m_titlePage->id() == id))
        return;
    visit(m_visit >= 0 ? m_visits.at(m_visit).place : Place(), id);
    showTitlePage(id);
    m_titlePage->focusFirst();
}

void Workspace::showTitlePage(MediaId id)
{
    m_wanted = {};
    m_titlePage->open(id);
    m_middle->setCurrentWidget(m_titlePage);
    m_detail->open(id, nullptr, 1);
    updateCommands();
}

void Workspace::visit(const Place &place, MediaId title)
{
    m_visits.remove(m_visit + 1, m_visits.size() - m_visit - 1);
    m_visits.append({place, title, m_catalog->query()});
    if (m_visits.size() > mostVisits)
        m_visits.removeFirst();
    m_visit = m_visits.size() - 1;
    if (title.isNull())
        m_visits[m_visit].query = place.browse.value_or(catalog::BrowseQuery());
}

void Workspace::travel(int by)
{
    if (m_visit + by < 0 || m_visit + by >= m_visits.size())
        return;
    m_visit += by;
    const Visit visit = m_visits.at(m_visit);
    m_isTravelling = true;
    if (m_sidebar->currentPlace() == visit.place.id && visit.title.isNull())
        showPlace(visit.place);
    else
        m_sidebar->open(visit.place.id);
    m_isTravelling = false;
    if (visit.title.isNull() && visit.place.browse && !(m_catalog->query() == visit.query))
        m_catalog->setQuery(visit.query);
    if (!visit.title.isNull())
        showTitlePage(visit.title);
    focusPage();
    updateCommands();
}

void Workspace::browse(const catalog::BrowseQuery &query)
{
    if (m_sidebar->currentPlace() != u"catalog" || showsTitlePage()) {
        const Place *place = m_sidebar->model()->placeAt(m_sidebar->model()->rowOf(u"catalog"_s));
        if (m_sidebar->currentPlace() == u"catalog" && place)
            openPlace(*place);
        else
            m_sidebar->open(u"catalog"_s);
    }
    m_catalog->setQuery(query);
    focusPage();
}

/** What the page is narrowed by, when a smart list can keep it. */
std::optional<catalog::BrowseQuery> Workspace::queryToKeep() const
{
    std::optional<catalog::BrowseQuery> query;
    if (m_middle->currentWidget() == m_catalog)
        query = m_catalog->query();
    else if (m_middle->currentWidget() == m_page && m_page->isNarrowed())
        query = catalog::browseQueryOf(m_page->model()->query());
    return query && query->isFiltered() ? query : std::nullopt;
}

void Workspace::askSmartListName()
{
    const auto query = queryToKeep();
    if (!query)
        return;
    m_around.dialogs.askText(
        tr("Save as smart list"), tr("Name of the list"), catalog::summaryOf(*query).left(80),
        [this, query](const QString &name) { m_editor->saveSmartList(name, *query); });
}

} // namespace omt::ui
