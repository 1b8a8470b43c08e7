// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/formats.h"

#include <algorithm>

namespace omt::transfer {

namespace {

std::vector<std::unique_ptr<ExportFormat>> makeFormats()
{
    std::vector<std::unique_ptr<ExportFormat>> formats;
    for (const auto make :
         {makeLibraryJsonExport, makeLibraryCsvExport, makeHtmlExport, makeMarkdownExport,
          makeMalAnimeExport, makeMalMangaExport, makeAniListExport, makeTraktExport,
          makeSimklExport, makeLetterboxdExport, makeImdbExport, makeGoodreadsExport,
          makeOpmlExport})
        formats.push_back(make());
    for (auto &format : makeTellicoExports())
        formats.push_back(std::move(format));
    return formats;
}

} // namespace

const std::vector<std::unique_ptr<ExportFormat>> &exportFormats()
{
    static const auto &formats = *new std::vector(makeFormats()); // lives until the process ends
    return formats;
}

const ExportFormat *findExportFormat(QStringView id)
{
    const auto &formats = exportFormats();
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [id](const auto &format) { return format->id() == id; });
    return found == formats.end() ? nullptr : found->get();
}

} // namespace omt::transfer
