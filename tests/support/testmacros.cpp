// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmacros.h"

#include <QFileInfo>

namespace omt::test {

QString sharedData(const QString &relativePath)
{
    const QString root = qEnvironmentVariable("OMT_SHARED_DATA", QStringLiteral(OMT_SHARED_DATA));
    const QString path = root + u'/' + relativePath;
    if (QFileInfo::exists(path))
        return path;
    qInfo("Shared test data is not there: %s", qPrintable(path));
    return {};
}

} // namespace omt::test
