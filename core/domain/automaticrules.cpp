// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/automaticrules.h"

#include <algorithm>

namespace omt {

namespace {

Pass passOf(const Entry &entry)
{
    Pass pass;
    pass.number = entry.passNumber;
    pass.status = entry.status;
    pass.progress = entry.progress;
    pass.rating = entry.rating;
    pass.startedAt = entry.startedAt;
    pass.completedAt = entry.completedAt;
    return pass;
}

int wantedProgress(const Entry &before, const EntryPatch &patch, std::optional<int> total)
{
    qint64 wanted = before.progress;
    if (patch.progress)
        wanted = *patch.progress;
    else if (patch.progressBy)
        wanted += *patch.progressBy;
    const qint64 most = total.value_or(std::numeric_limits<int>::max());
    return static_cast<int>(std::clamp<qint64>(wanted, 0, most));
}

void openNewPass(EntryChange *change, const QDate &today)
{
    Entry &entry = change->after;
    change->closedPass = passOf(entry);
    ++entry.passNumber;
    entry.progress = 0;
    entry.status = Status::InProgress;
    entry.startedAt = PartialDate::fromDate(today);
    entry.completedAt = {};
}

void setStatus(Entry *entry, Status status, std::optional<int> total, const QDate &today)
{
    const Status old = entry->status;
    entry->status = status;
    if (status == old)
        return;
    if (status == Status::InProgress && !entry->startedAt.isKnown())
        entry->startedAt = PartialDate::fromDate(today);
    if (status == Status::Completed) {
        if (total)
            entry->progress = std::max(entry->progress, *total);
        if (!entry->completedAt.isKnown())
            entry->completedAt = PartialDate::fromDate(today);
    } else if (old == Status::Completed) {
        entry->completedAt = {};
    }
}

void setPlainFields(Entry *entry, const EntryPatch &patch)
{
    if (patch.rating)
        entry->rating = *patch.rating;
    if (patch.notes)
        entry->notes = *patch.notes;
    if (patch.tags)
        entry->tags = *patch.tags;
    if (patch.startedAt)
        entry->startedAt = *patch.startedAt;
    if (patch.completedAt)
        entry->completedAt = *patch.completedAt;
    if (patch.isFavourite)
        entry->isFavourite = *patch.isFavourite;
    if (patch.isPrivate)
        entry->isPrivate = *patch.isPrivate;
}

// What counting one more or less of something taken in at one sitting comes to.
EntryPatch sittingPatch(const Entry &before, const EntryPatch &patch, const AutomaticRules &rules)
{
    EntryPatch whole = patch;
    whole.progressBy.reset();
    if (*patch.progressBy > 0) {
        whole.startsAgain
            = patch.startsAgain || (before.status == Status::Completed && rules.progressReopens);
        whole.status = Status::Completed;
    } else if (before.status == Status::Completed) {
        whole.progress = 0;
        whole.status = Status::Planned;
        if (!patch.startedAt && before.startedAt == before.completedAt)
            whole.startedAt = PartialDate();
    } else {
        whole.progress = 0;
    }
    return whole;
}

} // namespace

EntryChange applyPatch(const Entry &before, const EntryPatch &patch, std::optional<int> total,
                       const QDate &today, const AutomaticRules &rules,
                       std::optional<MediaType> type)
{
    if (type && isOneSitting(*type) && patch.progressBy.value_or(0) != 0 && !patch.progress
        && !patch.status)
        return applyPatch(before, sittingPatch(before, patch, rules), total, today, rules);
    EntryChange change;
    change.after = before;
    Entry &entry = change.after;

    const bool movesProgress = patch.progress || patch.progressBy;
    const bool goesOn = patch.progressBy.value_or(0) > 0 && before.status == Status::Completed
        && total && before.progress >= *total;
    if (patch.startsAgain || (goesOn && !patch.status && rules.progressReopens))
        openNewPass(&change, today);

    if (movesProgress)
        entry.progress = wantedProgress(entry, patch, total);
    if (patch.status) {
        setStatus(&entry, *patch.status, total, today);
    } else if (movesProgress) {
        const bool reachesTotal = total && *total > 0 && entry.progress >= *total;
        if (reachesTotal && rules.totalCompletes) {
            if (rules.firstProgressStarts && !entry.startedAt.isKnown()
                && before.status == Status::Planned)
                entry.startedAt = PartialDate::fromDate(today);
            setStatus(&entry, Status::Completed, total, today);
        } else if (entry.progress > 0 && entry.status == Status::Planned
                   && rules.firstProgressStarts) {
            setStatus(&entry, Status::InProgress, total, today);
        } else if (total && entry.progress < *total && entry.status == Status::Completed
                   && rules.progressReopens) {
            setStatus(&entry, Status::InProgress, total, today);
        }
    }
    setPlainFields(&entry, patch);
    change.offersRating
        = entry.status == Status::Completed && before.status != Status::Completed && !entry.rating;
    return change;
}

} // namespace omt
