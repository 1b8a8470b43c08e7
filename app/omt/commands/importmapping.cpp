// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/importmapping.h"
#include "app/omt/commands/commands.h"
#include "app/omt/console.h"
#include "app/omt/librarysession.h"
#include "core/transfer/importfiles.h"
#include "core/transfer/importmappings.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

Result<transfer::MappedTable> tableOf(LibrarySession &session, const QString &path)
{
    return answerOf(session.database().read(
        [path](db::Connection &connection) { return transfer::mappedTable(connection, path); }));
}

Error unexplained(const QString &name)
{
    return makeError(Error::Kind::BadInput,
                     Omt::tr("“%1” is a table of no format that is known").arg(name), {},
                     Omt::tr("\"omt import mapping FILE\" prints what its columns seem to mean. "
                             "Correct that, and give it as --mapping; it is then remembered."));
}

Result<ExitCode> printMapping(Invocation &call)
{
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    const auto table = tableOf(**session, call.arguments.first());
    if (!table)
        return table.error();
    call.console.printNote(table->isRemembered ? Omt::tr("As you explained it before:")
                                               : Omt::tr("As far as it can be guessed:"));
    call.console.print(table->mapping.toJson());
    return ExitCode::Done;
}

} // namespace

Result<> useRememberedMappings(LibrarySession &session, transfer::ImportOptions *options)
{
    if (options->mapping || !options->format.isEmpty())
        return {};
    for (const transfer::ImportFile &file : transfer::findImportFiles(options->files)) {
        if (!file.isTable)
            continue;
        const auto table = tableOf(session, file.path);
        if (!table)
            return table.error();
        if (table->isRemembered)
            options->mappings.insert(file.path, table->mapping);
        else if (!file.isFromFolder)
            return unexplained(file.name);
    }
    return {};
}

Result<> rememberGivenMapping(LibrarySession &session, const transfer::ImportOptions &options)
{
    if (!options.mapping || options.dryRun)
        return {};
    for (const QString &path : options.files) {
        const auto sample = transfer::sampleTable(path, 1);
        if (!sample)
            continue; // an archive with tables in it has no columns of its own
        const auto kept = answerOf(session.database().write(
            [key = sample->headerKey(), mapping = *options.mapping,
             label = QFileInfo(path).fileName()](db::Connection &connection) {
                return transfer::rememberMapping(connection, key, mapping, label);
            }));
        if (!kept)
            return kept;
    }
    return {};
}

Command importMappingCommand()
{
    return {u"import mapping"_s,
            u"FILE"_s,
            Omt::tr("Show what the columns of a table of your own mean"),
            Omt::tr("As JSON for \"omt import --mapping\": as you explained a table with the same "
                    "columns before, else as it can be guessed from their names and values."),
            {},
            1,
            1,
            printMapping};
}

} // namespace omt::cli
