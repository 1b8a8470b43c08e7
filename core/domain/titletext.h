// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace omt {

/**
 * The one normaliser of titles, for the index, for queries and for matching: NFKC, accents off,
 * case folded, everything that is no letter or digit a single space, apostrophes gone, "&" the word
 * "and", roman numerals from II on (not as the first word) digits, traditional Chinese characters
 * their simplified forms. Two titles that people would call the same spelling come out equal.
 * Thread-safe.
 */
[[nodiscard]] QString normalisedTitle(QStringView title);

/** How much of a normalised title the database keeps, in characters, to match and sort by. */
inline constexpr qsizetype maxNormalisedTitle = 255;

/**
 * To be raised whenever what follows from a title changes: databases then have their titles
 * normalised anew (see catalog::keepSearchUp()).
 */
inline constexpr int titleTextVersion = 2;

/** What the database keeps: normalised and cut; as written but lower case if nothing is left. */
[[nodiscard]] QString titleKey(const QString &title);

/**
 * The search lexemes of a normalised title: words as they are (cut at 40 characters), runs of
 * Chinese, Japanese, Korean, Thai and other scripts without spaces as overlapping pairs plus the
 * last single character, so that every part of a run is found from one character on.
 */
[[nodiscard]] QStringList titleLexemes(QStringView normalised);

/** What somebody typed, ready for to_tsquery. */
struct TitleSearch
{
    QString normalised; ///< normalisedTitle() of the text
    QStringList lexemes; ///< without repeats, 32 at most
    bool lastIsPrefix = false; ///< the last lexeme is still being typed

    /** "'spirited' & 'aw':*", or empty when there is nothing to search for. */
    [[nodiscard]] QString toTsQuery() const;
};
[[nodiscard]] TitleSearch parseTitleSearch(QStringView typed);

/** "'away' 'spirited'": a tsvector literal of the lexemes of all the titles of one work, and of the
 * romanisation of those in Cyrillic and kana. */
[[nodiscard]] QString toTsVector(const QStringList &titles);

} // namespace omt
