// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/formats/catalogs.h"

#include <QMap>

namespace omt::transfer {

/** Which column of a table (or which place in a JSON object, "a.b.c") says what. */
struct CatalogMapping
{
    MediaType type = MediaType::Movie;
    /**
     * By field: title, date, country, creators, genres, description, cover, popularity; key.SERVICE
     * and key.SERVICE/SPACE; name and name.LANGUAGE; attribute.NAME. Lists are split at ; or |, or
     * where there is neither at commas.
     */
    QMap<QString, QString> columns;

    [[nodiscard]] bool isEmpty() const { return columns.isEmpty(); }
};

/** "title=Name": adds to the mapping; a translated reason when it is none, else empty. */
[[nodiscard]] QString addToMapping(CatalogMapping &mapping, const QString &assignment);
/** What can be guessed from the names of the columns. */
[[nodiscard]] CatalogMapping guessedMapping(const QStringList &columns);

/** Any CSV, or JSON with an object a line, that a mapping explains. Not in the registry. */
class MappedCatalogFormat : public CatalogFormat
{
public:
    explicit MappedCatalogFormat(CatalogMapping mapping);
    [[nodiscard]] int recognise(const FileProbe &probe) const override;
    [[nodiscard]] Result<> read(InputFile &file, RowSink &sink) const override;

private:
    CatalogMapping m_mapping;
};

} // namespace omt::transfer
