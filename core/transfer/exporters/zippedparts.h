// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <memory>

class QIODevice;
class QTemporaryFile;

namespace omt::transfer {

/**
 * JSON arrays that grow side by side, each in a temporary file, and go into one zip at the end; a
 * zip must know how long each part is before it begins.
 */
class ZippedParts
{
public:
    ZippedParts();
    ~ZippedParts();

    /** Adds an object to the array of that name ("ratings-movies.json"). */
    [[nodiscard]] Result<> add(const QString &name, const QByteArray &object);
    /** Writes the archive; the parts are gone then. */
    [[nodiscard]] Result<> write(QIODevice &device);

private:
    std::map<QString, std::unique_ptr<QTemporaryFile>> m_parts;
};

} // namespace omt::transfer
