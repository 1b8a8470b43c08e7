// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/format.h"

namespace omt::transfer {

/**
 * The library export of Goodreads, in all its layouts: columns go by name. Rows of the same book
 * are rows of their own, as in the file.
 */
class GoodreadsCsvFormat : public ImportFormat
{
public:
    [[nodiscard]] QString id() const override { return QStringLiteral("goodreads-csv"); }
    [[nodiscard]] QString displayName() const override { return QStringLiteral("Goodreads CSV"); }
    [[nodiscard]] QString source() const override { return QStringLiteral("goodreads"); }
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;
};

} // namespace omt::transfer
