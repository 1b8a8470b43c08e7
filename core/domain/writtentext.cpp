// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/writtentext.h"

#include <algorithm>

namespace omt {

namespace {

bool isInvisible(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        break;
    }
    // Fillers of Hangul, the joiner, blank Braille and the selectors of variations
    return c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || c == 0x034f || c == 0x2800
        || (c >= 0xfe00 && c <= 0xfe0f);
}

bool turnsDirection(QChar c)
{
    return (c >= u'\u202a' && c <= u'\u202e') || (c >= u'\u2066' && c <= u'\u2069');
}

bool isWrittenFromTheRight(char32_t c)
{
    const QChar::Direction direction = QChar::direction(c);
    return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
}

} // namespace

bool showsNothing(const QString &text)
{
    const auto letters = text.toUcs4();
    return std::all_of(letters.begin(), letters.end(), [](auto c) { return isInvisible(c); });
}

QString inSentence(const QString &text)
{
    constexpr char16_t opens = u'\u2068';
    constexpr char16_t closes = u'\u2069';
    QString quiet = text;
    quiet.removeIf(turnsDirection);
    const auto letters = quiet.toUcs4();
    const bool isToBeSetApart = std::any_of(letters.begin(), letters.end(),
                                            [](auto c) { return isWrittenFromTheRight(c); });
    return isToBeSetApart ? QString(QChar(opens) + quiet + QChar(closes)) : quiet;
}

} // namespace omt
