// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/spelling.h"

#include <QSet>
#include <QStringTokenizer>
#include <QVarLengthArray>

#include <algorithm>
#include <cmath>

namespace omt::catalog {

namespace {

constexpr qsizetype neighbourhoodHead = 7; // as in media.search_deletions()
constexpr qsizetype longWord = 6;

/**
 * Optimal string alignment of all of `a` with `b` (or with whichever beginning of `b` is nearest),
 * row by row; gives up when a whole row is above the limit.
 */
int alignment(QStringView a, QStringView b, int limit, bool toBeginning)
{
    using Row = QVarLengthArray<int, 64>;
    Row beforeLast(b.size() + 1);
    Row last(b.size() + 1);
    Row row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        last[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = int(i);
        int least = row[0];
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const bool isSame = a[i - 1] == b[j - 1];
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > limit)
            return limit + 1;
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    const int distance = toBeginning ? *std::min_element(last.begin(), last.end()) : last.last();
    return std::min(distance, limit + 1);
}

double affordableCost(qsizetype length)
{
    if (length < 4)
        return 1.0;
    return length < longWord ? 2.0 : 2.3;
}

/** What is lost of a typed word, 0 to 1, when the name's nearest word stands for it. */
double wordLoss(QStringView typed, std::span<const QStringView> name, bool isBeginning)
{
    const double size = double(typed.size());
    const int most = std::max(1, int(typed.size()) / 2);
    double least = 1.0;
    for (const QStringView word : name) {
        const int limit = std::min(most, int(least * size)); // what is further off changes nothing
        const int whole = spellingDistance(typed, word, limit);
        if (whole <= limit)
            least = std::min(least, double(whole) / size);
        if (isBeginning && word.size() > typed.size()) {
            if (const int begun = beginningDistance(typed, word, limit); begun <= limit)
                least = std::min(least, (double(begun) + 0.15) / size);
        }
        if (least == 0)
            break;
    }
    return least;
}

} // namespace

int spellingDistance(QStringView a, QStringView b, int limit)
{
    if (std::abs(int(a.size() - b.size())) > limit)
        return limit + 1;
    return alignment(a, b, limit, false);
}

int beginningDistance(QStringView typed, QStringView word, int limit)
{
    return alignment(typed, word.left(typed.size() + limit), limit, true);
}

bool canBeMisspelt(QStringView word)
{
    return word.size() >= 3 && word.size() <= 24
        && std::all_of(word.begin(), word.end(),
                       [](QChar c) { return c.isLetter() && c.unicode() < 0x0e00; });
}

QStringList leftoversOf(QStringView word, int mostLost)
{
    const QString head = word.left(neighbourhoodHead).toString();
    QSet<QString> all{head};
    for (qsizetype i = 0; i < head.size(); ++i) {
        QString shorter = head;
        shorter.remove(i, 1);
        all.insert(shorter);
        for (qsizetype j = i; mostLost > 1 && j < shorter.size() && word.size() >= longWord - 1;
             ++j) {
            QString shortest = shorter;
            all.insert(shortest.remove(j, 1));
        }
    }
    return all.values();
}

QList<Correction> correctionsOf(QStringView typed, bool isBeginning, const QList<Correction> &words,
                                qsizetype most)
{
    const double affordable = affordableCost(typed.size());
    const int limit = int(affordable);
    QList<Correction> found;
    for (Correction candidate : words) {
        const QStringView word = candidate.word;
        double distance = spellingDistance(typed, word, limit);
        if (isBeginning && word.size() > typed.size())
            distance = std::min(distance, 0.3 + beginningDistance(typed, word, limit));
        if (distance > affordable)
            continue;
        candidate.cost = distance - 0.08 * std::log1p(double(candidate.titles))
            - (word[0] == typed[0] ? 0.2 : 0.0);
        found.append(candidate);
    }
    std::sort(found.begin(), found.end(),
              [](const Correction &a, const Correction &b) { return a.cost < b.cost; });
    return found.mid(0, most);
}

WordsInARow::WordsInARow(QStringView text)
{
    m_letters.reserve(text.size());
    QVarLengthArray<qsizetype, 16> sizes;
    for (const QStringView word : QStringTokenizer(text, u' ', Qt::SkipEmptyParts)) {
        m_letters += word;
        sizes.append(word.size());
    }
    m_count = sizes.size();
    qsizetype at = 0;
    for (const qsizetype size : sizes) {
        m_views.append(QStringView(m_letters).sliced(at, size));
        at += size;
    }
    for (qsizetype i = 0; i + 1 < m_count; ++i) { // the letters of two words lie in a row
        m_views.append(QStringView(m_views[i].data(), sizes[i] + sizes[i + 1]));
    }
}

Likeness::Likeness(QStringView typed, bool lastIsBeginning)
    : m_typed(typed)
    , m_words(typed)
    , m_lastIsBeginning(lastIsBeginning)
{
}

double Likeness::to(QStringView name) const
{
    const WordsInARow names(name);
    const auto words = m_words.words();
    double weight = 0;
    double lost = 0;
    double lossBefore = 0; // of the word before, weighed
    for (size_t i = 0; i < words.size(); ++i) {
        const bool isBeginning = m_lastIsBeginning && i + 1 == words.size();
        const double share = double(words[i].size()) + 1;
        double loss = share * wordLoss(words[i], names.wordsAndPairs(), isBeginning);
        if (i > 0 && loss + lossBefore > 0) { // a word typed as two
            const double both = (share + double(words[i - 1].size()) + 1)
                * wordLoss(m_words.pair(i - 1), names.words(), isBeginning);
            if (both < loss + lossBefore)
                loss = both - lossBefore;
        }
        weight += share;
        lost += loss;
        lossBefore = loss;
    }
    const double byWords = weight > 0 ? 1 - lost / weight : 0;
    // The whole as one run of letters, which knows the order.
    const int limit = std::max(2, int(m_typed.size()) / 3);
    const int whole = m_lastIsBeginning ? beginningDistance(m_typed, name, limit)
                                        : spellingDistance(m_typed, name, limit);
    const double byLetters = whole > limit ? 0 : 1 - double(whole) / double(m_typed.size() + 1);
    const double covered = double(std::min(m_typed.size(), name.size()))
        / double(std::max<qsizetype>({m_typed.size(), name.size(), 1}));
    return std::max(byWords, byLetters) * 0.8 + byLetters * 0.08 + covered * 0.12;
}

} // namespace omt::catalog
