// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/browse/facetpanel.h"

#include "core/domain/writtentext.h"
#include "ui/screens/browse/facetdelegate.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintext.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;
using catalog::FacetChoice;

namespace {

const auto openKey = u"catalog/facets_open"_s;
constexpr int typingPause = 120;
const QStringList &usuallyOpen()
{
    static const QStringList open{u"type"_s, u"year"_s, u"genre"_s, u"status"_s};
    return open;
}

} // namespace

FacetPanel::FacetPanel(QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_model(new FacetModel(this))
    , m_view(new QTreeView(this))
{
    setObjectName(u"facetPanel"_s);
    const QStringList open = settings.value(openKey, usuallyOpen()).toStringList();
    m_open = QSet<QString>(open.cbegin(), open.cend());
    m_view->setObjectName(u"facets"_s);
    m_view->setAccessibleName(tr("Narrow the catalog"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new FacetDelegate(m_view));
    m_view->setHeaderHidden(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setIndentation(doubleGap);
    m_view->setMouseTracking(true);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setSelectionMode(QAbstractItemView::NoSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    createFind();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(halfGap);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(gap, 0, gap, 0);
    top->addWidget(m_find);
    all->addLayout(top);
    all->addWidget(m_view);

    connect(m_view, &QWidget::customContextMenuRequested, this, &FacetPanel::showMenu);
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_isRestoring && finding().isEmpty())
            m_open.insert(index.data(FacetModel::ValueRole).toString());
    });
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_isRestoring && finding().isEmpty())
            m_open.remove(index.data(FacetModel::ValueRole).toString());
    });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_place = m_view->verticalScrollBar()->value();
        m_current = m_view->currentIndex().data(FacetModel::ValueRole).toString();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &FacetPanel::restoreTree);
    restoreTree();
}

FacetPanel::~FacetPanel()
{
    m_settings.setValue(openKey, QStringList(m_open.cbegin(), m_open.cend()));
}

void FacetPanel::restoreTree()
{
    m_isRestoring = true;
    const bool isFinding = !finding().isEmpty();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex facet = m_model->index(row, 0);
        m_view->setRowHidden(row, {}, isFinding && m_model->rowCount(facet) == 0);
    }
    if (isFinding)
        m_view->expandAll();
    for (const QString &value : std::as_const(m_open)) {
        if (!isFinding)
            m_view->setExpanded(m_model->find(value), true);
    }
    m_isRestoring = false;
    const QModelIndex current = m_model->find(m_current);
    if (current.isValid())
        m_view->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    m_view->verticalScrollBar()->setValue(m_place);
}

void FacetPanel::setQuery(const catalog::BrowseQuery &query)
{
    m_query = query;
    m_model->setQuery(query);
}

void FacetPanel::setAnswer(const catalog::FacetAnswer &answer)
{
    m_answer = answer;
    if (finding().isEmpty())
        m_model->setAnswer(answer);
    else
        emit findWanted(finding()); // what was found is counted among other titles now
}

QString FacetPanel::finding() const
{
    return m_find->text().simplified();
}

void FacetPanel::createFind()
{
    m_find = new QLineEdit(this);
    m_find->setObjectName(u"facetFind"_s);
    m_find->setPlaceholderText(tr("Find creator, genre…"));
    m_find->setAccessibleName(tr("Find values to narrow the catalog by"));
    m_find->setToolTip(
        tr("Creators, genres, countries, languages and years by name, rare ones too"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaxLength(80);
    m_find->installEventFilter(this);
    m_typing = new QTimer(this);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_find, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, &FacetPanel::takeFindText);
}

void FacetPanel::takeFindText()
{
    m_typing->stop();
    if (!finding().isEmpty())
        return emit findWanted(finding());
    m_view->setAccessibleDescription({});
    m_model->setAnswer(m_answer);
    restoreTree(); // it may be the same tree, in which some lines are hidden
}

void FacetPanel::setFound(const QString &typed, const catalog::FacetAnswer &answer)
{
    if (typed == finding())
        showFound(answer);
}

void FacetPanel::showFound(const catalog::FacetAnswer &answer)
{
    qsizetype values = 0;
    for (const catalog::FacetCounts &counts : answer.facets)
        values += counts.values.size();
    m_model->setAnswer(answer);
    restoreTree();
    m_view->setAccessibleDescription(tr("%n value(s) found", "", int(values)));
}

bool FacetPanel::takeFindKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        if (m_find->text().isEmpty())
            emit left();
        m_find->clear();
        takeFindText();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_typing->isActive())
            takeFindText();
        m_view->setFocus(Qt::TabFocusReason);
        for (int row = 0; row < m_model->rowCount() && !finding().isEmpty(); ++row) {
            const QModelIndex facet = m_model->index(row, 0);
            if (m_model->rowCount(facet) == 0)
                continue;
            m_view->setCurrentIndex(m_model->index(0, 0, facet));
            break;
        }
        return true;
    default:
        return false;
    }
}

void FacetPanel::choose(const QModelIndex &index, FacetChoice choice)
{
    if (!index.isValid() || index.data(FacetModel::IsFacetRole).toBool()
        || index.data(FacetModel::IsMoreRole).toBool())
        return;
    const catalog::BrowseQuery query
        = catalog::withChoice(m_query, index.data(FacetModel::ValueRole).toString(), choice);
    if (query == m_query)
        return;
    setQuery(query);
    emit queryEdited(query);
}

void FacetPanel::toggle(const QModelIndex &index, FacetChoice choice)
{
    if (index.data(FacetModel::IsFacetRole).toBool())
        return m_view->setExpanded(index, !m_view->isExpanded(index));
    if (index.data(FacetModel::IsMoreRole).toBool())
        return m_find->setFocus(Qt::OtherFocusReason);
    const auto present = FacetChoice(index.data(FacetModel::ChoiceRole).toInt());
    choose(index, present == choice ? FacetChoice::None : choice);
}

void FacetPanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!index.isValid() || index.data(FacetModel::IsFacetRole).toBool()
        || index.data(FacetModel::IsMoreRole).toBool())
        return;
    m_view->setCurrentIndex(index);
    const QPersistentModelIndex kept(index);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"facetMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = inSentence(plainButtonText(index.data().toString()));
    const auto present = FacetChoice(index.data(FacetModel::ChoiceRole).toInt());
    const auto offer = [&](const QString &text, const QString &iconName, FacetChoice choice) {
        QAction *action = menu->addAction(icon(iconName), text, this,
                                          [this, kept, choice] { choose(kept, choice); });
        action->setEnabled(present != choice);
    };
    offer(tr("Show “%1”").arg(name), u"check"_s, FacetChoice::Included);
    offer(tr("Leave out “%1”").arg(name), u"minus"_s, FacetChoice::Excluded);
    offer(tr("Do not ask for it"), u"close"_s, FacetChoice::None);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

bool FacetPanel::takeKey(int key, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = m_view->currentIndex();
    switch (key) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (index.isValid())
            toggle(index,
                   modifiers.testFlag(Qt::ShiftModifier) ? FacetChoice::Excluded
                                                         : FacetChoice::Included);
        return true;
    case Qt::Key_Minus:
        if (index.isValid())
            toggle(index, FacetChoice::Excluded);
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        choose(index, FacetChoice::None);
        return true;
    case Qt::Key_Escape:
        emit left();
        return true;
    default:
        return false;
    }
}

bool FacetPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress)
        return takeFindKey(static_cast<QKeyEvent *>(event)->key());
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0)
            return takeKey(key->key(), key->modifiers());
    }
    if (watched == m_view->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex index = m_view->indexAt(mouse->position().toPoint());
        const QRect line = m_view->visualRect(index);
        if (mouse->button() == Qt::LeftButton && line.contains(mouse->position().toPoint())) {
            const QRect inside = line.adjusted(halfGap, 0, -halfGap, 0);
            const bool isNot = FacetDelegate::notButton(inside, layoutDirection())
                                   .contains(mouse->position().toPoint());
            toggle(index, isNot ? FacetChoice::Excluded : FacetChoice::Included);
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace omt::ui
