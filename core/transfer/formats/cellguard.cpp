// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/cellguard.h"

namespace omt::transfer {

QString withoutCellGuard(const QString &text)
{
    if (!text.startsWith(u'\''))
        return text;
    QStringView rest = QStringView(text).mid(1).trimmed();
    while (rest.startsWith(u'\''))
        rest = rest.mid(1).trimmed();
    const bool isGuard
        = !rest.isEmpty() && QStringView(u"=+-@\uFF1D\uFF0B\uFF0D\uFF20").contains(rest[0]);
    return isGuard ? text.mid(1) : text;
}

} // namespace omt::transfer
