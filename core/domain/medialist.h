// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/ids.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace omt {

/** A list of titles a person keeps: one row of interaction.user_lists. */
struct MediaList
{
    enum class Type { Static, Smart };

    ListId id;
    QString name;
    QString description;
    Type type = Type::Static;
    bool isPublic = false;
    QJsonObject filterDefinition; ///< smart lists only
    int itemCount = 0;
    QDateTime createdAt;

    friend bool operator==(const MediaList &, const MediaList &) = default;
};

} // namespace omt
