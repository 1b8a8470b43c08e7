// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/title.h"

#include <QString>
#include <QStringList>

namespace omt {

/**
 * What media.media.search_vector holds: the words of all titles and creators, found by plain
 * typing, and marked lexemes for the filters that depend on the normaliser ("~aotomo" a word of a
 * creator, "~gdark_fantasy" a genre). The database adds those for type, class, year and country.
 * Normalised text never holds a "~", so the two kinds cannot be taken for one another.
 */
[[nodiscard]] QString searchVector(const QStringList &titles, const QStringList &creators,
                                   const QStringList &genres);
[[nodiscard]] QString searchVector(const Media &media);

/** The lexemes by which a filter finds what searchVector() marked. */
[[nodiscard]] QStringList creatorLexemes(QStringView creator);
[[nodiscard]] QString genreLexeme(QStringView genre);

} // namespace omt
