// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/automaticrules.h"
#include "core/domain/title.h"
#include "core/domain/titlequery.h"

#include <QDateTime>
#include <QFuture>
#include <QHash>
#include <QList>
#include <QMutex>

namespace omt::db {
class Database;
}

namespace omt::library {

/** One line of a title's history, newest first: what the journal says of it. */
struct HistoryEvent
{
    QDateTime when;
    QString operation; ///< "insert", "update" or "delete"
    QString table; ///< "interaction.user_media", "interaction.passes", ...
    QJsonObject before; ///< changed columns
    QJsonObject after;
    QString label; ///< of the undoable step it belongs to; empty outside one
};

/** Everything of the reader about one title; the detail pane shows it. */
struct EntryDetail
{
    Media media;
    std::optional<Entry> entry; ///< with metaSnapshot
    QList<Pass> earlierPasses; ///< oldest first
    QList<Review> reviews;
    QStringList lists; ///< names of the lists it stands in
    QList<HistoryEvent> history; ///< newest 50
};

/** How many entries there are; the sidebar shows it. */
struct LibraryCounts
{
    int total = 0;
    QHash<Status, int> byStatus;
    QHash<MediaType, int> byType;
    qint64 catalog = 0; ///< titles in the catalog, estimated when there are very many
};

/** What an edit did; `label` says it for people ("Rated 3 titles"), already translated. */
struct EditReceipt
{
    EditId editId;
    QString label;
    int changed = 0; ///< entries that really changed; 0: nothing was written
    QList<MediaId> offersRating; ///< just completed and unrated
};

/** A title added by hand, and the step that did it. */
struct AddedTitle
{
    MediaId id;
    EditReceipt receipt; ///< `changed` counts the entry: 0 when it went into the catalog only
};

/** An entry as `omt library` and the exports give it: the row with its keys and lists. */
struct LibraryRecord
{
    TitleRow row; ///< entry is always set, with metaSnapshot
    QList<ExternalKey> externalKeys;
    QStringList lists;
    QList<Pass> earlierPasses;
    QList<Review> reviews;
};

/**
 * A person's library: reading pages of it, and changing entries, each change one undoable step in
 * one transaction. The automatic rules are applied here and belong to the same step. Belongs to
 * the composition root; usable from any thread; nothing blocks, answers are futures that finish on
 * a database thread (attach with a QFutureWatcher or ui's onAnswer()).
 */
class LibraryService
{
public:
    explicit LibraryService(db::Database &database);

    void setAutomaticRules(const AutomaticRules &rules);
    /** How steps name ratings ("Rated “Frieren” 4½ of 5 stars"); of 100 unless told. */
    void setRatingScale(RatingScale scale);

    /** The ordered ids of a page's titles, and its first `rows` rows (none: 0). */
    [[nodiscard]] QFuture<Result<TitleListing>> page(const TitleQuery &query, int rows);
    /** Rows for these ids, in this order; ids that are gone are left out. */
    [[nodiscard]] QFuture<Result<QList<TitleRow>>> rows(const QList<MediaId> &ids);
    [[nodiscard]] QFuture<Result<LibraryCounts>> counts();
    [[nodiscard]] QFuture<Result<EntryDetail>> detail(MediaId id);
    /** All of the library that `query` names, in its order. */
    [[nodiscard]] QFuture<Result<QList<LibraryRecord>>> records(const TitleQuery &query);

    /**
     * Changes the entries of all these titles in one undoable step. A title that is not in the
     * library yet is added first (planned, unless the patch says otherwise).
     */
    [[nodiscard]] QFuture<Result<EditReceipt>> apply(const QList<MediaId> &ids,
                                                     const EntryPatch &patch);
    /**
     * Adds a title to the catalog by hand (`media.id` is ignored) and, where there is a patch, to
     * the library as the patch says (planned, unless it says otherwise): one undoable step.
     * Invalid without a name, Conflict when another title has one of its keys.
     */
    [[nodiscard]] QFuture<Result<AddedTitle>>
    addTitle(const Media &media, const std::optional<EntryPatch> &patch = std::nullopt);
    /** Takes these titles out of the library, with their passes, reviews and list places. */
    [[nodiscard]] QFuture<Result<EditReceipt>> remove(const QList<MediaId> &ids);
    /** Writes or (with an empty text) removes the review of one pass. */
    [[nodiscard]] QFuture<Result<EditReceipt>> setReview(MediaId id, const Review &review);

private:
    db::Database &m_database;
    QMutex m_mutex; // guards what follows
    AutomaticRules m_rules;
    RatingScale m_ratingScale = RatingScale::Hundred;
};

} // namespace omt::library
