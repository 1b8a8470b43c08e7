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

struct PreviewText
{
    Q_DECLARE_TR_FUNCTIONS(omt::ui::ImportPreview)
};

QString valueText(const transfer::PreviewField &field, const QString &value)
{
    if (value.isEmpty())
        return PreviewText::tr("nothing");
    if (field.field == "rating"_L1)
        return QLocale().toString(value.toInt() / 10.0);
    if (field.field == "status"_L1) {
        const auto status = statusFromString(value);
        return status ? omt::displayName(*status) : value;
    }
    if (value == "true"_L1)
        return PreviewText::tr("yes");
    const QString line = value.simplified();
    return line.size() > longestValue ? line.left(longestValue) + u'…' : line;
}

} // namespace

QString displayName(PreviewState state)
{
    switch (state) {
    case PreviewState::New:
        return PreviewText::tr("New");
    case PreviewState::Changed:
        return PreviewText::tr("Changed");
    case PreviewState::Same:
        return PreviewText::tr("Same");
    case PreviewState::Conflict:
        return PreviewText::tr("Conflict");
    case PreviewState::Close:
        return PreviewText::tr("Close call");
    case PreviewState::Unmatched:
        return PreviewText::tr("Not matched");
    case PreviewState::Broken:
        return PreviewText::tr("Broken");
    case PreviewState::Merged:
        return PreviewText::tr("Folded in");
    case PreviewState::Skipped:
        break;
    }
    return PreviewText::tr("Skipped");
}

QString description(PreviewState state)
{
    switch (state) {
    case PreviewState::New:
        return PreviewText::tr("Comes into your library.");
    case PreviewState::Changed:
        return PreviewText::tr("Your entry learns what the file says.");
    case PreviewState::Same:
        return PreviewText::tr("Your library says all of it already.");
    case PreviewState::Conflict:
        return PreviewText::tr("Yours says otherwise and stays, unless you take theirs.");
    case PreviewState::Close:
        return PreviewText::tr(
            "Resembles a title of the catalog; unless you take one of those below, it "
            "becomes a title of its own.");
    case PreviewState::Unmatched:
        return PreviewText::tr("Names no title that is known, and is left out.");
    case PreviewState::Broken:
        return PreviewText::tr("Could not be read, and is left out.");
    case PreviewState::Merged:
        return PreviewText::tr("Speaks of the title of an earlier line as well.");
    case PreviewState::Skipped:
        break;
    }
    return PreviewText::tr("Left out, as you decided.");
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
    return name ? PreviewText::tr(name) : field;
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
    return PreviewText::tr("%1: yours %2, theirs %3")
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
    line += u" · "_s + PreviewText::tr("%1 % sure").arg(candidate.score);
    if (candidate.isInLibrary)
        line += u" · "_s + PreviewText::tr("in your library");
    return line;
}

QString outcomeText(const transfer::PreviewRow &row)
{
    if (!row.reason.isEmpty())
        return row.reason;
    QStringList parts = row.notes;
    for (const transfer::PreviewField &conflict : row.conflicts)
        parts.append(conflictText(conflict));
    if (row.state == PreviewState::Close && !row.candidates.isEmpty())
        parts.append(PreviewText::tr("Perhaps %1").arg(candidateText(row.candidates.first())));
    if (!row.changes.isEmpty())
        parts.append(changesText(row.changes));
    if (row.sources.size() > 1)
        parts.append(PreviewText::tr("from %1").arg(row.sources.join(u", "_s)));
    return parts.isEmpty() ? description(row.state) : parts.join(u" · "_s);
}

} // namespace omt::ui
