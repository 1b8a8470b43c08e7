// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/panefold.h"

#include <QAction>
#include <QResizeEvent>
#include <QWidget>

namespace omt::ui {

PaneFold::PaneFold(QWidget *pane, QWidget *around, QAction *shows, int least)
    : QObject(pane)
    , m_pane(pane)
    , m_shows(shows)
    , m_least(least)
{
    around->installEventFilter(this);
    connect(shows, &QAction::triggered, this, [this] {
        if (!m_isFolded)
            return;
        m_isFolded = false; // what was pressed to see it must not hide it
        m_shows->setChecked(true);
        m_pane->show();
    });
}

bool PaneFold::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setRoomy(static_cast<QResizeEvent *>(event)->size().width() >= m_least);
    return QObject::eventFilter(watched, event);
}

void PaneFold::setRoomy(bool roomy)
{
    if (roomy == m_isRoomy)
        return;
    m_isRoomy = roomy;
    if (!roomy) {
        m_isFolded = m_shows->isChecked();
        m_pane->hide();
    } else if (m_isFolded) {
        m_isFolded = false;
        m_pane->setVisible(m_shows->isChecked());
    }
}

} // namespace omt::ui
