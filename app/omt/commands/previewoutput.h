// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/omt/command.h"
#include "core/transfer/importsession.h"

namespace omt::cli {

/** Reads the files and works out the preview; progress on the terminal, Ctrl+C cancels. */
[[nodiscard]] Result<transfer::PreviewSummary> runPreview(Invocation &call,
                                                          transfer::ImportSession &session,
                                                          const transfer::ImportOptions &options);

/**
 * The report of a dry run. As JSON with "rows", one for every record; for people only those that
 * need a look: conflicts, close calls and what cannot come in.
 */
[[nodiscard]] Result<> printPreview(Invocation &call, transfer::ImportSession &session,
                                    const transfer::PreviewSummary &summary);

} // namespace omt::cli
