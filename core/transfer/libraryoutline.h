// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace omt::transfer {

class InputStream;

/** Whether a file is the full export of a library, whatever the order of its keys. */
[[nodiscard]] bool isLibraryFile(const QString &path);

/** The outermost keys of a JSON document in their order, of one with broken text up to there. */
[[nodiscard]] Result<QStringList> outermostKeys(InputStream &stream);

/**
 * The parts of a library that are read together, one list after the other: what refers to a title
 * has to come behind the titles. One list of all of them when the file has them in that order.
 */
[[nodiscard]] QList<QStringList> passesOver(const QStringList &keys);

} // namespace omt::transfer
