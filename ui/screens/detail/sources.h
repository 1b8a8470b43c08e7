// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/externalkey.h"

#include <QUrl>

namespace omt::ui {

/** "MyAnimeList" for "mal"; what is not known is shown as it is. */
[[nodiscard]] QString sourceName(const QString &source);
/** Where the service shows the title; empty when it is not known how. */
[[nodiscard]] QUrl sourcePage(const ExternalKey &key);
/** "my_rewatching_ep" as people would write it. */
[[nodiscard]] QString fieldName(const QString &key);

} // namespace omt::ui
