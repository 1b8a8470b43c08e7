// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/headcounter.h"

#include "core/domain/mediatype.h"

#include <algorithm>

namespace omt::catalog {

namespace {

constexpr int longestPrefix = 16;

template <class F> void forEachWord(QByteArrayView words, F &&f)
{
    const std::string_view text(words.data(), size_t(words.size()));
    for (size_t begin = 0; begin < text.size();) {
        const size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin)
            f(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

/** f of every head a word belongs to. */
template <class F> void forEachHead(std::string_view word, F &&f)
{
    int characters = 0;
    for (size_t i = 0; i < word.size() && word[0] != '~' && characters < longestPrefix;) {
        do
            ++i;
        while (i < word.size() && (static_cast<unsigned char>(word[i]) & 0xc0) == 0x80);
        ++characters;
        f(std::string(word.substr(0, i)));
    }
    f(std::string(word) + ' ');
}

} // namespace

void HeadCounter::estimate(QByteArrayView words, int titles)
{
    forEachWord(words, [&](std::string_view word) { m_estimates[std::string(word)] += titles; });
}

void HeadCounter::beginCounting()
{
    std::unordered_map<std::string, qint64> possible;
    for (const auto &[word, titles] : m_estimates)
        forEachHead(word, [&, n = titles](const std::string &head) { possible[head] += n; });
    for (const auto &[head, titles] : possible) {
        if (titles >= m_heavy)
            m_heads[head].types.resize(mediaTypes().size());
    }
    for (const auto &[word, titles] : m_estimates) {
        forEachHead(word, [&, &text = word](const std::string &head) {
            if (const auto found = m_heads.find(head); found != m_heads.end())
                m_headsOfWord[text].push_back(&found->second);
        });
    }
    m_estimates.clear();
}

void HeadCounter::count(QByteArrayView words, int typeNumber)
{
    ++m_title;
    forEachWord(words, [&](std::string_view word) {
        const auto heads = m_headsOfWord.find(std::string(word));
        if (heads == m_headsOfWord.end())
            return;
        for (Counted *head : heads->second) {
            if (std::exchange(head->lastTitle, m_title) == m_title)
                continue; // another word of the title has it too
            ++head->types[size_t(typeNumber)];
            ++head->total;
        }
    });
}

std::vector<HeadCounter::Head> HeadCounter::heads() const
{
    std::vector<Head> heads;
    for (const auto &[text, counted] : m_heads) {
        if (counted.total >= m_heavy)
            heads.push_back({text, counted.types});
    }
    std::sort(heads.begin(), heads.end(),
              [](const Head &a, const Head &b) { return a.text < b.text; });
    return heads;
}

} // namespace omt::catalog
