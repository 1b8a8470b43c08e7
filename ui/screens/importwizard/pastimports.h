// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importjob.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace omt::ui {

/** What was imported, the newest first, with what each did; each can be taken back. */
class PastImports final : public QDialog
{
    Q_OBJECT

public:
    explicit PastImports(QWidget *parent = nullptr);

    void show(const QList<transfer::ImportRun> &runs);

signals:
    void takeBackRequested(const omt::ImportRunId &run);
    void decisionsRequested();

private:
    void showCurrent();
    [[nodiscard]] const transfer::ImportRun *current() const;

    QList<transfer::ImportRun> m_runs;
    QTreeWidget *m_list;
    QTreeWidget *m_left; ///< what taking the current one back left as it was
    QLabel *m_note;
    QPushButton *m_takeBack;
};

} // namespace omt::ui
