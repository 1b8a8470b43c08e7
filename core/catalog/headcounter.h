// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace omt::catalog {

/**
 * Counts, for a rebuild, in how many titles each prefix and each word occurs, by type. Two passes:
 * one over the titles or their dictionary finds which prefixes can be frequent at all, one over
 * the titles counts those exactly. Prefixes have 1 to 16 characters; a whole word is written with a
 * space after it, and is the only form in which filter lexemes ("~tanime") are counted.
 */
class HeadCounter
{
public:
    struct Head
    {
        std::string text;
        std::vector<int> types; ///< titles by type
    };

    explicit HeadCounter(int heavy)
        : m_heavy(heavy)
    {
    }

    /** `words`: lexemes between spaces, UTF-8, all of which are in so many titles. */
    void estimate(QByteArrayView words, int titles = 1);
    void beginCounting();
    /** `words`: the lexemes of one title. */
    void count(QByteArrayView words, int typeNumber);
    /** The heads with at least `heavy` titles, in order of their text. */
    [[nodiscard]] std::vector<Head> heads() const;

private:
    struct Counted
    {
        std::vector<int> types;
        int lastTitle = 0;
        int total = 0;
    };
    int m_heavy;
    int m_title = 0;
    std::unordered_map<std::string, int> m_estimates; ///< by word
    std::unordered_map<std::string, Counted> m_heads;
    std::unordered_map<std::string, std::vector<Counted *>> m_headsOfWord;
};

} // namespace omt::catalog
