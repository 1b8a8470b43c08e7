// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/catalogfiles.h"

#include "core/transfer/catalogimport.h"
#include "core/transfer/format.h"
#include "core/transfer/inputfile.h"

#include <algorithm>

namespace omt::transfer {

namespace {

CatalogParts &partsOf(std::vector<CatalogParts> &catalogs, const QString &source)
{
    const auto found
        = std::find_if(catalogs.begin(), catalogs.end(),
                       [&source](const CatalogParts &each) { return each.source == source; });
    if (found != catalogs.end())
        return *found;
    catalogs.push_back({source, {}});
    return catalogs.back();
}

/** The files as `mapping` explains them. */
Result<std::vector<ImportSource>> openMapped(const CatalogImportOptions &options)
{
    const auto format = std::make_shared<const MappedCatalogFormat>(options.mapping);
    std::vector<ImportSource> sources;
    for (const QString &path : options.files) {
        auto opened = InputFile::open(path, InputLimits::catalog());
        if (!opened)
            return opened.error();
        const std::shared_ptr<InputFile> file = std::move(opened).value();
        ImportSource source;
        source.name = file->name();
        source.format = format->id();
        source.source = format->source();
        source.size = file->size();
        source.position = [file] { return file->position(); };
        source.read = [file, format](RowSink &sink) { return format->read(*file, sink); };
        sources.push_back(std::move(source));
    }
    return sources;
}

} // namespace

QStringList CatalogParts::formats() const
{
    QStringList formats;
    for (const CatalogPart &part : parts)
        formats.append(part.source.format);
    return formats;
}

QStringList CatalogParts::paths() const
{
    QStringList paths;
    for (const CatalogPart &part : parts)
        paths += part.paths;
    return paths;
}

Result<std::vector<CatalogParts>> openCatalogs(const CatalogImportOptions &options)
{
    auto sources = options.mapping.isEmpty() ? openSources(options.files, options.format, true)
                                             : openMapped(options);
    if (!sources)
        return sources.error();
    std::vector<CatalogParts> catalogs;
    for (size_t i = 0; i < sources->size(); ++i) {
        ImportSource &source = (*sources)[i];
        const QString name = options.source.isEmpty() ? source.source : options.source;
        const ImportFormat *format = findImportFormat(source.format);
        partsOf(catalogs, name)
            .parts.push_back({std::move(source),
                              {options.files[static_cast<qsizetype>(i)]},
                              format ? format->order() : 0});
    }
    for (CatalogParts &catalog : catalogs) {
        std::stable_sort(
            catalog.parts.begin(), catalog.parts.end(),
            [](const CatalogPart &a, const CatalogPart &b) { return a.order < b.order; });
    }
    return catalogs;
}

} // namespace omt::transfer
