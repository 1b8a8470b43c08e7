// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFuture>

namespace omt::test {

/** What the future yields, waited for in the calling thread. */
template <class R> [[nodiscard]] R awaited(QFuture<R> future)
{
    future.waitForFinished();
    return future.result();
}

} // namespace omt::test
