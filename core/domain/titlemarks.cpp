// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/titlemarks.h"

#include <algorithm>

namespace omt {

namespace {

constexpr char16_t firstUnspaced = 0x0e00; // Thai and what follows it: no spaces between words

/** A title normalised letter by letter, and where each letter came from. */
struct Folded
{
    QString text;
    QList<TextRange> origins; ///< of each unit of text
};

Folded foldedLetters(const QString &title)
{
    Folded folded;
    for (qsizetype i = 0; i < title.size();) {
        const bool isPair = title[i].isHighSurrogate() && i + 1 < title.size();
        const TextRange origin{i, isPair ? 2 : 1};
        const QStringView letter = QStringView(title).mid(origin.position, origin.length);
        i += origin.length;
        QString plain = letter.front() == u'&' ? QString() : normalisedTitle(letter);
        if (plain.isEmpty()) {
            const QChar c = letter.front();
            if (c.isMark() || c == u'\'' || c == QChar(0x2019)) { // part of its word
                if (!folded.origins.isEmpty())
                    folded.origins.last().length
                        = origin.position + 1 - folded.origins.last().position;
                continue;
            }
            plain = QStringLiteral(" ");
        }
        folded.text += plain;
        folded.origins += QList<TextRange>(plain.size(), origin);
    }
    return folded;
}

bool beginsWord(const QString &text, qsizetype at)
{
    return at == 0 || text[at - 1] == u' ' || text[at].unicode() >= firstUnspaced;
}

} // namespace

QList<TextRange> markedRanges(const QString &title, const TitleSearch &words)
{
    const Folded folded = foldedLetters(title);
    QList<bool> isMarked(folded.text.size(), false);
    for (qsizetype w = 0; w < words.lexemes.size(); ++w) {
        const QString &word = words.lexemes[w];
        const bool isPrefix = words.lastIsPrefix && w + 1 == words.lexemes.size();
        for (qsizetype at = folded.text.indexOf(word); at >= 0;
             at = folded.text.indexOf(word, at + 1)) {
            const qsizetype end = at + word.size();
            const bool endsWord = end == folded.text.size() || folded.text[end] == u' '
                || word.back().unicode() >= firstUnspaced;
            if (beginsWord(folded.text, at) && (isPrefix || endsWord))
                std::fill(isMarked.begin() + at, isMarked.begin() + end, true);
        }
    }
    QList<TextRange> ranges;
    for (qsizetype i = 0; i < isMarked.size(); ++i) {
        if (!isMarked[i])
            continue;
        const TextRange &origin = folded.origins[i];
        if (!ranges.isEmpty() && ranges.last().position + ranges.last().length >= origin.position)
            ranges.last().length = origin.position + origin.length - ranges.last().position;
        else
            ranges.append(origin);
    }
    return ranges;
}

} // namespace omt
