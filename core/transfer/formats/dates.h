// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/partialdate.h"

namespace omt::transfer {

/** Which number of 3/4/2021 is the day. */
enum class DateOrder { MonthFirst, DayFirst };

/**
 * A date of a person's history however it is written: ISO and partial as PartialDate reads them,
 * "2021-05-17 12:34:56 +0000 UTC", 17.05.2021, 5/17/21, "17 May 2021", "May 17, 2021, 9:30pm",
 * 20210517. Unknown when it cannot be read and for sentinels.
 */
[[nodiscard]] PartialDate historyDate(QStringView text, DateOrder order = DateOrder::MonthFirst);

/** 0000-00-00, 1970-01-01, 0001-01-01, "N/A", "never" and the like: nothing is known. */
[[nodiscard]] bool isDateSentinel(QStringView text);

/** Seconds or milliseconds since 1970, or the digits YYYYMMDD with zeros for what is not known. */
[[nodiscard]] PartialDate epochDate(double number);

/**
 * Which order makes sense of all these dates with slashes: that of the first one that has only one
 * meaning, else `otherwise`.
 */
[[nodiscard]] DateOrder orderOf(const QStringList &dates, DateOrder otherwise);

} // namespace omt::transfer
