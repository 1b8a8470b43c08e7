// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>

namespace omt::transfer {

// Objects of a library file as the statements that store them take them.

/** Of a title without an unfitField(). */
[[nodiscard]] QJsonObject restoredMedia(const QJsonObject &object);
/** Of an entry without an unfitField(). */
[[nodiscard]] QJsonObject restoredEntry(const QJsonObject &object);

/** An identity in the one spelling that files have. */
[[nodiscard]] bool isStorableId(const QJsonValue &value);

/**
 * The first field of an object of that part ("media", "entries", ...) that is missing though it
 * must be there, or has a value it cannot have ("passes.rating"); else empty. Items of lists are
 * not looked at: each is judged as one of the part "items".
 */
[[nodiscard]] QString unfitField(const QString &part, const QJsonObject &object);

} // namespace omt::transfer
