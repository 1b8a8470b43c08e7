// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace omt::transfer {

class InputFile;

/** The beginning of a table, to guess and show what its columns mean. */
struct TableSample
{
    enum class Shape { Csv, JsonLines, JsonArray };
    Shape shape = Shape::Csv;
    QStringList path; ///< of a JSON document: the keys that lead to its array
    QStringList columns; ///< as mappings name them: without dots, or "a.b" of nested objects
    QList<QStringList> rows; ///< values in the order of `columns`

    /** The column's values that say anything. */
    [[nodiscard]] QStringList valuesOf(const QString &column) const;
    /** The same for every file with these columns. */
    [[nodiscard]] QString headerKey() const;
};

/** Which shape the file has; the path stays empty unless the content says so. */
[[nodiscard]] Result<TableSample> shapeOf(InputFile &file);
/** With up to `count` records. Fails for what is no table (BadInput). Blocks on the disk. */
[[nodiscard]] Result<TableSample> sampleTable(InputFile &file, int count = 100);
[[nodiscard]] Result<TableSample> sampleTable(const QString &path, int count = 100);

/** The name of a CSV column in mappings: dots would mean something in it. */
[[nodiscard]] QString columnName(const QString &header);

} // namespace omt::transfer
