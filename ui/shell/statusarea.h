// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace omt::ui {

class ElidedLabel;
class Job;

/** The line at the bottom: what is selected, what was done, what runs, whether all is saved. */
class StatusArea final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusArea(QWidget *parent = nullptr);

    void setSelection(const QString &text);
    /** Stays for some seconds, with an Undo button if wanted. */
    void say(const QString &text, bool canUndo);
    void setPending(int pending);
    void setConnection(bool isConnected);
    /** Shows the job until it ends; does not own it. */
    void addJob(Job *job);

signals:
    void undoRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateState();

    QLabel *m_selection;
    ElidedLabel *m_message;
    QToolButton *m_undo;
    QHBoxLayout *m_jobs;
    QLabel *m_stateIcon;
    QLabel *m_state;
    QTimer m_forget;
    int m_pending = 0;
    bool m_isConnected = true;
};

} // namespace omt::ui
