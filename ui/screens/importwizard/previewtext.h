// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/previewrow.h"

namespace omt::ui {

/** Translated: "New", "Close call". */
[[nodiscard]] QString displayName(transfer::PreviewState state);
/** Translated: what that means, in a sentence. */
[[nodiscard]] QString description(transfer::PreviewState state);
/** Translated: "Rating", "Started". */
[[nodiscard]] QString importFieldName(const QString &field);
/** "Rating 5 → 8; Notes → fine" */
[[nodiscard]] QString changesText(const QList<transfer::PreviewField> &changes);
/** "Rating: yours 5, theirs 8" */
[[nodiscard]] QString conflictText(const transfer::PreviewField &conflict);
/** "Solaris (1972), Andrei Tarkovsky: 60 %, in your library" */
[[nodiscard]] QString candidateText(const transfer::PreviewCandidate &candidate);
/** What happens to a line, in one line. */
[[nodiscard]] QString outcomeText(const transfer::PreviewRow &row);

} // namespace omt::ui
