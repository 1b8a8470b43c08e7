// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/editlabels.h"

#include "core/domain/writtentext.h"

#include <QCoreApplication>

namespace omt::library {

namespace {

struct LibraryText
{
    Q_DECLARE_TR_FUNCTIONS(omt::LibraryService)
};

int fieldsOf(const EntryPatch &patch)
{
    return int(patch.status.has_value()) + int(patch.progress || patch.progressBy)
        + int(patch.rating.has_value()) + int(patch.notes.has_value()) + int(patch.tags.has_value())
        + int(patch.startedAt || patch.completedAt) + int(patch.isFavourite.has_value())
        + int(patch.isPrivate.has_value()) + int(patch.startsAgain);
}

// Labels stand in menus: a title of a paragraph would not fit, and one that turns the direction of
// writing would turn the words around it.
QString shortTitle(const QString &title)
{
    constexpr qsizetype most = 60;
    return inSentence(title.size() <= most ? title : title.left(most - 1).trimmed() + u'…');
}

// "2nd": a text for each ending, so that languages with fewer write the same four times.
QString ordinal(int number)
{
    const int tens = number % 100;
    const int ones = tens >= 11 && tens <= 13 ? 0 : number % 10;
    return (ones == 1       ? LibraryText::tr("%1st")
                : ones == 2 ? LibraryText::tr("%1nd")
                : ones == 3 ? LibraryText::tr("%1rd")
                            : LibraryText::tr("%1th"))
        .arg(number);
}

QString labelOfProgress(const EditSubject &subject, const QString &title, const Entry &after)
{
    if (subject.again > 0)
        return (subject.completed > 0 ? LibraryText::tr("Completed “%1” again (%2 time)")
                                      : LibraryText::tr("Started “%1” again (%2 time)"))
            .arg(title, ordinal(after.passNumber));
    if (subject.completed > 0)
        return LibraryText::tr("Completed “%1”").arg(title);
    if (after.status == Status::Planned) // a film that was not seen after all
        return LibraryText::tr("Marked “%1” as %2").arg(title, displayName(after.status).toLower());
    return LibraryText::tr("Set progress of “%1” to %2")
        .arg(title, QString::number(after.progress));
}

QString labelOfOne(const EntryPatch &patch, const EditSubject &subject, const Entry &after,
                   RatingScale scale)
{
    const QString title = shortTitle(subject.title);
    const int fields = fieldsOf(patch);
    if (subject.added > 0 && (fields == 0 || (fields == 1 && patch.status)))
        return LibraryText::tr("Added “%1” to the library").arg(title);
    if (fields != 1)
        return LibraryText::tr("Changed “%1”").arg(title);
    if (patch.startsAgain)
        return labelOfProgress(subject, title, after);
    if (patch.status)
        return LibraryText::tr("Marked “%1” as %2").arg(title, displayName(after.status).toLower());
    if (patch.progress || patch.progressBy)
        return labelOfProgress(subject, title, after);
    if (patch.rating)
        return after.rating
            ? LibraryText::tr("Rated “%1” %2").arg(title, amountText(*after.rating, scale))
            : LibraryText::tr("Cleared the rating of “%1”").arg(title);
    if (patch.notes)
        return LibraryText::tr("Edited the notes of “%1”").arg(title);
    if (patch.tags)
        return LibraryText::tr("Edited the tags of “%1”").arg(title);
    if (patch.startedAt || patch.completedAt)
        return LibraryText::tr("Changed the dates of “%1”").arg(title);
    if (patch.isFavourite) {
        return (*patch.isFavourite ? LibraryText::tr("Made “%1” a favourite")
                                   : LibraryText::tr("Took “%1” from the favourites"))
            .arg(title);
    }
    return (after.isPrivate ? LibraryText::tr("Made “%1” private")
                            : LibraryText::tr("Made “%1” visible"))
        .arg(title);
}

QString labelOfMany(const EntryPatch &patch, const EditSubject &subject, const Entry &after,
                    RatingScale scale)
{
    const int count = subject.titles;
    const int fields = fieldsOf(patch);
    if (subject.added == count && (fields == 0 || (fields == 1 && patch.status)))
        return LibraryText::tr("Added %n title(s) to the library", nullptr, count);
    if (fields != 1)
        return LibraryText::tr("Changed %n title(s)", nullptr, count);
    if (patch.startsAgain || (subject.again == count && subject.completed == 0))
        return LibraryText::tr("Started %n title(s) again", nullptr, count);
    if (patch.status)
        return LibraryText::tr("Marked %n title(s) as %1", nullptr, count)
            .arg(displayName(after.status).toLower());
    if ((patch.progress || patch.progressBy) && subject.completed == count)
        return LibraryText::tr("Completed %n title(s)", nullptr, count);
    if (patch.progress || patch.progressBy)
        return LibraryText::tr("Set progress of %n title(s)", nullptr, count);
    if (patch.rating)
        return after.rating ? LibraryText::tr("Rated %n title(s) %1", nullptr, count)
                                  .arg(amountText(*after.rating, scale))
                            : LibraryText::tr("Cleared the rating of %n title(s)", nullptr, count);
    if (patch.tags)
        return LibraryText::tr("Edited the tags of %n title(s)", nullptr, count);
    return LibraryText::tr("Changed %n title(s)", nullptr, count);
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
    return (inLibrary ? LibraryText::tr("Added “%1” to the library")
                      : LibraryText::tr("Added “%1” to the catalog"))
        .arg(shortTitle(title));
}

QString labelOfReview(const QString &title, bool removes)
{
    return (removes ? LibraryText::tr("Removed the review of “%1”")
                    : LibraryText::tr("Reviewed “%1”"))
        .arg(shortTitle(title));
}

QString labelOfRemoval(const EditSubject &subject)
{
    if (subject.titles == 1)
        return LibraryText::tr("Removed “%1” from the library").arg(shortTitle(subject.title));
    return LibraryText::tr("Removed %n title(s) from the library", nullptr, subject.titles);
}

} // namespace omt::library
