// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <Qt>

namespace omt::ui {

/** What models of titles offer beside the display text. */
enum Role {
    IdRole = Qt::UserRole + 1, ///< MediaId
    RowRole, ///< TitleRow, whole; invalid while it is being fetched
    SectionRole, ///< sidebar and omnibox: what kind of line it is
    CountRole, ///< sidebar: how many
    CountIsEstimatedRole, ///< sidebar, bool: about so many
    IconRole, ///< name of an icon
    MatchRole, ///< omnibox: TitleMatch
    DetailRole, ///< omnibox: what stands behind or below the text
    ScaleRole, ///< int: the RatingScale ratings are shown on
    SortRole, ///< of a column's head, int: the TitleSort a click sorts by; invalid: none
};

/** What dragged titles travel as: their ids, one a line. */
inline constexpr char mediaIdsMime[] = "application/x-omnimediatrak-media-ids";

} // namespace omt::ui
