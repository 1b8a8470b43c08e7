// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace omt::catalog {

/** What titles can be told apart by while browsing. The last two are the reader's own. */
enum class Facet { Type, Class, Year, Country, Genre, Language, Creator, Status, Rating };

inline constexpr std::array allFacets{Facet::Type,    Facet::Class,  Facet::Year,
                                      Facet::Country, Facet::Genre,  Facet::Language,
                                      Facet::Creator, Facet::Status, Facet::Rating};
inline constexpr int facetCount = int(allFacets.size());

/** A short stable name ("country"), the key of the query language where it has one. */
[[nodiscard]] QString toString(Facet facet);
[[nodiscard]] std::optional<Facet> facetFromString(QStringView key);
/** Translated, for people: "Country". */
[[nodiscard]] QString displayName(Facet facet);

/** Whether a title has at most one value of it, ancestors of a class and decades aside. */
[[nodiscard]] bool isSingleValued(Facet facet);

/**
 * Values of facets are the lexemes by which search filters: "~tanime", "~cvideo.series", "~y1995",
 * "~d199" (a decade), "~ojp", "~gslice_of_life", "~lja", "~nsatoshi kon" (one creator, whole).
 * Status and rating have none; here they are written "status:planned" and "rating:81..90".
 */
[[nodiscard]] std::optional<Facet> facetOf(QStringView lexeme);
[[nodiscard]] QString creatorFacet(QStringView name);

/** A title with `narrower` always has `wider` too: a class within another, a year of a decade. */
[[nodiscard]] bool implies(QStringView narrower, QStringView wider);
/** No title has both. */
[[nodiscard]] bool excludesEachOther(QStringView a, QStringView b);

/**
 * Translated, for people, as far as it follows from the value alone: of genres and creators, which
 * values hold folded, it is a guess, to be replaced by how a title writes them.
 */
[[nodiscard]] QString facetLabel(QStringView lexeme);

} // namespace omt::catalog

Q_DECLARE_METATYPE(omt::catalog::Facet)
