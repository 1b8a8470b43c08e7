// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QVarLengthArray>

#include <span>

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

/** The words of a text, and each with the one after it as if they were written together. */
class WordsInARow
{
public:
    explicit WordsInARow(QStringView text);
    Q_DISABLE_COPY_MOVE(WordsInARow)

    [[nodiscard]] std::span<const QStringView> words() const
    {
        return wordsAndPairs().first(size_t(m_count));
    }
    [[nodiscard]] std::span<const QStringView> wordsAndPairs() const
    {
        return {m_views.data(), size_t(m_views.size())};
    }
    [[nodiscard]] QStringView pair(size_t first) const
    {
        return m_views[m_count + qsizetype(first)];
    }

private:
    QString m_letters; ///< without the spaces; the views look into it
    QVarLengthArray<QStringView, 32> m_views;
    qsizetype m_count = 0;
};

/**
 * How alike what was typed and names are, all normalised: single spaces between the words. Knows
 * what was typed by its words, so that many names are compared at little cost. Keeps a view of the
 * text.
 */
class Likeness
{
public:
    Likeness(QStringView typed, bool lastIsBeginning);

    /** 1: equal, 0: nothing in common. */
    [[nodiscard]] double to(QStringView name) const;

private:
    QStringView m_typed;
    WordsInARow m_words;
    bool m_lastIsBeginning;
};

} // namespace omt::catalog
