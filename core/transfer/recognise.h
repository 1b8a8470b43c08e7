// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/format.h"
#include "core/transfer/inputfile.h"

namespace omt::transfer {

/** What a file may be, and how sure that is (1 to 100). */
struct Recognition
{
    const ImportFormat *format = nullptr;
    int confidence = 0;
};

/** Reads what recognition looks at. Fails for unreadable and hostile files. */
[[nodiscard]] Result<FileProbe> probeFile(InputFile &file);

/** All formats the file may be of, surest first; empty: none. Blocks on the disk. */
[[nodiscard]] Result<QList<Recognition>> recognise(const QString &path);

/** The surest format; an Error of kind BadInput that says so when there is none. */
[[nodiscard]] Result<const ImportFormat *> recogniseOne(const QString &path);

/** How much a file of this format may unpack to. */
[[nodiscard]] InputLimits limitsFor(const ImportFormat &format);

} // namespace omt::transfer
