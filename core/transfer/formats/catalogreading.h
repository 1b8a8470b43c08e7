// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/formats/values.h"
#include "core/transfer/inputfile.h"

#include <QJsonObject>

#include <functional>
#include <optional>

namespace omt::transfer {

/** A row, or nothing: the record is of no kind that the catalog takes. */
using MakeCatalogRow = std::function<std::optional<ImportRow>(const QJsonObject &)>;

/** Where the records of a JSON catalog are. */
struct JsonPlace
{
    bool isLines = true; ///< one object a line
    QByteArray key; ///< else: of the array in the outermost object; empty: the document is it
};

/**
 * Reads every object through `make`. Asks the sink first, so that what is as it was is not even
 * parsed. A row without title and keys is a problem.
 */
[[nodiscard]] Result<> readJsonCatalog(InputStream &stream, RowSink &sink, const JsonPlace &place,
                                       const MakeCatalogRow &make);
/** The same of the one content of a file. */
[[nodiscard]] Result<> readJsonCatalog(InputFile &file, RowSink &sink, const JsonPlace &place,
                                       const MakeCatalogRow &make);

/** Hands over one record whose text is `json`. False: stop. */
[[nodiscard]] bool deliverJson(RowSink &sink, Delivery &delivery, QByteArrayView json, qint64 line,
                               const MakeCatalogRow &make);

/** The texts of an array, trimmed, without repeats. */
[[nodiscard]] QStringList textsOf(const QJsonValue &value);
/** True when all words are in it. */
[[nodiscard]] bool holdsWords(const QByteArray &text, const QList<QByteArray> &words);

} // namespace omt::transfer
