// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/searchoutput.h"

using namespace Qt::StringLiterals;

namespace omt::cli {

void printQueryProblems(Console &console, const catalog::SearchAnswer &answer)
{
    for (const catalog::QueryProblem &problem : answer.problems)
        console.printNote(answer.text.mid(problem.position, problem.length) + u": "_s
                          + problem.message);
}

} // namespace omt::cli
