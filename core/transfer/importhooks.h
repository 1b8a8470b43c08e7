// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>

namespace omt::transfer {

/** What the owner of a run wants to hear, and to say. Called in the running thread; may be empty.
 */
struct ImportHooks
{
    std::function<bool()> isCancelled;
    std::function<void(qint64 done, qint64 total, const QString &text)> progress;
};

} // namespace omt::transfer
