// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/editlabels.h"

#include <QCoreApplication>

namespace omt::library {

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("omt::LibraryService", text, nullptr, count);
}

int fieldsOf(const EntryPatch &patch)
{
    return int(patch.status.has_value()) + int(patch.progress || patch.progressBy)
        + int(patch.rating.has_value()) + int(patch.notes.has_value()) + int(patch.tags.has_value())
        + int(patch.startedAt || patch.completedAt) + int(patch.isFavourite.has_value())
        + int(patch.isPrivate.has_value()) + int(patch.startsAgain);
}

// Labels stand in menus: a title of a paragraph would not fit.
QString shortTitle(const QString &title)
{
    constexpr qsizetype most = 60;
    return title.size() <= most ? title : title.left(most - 1).trimmed() + u'…';
}

// "2nd": a text for each ending, so that languages with fewer write the same four times.
QString ordinal(int number)
{
    const int tens = number % 100;
    const int ones = tens >= 11 && tens <= 13 ? 0 : number % 10;
    return (ones == 1       ? tr("%1st")
                : ones == 2 ? tr("%1nd")
                : ones == 3 ? tr("%1rd")
                            : tr("%1th"))
        .arg(number);
}

QString labelOfProgress(const EditSubject &subject, const QString &title, const Entry &after)
{
    if (subject.again > 0)
        return (subject.completed > 0 ? tr("Completed “%1” again (%2 time)")
                                      : tr("Started “%1” again (%2 time)"))
            .arg(title, ordinal(after.passNumber));
    if (subject.completed > 0)
        return tr("Completed “%1”").arg(title);
    if (after.status == Status::Planned) // a film that was not seen after all
        return tr("Marked “%1” as %2").arg(title, displayName(after.status).toLower());
    return tr("Set progress of “%1” to %2").arg(title, QString::number(after.progress));
}

QString labelOfOne(const EntryPatch &patch, const EditSubject &subject, const Entry &after,
                   RatingScale scale)
{
    const QString title = shortTitle(subject.title);
    const int fields = fieldsOf(patch);
    if (subject.added > 0 && (fields == 0 || (fields == 1 && patch.status)))
        return tr("Added “%1” to the library").arg(title);
    if (fields != 1)
        return tr("Changed “%1”").arg(title);
    if (patch.startsAgain)
        return labelOfProgress(subject, title, after);
    if (patch.status)
        return tr("Marked “%1” as %2").arg(title, displayName(after.status).toLower());
    if (patch.progress || patch.progressBy)
        return labelOfProgress(subject, title, after);
    if (patch.rating)
        return after.rating ? tr("Rated “%1” %2").arg(title, amountText(*after.rating, scale))
                            : tr("Cleared the rating of “%1”").arg(title);
    if (patch.notes)
        return tr("Edited the notes of “%1”").arg(title);
    if (patch.tags)
        return tr("Edited the tags of “%1”").arg(title);
    if (patch.startedAt || patch.completedAt)
        return tr("Changed the dates of “%1”").arg(title);
    if (patch.isFavourite) {
        return (*patch.isFavourite ? tr("Made “%1” a favourite")
                                   : tr("Took “%1” from the favourites"))
            .arg(title);
    }
    return (after.isPrivate ? tr("Made “%1” private") : tr("Made “%1” visible")).arg(title);
}

QString labelOfMany(const EntryPatch &patch, const EditSubject &subject, const Entry &after,
                    RatingScale scale)
{
    const int count = subject.titles;
    const int fields = fieldsOf(patch);
    if (subject.added == count && (fields == 0 || (fields == 1 && patch.status)))
        return tr("Added %n title(s) to the library", count);
    if (fields != 1)
        return tr("Changed %n title(s)", count);
    if (patch.startsAgain || (subject.again == count && subject.completed == 0))
        return tr("Started %n title(s) again", count);
    if (patch.status)
        return tr("Marked %n title(s) as %1", count).arg(displayName(after.status).toLower());
    if ((patch.progress || patch.progressBy) && subject.completed == count)
        return tr("Completed %n title(s)", count);
    if (patch.progress || patch.progressBy)
        return tr("Set progress of %n title(s)", count);
    if (patch.rating)
        return after.rating
            ? tr("Rated %n title(s) %1", count).arg(amountText(*after.rating, scale))
            : tr("Cleared the rating of %n title(s)", count);
    if (patch.tags)
        return tr("Edited the tags of %n title(s)", count);
    return tr("Changed %n title(s)", count);
}

} // namespace

QString labelOfPatch(const EntryPatch &patch, const EditSubject &subject, const Entry &after,
                     RatingScale scale)
{
    return subject.titles == 1 ? labelOfOne(patch, subject, after, scale)
                               : labelOfMany(patch, subject, after, scale);
}

QString labelOfNewTitle(const QString &title, bool inLibrary)
{
    return (inLibrary ? tr("Added “%1” to the library") : tr("Added “%1” to the catalog"))
        .arg(shortTitle(title));
}

QString labelOfRemoval(const EditSubject &subject)
{
    if (subject.titles == 1)
        return tr("Removed “%1” from the library").arg(shortTitle(subject.title));
    return tr("Removed %n title(s) from the library", subject.titles);
}

} // namespace omt::library
