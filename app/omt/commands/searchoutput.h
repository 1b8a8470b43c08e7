// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/omt/console.h"
#include "core/catalog/catalogservice.h"

namespace omt::cli {

/** One line each, to standard error: the filters that could not be understood, and why. */
void printQueryProblems(Console &console, const catalog::SearchAnswer &answer);

} // namespace omt::cli
