// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QSettings;
class QTreeWidget;
class QTreeWidgetItem;

namespace omt::ui {

class CommandSet;

/**
 * Every command with its keys, to be searched and changed. A key that another command has is taken
 * from it only after saying so. A change holds at once and is kept in the settings.
 */
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(CommandSet &commands, QSettings &settings, QWidget *parent = nullptr);

private:
    void createList();
    QWidget *createEditor();
    void fill();
    void filter(const QString &text);
    void showCurrent();
    void checkKey();
    void assign(bool keepsOthers);
    void reset(const QStringList &ids);
    void changed();
    [[nodiscard]] QString currentId() const;

    CommandSet &m_commands;
    QSettings &m_settings;
    QTreeWidget *m_list;
    QLabel *m_current;
    QKeySequenceEdit *m_key;
    QLabel *m_note;
    QPushButton *m_set;
    QPushButton *m_add;
    QPushButton *m_clear;
    QPushButton *m_reset;
};

} // namespace omt::ui
