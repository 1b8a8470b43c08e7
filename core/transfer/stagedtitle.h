// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/db/copywriter.h"
#include "core/domain/title.h"
#include "core/domain/typedattributes.h"

namespace omt::transfer {

/** The name to match a person by: "Tolkien, J. R. R." and "J.R.R. Tolkien" are the same. */
[[nodiscard]] QString creatorKey(const QString &name);

/** A date the database can hold; else unknown. */
[[nodiscard]] PartialDate storableDate(const PartialDate &date);

/** At most `length` characters, without half of one at the end. */
[[nodiscard]] QString cutText(const QString &text, qsizetype length);

/// Parts of a title as the tables take them: trimmed, cut, without repeats and without what no
/// column holds.
[[nodiscard]] QString storableTitle(const Media &media);
[[nodiscard]] QString storableClass(const Media &media);
[[nodiscard]] QStringList storableList(const QStringList &list);
[[nodiscard]] QList<ExternalKey> storableKeys(const Media &media);
[[nodiscard]] QList<TitleName> storableNames(const Media &media, const QString &title);
[[nodiscard]] SplitAttributes storableAttributes(const Media &media);
[[nodiscard]] double storablePopularity(const Media &media);

/**
 * Whether a title says enough to be staged: a name, or a key. `writeTitle` writes its fields in the
 * order of the stage tables: media_type, media_class, family, title, title_key, search_text,
 * release_date, release_precision, country, creators, creator_keys, genres, cover_url, description,
 * popularity, attributes, other_attributes, keys, names. Values that no column takes are cut, moved
 * to the long tail or left out, so that a COPY never fails of them.
 */
[[nodiscard]] bool isStageable(const Media &media);
void writeTitle(db::CopyWriter &writer, const Media &media);

} // namespace omt::transfer
