// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/timeorderedids.h"

#include <QDateTime>

#include <algorithm>

namespace omt::transfer {

QByteArray TimeOrderedIds::next()
{
    // RFC 9562, method 1: the twelve bits after the version count within a millisecond; when they
    // are used up, the clock is ahead by a little.
    const quint64 now = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()) << 12;
    m_last = std::max(now, m_last + 1);
    const quint64 high = ((m_last >> 12) << 16) | 0x7000 | (m_last & 0xfff);
    const quint64 low = (m_random.generate64() & 0x3fffffffffffffffULL) | 0x8000000000000000ULL;
    static constexpr char digits[] = "0123456789abcdef";
    QByteArray text(36, '-');
    char *at = text.data();
    for (int i = 0; i < 32; ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20)
            ++at;
        const quint64 word = i < 16 ? high : low;
        *at++ = digits[(word >> (60 - 4 * (i % 16))) & 0xf];
    }
    return text;
}

} // namespace omt::transfer
