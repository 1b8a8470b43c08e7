// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace omt::catalog {

/** A piece of what was typed: words, something in quotes, or a filter. */
struct QueryToken
{
    enum class Kind { Words, Phrase, Filter };

    Kind kind = Kind::Words;
    QString key; ///< of a filter, lower case: "type"
    QString relation; ///< of a filter: ":", "=", ">", "<", ">=" or "<="
    QString value; ///< the words, what stands in the quotes, or behind the relation; without quotes
    QStringList values; ///< of a filter: what stands between its commas; in quotes a comma is none
    bool isExcluded = false; ///< "-" in front
    qsizetype position = 0;
    qsizetype length = 0;

    [[nodiscard]] qsizetype end() const { return position + length; }
};

/** Whether `name` (lower case) is a key of the query language. */
[[nodiscard]] bool isQueryKey(QStringView name);
/** All keys, the ones used most first. */
[[nodiscard]] QStringList queryKeys();

/** No more than this is read of what was typed. */
inline constexpr qsizetype longestQuery = 500;

/** Takes apart what was typed; a word with a colon that is no filter stays a word. Pure. */
[[nodiscard]] QList<QueryToken> queryTokens(QStringView typed);

} // namespace omt::catalog
