// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace omt::ui {

/** What stands where there is nothing to show: why, and what to do next. */
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setContent(const QString &iconName, const QString &heading, const QString &text);
    /** Buttons for these commands, the first one the main one. */
    void setActions(const QList<QAction *> &actions);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateLook();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace omt::ui
