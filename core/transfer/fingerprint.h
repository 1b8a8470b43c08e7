// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace omt::transfer {

/**
 * A hash of bytes that stays the same on every machine and in every version, so that it can be
 * stored. Never 0, which stands for none. Not against attackers.
 */
[[nodiscard]] quint64 fingerprintOf(QByteArrayView bytes, quint64 seed = 0);

} // namespace omt::transfer
