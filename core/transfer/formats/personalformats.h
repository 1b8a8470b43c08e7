// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/format.h"

#include <memory>

namespace omt::transfer {

// The formats of personal lists, one or two a file; each file says what it reads and keeps. Called
// once each, by importFormats().

[[nodiscard]] std::unique_ptr<ImportFormat> makeAniListFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeAniListGdprFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeKitsuFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeTraktFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeTraktJsonFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeSimklJsonFormat();
[[nodiscard]] std::unique_ptr<ImportFormat> makeSimklCsvFormat();

} // namespace omt::transfer
