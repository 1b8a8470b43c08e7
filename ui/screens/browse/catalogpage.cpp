// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/browse/catalogpage.h"

#include "ui/access/answer.h"
#include "ui/models/sortkeys.h"
#include "ui/screens/browse/conditionbar.h"
#include "ui/screens/browse/facetpanel.h"
#include "ui/screens/browse/scrollhint.h"
#include "ui/screens/titles/covergrid.h"
#include "ui/screens/titles/titletable.h"
#include "ui/shell/commandset.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintext.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

const auto splitterKey = u"catalog/splitter"_s;
constexpr int typingPause = 250;
constexpr int panelWidth = 224;

/** Words narrow as they are typed; a filter when the blank behind it says that it is complete. */
bool isComplete(const QString &typed)
{
    if (!typed.contains(u':'))
        return true;
    return typed.endsWith(u' ') && typed.count(u'"') % 2 == 0
        && catalog::parseSearchQuery(typed).problems.isEmpty();
}

} // namespace

CatalogPage::CatalogPage(BrowseSource &source, TitleSource &titles, CommandSet &commands,
                         ImageLoader &images, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_commands(commands)
    , m_settings(settings)
    , m_model(new BrowseModel(source, titles, this))
    , m_facets(new FacetPanel(settings, this))
    , m_views(new TitleViews(*m_model, TableKind::Catalog, commands, images, settings, this))
    , m_conditions(new ConditionBar(*m_facets->model(), commands.action(u"list.save_query"),
                                    commands.action(u"list.update_query"), this))
{
    setObjectName(u"catalogPage"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_facets->setMinimumWidth(panelWidth - 64);
    auto *right = new QWidget(this);
    auto *rows = new QVBoxLayout(right);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_conditions);
    rows->addWidget(m_views, 1);
    m_splitter = new QSplitter(this);
    m_splitter->setObjectName(u"catalogPanes"_s);
    m_splitter->addWidget(m_facets);
    m_splitter->addWidget(right);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({panelWidth, 600});
    m_splitter->restoreState(settings.value(splitterKey).toByteArray());
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(createHeader());
    all->addWidget(m_splitter, 1);
    m_conditions->hide();

    connect(m_facets, &FacetPanel::queryEdited, this, &CatalogPage::setQuery);
    connect(m_facets, &FacetPanel::findWanted, this, &CatalogPage::findValues);
    connect(m_facets, &FacetPanel::left, this, [this] { m_views->currentWidget()->setFocus(); });
    connect(m_conditions, &ConditionBar::queryEdited, this, &CatalogPage::setQuery);
    connect(m_views, &TitleViews::sortChosen, this, &CatalogPage::sortBy);
    connect(m_views, &TitleViews::rowsReset, this, &CatalogPage::updateCount);
    connect(m_model, &BrowseModel::totalChanged, this, &CatalogPage::updateCount);
    connect(m_model, &TitleModel::loaded, this, &CatalogPage::updateCount);
    connect(m_model, &TitleModel::failed, this, &CatalogPage::failed);
    const auto landmark = [this](int row) { return m_model->landmark(row); };
    new ScrollHint(m_views->table(), landmark);
    new ScrollHint(m_views->covers(), landmark);
}

CatalogPage::~CatalogPage()
{
    m_settings.setValue(splitterKey, m_splitter->saveState());
}

QWidget *CatalogPage::createHeader()
{
    auto *header = new QWidget(this);
    m_heading = new ElidedLabel(header); // names of lists may be long
    m_heading->setObjectName(u"catalogHeading"_s);
    m_heading->setFont(textFont(font(), TextSize::Title));
    m_count = new QLabel(header);
    m_count->setObjectName(u"catalogCount"_s);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(doubleGap, doubleGap, doubleGap, gap);
    row->setSpacing(gap);
    row->addWidget(m_heading);
    row->addWidget(m_count);
    row->addStretch();
    createFilter(header);
    row->addWidget(m_filter, 1);
    for (const auto &id : {u"view.facets"_s, u"view.sort"_s, u"view.table"_s, u"view.covers"_s}) {
        auto *button = new QToolButton(header);
        button->setDefaultAction(m_commands.action(id));
        button->setAccessibleName(m_commands.action(id)->text().remove(u'&').remove(u"…"_s));
        button->setObjectName(u"catalogButton."_s + id);
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    return header;
}

void CatalogPage::createFilter(QWidget *header)
{
    m_filter = new QLineEdit(header);
    m_filter->setObjectName(u"catalogFilter"_s);
    m_filter->setPlaceholderText(tr("Words, or type:anime year:1990..1999"));
    m_filter->setAccessibleName(tr("Filter the catalog"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(140);
    m_filter->setMaximumWidth(360);
    m_filter->installEventFilter(this);
    m_typing = new QTimer(this);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_filter, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, [this] {
        if (isComplete(m_filter->text()))
            takeText();
    });
}

void CatalogPage::takeText()
{
    const catalog::SearchQuery typed = catalog::parseSearchQuery(m_filter->text());
    QString why;
    if (!typed.problems.isEmpty())
        why = typed.problems.first().message;
    else if (!catalog::isBrowsable(typed))
        why = tr("Lists, texts and tags that are left out are known to the search box only (%1).")
                  .arg(m_commands.action(u"go.search")
                           ->shortcut()
                           .toString(QKeySequence::NativeText));
    m_filter->setToolTip(plainToolTip(why));
    if (!typed.problems.isEmpty())
        return m_filter->setSelection(int(typed.problems.first().position),
                                      int(typed.problems.first().length));
    setQuery(catalog::narrowedBy(query(), typed));
}

bool CatalogPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_filter || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        takeText();
        return true;
    case Qt::Key_Escape:
        if (!m_filter->text().isEmpty()) {
            m_filter->clear();
            takeText();
            return true;
        }
        [[fallthrough]];
    case Qt::Key_Down:
        m_views->currentWidget()->setFocus();
        return true;
    default:
        return false;
    }
}

void CatalogPage::open(const QString &heading, const catalog::BrowseQuery &query, ListId list,
                       const catalog::BrowseQuery &kept)
{
    m_heading->setText(heading);
    m_list = list;
    m_kept = kept;
    if (m_isOpen && query == m_model->query()) {
        updateCommands();
        refresh(); // it may have changed while another page was in front
        return;
    }
    m_isOpen = true;
    m_views->forgetSelection();
    setQuery(query);
}

void CatalogPage::setQuery(const catalog::BrowseQuery &query)
{
    m_facets->setQuery(query);
    m_conditions->setQuery(query);
    QStringList words;
    for (const QString &phrase : query.filter.phrases)
        words << u'"' + phrase + u'"';
    if (const QString text = query.filter.text.simplified(); !text.isEmpty())
        words << text;
    if (const QString text = words.join(u' '); m_filter->text().simplified() != text) {
        m_filter->setText(text);
        m_typing->stop(); // nobody typed it
    }
    const bool isSorted
        = query.sort != m_model->query().sort || query.descending != m_model->query().descending;
    const bool isOther = !(query == m_model->query()) || m_model->isLoading();
    m_model->setQuery(query);
    if (isSorted)
        m_views->updateSortHeads();
    askFacets();
    updateCommands();
    updateCount();
    if (isOther)
        emit queryEdited(query);
}

void CatalogPage::askFacets()
{
    if (m_facetsAreAsked) {
        m_askFacetsAgain = true;
        return;
    }
    m_facetsAreAsked = true;
    m_askFacetsAgain = false;
    onAnswer(m_source.facets(query()), this,
             [this, asked = query()](const Result<catalog::FacetAnswer> &answer) {
                 m_facetsAreAsked = false;
                 if (answer && asked == query()) {
                     m_facets->setAnswer(*answer);
                     m_conditions->setQuery(query()); // names may be better known now
                 }
                 if (m_askFacetsAgain)
                     askFacets();
             });
}

void CatalogPage::findValues(const QString &typed)
{
    onAnswer(m_source.findFacetValues(query(), typed), this,
             [this, typed, asked = query()](const Result<catalog::FacetAnswer> &answer) {
                 if (answer && asked == query())
                     m_facets->setFound(typed, *answer);
             });
}

void CatalogPage::refresh()
{
    if (!m_isOpen)
        return;
    m_model->refresh();
    askFacets();
}

void CatalogPage::sortBy(const QList<SortKey> &keys)
{
    const auto sort = keys.isEmpty() ? std::nullopt : catalog::browseSortOf(keys.first().sort);
    if (!sort)
        return;
    catalog::BrowseQuery sorted = query();
    // The best, newest and best known first, until one turns it round.
    sorted.descending
        = *sort == sorted.sort ? keys.first().descending : *sort != catalog::BrowseSort::Title;
    sorted.sort = *sort;
    m_views->forgetSelection();
    setQuery(sorted);
}

void CatalogPage::showSortMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"sortMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const catalog::BrowseSort sort : catalog::allBrowseSorts) {
        const TitleSort key = catalog::titleSortOf(sort);
        const QString name
            = sort == catalog::BrowseSort::Rating ? tr("Everyone’s rating") : displayName(key);
        QAction *action = menu->addAction(
            name, this, [this, key] { sortBy(onlyKey(m_model->sortKeys(), key)); });
        action->setCheckable(true);
        action->setChecked(sort == query().sort);
    }
    menu->popup(m_filter->mapToGlobal(m_filter->rect().bottomLeft()));
    menu->setActiveAction(menu->actions().constFirst());
}

void CatalogPage::setKept(const QString &heading, ListId list, const catalog::BrowseQuery &kept)
{
    m_heading->setText(heading);
    m_list = list;
    m_kept = kept;
    updateCommands();
}

void CatalogPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void CatalogPage::focusFacets()
{
    m_facets->view()->setFocus(Qt::TabFocusReason);
    if (!m_facets->view()->currentIndex().isValid())
        m_facets->view()->setCurrentIndex(m_facets->model()->index(0, 0));
}

void CatalogPage::setFacetsVisible(bool visible)
{
    m_facets->setVisible(visible);
}

void CatalogPage::updateCommands()
{
    const bool isChanged = !m_list.isNull() && !(query() == m_kept);
    m_commands.action(u"list.save_query")->setEnabled(query().isFiltered());
    m_commands.action(u"list.update_query")->setEnabled(isChanged);
    m_commands.action(u"list.update_query")->setVisible(isChanged);
}

void CatalogPage::updateCount()
{
    const bool isUnknown = !m_isOpen || (m_model->isLoading() && m_model->total() == 0);
    const int total = int(std::min<qint64>(m_model->total(), INT_MAX));
    m_count->setText(isUnknown                         ? QString()
                         : m_model->isTotalEstimated() ? tr("about %Ln title(s)", "", total)
                                                       : tr("%Ln title(s)", "", total));
    const bool isEmpty = !isUnknown && !m_model->isLoading() && m_model->rowCount() == 0;
    if (isEmpty)
        describeEmptiness();
    m_views->showEmpty(isEmpty);
}

void CatalogPage::describeEmptiness()
{
    EmptyState *empty = m_views->empty();
    if (query().isFiltered()) {
        empty->setContent(u"filter"_s, tr("No titles match"),
                          tr("Take a condition away above, or clear them all."));
        empty->setActions({m_commands.action(u"edit.clear_conditions"_s)});
        return;
    }
    empty->setContent(u"catalog"_s, tr("The catalog is empty"),
                      tr("Bring in a public catalog, a list you kept elsewhere, or add titles one "
                         "by one."));
    empty->setActions(
        {m_commands.action(u"file.import_catalog"_s), m_commands.action(u"file.import"_s)});
}

} // namespace omt::ui
