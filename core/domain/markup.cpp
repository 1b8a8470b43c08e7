// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/markup.h"

#include <QRegularExpression>

namespace omt {

using namespace Qt::StringLiterals;

QString withoutTags(const QString &text)
{
    if (!text.contains(u'<'))
        return text.trimmed();
    static const QRegularExpression breaks(u"<br\\s*/?>|</p>"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tags(u"</?[a-zA-Z][^<>]*>"_s);
    QString plain = text;
    plain.replace(breaks, u"\n"_s);
    plain.remove(tags);
    return plain.trimmed();
}

} // namespace omt
