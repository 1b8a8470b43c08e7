// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>

#include <optional>

namespace omt::transfer {

// Objects of a library file as the statements that store them take them.

/** Nothing when it is no title: it lacks an identity, a name or a known type. */
[[nodiscard]] std::optional<QJsonObject> restoredMedia(const QJsonObject &object);
/** Nothing when it lacks a title or a known status. */
[[nodiscard]] std::optional<QJsonObject> restoredEntry(const QJsonObject &object);

} // namespace omt::transfer
