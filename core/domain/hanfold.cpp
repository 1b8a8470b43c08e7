// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/hanfold.h"

#include <unicode/utrans.h>

#include <memory>
#include <string>
#include <vector>

namespace omt {

namespace {

constexpr char32_t firstHan = 0x3400;
constexpr char32_t lastHan = 0x9fff;
constexpr char16_t between = u' '; // no rule looks across it: each character by itself

constexpr size_t indexOf(char32_t c)
{
    return size_t(c - firstHan);
}

bool isHan(char32_t c)
{
    return c >= firstHan && c <= lastHan;
}

std::vector<char16_t> charactersAsTheyAre()
{
    std::vector<char16_t> all(indexOf(lastHan) + 1);
    for (char32_t c = firstHan; c <= lastHan; ++c)
        all[indexOf(c)] = char16_t(c);
    return all;
}

std::vector<char16_t> readForms()
{
    std::vector<char16_t> forms = charactersAsTheyAre();
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UTransliterator, decltype(&utrans_close)> simplifier(
        utrans_openU(u"Traditional-Simplified", -1, UTRANS_FORWARD, nullptr, 0, nullptr, &error),
        &utrans_close);
    if (U_FAILURE(error))
        return forms;
    std::u16string text;
    for (const char16_t c : forms) {
        text += c;
        text += between;
    }
    auto length = int32_t(text.size());
    int32_t end = length;
    text.resize(text.size() * 2); // room, should a form be longer than one unit
    utrans_transUChars(simplifier.get(), text.data(), &length, int32_t(text.size()), 0, &end,
                       &error);
    if (U_FAILURE(error))
        return forms;
    text.resize(size_t(length));
    size_t at = 0;
    for (char16_t &form : forms) {
        const size_t next = text.find(between, at);
        if (next == std::u16string::npos)
            break;
        if (next == at + 1 && isHan(text[at])) // others have no place among pairs of characters
            form = text[at];
        at = next + 1;
    }
    return forms;
}

/** Each character's last form: a few forms are themselves traditional in another reading. */
std::vector<char16_t> lastForms()
{
    const std::vector<char16_t> forms = readForms();
    std::vector<char16_t> last = forms;
    for (char16_t &form : last) {
        for (int step = 0; step < 4 && forms[indexOf(form)] != form; ++step)
            form = forms[indexOf(form)];
    }
    return last;
}

} // namespace

char32_t simplifiedHan(char32_t c)
{
    if (!isHan(c))
        return c;
    static const std::vector<char16_t> forms = lastForms();
    return forms[indexOf(c)];
}

} // namespace omt
