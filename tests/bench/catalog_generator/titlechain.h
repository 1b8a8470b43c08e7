// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/catalog_generator/realtitles.h"

#include <QHash>

#include <random>

namespace omt::bench {

/**
 * Makes titles that look like the real ones: a chain over their word pairs, mixed with made-up
 * words whose frequencies follow Zipf's law, and a chain over characters for the scripts without
 * spaces. The same random numbers give the same titles on every machine.
 */
class TitleChain
{
public:
    using Random = std::mt19937_64;

    TitleChain(const QList<RealTitle> &real, qsizetype vocabulary);

    [[nodiscard]] QString latinTitle(Random &random) const;
    [[nodiscard]] QString cjkTitle(Random &random) const;
    [[nodiscard]] QString creator(Random &random) const;

    [[nodiscard]] static QString inCyrillic(const QString &title);
    [[nodiscard]] static QString inHangul(const QString &title);
    [[nodiscard]] static QString withAccents(const QString &title, Random &random);

    [[nodiscard]] static double unit(Random &random); ///< 0 <= x < 1
    template <class List> [[nodiscard]] static auto pick(const List &list, Random &random)
    {
        return list[static_cast<qsizetype>(random() % static_cast<quint64>(list.size()))];
    }

private:
    void learn(const RealTitle &title);
    void inventWords(qsizetype count);

    QHash<QString, QStringList> m_following; // empty string: the title ends
    QStringList m_starts;
    QHash<QString, QStringList> m_cjkFollowing;
    QStringList m_cjkStarts;
    QStringList m_names;
    QStringList m_rareWords;
};

} // namespace omt::bench
