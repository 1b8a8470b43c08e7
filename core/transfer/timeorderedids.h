// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QRandomGenerator>

namespace omt::transfer {

/**
 * UUIDs of version 7, each greater than the one before, so that rows made one after the other lie
 * together in every index over them. One thread.
 */
class TimeOrderedIds
{
public:
    /** As text, 36 characters. */
    [[nodiscard]] QByteArray next();

private:
    QRandomGenerator m_random = QRandomGenerator::securelySeeded();
    quint64 m_last = 0; ///< milliseconds and a counter of twelve bits below them
};

} // namespace omt::transfer
