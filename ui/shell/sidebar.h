// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/shell/sidebarmodel.h"

#include <QWidget>

class QListView;

namespace omt::ui {

class CommandSet;

/** The places of the program, on the left. Remembers which one is open by its id. */
class Sidebar final : public QWidget
{
    Q_OBJECT

public:
    explicit Sidebar(CommandSet &commands, QWidget *parent = nullptr);

    [[nodiscard]] SidebarModel *model() const { return m_model; }
    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] const QString &currentPlace() const { return m_current; }
    /** Opens it, if need be as soon as its line comes. */
    void open(const QString &placeId);

signals:
    void placeOpened(const omt::ui::Place &place);
    /** The lines were made anew or renamed: the open page may have another heading. */
    void placeUpdated(const omt::ui::Place &place);

private:
    void restoreCurrent();

    SidebarModel *m_model;
    QListView *m_view;
    QString m_current;
    QString m_wanted; ///< to be opened as soon as it is there
};

} // namespace omt::ui
