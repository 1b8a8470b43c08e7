// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/emptystate.h"

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int pictureSize = 56;
constexpr int textWidth = 440;

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_heading(new QLabel(this))
    , m_text(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    setObjectName(u"emptyState"_s);
    m_icon->setAlignment(Qt::AlignCenter);
    m_heading->setAlignment(Qt::AlignCenter);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(textWidth);
    m_buttons->setSpacing(gap);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(tripleGap, tripleGap, tripleGap, tripleGap);
    all->addStretch(2);
    all->addWidget(m_icon);
    all->addSpacing(gap);
    all->addWidget(m_heading);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_text, 100);
    middle->addStretch(1);
    all->addLayout(middle);
    all->addSpacing(doubleGap);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addLayout(m_buttons);
    row->addStretch();
    all->addLayout(row);
    all->addStretch(3);
    updateLook();
}

void EmptyState::setContent(const QString &iconName, const QString &heading, const QString &text)
{
    m_iconName = iconName;
    m_heading->setText(heading);
    m_text->setText(text);
    setAccessibleName(heading);
    setAccessibleDescription(text);
    updateLook();
}

void EmptyState::setActions(const QList<QAction *> &actions)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (QAction *action : actions) {
        auto *button = new QPushButton(this);
        button->setText(action->text().remove(u"…"_s).remove(u'&')); // the menus own mnemonics
        button->setIcon(action->icon());
        button->setObjectName(u"emptyState."_s + action->objectName());
        button->setToolTip(action->toolTip());
        button->setAutoDefault(false);
        if (m_buttons->count() == 0) {
            button->setDefault(true);
            button->setIcon({});
        }
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_buttons->addWidget(button);
    }
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateLook();
    QWidget::changeEvent(event);
}

void EmptyState::updateLook()
{
    const Colors &c = colorsOf(palette());
    m_heading->setFont(textFont(font(), TextSize::Title));
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, c.secondary);
    m_text->setPalette(quiet);
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(iconPixmap(m_iconName, c.accent, pictureSize, devicePixelRatioF()));
}

} // namespace omt::ui
