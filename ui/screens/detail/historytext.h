// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/mediatype.h"
#include "core/library/libraryservice.h"

#include <QStringList>

namespace omt::ui {

/** What a line of a title's history says, one sentence a changed thing; empty: nothing of note. */
[[nodiscard]] QStringList historySentences(const library::HistoryEvent &event, MediaType type,
                                           RatingScale scale = RatingScale::FiveStars);

} // namespace omt::ui
