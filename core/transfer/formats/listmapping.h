// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/status.h"
#include "core/transfer/formats/dates.h"
#include "core/transfer/formats/mappedcatalog.h"
#include "core/transfer/formats/tablesample.h"

#include <array>

namespace omt::transfer {

/**
 * What the columns of somebody's own table mean: those of the title as for catalogs, and those of
 * the person's history with it. docs/import-mapping.md describes it as a file.
 */
struct ListMapping
{
    CatalogMapping title; ///< its columns also hold the fields of historyFields
    double bestRating = 10; ///< the scale: ratings run up to this
    DateOrder dateOrder = DateOrder::MonthFirst; ///< of 3/4/2021
    QMap<QString, Status> statusWords; ///< in lower case, beside those that are known anyway
    std::optional<Status> defaultStatus; ///< where the record has none

    [[nodiscard]] bool isEmpty() const { return title.columns.isEmpty(); }
    [[nodiscard]] QString columnOf(const QString &field) const { return title.columns[field]; }
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<ListMapping> fromJson(const QJsonObject &object);
    /** Reads a file that toJson() was written to; fails (BadInput) with what is wrong. */
    [[nodiscard]] static Result<ListMapping> fromFile(const QString &path);
};

/** Fields of a person's history, beside those of a title. */
inline constexpr std::array historyFields{
    u"type",      u"status", u"progress", u"rating", u"notes",     u"review",  u"tags", u"started",
    u"completed", u"added",  u"updated",  u"times",  u"favourite", u"private", u"lists"};

/** What can be guessed from the names of the columns, in a dozen languages, and their values. */
[[nodiscard]] ListMapping guessedListMapping(const TableSample &sample);

/** "4,5", "8/10", "★★★½" or "85 %" as a number; empty when it is none. */
[[nodiscard]] std::optional<double> ratingNumber(const QString &text);

/** Any CSV, TSV, JSON lines or JSON array that a mapping explains. Not in the registry. */
[[nodiscard]] std::unique_ptr<ImportFormat> makeMappedListFormat(const ListMapping &mapping);

} // namespace omt::transfer
