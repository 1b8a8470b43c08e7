// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

#include <functional>

class QAbstractItemView;

namespace omt::ui {

/** Says beside the scroll bar where one is, while it is dragged. Belongs to the view. */
class ScrollHint final : public QLabel
{
    Q_OBJECT

public:
    /** `landmark`: what to say of the row that stands first; empty: nothing. */
    ScrollHint(QAbstractItemView *view, std::function<QString(int row)> landmark);

private:
    void follow();

    QAbstractItemView *m_view;
    std::function<QString(int row)> m_landmark;
};

} // namespace omt::ui
