// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace omt::ui {

/**
 * Folds a side pane away while what is around it is too narrow for both, and brings it back when
 * there is room again. Whether the person wants the pane stays with `shows`, its checkable action;
 * asking for it while it is folded shows it all the same. Owned by the pane. GUI thread.
 */
class PaneFold final : public QObject
{
    Q_OBJECT

public:
    /** `least`: the width of `around`, in logical pixels, from which the pane has room. */
    PaneFold(QWidget *pane, QWidget *around, QAction *shows, int least);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setRoomy(bool roomy);

    QWidget *m_pane;
    QAction *m_shows;
    int m_least;
    bool m_isRoomy = true;
    bool m_isFolded = false;
};

} // namespace omt::ui
