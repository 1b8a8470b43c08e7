// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/importwizard/ruletext.h"

#include <QCoreApplication>

namespace omt::ui {

using transfer::ConflictRule;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("omt::ui::ImportRules", source);
}

} // namespace

QString displayName(ConflictRule rule)
{
    switch (rule) {
    case ConflictRule::Keep:
        return text("Keep mine, fill the gaps");
    case ConflictRule::Replace:
        return text("Take theirs");
    case ConflictRule::Newest:
        return text("Take the newest");
    case ConflictRule::Fill:
        return text("Only fill the gaps");
    case ConflictRule::Ask:
        break;
    }
    return text("Ask me");
}

QString description(ConflictRule rule)
{
    switch (rule) {
    case ConflictRule::Keep:
        return text(
            "The file only adds what your library does not say yet; what differs is shown.");
    case ConflictRule::Replace:
        return text("What the file says replaces what your library says.");
    case ConflictRule::Newest:
        return text("Whichever was changed last; yours where the file does not tell.");
    case ConflictRule::Fill:
        return text("The file only adds what your library does not say yet; what differs is not "
                    "worth a word.");
    case ConflictRule::Ask:
        break;
    }
    return text("Every difference waits in the preview until you choose; yours stays until then.");
}

} // namespace omt::ui
