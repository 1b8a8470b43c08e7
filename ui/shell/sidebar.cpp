// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/sidebar.h"

#include "ui/delegates/titlepainter.h"
#include "ui/models/roles.h"
#include "ui/shell/commandset.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painterstate.h"

#include <QListView>
#include <QLocale>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

class PlaceDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int text = option.fontMetrics.height();
        if (index.data(SectionRole).toBool())
            return {0, text + (index.row() == 0 ? gap : tripleGap)};
        return {0, std::max(text + gap + halfGap, 32)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const PainterState state(painter);
        painter->setLayoutDirection(option.direction);
        const Colors &c = colorsOf(option.palette);
        const QString text = index.data().toString();
        if (index.data(SectionRole).toBool()) {
            const QRect rect = option.rect.adjusted(doubleGap + 2, 0, -doubleGap, -halfGap);
            QFont font = textFont(option.font, TextSize::Caption);
            font.setWeight(QFont::DemiBold);
            paintText(painter, rect, text, font, c.secondary, Qt::AlignLeading | Qt::AlignBottom);
            return;
        }
        const QRect ground = option.rect.adjusted(gap, 1, -gap, -1);
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
        painter->setRenderHint(QPainter::Antialiasing);
        const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
        if (isSelected || isHovered || hasFocus) {
            painter->setPen(hasFocus ? QPen(c.accent, 1.5) : QPen(Qt::NoPen));
            painter->setBrush(isSelected ? c.selected : c.hover);
            painter->drawRoundedRect(QRectF(ground).adjusted(1, 1, -1, -1), corner, corner);
        }
        const QRect inside = ground.adjusted(gap + 2, 0, -gap - 2, 0);
        const QRect spot(inside.left(), inside.center().y() - 8, 18, 18);
        paintIcon(painter, QStyle::visualRect(option.direction, inside, spot),
                  index.data(IconRole).toString(), isSelected ? c.accent : c.secondary);
        const qint64 count = index.data(CountRole).toLongLong();
        const QFont small = textFont(option.font, TextSize::Caption);
        const QString about = index.data(CountIsEstimatedRole).toBool() ? u"≈ "_s : QString();
        const QString number = count > 0 ? about + QLocale().toString(count) : QString();
        const int numberWidth
            = number.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(number) + gap;
        const QRect label = inside.adjusted(18 + gap + 2, 0, -numberWidth, 0);
        QFont font = option.font;
        if (isSelected)
            font.setWeight(QFont::DemiBold);
        paintText(painter, QStyle::visualRect(option.direction, inside, label), text, font, c.text);
        paintText(painter, inside, number, small, c.secondary,
                  Qt::AlignTrailing | Qt::AlignVCenter);
    }
};

} // namespace

Sidebar::Sidebar(CommandSet &commands, QWidget *parent)
    : QWidget(parent)
    , m_model(new SidebarModel(this))
    , m_view(new QListView(this))
{
    setObjectName(u"sidebar"_s);
    m_view->setObjectName(u"sidebarView"_s);
    m_view->setAccessibleName(tr("Places"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PlaceDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setDragDropMode(QAbstractItemView::DropOnly);
    m_view->setDropIndicatorShown(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->viewport()->setBackgroundRole(QPalette::Window);
    m_view->setBackgroundRole(QPalette::Window);

    auto *newList = new QToolButton(this);
    newList->setObjectName(u"newListButton"_s);
    newList->setDefaultAction(commands.action(u"list.new"));
    newList->setText(tr("New list"));
    newList->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    newList->setAutoRaise(true);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, gap, 0, gap);
    all->setSpacing(halfGap);
    all->addWidget(m_view, 1);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(gap, 0, gap, 0);
    bottom->addWidget(newList);
    bottom->addStretch();
    all->addLayout(bottom);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                const Place *place = m_model->placeAt(index.row());
                if (!place || place->id == m_current)
                    return;
                m_current = place->id;
                emit placeOpened(*place);
            });
    connect(m_model, &QAbstractItemModel::modelReset, this, &Sidebar::restoreCurrent);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &index) {
        const Place *place = m_model->placeAt(index.row());
        if (place && place->id == m_current)
            emit placeUpdated(*place);
    });
}

void Sidebar::open(const QString &placeId)
{
    const int row = m_model->rowOf(placeId);
    if (row >= 0)
        m_view->setCurrentIndex(m_model->index(row));
    else
        m_wanted = placeId; // a list that is still being read
}

void Sidebar::restoreCurrent()
{
    int row = m_wanted.isEmpty() ? -1 : m_model->rowOf(m_wanted);
    if (row >= 0)
        m_wanted.clear();
    else
        row = m_model->rowOf(m_current);
    if (row < 0)
        row = m_model->rowOf(u"library"_s);
    const bool same = m_model->placeAt(row)->id == m_current;
    if (!same) {
        m_view->setCurrentIndex(m_model->index(row));
        return;
    }
    const QSignalBlocker quiet(m_view->selectionModel());
    m_view->selectionModel()->setCurrentIndex(m_model->index(row),
                                              QItemSelectionModel::ClearAndSelect);
    m_view->viewport()->update();
    emit placeUpdated(*m_model->placeAt(row));
}

} // namespace omt::ui
