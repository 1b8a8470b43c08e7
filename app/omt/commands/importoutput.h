// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/omt/command.h"
#include "core/transfer/importjob.h"

namespace omt::cli {

void printImportReport(Invocation &call, const transfer::ImportReport &report, bool wasDryRun);
void printImportRuns(Invocation &call, const QList<transfer::ImportRun> &runs);

} // namespace omt::cli
