// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <chrono>

namespace omt::server {

// The folders of sockets in /tmp outlive servers that were killed, and libraries that are gone.
// One that nobody has claimed lately and that is empty can go. A claim and a removal lock the
// folder, so that a server that is just starting does not lose its own.

/** Since when a folder must be unclaimed: far longer than any server takes to start. */
inline constexpr std::chrono::seconds socketDirPatience = std::chrono::hours(1);

/** 0, or the errno; ENOENT when somebody has just removed it: then make it again. */
[[nodiscard]] int claimSocketDir(const QString &path);

/**
 * Removes the folders "omt-UID-HASH" in `parent` that are empty, belong to `uid`, and were claimed
 * longer than `patience` ago; returns how many. What cannot be removed stays.
 */
int removeOldSocketDirs(const QString &parent, unsigned uid,
                        std::chrono::seconds patience = socketDirPatience);

} // namespace omt::server
