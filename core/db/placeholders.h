// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace omt::db {

struct NumberedSql
{
    QString text;
    QStringList parameters;
};

/**
 * :name becomes $1, $2, ... (the same name the same number) everywhere but in comments, quoted
 * texts and names, dollar quotes, casts (::type) and array slices ([1:2]).
 */
[[nodiscard]] NumberedSql numberPlaceholders(QStringView sql);

} // namespace omt::db
