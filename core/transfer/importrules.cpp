// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importrules.h"

#include "core/transfer/text.h"

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

bool isConflictField(const QString &name)
{
    return std::any_of(conflictFields.begin(), conflictFields.end(),
                       [&](const char16_t *field) { return name == QStringView(field); });
}

QString fieldNames()
{
    QStringList names;
    for (const char16_t *field : conflictFields)
        names.append(QString::fromUtf16(field));
    return names.join(u", "_s);
}

} // namespace

QString toString(ConflictRule rule)
{
    switch (rule) {
    case ConflictRule::Keep:
        return u"keep"_s;
    case ConflictRule::Replace:
        return u"replace"_s;
    case ConflictRule::Newest:
        return u"newest"_s;
    case ConflictRule::Fill:
        return u"fill"_s;
    case ConflictRule::Ask:
        break;
    }
    return u"ask"_s;
}

std::optional<ConflictRule> conflictRuleFromString(QStringView key)
{
    if (key == u"mine")
        return ConflictRule::Keep;
    if (key == u"theirs")
        return ConflictRule::Replace;
    for (const ConflictRule rule : everyConflictRule) {
        if (key == toString(rule))
            return rule;
    }
    return std::nullopt;
}

QJsonObject ImportRules::toJson() const
{
    QJsonObject object{{u"all"_s, toString(conflict)}};
    for (auto it = fields.begin(); it != fields.end(); ++it)
        object.insert(it.key(), toString(it.value()));
    return object;
}

Result<> readConflictRules(const QString &text, ImportRules *rules)
{
    for (const QString &part : text.split(u',')) {
        const QString field = part.contains(u'=') ? part.section(u'=', 0, 0).trimmed() : QString();
        const QString name = part.section(u'=', -1).trimmed();
        const std::optional<ConflictRule> rule = conflictRuleFromString(name);
        if (!rule) {
            return makeError(Error::Kind::BadInput,
                             Text::tr("There is no conflict rule \"%1\".").arg(name), {},
                             Text::tr("There are: keep (mine), replace (theirs), newest, fill, "
                                      "ask."));
        }
        if (!field.isEmpty() && !isConflictField(field)) {
            return makeError(Error::Kind::BadInput,
                             Text::tr("No field \"%1\" can have a rule of its own.").arg(field), {},
                             Text::tr("There are: %1.").arg(fieldNames()));
        }
        if (field.isEmpty())
            rules->conflict = *rule;
        else
            rules->fields.insert(field, *rule);
    }
    return {};
}

} // namespace omt::transfer
