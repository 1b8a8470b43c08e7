// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/titles/titlespage.h"

#include "ui/models/sortkeys.h"
#include "ui/screens/titles/filterbar.h"
#include "ui/screens/titles/titletable.h"
#include "ui/shell/commandset.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"

#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

TitlesPage::TitlesPage(TitleSource &source, CommandSet &commands, ImageLoader &images,
                       QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_model(new PagedModel(source, this))
    , m_filters(new FilterBar(this))
    , m_views(new TitleViews(*m_model, TableKind::Library, commands, images, settings, this))
{
    setObjectName(u"titlesPage"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
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
    below->addWidget(m_views);
    all->addLayout(below, 1);
    connect(m_filters, &FilterBar::queryEdited, this, [this](TitleQuery query) {
        query.sort = m_model->query().sort; // it was sorted since
        query.descending = m_model->query().descending;
        query.thenBy = m_model->query().thenBy;
        m_model->setQuery(query);
        emit queryChanged(query);
    });
    connect(m_filters, &FilterBar::left, this, [this] { m_views->currentWidget()->setFocus(); });
    connect(m_views, &TitleViews::sortChosen, this, &TitlesPage::sortBy);
    connect(m_views, &TitleViews::selectionChanged, this, &TitlesPage::selectionChanged);
    connect(m_views, &TitleViews::contextMenuRequested, this, &TitlesPage::contextMenuRequested);
    connectModel();
    m_views->announceView();
}

QWidget *TitlesPage::createHeader(CommandSet &commands)
{
    auto *header = new QWidget(this);
    m_heading = new ElidedLabel(header); // names of lists may be long
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
    connect(m_views, &TitleViews::rowsReset, this, &TitlesPage::updateEmptyState);
    connect(m_model, &TitleModel::loaded, this, &TitlesPage::updateEmptyState);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TitlesPage::updateEmptyState);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TitlesPage::updateEmptyState);
}

void TitlesPage::open(const QString &heading, const TitleQuery &query)
{
    m_isOpen = true;
    m_heading->setText(heading);
    m_filters->setQuery(query);
    if (query == m_model->query() && !m_model->isLoading() && m_model->rowCount() > 0)
        return;
    m_views->forgetSelection();
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

void TitlesPage::focusFilter()
{
    m_filters->focusText();
}

void TitlesPage::sortBy(const QList<SortKey> &keys)
{
    m_model->setSortKeys(keys);
    m_views->updateSortHeads(); // a second click builds on it
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
    m_views->showEmpty(isEmpty);
}

bool TitlesPage::isNarrowed() const
{
    const TitleQuery &query = m_model->query();
    return query.status || query.type || !query.text.isEmpty() || !query.tag.isEmpty();
}

void TitlesPage::describeEmptiness()
{
    const TitleQuery &query = m_model->query();
    if (isNarrowed()) {
        m_views->empty()->setContent(u"filter"_s, tr("Nothing fits these filters"),
                                     tr("Take a filter away above, or search everywhere."));
        m_views->empty()->setActions({m_commands.action(u"go.search"_s)});
    } else if (query.list) {
        m_views->empty()->setContent(
            u"list"_s, tr("This list is empty"),
            tr("Drag titles onto it in the sidebar, or press L on a title."));
        m_views->empty()->setActions({m_commands.action(u"go.library"_s)});
    } else if (query.scope == TitleQuery::Scope::Catalog) {
        m_views->empty()->setContent(u"catalog"_s, tr("The catalog is empty"),
                                     tr("Titles come in with your lists, or one by one by hand."));
        m_views->empty()->setActions(
            {m_commands.action(u"file.import"_s), m_commands.action(u"file.add_title"_s)});
    } else {
        m_views->empty()->setContent(
            u"library"_s, tr("Your library is empty"),
            tr("Bring in the list you have kept elsewhere: MyAnimeList, Goodreads, Letterboxd, "
               "Trakt, Steam and about forty more, or a table of your own. Drop the file anywhere on "
               "this window, or choose it."));
        m_views->empty()->setActions(
            {m_commands.action(u"file.import"_s), m_commands.action(u"file.add_title"_s)});
    }
}

} // namespace omt::ui
