// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/externalkey.h"

namespace omt {

QString ExternalKey::toString() const
{
    if (space.isEmpty())
        return source + u':' + key;
    return source + u'/' + space + u':' + key;
}

ExternalKey ExternalKey::fromString(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 1 || colon + 1 == text.size())
        return {};
    const QStringView head = text.left(colon);
    const qsizetype slash = head.indexOf(u'/');
    ExternalKey result;
    result.source = (slash < 0 ? head : head.left(slash)).toString();
    if (slash >= 0)
        result.space = head.mid(slash + 1).toString();
    result.key = text.mid(colon + 1).toString();
    return result;
}

QString normalisedIsbn(QStringView text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.unicode() >= u'0' && c.unicode() <= u'9')
            digits += c;
        else if (c == u'X' || c == u'x')
            digits += u'X';
        else if (!QStringView(u"-=\" \u2010\u2011\u2013").contains(c))
            return {};
    }
    const auto value = [](QChar c) { return c == u'X' ? 10 : c.digitValue(); };
    if (digits.size() == 10) {
        if (digits.left(9).contains(u'X'))
            return {};
        int sum = 0;
        for (int i = 0; i < 10; ++i)
            sum += (10 - i) * value(digits[i]);
        if (sum % 11 != 0)
            return {};
        digits = u"978" + digits.left(9);
    } else if (digits.size() != 13 || digits.contains(u'X')) {
        return {};
    }
    int sum = 0;
    for (int i = 0; i < 12; ++i)
        sum += value(digits[i]) * (i % 2 == 0 ? 1 : 3);
    const QChar check(u'0' + static_cast<char16_t>((10 - sum % 10) % 10));
    if (digits.size() == 12)
        return digits + check;
    return digits[12] == check ? digits : QString();
}

} // namespace omt
