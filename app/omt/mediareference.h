// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/ids.h"

#include <QString>

namespace omt::cli {

class LibrarySession;

/**
 * The title that somebody named: by its id, by a key at another service ("mal:5114",
 * "mal/manga:5114"), or by its exact title (whatever case and accents). NotFound when there is
 * none; Conflict, with the candidates in the hint, when there are several.
 */
[[nodiscard]] Result<MediaId> findMedia(LibrarySession &session, const QString &named);

} // namespace omt::cli
