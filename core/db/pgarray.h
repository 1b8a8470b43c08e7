// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/strongid.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace omt::db {

/** The array literal of these elements: {"a","b \\"c\\""}. Bind it and cast: :names::text[]. */
[[nodiscard]] QString pgArray(const QStringList &elements);
[[nodiscard]] QString pgArray(const QList<std::optional<QString>> &elements);
[[nodiscard]] QString pgArray(const QList<QUuid> &elements);
[[nodiscard]] QString pgArray(const QList<int> &elements);
[[nodiscard]] QString pgArray(const QList<qint64> &elements);
[[nodiscard]] QString pgArray(const QList<double> &elements);
[[nodiscard]] QString pgArray(const QList<bool> &elements);

template <class Tag> [[nodiscard]] QString pgArray(const QList<StrongId<Tag>> &ids)
{
    QList<QUuid> uuids;
    uuids.reserve(ids.size());
    for (const StrongId<Tag> &id : ids)
        uuids.append(id.uuid());
    return pgArray(uuids);
}

template <class Tag> [[nodiscard]] QString pgArray(const QSet<StrongId<Tag>> &ids)
{
    return pgArray(ids.values());
}

/**
 * The elements of a one-dimensional array as the server writes it, or nothing when the text is no
 * such array. A null element comes back as std::nullopt.
 */
[[nodiscard]] std::optional<QList<std::optional<QString>>> parsePgArray(QStringView literal);

/** The same where nulls do not matter: they become empty strings, a malformed text an empty list.
 */
[[nodiscard]] QStringList textListFromPgArray(QStringView literal);

} // namespace omt::db
