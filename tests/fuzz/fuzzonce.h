// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace omt::test {

/**
 * Recognises the bytes and reads them as each of these formats ("mal-xml,tellico"; "table": what
 * its own columns seem to mean), known or not: nothing may crash, hang, or fail with another error
 * than one about the input. Says what is wrong; empty: nothing.
 */
[[nodiscard]] QString fuzzOnce(const QByteArray &bytes, const QString &formats);

} // namespace omt::test
