// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/searchquery.h"
#include "core/domain/titletext.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace omt::catalog {

/** What the database knows of the words of a search before it runs (search/select_facts). */
struct SearchFacts
{
    QHash<QString, int> titles; ///< by lexeme; those nobody has are missing
    std::optional<int> prefix; ///< titles with the last, unfinished word; none when they are few
    int catalogSize = 1;
};

/** How a search is carried out; the texts are tsquery literals. */
struct SearchPlan
{
    bool isHopeless = false; ///< a complete word that no title has
    std::optional<QString> tiered; ///< tried on the best known titles first, with keep
    QString drive; ///< what the index looks for
    std::optional<QString> keep; ///< what is checked on each title that drive finds
    bool isLight = false; ///< drive finds few
};

/** As many titles as can simply be read and scored within a keystroke. */
inline constexpr int lightCount = 1500;

/** One of the lexemes, as a tsquery literal; quotes and backslashes in it do no harm. */
[[nodiscard]] QString lexemeLiteral(const QString &lexeme, bool isPrefix = false);
[[nodiscard]] QString anyOf(const QStringList &literals);
[[nodiscard]] QString allOf(const QStringList &literals);

/** What a filter asks for, with its "!" where it excludes. */
[[nodiscard]] QString filterLiteral(const LexemeFilter &filter);

[[nodiscard]] SearchPlan planSearch(const TitleSearch &words, const QList<LexemeFilter> &filters,
                                    const SearchFacts &facts);

} // namespace omt::catalog
