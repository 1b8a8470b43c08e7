// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/romanisation.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace omt {

namespace {

constexpr char16_t firstKana = 0x3041;
constexpr char16_t longMark = 0x30fc;
constexpr char16_t smallTsu = 0x3063;
constexpr char16_t firstCyrillic = 0x0430;

// Hepburn, from U+3041.
constexpr auto kana = std::to_array<std::u16string_view>(
    {u"a",  u"a",  u"i",  u"i",  u"u",  u"u",  u"e",   u"e",  u"o",  u"o",   u"ka", u"ga", u"ki",
     u"gi", u"ku", u"gu", u"ke", u"ge", u"ko", u"go",  u"sa", u"za", u"shi", u"ji", u"su", u"zu",
     u"se", u"ze", u"so", u"zo", u"ta", u"da", u"chi", u"ji", u"",   u"tsu", u"zu", u"te", u"de",
     u"to", u"do", u"na", u"ni", u"nu", u"ne", u"no",  u"ha", u"ba", u"pa",  u"hi", u"bi", u"pi",
     u"fu", u"bu", u"pu", u"he", u"be", u"pe", u"ho",  u"bo", u"po", u"ma",  u"mi", u"mu", u"me",
     u"mo", u"ya", u"ya", u"yu", u"yu", u"yo", u"yo",  u"ra", u"ri", u"ru",  u"re", u"ro", u"",
     u"wa", u"i",  u"e",  u"o",  u"n",  u"vu", u"",    u""});

// From U+0430; the hard and the soft sign have no sound.
constexpr auto cyrillic = std::to_array<std::u16string_view>(
    {u"a",  u"b",  u"v",  u"g",    u"d", u"e", u"zh", u"z", u"i",  u"i", u"k",
     u"l",  u"m",  u"n",  u"o",    u"p", u"r", u"s",  u"t", u"u",  u"f", u"kh",
     u"ts", u"ch", u"sh", u"shch", u"",  u"y", u"",   u"e", u"yu", u"ya"});

/** Katakana as the hiragana of the same sound; anything else unchanged. */
char16_t hiragana(char16_t c)
{
    return c >= 0x30a1 && c <= 0x30f6 ? char16_t(c - 0x60) : c;
}

bool isKana(char16_t c)
{
    return (c >= firstKana && size_t(c - firstKana) < kana.size()) || c == longMark;
}

std::u16string_view sound(char16_t c)
{
    return c == longMark ? std::u16string_view() : kana[size_t(c - firstKana)];
}

bool isSmallY(char16_t c)
{
    return c == 0x3083 || c == 0x3085 || c == 0x3087;
}

bool isSmallVowel(char16_t c)
{
    return c <= 0x3049 && c % 2 == 1; // ぁ ぃ ぅ ぇ ぉ
}

/** Appends one syllable and returns how many characters of the text it took. */
qsizetype appendSyllable(QStringView text, qsizetype at, QString *out)
{
    const char16_t c = hiragana(text[at].unicode());
    const char16_t next = at + 1 < text.size() ? hiragana(text[at + 1].unicode()) : u' ';
    if (c == smallTsu) {
        if (isKana(next) && !sound(next).empty())
            *out += sound(next).starts_with(u'c') ? u't' : QChar(sound(next).front());
        return 1;
    }
    const std::u16string_view plain = sound(c);
    const bool endsInI = plain.size() > 1 && plain.back() == u'i';
    if (endsInI && isSmallY(next)) { // kya, but sha and not shya
        *out += QStringView(plain.substr(0, plain.size() - 1));
        const bool isSoft = plain == u"shi" || plain == u"chi" || plain == u"ji";
        *out += QStringView(sound(next).substr(isSoft ? 1 : 0));
        return 2;
    }
    if (plain.size() > 1 && isKana(next) && isSmallVowel(next)) { // fa, ti, che
        *out += QStringView(plain.substr(0, plain.size() - 1)) + QStringView(sound(next));
        return 2;
    }
    *out += QStringView(plain);
    return 1;
}

std::u16string_view cyrillicSound(char16_t c)
{
    if (c >= firstCyrillic && size_t(c - firstCyrillic) < cyrillic.size())
        return cyrillic[size_t(c - firstCyrillic)];
    switch (c) {
    case 0x0454:
        return u"ye";
    case 0x0456:
        return u"i";
    case 0x0458:
        return u"j";
    case 0x0491:
        return u"g";
    default:
        return {};
    }
}

bool isCyrillic(char16_t c)
{
    return c >= 0x0400 && c <= 0x04ff;
}

QString shortVowels(QString text)
{
    for (const auto &[written, spoken] :
         {std::pair(u"ou", u"o"), std::pair(u"oo", u"o"), std::pair(u"uu", u"u")})
        text.replace(QStringView(written).toString(), QStringView(spoken).toString());
    return text;
}

} // namespace

QStringList romanisedTitles(QStringView normalised)
{
    QString out;
    bool sawKana = false;
    bool sawCyrillic = false;
    for (qsizetype i = 0; i < normalised.size();) {
        const char16_t c = normalised[i].unicode();
        if (isKana(hiragana(c))) {
            sawKana = true;
            i += appendSyllable(normalised, i, &out);
        } else {
            sawCyrillic = sawCyrillic || isCyrillic(c);
            if (isCyrillic(c))
                out += QStringView(cyrillicSound(c));
            else
                out += QChar(c);
            ++i;
        }
    }
    if (!sawKana && !sawCyrillic)
        return {};
    QStringList spellings{out};
    if (const QString spoken = shortVowels(out); sawKana && spoken != out)
        spellings.append(spoken);
    return spellings;
}

} // namespace omt
