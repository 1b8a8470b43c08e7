// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/title.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace omt::transfer {

/**
 * What one record of a foreign file says: of a title, and of the person's history with it. A field
 * that the file does not have stays empty and changes nothing; several rows may speak of the same
 * title (Letterboxd keeps ratings, diary and reviews in files of their own) and are merged by the
 * import job.
 */
struct ImportRow
{
    QString file; ///< for messages: the file, and the member of the archive if any
    qint64 line = 0; ///< where the record starts, from 1
    /// How many records of the file this row puts together (a show's episodes, an album's tracks);
    /// 0 when it only says more of the record of the row before it.
    int records = 1;

    /// The title. `media.id` is unused; `media.title` may be empty when externalKeys identify it.
    Media media;

    std::optional<Status> status;
    std::optional<int> progress;
    std::optional<Rating> rating;
    std::optional<QString> notes;
    std::optional<QString> review;
    bool reviewHasSpoilers = false;
    QStringList tags;
    PartialDate startedAt;
    PartialDate completedAt;
    PartialDate addedAt; ///< when it came onto the list
    PartialDate updatedAt; ///< when the source last changed it; for the "newest" conflict rule
    std::optional<bool> isFavourite;
    std::optional<bool> isPrivate;

    /// How many times it was seen before the current pass, where the source only counts them.
    std::optional<int> earlierPasses;
    /// Dates of the earlier pass, where the source keeps them while the current one goes on.
    PartialDate earlierStartedAt;
    PartialDate earlierCompletedAt;
    /// True: this row is one dated play (a diary line); completedAt, rating and review belong to
    /// it.
    bool isPlay = false;
    /// A play that the source calls a repeat: there was at least one before, dated or not.
    bool isRepeat = false;

    /// Lists of the person the title stands in, with its place there (from 1, or 0: at the end).
    struct ListPlace
    {
        QString list;
        QString description;
        int position = 0;
        QString note;
    };
    QList<ListPlace> lists;

    /// Of catalogs: keys of the creators, where their names are in another file of the source.
    QStringList creatorKeys;
    /// Of catalogs: speaks of a title that another record of the source is about (an edition of a
    /// work), so it adds names and keys, and single values only where there are none.
    bool supplements = false;

    /// Everything else the record says, for meta_snapshot under the format's source name.
    QJsonObject extras;
};

/** Something wrong with one record, or with the file. Plain text, translated, safe to show. */
struct Problem
{
    QString file;
    qint64 line = 0; ///< 0: the file as a whole
    QString message;
    bool recordKept = false; ///< a row comes all the same; only a part of the record was unreadable
};

} // namespace omt::transfer
