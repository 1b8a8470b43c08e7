// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/backup.h"
#include "app/omt/commands/commands.h"
#include "app/omt/console.h"
#include "app/omt/librarysession.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

constexpr int keptBackups = 20;

Result<ExitCode> createOne(Invocation &call)
{
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    const session::PersonalLibrary &personal = (*session)->personal();
    const QString chosen = call.parser.value(u"output"_s);
    call.console.showProgress(Omt::tr("Backing up…"));
    const Result<QString> file = db::createBackup(
        {personal.cluster().installation().binDir, (*session)->opened().administrator,
         chosen.isEmpty() ? session::backupDirectory(personal.dataDirectory())
                          : QDir(chosen).absolutePath(),
         keptBackups});
    if (!file)
        return file.error();
    const qint64 bytes = QFileInfo(*file).size();
    if (call.asJson)
        call.console.print(QJsonObject{{u"file"_s, *file}, {u"bytes"_s, bytes}});
    else
        call.console.printLine(
            Omt::tr("Backed up to %1 (%2)").arg(*file, QLocale().formattedDataSize(bytes)));
    return ExitCode::Done;
}

Result<ExitCode> listAll(Invocation &call)
{
    const QString dataDir
        = session::PersonalLibrary(clusterOptions(call), u"omt"_s).dataDirectory();
    const QStringList files = db::backups(session::backupDirectory(dataDir));
    QJsonArray array;
    Table table({{Omt::tr("Made")}, {Omt::tr("Size"), Table::Align::Right}, {Omt::tr("File")}});
    for (const QString &file : files) {
        const QFileInfo info(file);
        const QString made = info.lastModified().toUTC().toString(Qt::ISODate);
        array.append(
            QJsonObject{{u"file"_s, file}, {u"bytes"_s, info.size()}, {u"made_at"_s, made}});
        table.add({made, QLocale().formattedDataSize(info.size()), file});
    }
    if (call.asJson)
        call.console.print(array);
    else if (table.isEmpty())
        call.console.printNote(Omt::tr("There are no backups yet."));
    else
        call.console.print(table.toString());
    return ExitCode::Done;
}

} // namespace

QList<Command> backupCommands()
{
    return {
        {u"backup create"_s,
         {},
         Omt::tr("Back the whole library up"),
         {},
         {{{u"o"_s, u"output"_s}, Omt::tr("Put it into DIR."), u"DIR"_s}},
         0,
         0,
         createOne},
        {u"backup list"_s, {}, Omt::tr("Show the backups there are"), {}, {}, 0, 0, listAll},
    };
}

} // namespace omt::cli
