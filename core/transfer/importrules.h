// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <array>
#include <optional>

namespace omt::transfer {

/** What to do where the file and the library say different things of one field. */
enum class ConflictRule {
    Keep, ///< keep mine; the file only fills what is empty, and what differs is reported
    Replace, ///< take theirs
    Newest, ///< whichever was changed last; mine when the file does not say
    Fill, ///< fill gaps only: as Keep, and what differs is not worth a word
    Ask, ///< as Keep, until the person has chosen in the preview
};
inline constexpr std::array everyConflictRule{ConflictRule::Keep, ConflictRule::Replace,
                                              ConflictRule::Newest, ConflictRule::Fill,
                                              ConflictRule::Ask};
[[nodiscard]] QString toString(ConflictRule rule);
/** Also "mine" for keep and "theirs" for replace. */
[[nodiscard]] std::optional<ConflictRule> conflictRuleFromString(QStringView key);

/** Fields that may follow a rule of their own, in the order of the detail pane. */
inline constexpr std::array conflictFields{u"status",    u"progress", u"rating",    u"notes",
                                           u"tags",      u"started",  u"completed", u"passes",
                                           u"favourite", u"private",  u"review"};

/** From this score on a title of the catalog is taken to be the record's: see Matcher. */
inline constexpr int defaultMatchThreshold = 75;

/** By what an import goes. */
struct ImportRules
{
    ConflictRule conflict = ConflictRule::Keep;
    QMap<QString, ConflictRule> fields; ///< of conflictFields, where another rule counts
    int matchThreshold = defaultMatchThreshold; ///< 0 to 100

    /** {"all": "keep", "rating": "replace"}. */
    [[nodiscard]] QJsonObject toJson() const;
};

/** "theirs", "rating=theirs,notes=mine" or both: "newest,rating=mine". A translated reason when it
 * is none of these. */
[[nodiscard]] Result<> readConflictRules(const QString &text, ImportRules *rules);

} // namespace omt::transfer
