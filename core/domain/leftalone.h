// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace omt {

/** A title or a list that taking a step back left as it was, because it was edited since. */
struct LeftAlone
{
    QString id; ///< of the title or list
    bool isList = false;
    QString title; ///< of the title, or the list's name
    QStringList fields; ///< edited since: "rating", "passes"…; none: it is needed elsewhere
};

/** As the journal gives it, and as `omt import undo --json` prints it. */
[[nodiscard]] QList<LeftAlone> leftAloneFromJson(const QJsonArray &array);
[[nodiscard]] QJsonArray leftAloneToJson(const QList<LeftAlone> &left);
/** What was edited, for people: "rating, notes". Translated. */
[[nodiscard]] QString leftFieldsText(const LeftAlone &left);

} // namespace omt
