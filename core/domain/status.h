// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace omt {

/** Where a person stands with a title, in the order menus show it. */
enum class Status { InProgress, Planned, Completed, OnHold, Dropped };

inline constexpr std::array allStatuses{Status::InProgress, Status::Planned, Status::Completed,
                                        Status::OnHold, Status::Dropped};

/** As in interaction.user_media.status: "in_progress". */
[[nodiscard]] QString toString(Status status);
[[nodiscard]] std::optional<Status> statusFromString(QStringView key);

/** Translated, for people: "In progress". */
[[nodiscard]] QString displayName(Status status);

} // namespace omt

Q_DECLARE_METATYPE(omt::Status)
