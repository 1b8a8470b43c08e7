// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/rows.h"
#include "core/domain/ids.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <array>

namespace omt::transfer {

/** What would become of a record. */
enum class PreviewState {
    New, ///< a title that is not in the library yet
    Changed, ///< the entry learns something
    Same, ///< the library says all of it already
    Conflict, ///< the library says otherwise, and that counts (the rule says so)
    Close, ///< resembles titles of the catalog, none surely: becomes a title of its own
    Unmatched, ///< names no title, and the catalog does not know its key
    Broken, ///< could not be read
    Merged, ///< speaks of the title of an earlier record as well
    Skipped, ///< left out, as the person decided
};
inline constexpr std::array everyPreviewState{
    PreviewState::New,      PreviewState::Changed, PreviewState::Same,
    PreviewState::Conflict, PreviewState::Close,   PreviewState::Unmatched,
    PreviewState::Broken,   PreviewState::Merged,  PreviewState::Skipped};
/** "new", "changed", ... */
[[nodiscard]] QString toString(PreviewState state);

/** A title that a record could be. */
struct PreviewCandidate
{
    MediaId media;
    QString title;
    QString mediaType;
    int year = 0; ///< 0: unknown
    QStringList creators;
    int score = 0; ///< to 100
    bool isInLibrary = false;
};

/** A field that changes, or (in conflicts) does not though the file says otherwise. */
struct PreviewField
{
    QString field; ///< of conflictFields, or "lists"
    QString mine; ///< empty: nothing
    QString theirs; ///< what is written, or what the file says
};

/** One line of the preview: one record of a file. */
struct PreviewRow
{
    qint64 number = 0; ///< its place in the preview, from 1
    PreviewState state = PreviewState::New;
    qint64 record = 0; ///< by which it is decided about; 0: nothing to decide
    qint64 title = 0; ///< the record of its title that stands for all
    QString file;
    qint64 line = 0;
    QStringList sources; ///< that speak of its title in this import
    QString name;
    QString mediaType;
    int year = 0;
    QStringList creators;
    MediaId media; ///< of the catalog; null: none yet
    QString matchedTitle;
    int score = 0; ///< of the best candidate
    bool isDecided = false;
    QList<PreviewField> changes;
    QList<PreviewField> conflicts;
    QList<PreviewCandidate> candidates;
    QString reason; ///< of a broken one, translated
    QStringList notes; ///< what of the record could not be read, though it comes; translated

    /** As `omt import --dry-run --json` prints it; field names are stable. */
    [[nodiscard]] QJsonObject toJson() const;
};

/** Of transfer/select_import_preview. */
[[nodiscard]] PreviewRow previewRowOf(const db::Row &row);
[[nodiscard]] PreviewState previewStateFromString(QStringView key);

} // namespace omt::transfer
