// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace omt::catalog {

/** A word of the dictionary that a typed one may have been meant for. */
struct Correction
{
    QString word;
    int titles = 0; ///< how many have it
    double cost = 0; ///< smaller is likelier
};

/** Letters to insert, drop, replace or swap with the next; `limit` + 1 when there are more. */
[[nodiscard]] int spellingDistance(QStringView a, QStringView b, int limit);

/** The same to the nearest beginning of `word`. */
[[nodiscard]] int beginningDistance(QStringView typed, QStringView word, int limit);

/** Whether misspellings of the word are looked for: letters, at least three. */
[[nodiscard]] bool canBeMisspelt(QStringView word);

/**
 * The first seven letters with none, one, or in longer words two of them left out. With one at most
 * the dictionary still knows every word that is one mistake away, and most at two.
 */
[[nodiscard]] QStringList leftoversOf(QStringView word, int mostLost = 2);

/** The likeliest of the words, best first. */
[[nodiscard]] QList<Correction> correctionsOf(QStringView typed, bool isBeginning,
                                              const QList<Correction> &words, qsizetype most);

/** How alike what was typed and a name are, both normalised: 1 equal, 0 nothing in common. */
[[nodiscard]] double likeness(QStringView typed, QStringView name, bool lastIsBeginning);

} // namespace omt::catalog
