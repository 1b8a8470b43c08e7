// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/uuid.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <atomic>

namespace omt {

namespace {

// RFC 9562, 6.2 method 1: milliseconds and a 12-bit counter in one monotonic number.
quint64 nextTick()
{
    static std::atomic<quint64> last{0};
    const auto now = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()) << 12;
    quint64 previous = last.load(std::memory_order_relaxed);
    quint64 next = 0;
    do {
        next = std::max(now, previous + 1);
    } while (!last.compare_exchange_weak(previous, next, std::memory_order_relaxed));
    return next;
}

} // namespace

QUuid newUuid()
{
    const quint64 tick = nextTick();
    const quint64 milliseconds = tick >> 12;
    const quint64 random = QRandomGenerator::global()->generate64();
    const auto byte = [random](int index) { return static_cast<uchar>(random >> (8 * index)); };
    return QUuid(static_cast<uint>(milliseconds >> 16), static_cast<ushort>(milliseconds & 0xffff),
                 static_cast<ushort>(0x7000 | (tick & 0x0fff)),
                 static_cast<uchar>(0x80 | (byte(0) & 0x3f)), byte(1), byte(2), byte(3), byte(4),
                 byte(5), byte(6), byte(7));
}

} // namespace omt
