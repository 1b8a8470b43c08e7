// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/partialdate.h"
#include "core/domain/ids.h"
#include "core/domain/rating.h"
#include "core/domain/status.h"

#include <QJsonObject>
#include <QMetaType>
#include <QStringList>

#include <optional>

namespace omt {

/** One earlier time through a title; the current one is the Entry itself. */
struct Pass
{
    int number = 1; ///< 1 is the first time
    Status status = Status::Completed;
    int progress = 0; ///< in the type's unit
    std::optional<Rating> rating;
    PartialDate startedAt;
    PartialDate completedAt;

    friend bool operator==(const Pass &, const Pass &) = default;
};

/** A written opinion, on one pass through a title. */
struct Review
{
    int passNumber = 1;
    QString text; ///< as the source wrote it; may hold HTML, shown as plain text
    bool hasSpoilers = false;
    bool isPublic = false;
    PartialDate writtenAt;

    friend bool operator==(const Review &, const Review &) = default;
};

/** What a person keeps of one title: one row of interaction.user_media. */
struct Entry
{
    MediaId mediaId;
    Status status = Status::Planned;
    int progress = 0; ///< in the type's unit
    std::optional<Rating> rating;
    QString notes;
    QStringList tags; ///< in the person's order, no repeats
    PartialDate startedAt;
    PartialDate completedAt;
    int passNumber = 1; ///< the pass this row shows
    bool isFavourite = false;
    bool isPrivate = false;
    QJsonObject metaSnapshot; ///< what sources said that has no column, by source name
    QDateTime createdAt;
    QDateTime updatedAt;

    /** How many times the person began it: 0 while it is only planned. */
    [[nodiscard]] int passCount() const;

    friend bool operator==(const Entry &, const Entry &) = default;
};

/** A change to some fields of an entry; what is empty stays as it is. */
struct EntryPatch
{
    std::optional<Status> status;
    std::optional<int> progress; ///< absolute
    std::optional<int> progressBy; ///< relative; with `progress` empty
    std::optional<std::optional<Rating>> rating; ///< set to nullopt: unrate
    std::optional<QString> notes;
    std::optional<QStringList> tags;
    std::optional<PartialDate> startedAt; ///< an unknown date clears it
    std::optional<PartialDate> completedAt;
    std::optional<bool> isFavourite;
    std::optional<bool> isPrivate;
    bool startsAgain = false; ///< opens a new pass before the rest is applied

    [[nodiscard]] bool isEmpty() const;
};

} // namespace omt

Q_DECLARE_METATYPE(omt::Entry)
