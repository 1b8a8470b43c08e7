// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace omt::ui {

/** Stands in place of the library while it is being opened, and says what is being waited for. */
class WaitingPage final : public QWidget
{
    Q_OBJECT

public:
    explicit WaitingPage(QWidget *parent = nullptr);

    void setText(const QString &text);

private:
    QLabel *m_text;
};

} // namespace omt::ui
