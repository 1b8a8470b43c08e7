// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of commands: their own, the usual, and those that rate; the rest is in commandset.cpp.

#include "ui/models/ratingscale.h"
#include "ui/shell/commandset.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QSettings>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

const auto group = u"shortcuts/"_s;

QString toolTip(const CommandSpec &spec, const QAction *action)
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? description(spec) : u"%1 (%2)"_s.arg(description(spec), keys);
}

} // namespace

const CommandSpec &CommandSet::spec(QStringView id) const
{
    const auto specs = commandSpecs();
    const auto found = std::find_if(specs.begin(), specs.end(), [id](const CommandSpec &spec) {
        return id == QStringView(spec.id);
    });
    Q_ASSERT_X(found != specs.end(), "CommandSet", qPrintable(id.toString()));
    return *found;
}

void CommandSet::setShortcuts(QStringView id, const QList<QKeySequence> &keys)
{
    QAction *changed = action(id);
    changed->setShortcuts(keys);
    changed->setToolTip(toolTip(spec(id), changed));
}

QAction *CommandSet::ownerOf(const QKeySequence &key, QStringView id) const
{
    for (QAction *other : m_ordered) {
        if (other->objectName() != id && other->shortcuts().contains(key))
            return other;
    }
    return nullptr;
}

void CommandSet::loadShortcuts(const QSettings &settings)
{
    for (const CommandSpec &spec : commandSpecs()) {
        const QString id = QString::fromUtf16(spec.id);
        const QVariant saved = settings.value(group + id);
        if (!saved.isValid()) {
            setShortcuts(id, defaultShortcuts(spec));
            continue;
        }
        QList<QKeySequence> keys;
        for (const QString &text : saved.toStringList()) {
            const QKeySequence key(text, QKeySequence::PortableText);
            if (!key.isEmpty())
                keys << key;
        }
        setShortcuts(id, keys);
    }
}

void CommandSet::saveShortcuts(QSettings &settings) const
{
    for (const CommandSpec &spec : commandSpecs()) {
        const QString id = QString::fromUtf16(spec.id);
        const QList<QKeySequence> keys = action(id)->shortcuts();
        if (keys == defaultShortcuts(spec)) {
            settings.remove(group + id);
            continue;
        }
        QStringList texts;
        for (const QKeySequence &key : keys)
            texts << key.toString(QKeySequence::PortableText);
        // An empty list would be read back as nothing set.
        settings.setValue(group + id, texts.isEmpty() ? QStringList{QString()} : texts);
    }
}

void CommandSet::setRatingScale(RatingScale scale)
{
    for (int key = 1; key <= 10; ++key) {
        const QString id = u"title.rate_%1"_s.arg(key);
        QAction *rate = action(id);
        const bool isThere = key <= lastKey(scale);
        rate->setVisible(isThere);
        if (scale == RatingScale::FiveStars || scale == RatingScale::FiveQuarterStars || !isThere) {
            const CommandSpec &usual = spec(id);
            rate->setText(QCoreApplication::translate("omt::ui::Command", usual.text));
            rate->setIcon(icon(QString::fromUtf16(usual.icon)));
            continue;
        }
        const auto rating = Rating::fromHundred(hundredOfKey(key, scale));
        rate->setText(amountText(*rating, scale));
        rate->setIcon(
            icon(scale == RatingScale::Smileys ? faceIcon(faceOf(rating->hundred())) : u"star"_s));
    }
}

} // namespace omt::ui
