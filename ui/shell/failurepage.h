// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/access/startup.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace omt::ui {

/** Stands in place of the library when it cannot be opened: why, what to do, and the log. */
class FailurePage final : public QWidget
{
    Q_OBJECT

public:
    explicit FailurePage(QWidget *parent = nullptr);

    void show(const StartFailure &failure);

signals:
    void retryRequested();

private:
    QLabel *m_picture;
    QLabel *m_reason;
    QLabel *m_hint;
    QLabel *m_logLabel;
    QPlainTextEdit *m_log;
    QString m_report;
};

} // namespace omt::ui
