// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/transfer/importrunner.h"

namespace omt::cli {

class LibrarySession;

/**
 * Takes tables among the files as somebody explained tables with the same columns before. A file
 * that was named and is a table nobody ever explained is an error, which says how to explain it.
 */
[[nodiscard]] Result<> useRememberedMappings(LibrarySession &session,
                                             transfer::ImportOptions *options);

/** Keeps the mapping that was given for files with the same columns. */
[[nodiscard]] Result<> rememberGivenMapping(LibrarySession &session,
                                            const transfer::ImportOptions &options);

} // namespace omt::cli
