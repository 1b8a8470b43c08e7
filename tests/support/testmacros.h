// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QTest>

namespace omt::test {

/** Where the real exports and catalogs lie, or empty (and says so) when they are not there. */
[[nodiscard]] QString sharedData(const QString &relativePath);

} // namespace omt::test

/** Fails the test with the error's own words when `result` is a failure. */
#define OMT_VERIFY(result)                                                                         \
    do {                                                                                           \
        const auto &omtResult = (result);                                                          \
        if (!omtResult)                                                                            \
            QFAIL(qPrintable(omtResult.error().toLogString()));                                    \
    } while (false)

/** Skips the test function, saying why, when a shared file is not there. */
#define OMT_SHARED_OR_SKIP(path)                                                                   \
    do {                                                                                           \
        if (omt::test::sharedData(path).isEmpty())                                                 \
            QSKIP("the shared test data is not beside the checkout");                              \
    } while (false)
