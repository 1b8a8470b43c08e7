// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/pages.h"

#include <QCoreApplication>

namespace omt::transfer {

using namespace Qt::StringLiterals;

QString progressText(const ExportEntry &entry)
{
    const int done = entry.entry.progress;
    const ProgressUnit unit = info(entry.media.type).unit;
    if (done == 0)
        return {};
    if (!entry.media.progressTotal || isOneSitting(entry.media.type))
        return isOneSitting(entry.media.type) ? QString() : countOf(unit, done);
    return QCoreApplication::translate("omt::transfer::Export", "%1 of %2")
        .arg(QString::number(done), countOf(unit, *entry.media.progressTotal));
}

QString ratingText(const Entry &entry)
{
    return entry.rating ? displayText(*entry.rating, RatingScale::TenDecimal) : QString();
}

QString withoutTurns(QString text)
{
    return text.removeIf([](QChar c) {
        const char16_t code = c.unicode();
        return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069)
            || code == 0x200E || code == 0x200F;
    });
}

} // namespace omt::transfer
