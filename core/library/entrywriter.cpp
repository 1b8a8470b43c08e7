// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/entrywriter.h"

#include "core/catalog/mediawriter.h"
#include "core/catalog/titlerows.h"
#include "core/db/connection.h"
#include "core/db/journal.h"
#include "core/domain/writtentext.h"
#include "core/library/editlabels.h"
#include "core/library/entrybindings.h"

#include <QCoreApplication>
#include <QSet>

namespace omt::library {

using db::Connection;
using db::Statement;

namespace {

struct LibraryText
{
    Q_DECLARE_TR_FUNCTIONS(omt::LibraryService)
};

QList<MediaId> withoutRepeats(const QList<MediaId> &ids)
{
    QList<MediaId> unique;
    QSet<MediaId> seen;
    for (const MediaId id : ids) {
        if (!seen.contains(id))
            unique.append(id);
        seen.insert(id);
    }
    return unique;
}

// Tags as they are kept: trimmed, none that shows nothing, none twice.
EntryPatch tidied(EntryPatch patch)
{
    if (!patch.tags)
        return patch;
    QStringList tags;
    for (const QString &tag : std::as_const(*patch.tags)) {
        const QString trimmed = tag.trimmed();
        if (!showsNothing(trimmed) && !tags.contains(trimmed))
            tags.append(trimmed);
    }
    patch.tags = tags;
    return patch;
}

struct Changes
{
    EditSubject subject;
    Entry first; ///< the first changed entry, as it will be
    QList<Entry> entries;
    QList<ClosedPass> passes;
    EditReceipt receipt;
};

Changes changesOf(const db::Rows &rows, const EntryPatch &patch, const AutomaticRules &rules)
{
    const QDate today = QDate::currentDate();
    Changes changes;
    changes.subject.titles = 0;
    for (const db::Row row : rows) {
        const bool isNew = row.isNull(u"status");
        Entry before;
        if (!isNew)
            before = catalog::entryOf(row);
        before.mediaId = row.id<MediaId>(u"id");
        std::optional<int> total;
        if (const auto number = row.optionalInteger(u"progress_total"))
            total = static_cast<int>(*number);
        const EntryChange change = applyPatch(before, patch, total, today, rules,
                                              mediaTypeFromString(row.text(u"media_type")));
        if (!isNew && change.after == before && !change.closedPass)
            continue;
        if (changes.entries.isEmpty()) {
            changes.subject.title = row.text(u"title");
            changes.first = change.after;
        }
        ++changes.subject.titles;
        changes.subject.added += isNew ? 1 : 0;
        changes.subject.again += change.closedPass ? 1 : 0;
        const bool wasCompleted = before.status == Status::Completed && !change.closedPass;
        changes.subject.completed
            += change.after.status == Status::Completed && !wasCompleted ? 1 : 0;
        changes.entries.append(change.after);
        if (change.closedPass)
            changes.passes.append({before.mediaId, *change.closedPass});
        if (change.offersRating)
            changes.receipt.offersRating.append(before.mediaId);
    }
    changes.receipt.changed = changes.subject.titles;
    return changes;
}

Result<> write(Connection &connection, const Changes &changes)
{
    const auto saved
        = connection.execute(Statement::load(u"library/save_entries"), bindingsOf(changes.entries));
    if (!saved)
        return saved.error();
    if (changes.passes.isEmpty())
        return {};
    const auto closed
        = connection.execute(Statement::load(u"library/save_passes"), bindingsOf(changes.passes));
    return closed.map([](qint64) { return Done{}; });
}

Result<> run(Connection &connection, QStringView statement, const db::Bindings &bindings)
{
    return connection.execute(Statement::load(statement), bindings).map([](qint64) {
        return Done{};
    });
}

Review reviewOf(const db::Row &row, int passNumber)
{
    Review review;
    review.passNumber = passNumber;
    review.text = row.text(u"body");
    review.hasSpoilers = row.boolean(u"has_spoilers");
    review.isPublic = row.boolean(u"is_public");
    review.writtenAt = PartialDate::fromStart(row.dateTime(u"written_at"),
                                              precisionFromString(row.text(u"written_precision")));
    return review;
}

db::Bindings bindingsOf(MediaId id, const Review &review)
{
    return {{u"media_id", id},
            {u"pass_number", review.passNumber},
            {u"body", review.text},
            {u"has_spoilers", review.hasSpoilers},
            {u"is_public", review.isPublic},
            {u"written_at", review.writtenAt.start()},
            {u"written_precision", review.writtenAt.precision()}};
}

} // namespace

Result<EditReceipt> applyToEntries(Connection &connection, const QList<MediaId> &ids,
                                   const EntryPatch &patch, const AutomaticRules &rules,
                                   RatingScale scale)
{
    const EntryPatch tidy = tidied(patch);
    const auto rows = connection.query(Statement::load(u"library/select_entries_for_update"),
                                       {{u"ids", withoutRepeats(ids)}});
    if (!rows)
        return rows.error();
    if (rows->isEmpty() && !ids.isEmpty())
        return makeError(Error::Kind::NotFound,
                         LibraryText::tr("This title is not in the catalog any more."));
    Changes changes = changesOf(*rows, tidy, rules);
    if (changes.entries.isEmpty())
        return changes.receipt;
    changes.receipt.label = labelOfPatch(tidy, changes.subject, changes.first, scale);
    const auto edit = db::beginEdit(connection, changes.receipt.label);
    if (!edit)
        return edit.error();
    changes.receipt.editId = *edit;
    return write(connection, changes).map([&](Done) { return changes.receipt; });
}

Result<AddedTitle> addTitleByHand(Connection &connection, const Media &media,
                                  const std::optional<EntryPatch> &patch,
                                  const AutomaticRules &rules)
{
    AddedTitle added;
    added.receipt.label = labelOfNewTitle(media.title, patch.has_value());
    const auto edit = db::beginEdit(connection, added.receipt.label);
    if (!edit)
        return edit.error();
    added.receipt.editId = *edit;
    const auto id = catalog::insertMedia(connection, media);
    if (!id)
        return id.error();
    added.id = *id;
    if (!patch)
        return added;
    const auto rows = connection.query(Statement::load(u"library/select_entries_for_update"),
                                       {{u"ids", QList<MediaId>{*id}}});
    if (!rows)
        return rows.error();
    const Changes changes = changesOf(*rows, tidied(*patch), rules);
    added.receipt.changed = changes.receipt.changed;
    added.receipt.offersRating = changes.receipt.offersRating;
    return write(connection, changes).map([&](Done) { return added; });
}

Result<EditReceipt> removeEntries(Connection &connection, const QList<MediaId> &ids)
{
    const auto own
        = connection.query(Statement::load(u"library/select_own_titles"), {{u"ids", ids}});
    if (!own)
        return own.error();
    EditReceipt receipt;
    if (own->isEmpty())
        return receipt;
    receipt.changed = own->size();
    receipt.label = labelOfRemoval({own->first().text(u"title"), own->size(), 0});
    const auto edit = db::beginEdit(connection, receipt.label);
    if (!edit)
        return edit.error();
    receipt.editId = *edit;
    // Children by themselves: the journal then has a whole set at once, not one for each entry.
    const db::Bindings gone{
        {u"ids", own->map([](const db::Row &row) { return row.id<MediaId>(u"id"); })}};
    for (const QStringView statement :
         {QStringView(u"library/delete_list_places"), QStringView(u"library/delete_reviews"),
          QStringView(u"library/delete_passes"), QStringView(u"library/delete_entries")}) {
        if (const auto done = run(connection, statement, gone); !done)
            return done.error();
    }
    return receipt;
}

Result<EditReceipt> writeReview(Connection &connection, MediaId id, const Review &review)
{
    const auto rows = connection.query(Statement::load(u"library/select_review"),
                                       {{u"media_id", id}, {u"pass_number", review.passNumber}});
    if (!rows)
        return rows.error();
    if (rows->isEmpty()) {
        return makeError(Error::Kind::NotFound,
                         LibraryText::tr("This title is not in your library."), {},
                         LibraryText::tr("Add it to the library first, then write the review."));
    }
    const db::Row present = rows->first();
    const bool exists = !present.isNull(u"body");
    const bool removes = review.text.trimmed().isEmpty();
    EditReceipt receipt;
    if (removes ? !exists : exists && reviewOf(present, review.passNumber) == review)
        return receipt;
    receipt.changed = 1;
    receipt.label = labelOfReview(present.text(u"title"), removes);
    const auto edit = db::beginEdit(connection, receipt.label);
    if (!edit)
        return edit.error();
    receipt.editId = *edit;
    const auto done = removes ? run(connection, u"library/delete_review",
                                    {{u"media_id", id}, {u"pass_number", review.passNumber}})
                              : run(connection, u"library/save_review", bindingsOf(id, review));
    return done.map([&](Done) { return receipt; });
}

} // namespace omt::library
