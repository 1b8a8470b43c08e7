// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/server/serveraccount.h"

#include <QProcessEnvironment>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace omt::server {

/** What a tool said before it ended with 0. */
struct ToolOutput
{
    QString standardOutput;
    QString standardError;
};

struct ToolOptions
{
    std::chrono::milliseconds timeout = std::chrono::seconds(30);
    std::function<bool()> isCancelled = {}; ///< asked about ten times a second
    std::optional<QProcessEnvironment> environment = {}; ///< none: the caller's
};

/**
 * Runs a short-lived program to its end in "/". Succeeds only when it started, ended by itself in
 * time, and with 0: QProcess::exitCode() alone is 0 for a program that never started. Otherwise an
 * Error of kind Server (or Cancelled) whose details hold the command and all it wrote; the sentence
 * for people is the caller's to improve. A tool that overstays gets SIGTERM, then SIGKILL.
 * Blocking; any thread.
 */
[[nodiscard]] Result<ToolOutput> runTool(const Command &command, const ToolOptions &options);

} // namespace omt::server
