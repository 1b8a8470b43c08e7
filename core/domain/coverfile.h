// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace omt {

/** The file that a cover of this address is kept in, without the folder. */
[[nodiscard]] QString coverFileName(const QString &url);

/** The bytes of a cover kept in `directory`, or of a local file; empty when there is none. */
[[nodiscard]] QByteArray readCover(const QString &directory, const QString &url);

} // namespace omt
