// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/omt/exitcode.h"
#include "core/base/result.h"

#include <QCommandLineOption>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <limits>

class QCommandLineParser;

namespace omt::cli {

class Console;
class Interruption;

/** One call of a command: what was typed, and what it may use. Lives for the call. */
struct Invocation
{
    const QCommandLineParser &parser;
    QStringList arguments; ///< positional ones, their number checked
    Console &console;
    Interruption &interruption;
    bool asJson = false;
    QString dataDir; ///< empty: the default
};

/** One command of omt: its name, what it takes, what it does. */
struct Command
{
    QString name; ///< one or two words: "import undo"
    QString synopsis; ///< of its arguments: "FILE..."
    QString summary; ///< translated, one line
    QString description; ///< translated, may be empty
    QList<QCommandLineOption> options;
    int minimumArguments = 0;
    int maximumArguments = 0;
    std::function<Result<ExitCode>(Invocation &)> run;
};

inline constexpr int anyNumber = std::numeric_limits<int>::max();

} // namespace omt::cli
