// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/importwizard/ruletext.h"

#include <QCoreApplication>

namespace omt::ui {

using transfer::ConflictRule;

namespace {

struct RuleText
{
    Q_DECLARE_TR_FUNCTIONS(omt::ui::ImportRules)
};

} // namespace

QString displayName(ConflictRule rule)
{
    switch (rule) {
    case ConflictRule::Keep:
        return RuleText::tr("Keep mine, fill the gaps");
    case ConflictRule::Replace:
        return RuleText::tr("Take theirs");
    case ConflictRule::Newest:
        return RuleText::tr("Take the newest");
    case ConflictRule::Fill:
        return RuleText::tr("Only fill the gaps");
    case ConflictRule::Ask:
        break;
    }
    return RuleText::tr("Ask me");
}

QString description(ConflictRule rule)
{
    switch (rule) {
    case ConflictRule::Keep:
        return RuleText::tr(
            "The file only adds what your library does not say yet; what differs is shown.");
    case ConflictRule::Replace:
        return RuleText::tr("What the file says replaces what your library says.");
    case ConflictRule::Newest:
        return RuleText::tr("Whichever was changed last; yours where the file does not tell.");
    case ConflictRule::Fill:
        return RuleText::tr(
            "The file only adds what your library does not say yet; what differs is not "
            "worth a word.");
    case ConflictRule::Ask:
        break;
    }
    return RuleText::tr(
        "Every difference waits in the preview until you choose; yours stays until then.");
}

} // namespace omt::ui
