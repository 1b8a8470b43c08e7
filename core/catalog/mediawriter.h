// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/title.h"

namespace omt::db {
class Connection;
}

namespace omt::catalog {

/**
 * Adds a title with its names, keys and typed attributes, and what search needs of it; gives its
 * new id (`media.id` is ignored). In the caller's transaction and edit; blocks. Invalid without a
 * name, Conflict when another title has one of its keys.
 */
[[nodiscard]] Result<MediaId> insertMedia(db::Connection &connection, const Media &media);

/** Everything the catalog says of one title; NotFound when it is not there. Blocks. */
[[nodiscard]] Result<Media> selectMedia(db::Connection &connection, MediaId id);

} // namespace omt::catalog
