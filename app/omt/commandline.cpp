// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commandline.h"

#include "app/omt/console.h"
#include "app/omt/interruption.h"
#include "app/omt/librarysession.h"
#include "core/server/serverloss.h"

#include <QCommandLineParser>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

constexpr auto personalProfile = "personal"_L1;

QList<QCommandLineOption> commonOptions()
{
    return {
        {u"json"_s, Omt::tr("Print JSON with stable field names.")},
        {u"data-dir"_s, Omt::tr("Use the library in DIR instead of the default one."), u"DIR"_s},
        {u"profile"_s, Omt::tr("Use the connection profile NAME."), u"NAME"_s},
        {{u"h"_s, u"help"_s}, Omt::tr("Show this help.")},
        {{u"v"_s, u"version"_s}, Omt::tr("Show the version.")},
    };
}

/** How many arguments from `at` on belong to a common option that stands before the command. */
int leadingOptionLength(const QStringList &arguments, qsizetype at)
{
    const QString &argument = arguments[at];
    if (!argument.startsWith(u'-') || argument == u"--")
        return 0;
    return argument == u"--data-dir" || argument == u"--profile" ? 2 : 1;
}

const Command *findCommand(const QList<Command> &commands, const QString &name)
{
    const auto found = std::find_if(commands.cbegin(), commands.cend(),
                                    [&](const Command &c) { return c.name == name; });
    return found == commands.cend() ? nullptr : &*found;
}

QString overview(const QList<Command> &commands, const QString &group = {})
{
    QString text = Omt::tr("Usage: omt COMMAND [OPTIONS]\n\n"
                           "OmniMediaTrak's library, for scripts and the keyboard.\n\nCommands:\n");
    if (!group.isEmpty())
        text = Omt::tr("Usage: omt %1 COMMAND [OPTIONS]\n\nCommands:\n").arg(group);
    qsizetype width = 0;
    QList<const Command *> shown;
    for (const Command &command : commands) {
        if (group.isEmpty() || command.name.startsWith(group + u' ')) {
            shown.append(&command);
            width = std::max(width, command.name.size() + 1 + command.synopsis.size());
        }
    }
    for (const Command *command : shown) {
        const QString head = command->name + u' ' + command->synopsis;
        text += u"  " + head + QString(width - head.size() + 2, u' ') + command->summary + u'\n';
    }
    text
        += Omt::tr("\nEvery command takes --json, --data-dir DIR (or OMT_DATA_DIR), --profile NAME "
                   "and --help.\n\nExit codes: 0 done, 1 done in part or nothing matched, 2 wrong "
                   "usage, 3 no connection,\n4 refused, 5 bad input file.\n");
    return text;
}

constexpr int helpWidth = 80; // columns
constexpr int optionIndent = 30;

/** The text in lines of at most helpWidth; all but the first are indented. */
QString wrapped(const QString &text, int indent, int firstIndent)
{
    QString all;
    for (const QString &paragraph : text.split(u'\n')) {
        int column = all.isEmpty() ? firstIndent : indent;
        if (!all.isEmpty())
            all += u'\n' + QString(indent, u' ');
        bool isFirst = true;
        for (const QString &word : paragraph.split(u' ')) {
            const int width = displayWidth(word);
            if (!isFirst && column + 1 + width > helpWidth) {
                all += u'\n' + QString(indent, u' ');
                column = indent;
                isFirst = true;
            }
            all += isFirst ? word : u' ' + word;
            column += width + (isFirst ? 0 : 1);
            isFirst = false;
        }
    }
    return all;
}

QString helpOf(const Command &command, const QList<QCommandLineOption> &options)
{
    QString text = Omt::tr("Usage: omt %1 [OPTIONS] %2").arg(command.name, command.synopsis);
    text = text.trimmed() + u"\n\n" + command.summary + u'\n';
    if (!command.description.isEmpty())
        text += u'\n' + wrapped(command.description, 0, 0) + u'\n';
    text += Omt::tr("\nOptions:\n");
    for (const QCommandLineOption &option : options) {
        QStringList names;
        for (const QString &name : option.names())
            names.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
        QString head = names.join(u", "_s);
        if (!option.valueName().isEmpty())
            head += u' ' + option.valueName();
        head = u"  "_s + head.leftJustified(optionIndent - 4) + u"  "_s;
        text += head + wrapped(option.description(), optionIndent, int(head.size())) + u'\n';
    }
    return text;
}

/** The nearest thing to what was typed, if anything is near. */
QString suggestion(const QString &typed, const QList<Command> &commands)
{
    for (const Command &command : commands) {
        if (command.name.startsWith(typed.left(3)) || typed.startsWith(command.name))
            return Omt::tr("Did you mean \"omt %1\"?").arg(command.name);
    }
    return Omt::tr("\"omt --help\" lists the commands.");
}

struct Call
{
    const Command *command = nullptr;
    QString group; ///< "catalog" alone: a group without its command
    QStringList arguments; ///< what is left for the parser
};

Result<Call> findCall(const QStringList &arguments, const QList<Command> &commands)
{
    Call call;
    qsizetype at = 0;
    while (at < arguments.size()) {
        const int length = leadingOptionLength(arguments, at);
        if (length == 0)
            break;
        call.arguments += arguments.mid(at, length);
        at += length;
    }
    if (at >= arguments.size())
        return call;
    const QString word = arguments[at];
    if (at + 1 < arguments.size())
        call.command = findCommand(commands, word + u' ' + arguments[at + 1]);
    if (call.command) {
        call.arguments += arguments.mid(at + 2);
        return call;
    }
    call.command = findCommand(commands, word);
    call.arguments += arguments.mid(at + 1);
    if (call.command)
        return call;
    const bool isGroup = std::any_of(commands.cbegin(), commands.cend(), [&](const Command &c) {
        return c.name.startsWith(word + u' ');
    });
    if (!isGroup) {
        return usageError(Omt::tr("there is no command \"%1\"").arg(word),
                          suggestion(word, commands));
    }
    call.group = word;
    return call;
}

Result<> checkArguments(const Command &command, const QStringList &arguments)
{
    const QString hint = Omt::tr("Usage: omt %1 %2").arg(command.name, command.synopsis);
    if (arguments.size() < command.minimumArguments)
        return usageError(Omt::tr("\"omt %1\" needs more: %2").arg(command.name, command.synopsis),
                          hint);
    if (arguments.size() > command.maximumArguments) {
        return usageError(Omt::tr("\"omt %1\" does not know what to do with \"%2\"")
                              .arg(command.name, arguments[command.maximumArguments]),
                          hint);
    }
    return {};
}

Result<ExitCode> runGroupOrOverview(const Call &call, const QList<Command> &commands,
                                    Console &console)
{
    const auto wants = [&](QStringView shortName, QStringView longName) {
        return call.arguments.contains(shortName) || call.arguments.contains(longName);
    };
    if (wants(u"-v", u"--version")) {
        console.printLine(u"omt " OMT_VERSION ""_s);
        return ExitCode::Done;
    }
    if (wants(u"-h", u"--help")) {
        console.print(overview(commands, call.group));
        return ExitCode::Done;
    }
    for (const QString &line : overview(commands, call.group).trimmed().split(u'\n'))
        console.printNote(line);
    return ExitCode::Usage;
}

Result<ExitCode> runCall(const Call &call, Console &console, Interruption &interruption)
{
    const Command &command = *call.command;
    const QList<QCommandLineOption> options = command.options + commonOptions();
    QCommandLineParser parser;
    parser.addOptions(options);
    if (!parser.parse(QStringList(u"omt"_s) + call.arguments)) {
        return usageError(parser.errorText(),
                          Omt::tr("\"omt %1 --help\" lists its options.").arg(command.name));
    }
    if (parser.isSet(u"help"_s)) {
        console.print(helpOf(command, options));
        return ExitCode::Done;
    }
    if (parser.isSet(u"version"_s)) {
        console.printLine(u"omt " OMT_VERSION ""_s);
        return ExitCode::Done;
    }
    if (const Result<> checked = checkArguments(command, parser.positionalArguments()); !checked)
        return checked.error();
    const QString profile = parser.value(u"profile"_s);
    if (!profile.isEmpty() && profile != personalProfile) {
        return makeError(Error::Kind::Connection,
                         Omt::tr("there is no connection profile \"%1\"").arg(profile), {},
                         Omt::tr("The only profile so far is \"personal\", your own library."));
    }
    Invocation invocation{parser,       parser.positionalArguments(), console,
                          interruption, parser.isSet(u"json"_s),      parser.value(u"data-dir"_s)};
    if (parser.isSet(u"data-dir"_s) && invocation.dataDir.isEmpty())
        return usageError(Omt::tr("--data-dir needs the name of a directory"));
    const server::ServerLoss loss(clusterOptions(invocation));
    const Result<ExitCode> done = command.run(invocation);
    return done ? done : Result<ExitCode>(loss.explain(done.error()));
}

} // namespace

ExitCode runCommandLine(const QStringList &arguments, const QList<Command> &commands,
                        Console &console, Interruption &interruption)
{
    const Result<Call> call = findCall(arguments, commands);
    const Result<ExitCode> code = call.andThen([&](const Call &found) -> Result<ExitCode> {
        return found.command ? runCall(found, console, interruption)
                             : runGroupOrOverview(found, commands, console);
    });
    if (!code) {
        if (code.error().isCancelled()) {
            console.printNote(Omt::tr("omt: interrupted; nothing was changed"));
            return ExitCode::Interrupted;
        }
        console.printError(code.error());
        return exitCodeFor(code.error());
    }
    return *code;
}

} // namespace omt::cli
