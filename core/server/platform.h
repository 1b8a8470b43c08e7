// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <chrono>
#include <optional>

// What the room asks of the operating system. One .cpp per system; see platform_unix.cpp and
// platform_win.cpp (the latter has never been compiled or run).
namespace omt::server::platform {

/** What lies at a path itself, links not followed. */
struct FileFacts
{
    bool exists = false;
    bool isDirectory = false;
    bool isLink = false;
    unsigned uid = 0;
    unsigned mode = 0; ///< permission bits
};
[[nodiscard]] FileFacts lookAt(const QString &path);

/** 0, or the errno. A directory that exists already is EEXIST. */
[[nodiscard]] int makeDirectory(const QString &path, unsigned mode);
[[nodiscard]] int setMode(const QString &path, unsigned mode);
/** The link itself when `path` is one. */
[[nodiscard]] int changeOwner(const QString &path, unsigned uid, unsigned gid);
/**
 * Opens a plain file in a directory that another account may own, for writing, with mode 0600, and
 * makes it `uid`'s; a link, a pipe or a file with a second name in its place is refused. The
 * descriptor, or minus the errno. `flags`: O_APPEND and the like, or 0.
 */
[[nodiscard]] int openPrivateFile(const QString &path, int flags, unsigned uid, unsigned gid);
/** Makes a rename inside the directory survive a power cut. */
void syncDirectory(const QString &path);
[[nodiscard]] QString describe(int errorNumber);
[[nodiscard]] bool isNoSpace(int errorNumber);

[[nodiscard]] unsigned currentUid();
/** Whether two paths are the same directory, however they are written. */
[[nodiscard]] bool isSameFile(const QString &a, const QString &b);

enum class ProcessState { Dead, Zombie, Alive };
[[nodiscard]] ProcessState processState(qint64 pid);
/** Name of the account, or its number. */
[[nodiscard]] QString processOwner(qint64 pid);

/** Whether any live process of `uid` works in `directory`, as every process of a server does. */
enum class Answer { No, Yes, Unknown };
[[nodiscard]] Answer isAnyProcessIn(const QString &directory, unsigned uid);
[[nodiscard]] Answer isProcessIn(const QString &directory, qint64 pid);

/** Asks a server to end: disconnecting its clients, or at once (it recovers at the next start). */
enum class StopMode { Fast, Immediate };
[[nodiscard]] bool requestStop(qint64 pid, StopMode mode);

/** True when the socket became readable (or writable) in time. */
[[nodiscard]] bool waitForSocket(int socket, bool forWriting, std::chrono::milliseconds timeout);

} // namespace omt::server::platform
