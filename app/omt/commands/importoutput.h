// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/omt/command.h"
#include "core/transfer/importjob.h"

namespace omt::cli {

/** The first few, to standard error: "file:line: what is wrong". */
void printProblems(Console &console, const QList<transfer::Problem> &problems);
/** "      12  new", one line for each count that is not zero; the first always. */
void printCounts(Console &console, const QList<std::pair<QString, qint64>> &counts);

void printImportReport(Invocation &call, const transfer::ImportReport &report, bool wasDryRun);
void printImportRuns(Invocation &call, const QList<transfer::ImportRun> &runs);

} // namespace omt::cli
