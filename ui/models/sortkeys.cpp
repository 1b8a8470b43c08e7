// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/sortkeys.h"

#include "ui/models/column.h"

#include <QCoreApplication>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

qsizetype placeOf(const QList<SortKey> &keys, TitleSort sort)
{
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (keys.at(i).sort == sort)
            return i;
    }
    return -1;
}

} // namespace

QList<SortKey> onlyKey(const QList<SortKey> &keys, TitleSort sort)
{
    const bool turns = placeOf(keys, sort) == 0;
    return {{sort, turns && !keys.constFirst().descending}};
}

QList<SortKey> withKey(const QList<SortKey> &keys, TitleSort sort)
{
    QList<SortKey> result = keys;
    const qsizetype place = placeOf(keys, sort);
    if (place >= 0) {
        result[place].descending = !result.at(place).descending;
        return result;
    }
    if (result.size() >= mostSortKeys)
        result.removeLast();
    result.append({sort, false});
    return result;
}

QString toString(const QList<SortKey> &keys)
{
    QStringList parts;
    for (const SortKey &key : keys)
        parts << omt::toString(key.sort) + (key.descending ? u"-"_s : QString());
    return parts.join(u',');
}

QList<SortKey> sortKeysFromString(const QString &text)
{
    QList<SortKey> keys;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const bool descending = part.endsWith(u'-');
        const auto sort = titleSortFromString(descending ? part.chopped(1) : part);
        if (sort && placeOf(keys, *sort) < 0 && keys.size() < mostSortKeys)
            keys.append({*sort, descending});
    }
    return keys;
}

QString displayName(TitleSort sort)
{
    if (const auto column = columnOf(sort))
        return headerText(*column);
    switch (sort) {
    case TitleSort::AddedAt:
        return QCoreApplication::translate("omt::ui::SortKeys", "When it was added");
    case TitleSort::Popularity:
        return QCoreApplication::translate("omt::ui::SortKeys", "How well known it is");
    case TitleSort::ListPosition:
        return QCoreApplication::translate("omt::ui::SortKeys", "Order of the list");
    default:
        return {};
    }
}

} // namespace omt::ui
