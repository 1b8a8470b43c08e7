// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/formats/catalogs.h"

#include <QMap>

#include <functional>

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

/** Gives the values of a column, or of a place in a JSON object. */
using ColumnLookup = std::function<QStringList(const QString &column)>;
/** The title that a record is about; fields that are none of a title are passed over. */
[[nodiscard]] Media mappedTitle(const CatalogMapping &mapping, const ColumnLookup &lookup);
/** Whether the mapping of a title can have such a field. */
[[nodiscard]] bool isTitleField(const QString &field);
/** What stands at "a.b.c" in nested objects; an array gives all its texts and numbers. */
[[nodiscard]] QStringList valuesAt(const QJsonObject &object, const QString &place);
/** "dateRead", "Date_Read" and "DATE READ" become "date read"; accents are left out. */
[[nodiscard]] QString plainHeader(const QString &column);

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
