// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace omt {

/**
 * How a normalised title in Cyrillic or kana is typed on a Latin keyboard: "naruto" for "なると",
 * "stalker" for "сталкер"; both "toukyou" and "tokyo" where long vowels are. Empty when nothing in
 * it is Cyrillic or kana; Chinese characters stay as they are. Thread-safe.
 */
[[nodiscard]] QStringList romanisedTitles(QStringView normalised);

} // namespace omt
