// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>

#include <optional>

namespace omt::transfer {

// Objects of a library file as the statements that store them take them.

/** Nothing when it is no title: it lacks an identity, a name or a known type. */
[[nodiscard]] std::optional<QJsonObject> restoredMedia(const QJsonObject &object);
/** Nothing when it lacks a title or a known status, or has an unfitField(). */
[[nodiscard]] std::optional<QJsonObject> restoredEntry(const QJsonObject &object);

/** The first field of an entry with a value that it cannot have ("passes.rating"); else empty. */
[[nodiscard]] QString unfitField(const QJsonObject &entry);

} // namespace omt::transfer
