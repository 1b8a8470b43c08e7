// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/titles/filterbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int typingPause = 150;

QString statusIcon(Status status)
{
    return u"status-"_s + toString(status).replace(u'_', u'-');
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_add(new QToolButton(this))
    , m_text(new QLineEdit(this))
{
    auto *chips = new QWidget(this);
    m_chips = new FlowLayout(chips);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    chips->setSizePolicy(policy);

    m_add->setObjectName(u"filterAdd"_s);
    m_add->setIcon(icon(u"filter"_s));
    m_add->setText(tr("Filter"));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setAutoRaise(true);
    m_add->setToolTip(tr("Show only one status or type"));
    auto *menu = new QMenu(m_add);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(menu); });
    m_add->setMenu(menu);

    m_text->setObjectName(u"filterText"_s);
    m_text->setPlaceholderText(tr("Filter this page"));
    m_text->setAccessibleName(tr("Filter this page"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(220);
    m_text->setMinimumWidth(120);
    auto *pause = new QTimer(this);
    pause->setSingleShot(true);
    pause->setInterval(typingPause);
    connect(m_text, &QLineEdit::textEdited, pause, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::textChanged, this, [this, pause](const QString &text) {
        if (text.isEmpty() && !pause->isActive())
            pause->start(); // the clear button does not count as editing
    });
    connect(pause, &QTimer::timeout, this, &FilterBar::applyText);
    m_text->installEventFilter(this);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_add);
    row->addWidget(chips, 1, Qt::AlignVCenter);
    row->addWidget(m_text);
}

void FilterBar::setQuery(const TitleQuery &query)
{
    m_query = query;
    if (m_text->text().trimmed() != query.text) {
        const QSignalBlocker quiet(m_text);
        m_text->setText(query.text);
    }
    rebuild();
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    if (pressed->modifiers().testFlag(Qt::ControlModifier)
        || pressed->modifiers().testFlag(Qt::AltModifier))
        return false;
    switch (pressed->key()) {
    case Qt::Key_Escape: // first the words go, then the keyboard
        if (m_text->text().isEmpty()) {
            emit left();
        } else {
            m_text->clear();
            applyText();
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        applyText();
        emit left();
        return true;
    default:
        return false;
    }
}

void FilterBar::applyText()
{
    TitleQuery query = m_query;
    query.text = m_text->text().trimmed();
    change(query);
}

void FilterBar::addChip(const QString &text, const QString &iconName, const QString &name,
                        const TitleQuery &without)
{
    auto *chip = new Chip(text, m_chips->parentWidget());
    chip->setObjectName(name);
    if (!iconName.isEmpty())
        chip->setIcon(icon(iconName));
    chip->setRemovable(true);
    connect(chip, &Chip::clicked, this, [this, without] { change(without); });
    m_chips->addWidget(chip);
    chip->show();
}

void FilterBar::rebuild()
{
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one just clicked
        delete item;
    }
    if (m_query.status) {
        TitleQuery without = m_query;
        without.status.reset();
        addChip(displayName(*m_query.status), statusIcon(*m_query.status), u"chipStatus"_s,
                without);
    }
    if (m_query.type) {
        TitleQuery without = m_query;
        without.type.reset();
        addChip(displayPlural(*m_query.type), QString::fromUtf16(info(*m_query.type).icon),
                u"chipType"_s, without);
    }
    if (!m_query.tag.isEmpty()) {
        TitleQuery without = m_query;
        without.tag.clear();
        addChip(m_query.tag, u"tag"_s, u"chipTag"_s, without);
    }
    if (!m_query.text.isEmpty()) {
        TitleQuery without = m_query;
        without.text.clear();
        addChip(tr("“%1”").arg(m_query.text), u"search"_s, u"chipText"_s, without);
    }
}

void FilterBar::fillMenu(QMenu *menu)
{
    menu->clear();
    if (m_query.scope == TitleQuery::Scope::Library) {
        menu->addSection(tr("Status"));
        for (const Status status : allStatuses) {
            QAction *action = menu->addAction(
                icon(statusIcon(status)), displayName(status), this, [this, status] {
                    TitleQuery query = m_query;
                    query.status = query.status == status ? std::nullopt : std::optional(status);
                    change(query);
                });
            action->setCheckable(true);
            action->setChecked(m_query.status == status);
        }
    }
    QMenu *types = menu->addMenu(icon(u"catalog"_s), tr("Type"));
    for (const MediaTypeInfo &type : mediaTypes()) {
        QAction *action = types->addAction(
            icon(QString::fromUtf16(type.icon)), displayPlural(type.type), this,
            [this, wanted = type.type] {
                TitleQuery query = m_query;
                query.type = query.type == wanted ? std::nullopt : std::optional(wanted);
                change(query);
            });
        action->setCheckable(true);
        action->setChecked(m_query.type == type.type);
    }
}

void FilterBar::change(const TitleQuery &query)
{
    if (query == m_query)
        return;
    setQuery(query);
    emit queryEdited(query);
}

} // namespace omt::ui
