// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace omt::db {
class Connection;
}

namespace omt::catalog {

/** Where in the typed text something can be completed, and what stands there already. */
struct CompletionPoint
{
    qsizetype position = 0; ///< of what is replaced: "type:an", without a "-" in front
    qsizetype length = 0;
    QString key; ///< empty: the key itself is being typed
    QString begun; ///< of the key or, behind a comma, of the last value; without quotes
    QString before; ///< values in front of it, with their commas

    friend bool operator==(const CompletionPoint &, const CompletionPoint &) = default;
};

/** One thing that may follow. */
struct Completion
{
    QString text; ///< replaces what the point spans: "type:anime", "genre:\"slice of life\""
    QString label; ///< translated, for people; empty when the text says it
    qint64 titles = -1; ///< how many have it; -1 unknown

    friend bool operator==(const Completion &, const Completion &) = default;
};

/** None inside free words that begin no key, or right behind a complete filter. Pure. */
[[nodiscard]] std::optional<CompletionPoint> completionPoint(QStringView typed, qsizetype cursor);

/** Keys, and the values of the keys whose values are few and fixed. Pure. */
[[nodiscard]] QList<Completion> fixedCompletions(const CompletionPoint &point);

/** Whether the database knows values for this key: genre, country, creator, tag, list, class… */
[[nodiscard]] bool hasStoredValues(const CompletionPoint &point);

/** Those values, the most frequent first. Blocks. */
[[nodiscard]] Result<QList<Completion>>
storedCompletions(db::Connection &connection, const CompletionPoint &point, int most = 12);

/** The value as it is written at the point, in quotes where it has to be. Pure. */
[[nodiscard]] Completion completionOf(const CompletionPoint &point, const QString &value,
                                      const QString &label, qint64 titles = -1);
/** Whether a value or what people call it begins so. Pure. */
[[nodiscard]] bool beginsSo(const QString &value, const QString &label, const QString &begun);

/** The text with the choice in place, and where the cursor then stands. */
struct CompletedText
{
    QString text;
    qsizetype cursor = 0;
};
[[nodiscard]] CompletedText completedText(const QString &typed, const CompletionPoint &point,
                                          const Completion &choice);

} // namespace omt::catalog
