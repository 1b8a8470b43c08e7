// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/exporters/exportformat.h"

namespace omt::transfer {

// One maker a format; the registry calls them. Each stands in a file of its own.
[[nodiscard]] std::unique_ptr<ExportFormat> makeLibraryJsonExport();
[[nodiscard]] std::unique_ptr<ExportFormat> makeLibraryCsvExport();
[[nodiscard]] std::unique_ptr<ExportFormat> makeMalAnimeExport();
[[nodiscard]] std::unique_ptr<ExportFormat> makeMalMangaExport();
[[nodiscard]] std::unique_ptr<ExportFormat> makeAniListExport();
[[nodiscard]] std::unique_ptr<ExportFormat> makeTraktExport();
[[nodiscard]] std::unique_ptr<ExportFormat> makeSimklExport();
[[nodiscard]] std::unique_ptr<ExportFormat> makeLetterboxdExport();
[[nodiscard]] std::unique_ptr<ExportFormat> makeImdbExport();
[[nodiscard]] std::unique_ptr<ExportFormat> makeGoodreadsExport();
[[nodiscard]] std::unique_ptr<ExportFormat> makeOpmlExport();
[[nodiscard]] std::vector<std::unique_ptr<ExportFormat>> makeTellicoExports();
[[nodiscard]] std::unique_ptr<ExportFormat> makeMarkdownExport();
[[nodiscard]] std::unique_ptr<ExportFormat> makeHtmlExport();

} // namespace omt::transfer
