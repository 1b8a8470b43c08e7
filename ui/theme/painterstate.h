// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPainter>

namespace omt::ui {

/** Saves the painter's state, and restores it at the end of the scope. */
class PainterState final
{
public:
    explicit PainterState(QPainter *painter)
        : m_painter(painter)
    {
        m_painter->save();
    }
    ~PainterState() { m_painter->restore(); }
    Q_DISABLE_COPY_MOVE(PainterState)

private:
    QPainter *m_painter;
};

} // namespace omt::ui
