// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/fingerprint.h"

#include <QtEndian>

namespace omt::transfer {

// MurmurHash64A by Austin Appleby, who gave it to the public domain.
quint64 fingerprintOf(QByteArrayView bytes, quint64 seed)
{
    constexpr quint64 factor = 0xc6a4a7935bd1e995ULL;
    constexpr int shift = 47;
    const char *at = bytes.data();
    qsizetype left = bytes.size();
    quint64 hash = seed ^ (static_cast<quint64>(left) * factor);
    for (; left >= 8; left -= 8, at += 8) {
        quint64 word = qFromLittleEndian<quint64>(at) * factor;
        word = (word ^ (word >> shift)) * factor;
        hash = (hash ^ word) * factor;
    }
    quint64 rest = 0;
    for (qsizetype i = left - 1; i >= 0; --i)
        rest = (rest << 8) | static_cast<unsigned char>(at[i]);
    if (left > 0)
        hash = (hash ^ rest) * factor;
    hash = (hash ^ (hash >> shift)) * factor;
    hash ^= hash >> shift;
    return hash == 0 ? 1 : hash;
}

} // namespace omt::transfer
