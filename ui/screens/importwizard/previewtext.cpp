// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/importwizard/previewtext.h"

#include "core/domain/mediatype.h"
#include "core/domain/status.h"

#include <QCoreApplication>
#include <QLocale>

namespace omt::ui {

using namespace Qt::StringLiterals;
using transfer::PreviewState;

namespace {

constexpr qsizetype longestValue = 60;

QString text(const char *source)
{
    return QCoreApplication::translate("omt::ui::ImportPreview", source);
}

QString valueText(const transfer::PreviewField &field, const QString &value)
{
    if (value.isEmpty())
        return text("nothing");
    if (field.field == "rating"_L1)
        return QLocale().toString(value.toInt() / 10.0);
    if (field.field == "status"_L1) {
        const auto status = statusFromString(value);
        return status ? omt::displayName(*status) : value;
    }
    if (value == "true"_L1)
        return text("yes");
    const QString line = value.simplified();
    return line.size() > longestValue ? line.left(longestValue) + u'…' : line;
}

} // namespace

QString displayName(PreviewState state)
{
    switch (state) {
    case PreviewState::New:
        return text("New");
    case PreviewState::Changed:
        return text("Changed");
    case PreviewState::Same:
        return text("Same");
    case PreviewState::Conflict:
        return text("Conflict");
    case PreviewState::Close:
        return text("Close call");
    case PreviewState::Unmatched:
        return text("Not matched");
    case PreviewState::Broken:
        return text("Broken");
    case PreviewState::Merged:
        return text("Folded in");
    case PreviewState::Skipped:
        break;
    }
    return text("Skipped");
}

QString description(PreviewState state)
{
    switch (state) {
    case PreviewState::New:
        return text("Comes into your library.");
    case PreviewState::Changed:
        return text("Your entry learns what the file says.");
    case PreviewState::Same:
        return text("Your library says all of it already.");
    case PreviewState::Conflict:
        return text("Yours says otherwise and stays, unless you take theirs.");
    case PreviewState::Close:
        return text("Resembles a title of the catalog; unless you take one of those below, it "
                    "becomes a title of its own.");
    case PreviewState::Unmatched:
        return text("Names no title that is known, and is left out.");
    case PreviewState::Broken:
        return text("Could not be read, and is left out.");
    case PreviewState::Merged:
        return text("Speaks of the title of an earlier line as well.");
    case PreviewState::Skipped:
        break;
    }
    return text("Left out, as you decided.");
}

QString importFieldName(const QString &field)
{
    static const QHash<QString, const char *> names{
        {u"status"_s, QT_TRANSLATE_NOOP("omt::ui::ImportPreview", "Status")},
        {u"progress"_s, QT_TRANSLATE_NOOP("omt::ui::ImportPreview", "Progress")},
        {u"rating"_s, QT_TRANSLATE_NOOP("omt::ui::ImportPreview", "Rating")},
        {u"notes"_s, QT_TRANSLATE_NOOP("omt::ui::ImportPreview", "Notes")},
        {u"tags"_s, QT_TRANSLATE_NOOP("omt::ui::ImportPreview", "Tags")},
        {u"started"_s, QT_TRANSLATE_NOOP("omt::ui::ImportPreview", "Started")},
        {u"completed"_s, QT_TRANSLATE_NOOP("omt::ui::ImportPreview", "Completed")},
        {u"passes"_s, QT_TRANSLATE_NOOP("omt::ui::ImportPreview", "Times")},
        {u"favourite"_s, QT_TRANSLATE_NOOP("omt::ui::ImportPreview", "Favourite")},
        {u"private"_s, QT_TRANSLATE_NOOP("omt::ui::ImportPreview", "Private")},
        {u"review"_s, QT_TRANSLATE_NOOP("omt::ui::ImportPreview", "Review")},
        {u"lists"_s, QT_TRANSLATE_NOOP("omt::ui::ImportPreview", "Lists")}};
    const char *name = names.value(field);
    return name ? text(name) : field;
}

QString changesText(const QList<transfer::PreviewField> &changes)
{
    QStringList parts;
    for (const transfer::PreviewField &field : changes) {
        const QString now = valueText(field, field.theirs);
        parts.append(field.mine.isEmpty() ? u"%1 %2"_s.arg(importFieldName(field.field), now)
                                          : u"%1 %2 → %3"_s.arg(importFieldName(field.field),
                                                                valueText(field, field.mine), now));
    }
    return parts.join(u" · "_s);
}

QString conflictText(const transfer::PreviewField &conflict)
{
    return text("%1: yours %2, theirs %3")
        .arg(importFieldName(conflict.field), valueText(conflict, conflict.mine),
             valueText(conflict, conflict.theirs));
}

QString candidateText(const transfer::PreviewCandidate &candidate)
{
    QString line = candidate.title;
    if (candidate.year != 0)
        line += u" (%1)"_s.arg(candidate.year);
    if (!candidate.creators.isEmpty())
        line += u", "_s + candidate.creators.mid(0, 2).join(u", "_s);
    line += u" · "_s + text("%1 % sure").arg(candidate.score);
    if (candidate.isInLibrary)
        line += u" · "_s + text("in your library");
    return line;
}

QString outcomeText(const transfer::PreviewRow &row)
{
    if (!row.reason.isEmpty())
        return row.reason;
    QStringList parts;
    for (const transfer::PreviewField &conflict : row.conflicts)
        parts.append(conflictText(conflict));
    if (row.state == PreviewState::Close && !row.candidates.isEmpty())
        parts.append(text("Perhaps %1").arg(candidateText(row.candidates.first())));
    if (!row.changes.isEmpty())
        parts.append(changesText(row.changes));
    if (row.sources.size() > 1)
        parts.append(text("from %1").arg(row.sources.join(u", "_s)));
    return parts.isEmpty() ? description(row.state) : parts.join(u" · "_s);
}

} // namespace omt::ui
