// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/textrange.h"
#include "core/domain/titletext.h"

#include <QList>

namespace omt {

/**
 * The parts of a title, as written, that what was typed found: beginnings of words, and parts of
 * runs of scripts that do not part words. In order, without overlaps. What was found otherwise (a
 * romanisation, a misspelling) is not marked.
 */
[[nodiscard]] QList<TextRange> markedRanges(const QString &title, const TitleSearch &words);

} // namespace omt
