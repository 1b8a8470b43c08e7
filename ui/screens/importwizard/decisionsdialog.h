// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importdecisions.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace omt::ui {

/** What imports remember about records of foreign files; each can be forgotten, or all. */
class DecisionsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit DecisionsDialog(QWidget *parent = nullptr);

    void show(const QList<transfer::RememberedDecision> &decisions);

signals:
    /** By their keys; none: all of them. */
    void forgetRequested(const QStringList &keys);

private:
    void updateButtons();
    [[nodiscard]] QStringList selectedKeys() const;

    QTreeWidget *m_list;
    QLabel *m_note;
    QPushButton *m_forget;
    QPushButton *m_forgetAll;
};

} // namespace omt::ui
