// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/omt/console.h"
#include "core/domain/title.h"
#include "core/library/libraryservice.h"

#include <QJsonObject>
#include <QString>

namespace omt::cli {

/** One entry as `omt library --json` gives it. The field names are stable. */
[[nodiscard]] QJsonObject entryJson(const library::LibraryRecord &record);

/** The same of the detail that one title's page shows. */
[[nodiscard]] library::LibraryRecord recordOf(const library::EntryDetail &detail);

/** "12/24", "3" when the total is unknown. */
[[nodiscard]] QString progressText(int progress, std::optional<int> total);
/** "Cowboy Bebop (Anime, 1998)". */
[[nodiscard]] QString titleText(const TitleRow &row);

[[nodiscard]] Table entryTable(const QList<library::LibraryRecord> &records);

} // namespace omt::cli
