// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/plaintext.h"

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

QString cut(const QString &text, qsizetype longest)
{
    if (text.size() <= longest)
        return text;
    const qsizetype end = text.at(longest).isLowSurrogate() ? longest - 1 : longest;
    return text.first(end) + u'…';
}

} // namespace

QString plainToolTip(const QString &text)
{
    constexpr qsizetype longest = 1000; // characters: about ten lines
    if (text.isEmpty())
        return {};
    const QString shown = cut(text, longest).toHtmlEscaped().replace(u'\n', u"<br>"_s);
    return u"<qt>"_s + shown + u"</qt>"_s;
}

QString plainMessage(const QString &text)
{
    constexpr qsizetype longest = 2000; // characters
    constexpr int widestWord = 40; // characters
    constexpr char16_t mayBreak = u'\u200b';
    QString shown;
    int letters = 0;
    for (const QChar c : cut(text, longest)) {
        letters = c.isSpace() ? 0 : letters + 1;
        if (letters > widestWord && !c.isLowSurrogate() && !c.isMark()) {
            shown += mayBreak;
            letters = 1;
        }
        shown += c;
    }
    return shown;
}

QString plainButtonText(const QString &text)
{
    constexpr qsizetype longest = 80; // characters
    return cut(text.simplified(), longest).replace(u'&', u"&&"_s);
}

} // namespace omt::ui
