// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/format.h"

namespace omt::transfer {

/**
 * The XML list export of MyAnimeList, anime and manga, from its 2008 layout on, and of programs
 * that write the same. Every field of an entry lands in the row, or under its own name in the
 * extras when it says more than its default.
 */
class MalXmlFormat : public ImportFormat
{
public:
    [[nodiscard]] QString id() const override { return QStringLiteral("mal-xml"); }
    [[nodiscard]] QString displayName() const override { return QStringLiteral("MyAnimeList XML"); }
    [[nodiscard]] QString source() const override { return QStringLiteral("mal"); }
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

} // namespace omt::transfer
