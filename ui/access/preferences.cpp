// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/access/preferences.h"

#include "ui/models/ratingscale.h"

#include <QSettings>

#include <array>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

const auto scaleKey = u"preferences/rating_scale"_s;
const auto startsKey = u"preferences/first_progress_starts"_s;
const auto completesKey = u"preferences/total_completes"_s;
const auto reopensKey = u"preferences/progress_reopens"_s;
const auto conflictKey = u"preferences/import_conflicts"_s;

// As omt's --conflicts spells them.
constexpr std::array<std::pair<transfer::ConflictRule, const char16_t *>, 3> ruleKeys{{
    {transfer::ConflictRule::Keep, u"keep"},
    {transfer::ConflictRule::Replace, u"replace"},
    {transfer::ConflictRule::Newest, u"newest"},
}};

} // namespace

Preferences Preferences::load(const QSettings &settings)
{
    Preferences read;
    read.ratingScale
        = ratingScaleFromString(settings.value(scaleKey).toString()).value_or(read.ratingScale);
    read.rules.firstProgressStarts = settings.value(startsKey, true).toBool();
    read.rules.totalCompletes = settings.value(completesKey, true).toBool();
    read.rules.progressReopens = settings.value(reopensKey, true).toBool();
    for (const auto &[rule, key] : ruleKeys) {
        if (settings.value(conflictKey).toString() == QStringView(key))
            read.conflictRule = rule;
    }
    return read;
}

void Preferences::save(QSettings &settings) const
{
    settings.setValue(scaleKey, toString(ratingScale));
    settings.setValue(startsKey, rules.firstProgressStarts);
    settings.setValue(completesKey, rules.totalCompletes);
    settings.setValue(reopensKey, rules.progressReopens);
    for (const auto &[rule, key] : ruleKeys) {
        if (rule == conflictRule)
            settings.setValue(conflictKey, QString::fromUtf16(key));
    }
}

} // namespace omt::ui
